//! What each organization has, as plain values.

use std::collections::BTreeMap;

use super::steps::{ORGANIZATIONS, Org, Slot, year};

/// The plans of one organization, by their years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows(pub BTreeMap<Slot, Plan>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    pub title: String,
    pub goals: Vec<String>,
}

impl Rows {
    /// A plan without goals.
    pub(super) fn create(&mut self, slot: Slot, title: &str) {
        self.0.insert(slot, Plan { title: title.to_owned(), goals: Vec::new() });
    }

    /// How many plans and goals there are.
    pub(super) fn has(&self, slot: Slot) -> bool {
        self.0.contains_key(&slot)
    }

    /// As a list over HTTP shows them.
    pub(super) fn listed(&self) -> Vec<String> {
        let plans = self.0.iter();
        let mut lines: Vec<_> = plans
            .map(|(slot, plan)| format!("{} {} with {} goals", year(*slot), plan.title, plan.goals.len()))
            .collect();
        lines.sort();
        lines
    }

    /// As the tables themselves show them.
    pub(super) fn stored(&self, org: Org) -> Vec<String> {
        let number = ORGANIZATIONS[org].0;
        let mut lines = Vec::new();
        for (slot, plan) in &self.0 {
            lines.push(format!("{number} plan {} {}", year(*slot), plan.title));
            lines.push(format!("{number} summary {} {} with {} goals", year(*slot), plan.title, plan.goals.len()));
            lines.extend(plan.goals.iter().map(|goal| format!("{number} goal {goal}")));
        }
        lines.sort();
        lines
    }
}

/// A transaction on a shared connection, as far as it has gone.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub org: Org,
    pub rows: Rows,
    pub savepoints: Vec<Rows>,
    pub failed: bool,
}

impl Open {
    pub(super) fn new(org: Org, rows: &Rows) -> Self {
        Self { org, rows: rows.clone(), savepoints: Vec::new(), failed: false }
    }
}
