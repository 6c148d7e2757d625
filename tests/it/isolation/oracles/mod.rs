//! The oracles: what says of any attack, whatever it was, whether it got through. The canary looks for another
//! organization's words in what came out, conservation for changes of another's rows, and the differential for answers
//! that depend on another's rows. The fourth, that no statement does anything without a context, is a test of all
//! queries in `queries.rs`.

mod canary;
mod conservation;
mod differential;
mod tests;

pub(super) use canary::{Canary, FREE_TEXT};
pub(super) use conservation::Sums;
pub(super) use differential::{WORLDS, in_every_world, same_in_every_world};
