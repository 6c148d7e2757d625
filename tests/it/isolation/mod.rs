//! Isolation, attacked with raw SQL below the service: whatever statement reaches the database, an organization sees and
//! changes its own rows alone. A denial stands beside a control that shows the same statement working where it may.

mod arena;
mod duo;
mod oracles;
mod query;
mod table;

mod auditor;
mod battery;
mod interference;
mod limits;
mod matrix;
mod members;
mod mutants;
mod mutants_of_rules;
mod mutants_of_sessions;
mod queries;
mod seal;
mod workflow;

pub(crate) use arena::{Answer, Context, End, Outcome, mint_over, send};
pub(crate) use interference::{Effort, Finding, assert_found, assert_holds, explore, runtime};
pub(crate) use mutants::{Attack, Mutant, function_with};
