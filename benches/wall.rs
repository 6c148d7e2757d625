//! What the wall costs: the same statements on the same rows, once through the pass, the role and the policies, and once
//! on a copy of the database without any of them. In pairs, A B A B, whole transactions. See benches/README.md.

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
    /// Pairs of each statement; a tenth as many of the aggregate.
    #[arg(long, default_value_t = 2000)]
    pairs: usize,
    /// What `cargo bench` adds.
    #[arg(long, hide = true)]
    bench: bool,
}

/// A statement that is measured.
struct Work {
    name: &'static str,
    sql: &'static str,
    writes: bool,
    /// The ratio that is aimed at.
    target: f64,
    /// One in how many pairs is run.
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
    println!("{} objectives of {ORGANIZATIONS} organizations, {} pairs a statement", arguments.rows, arguments.pairs);
    println!("{:<10} {:>22} {:>22} {:>7} {:>7}", "", "with the wall (µs)", "without (µs)", "ratio", "target");
    println!("{:<10} {:>22} {:>22}", "", "median   p5–p95", "median   p5–p95");
    let mut report = Vec::new();
    for work in &WORK {
        ground.renew_passes().await;
        report.push(measure(&ground, work, arguments.pairs / work.share).await);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench");
    std::fs::create_dir_all(folder).unwrap();
    let report = json!({ "rows": arguments.rows, "organizations": ORGANIZATIONS, "work": report });
    std::fs::write(format!("{folder}/wall.json"), serde_json::to_string_pretty(&report).unwrap()).unwrap();
    println!("also in target/bench/wall.json");
}

async fn measure(ground: &Ground, work: &Work, pairs: usize) -> Value {
    let sides = [&ground.walled, &ground.bare];
    let mut prepared = Vec::new();
    for side in sides {
        prepared.push(side.prepare(work.sql).await);
    }
    let mut times = [Vec::new(), Vec::new()];
    // The first pairs fill caches and are not counted.
    let warm_up = pairs / 10;
    for pair in 0..warm_up + pairs {
        let org = (pair * 7 + pair / ORGANIZATIONS) % ORGANIZATIONS;
        let row = ground.row(org, pair);
        // Who goes first changes from pair to pair.
        let order = if pair % 2 == 0 { [0, 1] } else { [1, 0] };
        for side in order {
            let time = transaction(sides[side], &prepared[side], work, org, row).await;
            if pair >= warm_up {
                times[side].push(time);
            }
        }
    }
    let [walled, bare] = times.map(Spread::of);
    let ratio = walled.median / bare.median;
    println!("{:<10} {walled} {bare} {ratio:>7.3} {:>7.2}", work.name, work.target);
    json!({ "name": work.name, "walled_us": walled.json(), "bare_us": bare.json(), "ratio": ratio, "target": work.target, "pairs": pairs })
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
        write!(f, "{:>9.0} {spread:>12}", self.median)
    }
}
