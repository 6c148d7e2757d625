//! What the observer (MOH) does, and what the other organization (MOLE) does meanwhile.

use proptest::prelude::*;

use super::steps::Slot;

#[derive(Clone, Debug)]
pub(super) enum Act {
    Write(Write),
    Look(Look),
    Probe(Probe),
    Sql(Query),
    /// A file, by the end of the page's address that hands it out.
    Export(&'static str),
    Document(Slot),
    /// The other organization does something, in the world where it does anything.
    Meanwhile(Write),
}

#[derive(Clone, Debug)]
pub(super) enum Write {
    Plan(Slot, usize),
    Rename(Slot, usize),
    Goal(Slot, usize),
    Progress(Slot),
    AnnualPlan(Slot, usize),
    Objective(Slot, usize),
    Step(Slot, &'static str),
}

#[derive(Clone, Debug)]
pub(super) enum Look {
    /// Something of the API's planning.
    At(&'static str),
    /// A list, asked for a page at a time.
    Paged(&'static str),
    Row(Slot, &'static str),
    Page(&'static str),
}

/// A guess at what the other organization has.
#[derive(Clone, Debug)]
pub(super) enum Probe {
    Fetch,
    Change,
    AddGoal,
    LinkPlan,
    LinkGoal(Slot),
    Filter,
    Address(&'static str),
}

/// SQL with the observer's own pass.
#[derive(Clone, Debug)]
pub(super) enum Query {
    Count(&'static str),
    Latest,
    TheirNumber,
    /// A row with the id of one of theirs.
    TheirId(Slot),
    UnderTheirPlan,
    ChangeAll(usize),
}

/// Titles that both organizations use.
pub(super) const TITLES: [&str; 4] = ["Health for all", "Clinics", "Training", "Water and \"light\""];

fn slot() -> impl Strategy<Value = Slot> {
    0..3_u8
}

fn title() -> impl Strategy<Value = usize> {
    0..TITLES.len()
}

fn write() -> impl Strategy<Value = Write> {
    let steps = prop::sample::select(vec!["submit", "approve", "activate", "archive", "withdraw"]);
    prop_oneof![
        5 => (slot(), title()).prop_map(|(slot, title)| Write::Plan(slot, title)),
        1 => (slot(), title()).prop_map(|(slot, title)| Write::Rename(slot, title)),
        3 => (slot(), title()).prop_map(|(slot, title)| Write::Goal(slot, title)),
        1 => slot().prop_map(Write::Progress),
        2 => (slot(), title()).prop_map(|(slot, title)| Write::AnnualPlan(slot, title)),
        2 => (slot(), title()).prop_map(|(slot, title)| Write::Objective(slot, title)),
        2 => (slot(), steps).prop_map(|(slot, step)| Write::Step(slot, step)),
    ]
}

fn look() -> impl Strategy<Value = Look> {
    let addresses = vec![
        "dashboard",
        "waiting",
        "strategic-plans",
        "strategic-plans?sort=title",
        "strategic-plans?sort=-progress&q=clinic",
        "strategic-plans?year=2021&status=draft",
        "annual-plans",
        "objectives",
        "objectives?q=training&overdue=true",
        "/api/v1/moa/MOH/organization",
        "/api/v1/me",
    ];
    let pages = vec![
        "dashboard/",
        "planning/",
        "planning/strategic-plans/",
        "planning/objectives/?q=water",
        "planning/waiting/",
    ];
    let of_row = prop::sample::select(vec!["", "/goals", "/transitions"]);
    prop_oneof![
        5 => prop::sample::select(addresses).prop_map(Look::At),
        2 => prop::sample::select(vec!["strategic-plans", "annual-plans", "objectives"]).prop_map(Look::Paged),
        2 => (slot(), of_row).prop_map(|(slot, what)| Look::Row(slot, what)),
        2 => prop::sample::select(pages).prop_map(Look::Page),
    ]
}

fn probe() -> impl Strategy<Value = Probe> {
    let addresses = vec!["dashboard", "strategic-plans", "/api/v1/moa/MOLE/organization"];
    prop_oneof![
        Just(Probe::Fetch),
        Just(Probe::Change),
        Just(Probe::AddGoal),
        Just(Probe::LinkPlan),
        slot().prop_map(Probe::LinkGoal),
        Just(Probe::Filter),
        prop::sample::select(addresses).prop_map(Probe::Address),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let counted = vec![
        "planning.strategic_plans",
        "planning.goals",
        "planning.annual_plan_summaries",
        "planning.strategic_plan_summaries",
        "planning.transitions",
    ];
    prop_oneof![
        2 => prop::sample::select(counted).prop_map(Query::Count),
        1 => Just(Query::Latest),
        1 => Just(Query::TheirNumber),
        1 => slot().prop_map(Query::TheirId),
        1 => Just(Query::UnderTheirPlan),
        1 => title().prop_map(Query::ChangeAll),
    ]
}

/// A sequence of what both do.
pub(super) fn sequences() -> impl Strategy<Value = Vec<Act>> {
    let exports = vec![
        "strategic-plans/export/csv/",
        "strategic-plans/export/xlsx/",
        "annual-plans/export/csv/",
        "objectives/export/csv/?q=clinic",
        "objectives/export/xlsx/",
        "waiting/export/csv/",
    ];
    let act = prop_oneof![
        14 => write().prop_map(Act::Write),
        12 => look().prop_map(Act::Look),
        5 => probe().prop_map(Act::Probe),
        5 => query().prop_map(Act::Sql),
        4 => prop::sample::select(exports).prop_map(Act::Export),
        1 => slot().prop_map(Act::Document),
        10 => write().prop_map(Act::Meanwhile),
    ];
    prop::collection::vec(act, 1..40)
}
