//! What the wall costs: the same statements on the same rows, behind the whole wall, with the policies taken away, and
//! with nothing at all. In turn, whole transactions. See benches/README.md.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

mod ground;

use std::time::{Duration, Instant};

use clap::Parser;
use futures_util::future::join3;
use ground::{ANNUAL_PLAN, Ground, Side};
use serde_json::{Value, json};
use tokio_postgres::{Client, Statement};
use uuid::Uuid;

const ORGANIZATIONS: usize = 44;

#[derive(Parser)]
struct Arguments {
    /// Objectives in all, spread over 44 organizations.
    #[arg(long, default_value_t = 1_000_000)]
    rows: i32,
    /// Rounds of each statement; a tenth as many of the aggregate.
    #[arg(long, default_value_t = 2000)]
    rounds: usize,
    /// What `cargo bench` adds.
    #[arg(long, hide = true)]
    bench: bool,
}

/// A statement that is measured.
struct Work {
    name: &'static str,
    sql: &'static str,
    writes: bool,
    /// The ratio to the same without policies that is aimed at.
    target: f64,
    /// One in how many rounds is run.
    share: usize,
}

const WORK: [Work; 4] = [
    Work {
        name: "list",
        sql: "select o.id, o.title, o.description, o.target_date, o.completion_percentage::text, o.status, o.version, a.title
              from planning.objectives o
              join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
              where o.org_id = $1 order by o.target_date, o.id limit 20",
        writes: false,
        target: 1.10,
        share: 1,
    },
    Work {
        name: "detail",
        sql: "select o.id, o.title, o.description, o.target_date, o.completion_percentage::text, o.status, o.version, a.title
              from planning.objectives o
              join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
              where o.org_id = $1 and o.id = $2",
        writes: false,
        target: 1.10,
        share: 1,
    },
    Work {
        name: "aggregate",
        sql: "select status, count(*), avg(completion_percentage)::text from planning.objectives where org_id = $1 group by status",
        writes: false,
        target: 1.10,
        share: 10,
    },
    Work {
        name: "insert",
        sql: "insert into planning.objectives
                (org_id, id, annual_plan_id, title, description, target_date, indicator, target_value, current_value)
              values ($1, $2, $3, 'A new objective', 'What it is', '2026-06-30', 'units', 10, 0) returning version",
        writes: true,
        target: 1.15,
        share: 1,
    },
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments = Arguments::parse();
    let ground = Ground::new(arguments.rows, ORGANIZATIONS).await;
    println!(
        "{} objectives of {ORGANIZATIONS} organizations, {} rounds; µs: median, p5–p95",
        arguments.rows, arguments.rounds
    );
    println!(
        "{:<10} {:>20} {:>20} {:>20} {:>14} {:>14}",
        "", "whole wall", "no policies", "nothing", "to no policies", "to nothing"
    );
    let mut report = Vec::new();
    for work in &WORK {
        ground.renew_passes().await;
        report.push(measure(&ground, work, arguments.rounds / work.share).await);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench");
    std::fs::create_dir_all(folder).unwrap();
    let report = json!({ "rows": arguments.rows, "organizations": ORGANIZATIONS, "work": report });
    std::fs::write(format!("{folder}/wall.json"), serde_json::to_string_pretty(&report).unwrap()).unwrap();
    println!("also in target/bench/wall.json");
}

async fn measure(ground: &Ground, work: &Work, rounds: usize) -> Value {
    let mut prepared = Vec::new();
    for side in &ground.sides {
        prepared.push(side.prepare(work.sql).await);
    }
    let mut times = [const { Vec::new() }; 3];
    // The first rounds fill caches and are not counted.
    let warm_up = rounds / 10;
    for round in 0..warm_up + rounds {
        let org = (round * 7 + round / ORGANIZATIONS) % ORGANIZATIONS;
        let row = ground.row(org, round);
        for turn in 0..3 {
            // Who goes first changes from round to round.
            let side = (turn + round) % 3;
            let time = transaction(&ground.sides[side], &prepared[side], work, org, row).await;
            if round >= warm_up {
                times[side].push(time);
            }
        }
    }
    let [whole, open, bare] = times.map(Spread::of);
    let (to_open, to_bare) = (whole.median / open.median, whole.median / bare.median);
    let aim = format!("{to_open:.3} ({:.2})", work.target);
    println!("{:<10} {whole} {open} {bare} {aim:>14} {to_bare:>14.3}", work.name);
    json!({
        "name": work.name, "rounds": rounds, "whole_us": whole.json(), "no_policies_us": open.json(), "nothing_us": bare.json(),
        "to_no_policies": to_open, "aim": work.target, "to_nothing": to_bare
    })
}

/// Begin, context, statement in one flight, then the commit, as the service sends them; all of it is waited for.
async fn transaction(side: &Side, statement: &Statement, work: &Work, org: usize, row: Uuid) -> Duration {
    let begin = if work.writes { "begin" } else { "begin read only" };
    let start = Instant::now();
    let context = side.enter(org, work.writes);
    let rows = run(&side.client, statement, org, row);
    let (started, entered, rows) = join3(side.client.batch_execute(begin), context, rows).await;
    started.unwrap();
    entered.unwrap();
    side.client.batch_execute("commit").await.unwrap();
    let time = start.elapsed();
    assert!(rows > 0, "{} found nothing", work.name);
    time
}

async fn run(client: &Client, statement: &Statement, org: usize, row: Uuid) -> usize {
    let org_id = i32::try_from(org).unwrap() + 1;
    let fresh = Uuid::now_v7();
    let rows = match statement.params().len() {
        1 => client.query(statement, &[&org_id]).await,
        2 => client.query(statement, &[&org_id, &row]).await,
        _ => client.query(statement, &[&org_id, &fresh, &ANNUAL_PLAN]).await,
    };
    rows.unwrap().len()
}

/// Median and spread of times, in microseconds.
struct Spread {
    median: f64,
    p5: f64,
    p95: f64,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |per_cent: usize| times[(times.len() - 1) * per_cent / 100].as_secs_f64() * 1e6;
        Self { median: at(50), p5: at(5), p95: at(95) }
    }

    fn json(&self) -> Value {
        json!({ "median": self.median, "p5": self.p5, "p95": self.p95 })
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let spread = format!("{:.0}–{:.0}", self.p5, self.p95);
        write!(f, "{:>8.0} {spread:>11}", self.median)
    }
}
