//! Non-interference as a property: whatever two organizations do on shared connections, each sees its own rows alone
//! (`shared`), and nothing one of them can observe depends on what the other has (`worlds`). Sequences are random; one
//! that fails is cut down to the steps that matter, and printed with the seed that leads back to it:
//!
//! `BMMS_SEED=<seed>` begins with that seed, `BMMS_SOAK=<minutes>` tries sequences for that long, from a random one. A run
//! without either tries the same few each time, so that a failure is about what was changed.

mod actions;
mod acts;
mod model;
mod observed;
mod shared;
mod stage;
mod steps;
mod world;
mod worlds;

pub(super) use observed::Words;

use std::cell::Cell;
use std::fmt::Debug;
use std::time::{Duration, Instant};

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use tokio_postgres::Client;

/// How long to look for a sequence that fails.
#[derive(Clone, Copy)]
pub(crate) enum Effort {
    Cases(u32),
    Minutes(f64),
    /// Until one is found that fails, which is not far to seek.
    UntilFound,
}

impl Effort {
    /// A few cases, or as long as `BMMS_SOAK` says.
    pub(crate) fn bounded(cases: u32) -> Self {
        let minutes = std::env::var("BMMS_SOAK").ok().map(|minutes| minutes.parse().expect("BMMS_SOAK is in minutes"));
        minutes.map_or(Self::Cases(cases), Self::Minutes)
    }

    fn is_spent(self, tried: u32, begun: Instant) -> bool {
        match self {
            Self::Cases(cases) => tried >= cases,
            Self::UntilFound => tried >= 60,
            Self::Minutes(minutes) => begun.elapsed() >= Duration::from_secs_f64(minutes * 60.0),
        }
    }
}

/// The shortest sequence that was found to fail, and how.
#[derive(Debug)]
pub(crate) struct Finding {
    seed: u64,
    cases: u32,
    why: String,
    sequence: String,
}

/// Tries sequences until one fails or the effort is spent; then says how much was tried.
pub(crate) fn explore<T: Clone + Debug>(
    name: &str,
    effort: Effort,
    sequences: &impl Strategy<Value = Vec<T>>,
    run: impl Fn(&[T]) -> Result<(), String>,
) -> Result<(), Finding> {
    let (begun, steps) = (Instant::now(), Cell::new(0));
    let first = std::env::var("BMMS_SEED").ok().map(|seed| seed.parse().expect("a number"));
    let first = first.unwrap_or_else(|| if matches!(effort, Effort::Minutes(_)) { random_seed() } else { 0 });
    let mut tried = 0;
    while !effort.is_spent(tried, begun) {
        // A seed for each case, so that one case can be repeated without those before it.
        let seed = first.wrapping_add(u64::from(tried));
        let mut runner = runner(seed, if matches!(effort, Effort::UntilFound) { 8 } else { SHORTENING });
        let sequence = sequences.new_tree(&mut runner).expect("a strategy without filters");
        tried += 1;
        let outcome = runner.run_one(sequence, |sequence| {
            steps.set(steps.get() + sequence.len());
            run(&sequence).map_err(TestCaseError::fail)
        });
        if let Err(TestError::Fail(why, sequence)) = outcome {
            let why = why.to_string();
            return Err(Finding { seed, cases: tried, why, sequence: lines(&sequence) });
        }
    }
    let secs = begun.elapsed().as_secs();
    println!("{name}: {tried} sequences, {} steps in {secs} s, from seed {first}", steps.get());
    Ok(())
}

/// A step a line.
fn lines<T: Debug>(sequence: &[T]) -> String {
    sequence.iter().map(|step| format!("    {step:?}")).collect::<Vec<_>>().join(",\n")
}

fn random_seed() -> u64 {
    u64::from_be_bytes(uuid::Uuid::new_v4().as_bytes()[8..].try_into().unwrap())
}

/// Cutting a sequence down to what matters takes at most so many attempts.
const SHORTENING: u32 = 80;

fn runner(seed: u64, shortening: u32) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    let config = Config { failure_persistence: None, max_shrink_iters: shortening, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// The property must hold.
pub(crate) fn assert_holds(outcome: Result<(), Finding>) {
    if let Err(finding) = outcome {
        panic!(
            "{}\nseed {} (sequence {} of this run); cut down to\n{}",
            finding.why, finding.seed, finding.cases, finding.sequence
        );
    }
}

/// The property must notice that a defence is gone.
pub(crate) fn assert_found(what: &str, outcome: Result<(), Finding>) {
    let finding = outcome.expect_err(what);
    assert!(!finding.why.contains("/api/problems/internal"), "this breaks the service: {}", finding.why);
    println!("without {what}, after {} sequences: {}\n{}", finding.cases, finding.why, finding.sequence);
}

/// A defence taken away in the test's own database.
enum Sabotage {
    Sql(&'static str),
    Function { name: &'static str, condition: &'static str, replacement: &'static str },
}

impl Sabotage {
    async fn of(&self, root: &Client) {
        let sql = match self {
            Self::Sql(sql) => (*sql).to_owned(),
            Self::Function { name, condition, replacement } => {
                super::mutants::function_with(root, name, condition, replacement).await
            }
        };
        root.batch_execute(&sql).await.unwrap();
    }
}

/// Runs something asynchronous to its end, as proptest knows no such thing.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
