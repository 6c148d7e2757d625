//! What may happen on shared connections, one thing at a time.

use proptest::prelude::*;

/// The organizations: number and code.
pub(super) const ORGANIZATIONS: [(i32, &str); 2] = [(6, "MOH"), (10, "MOLE")];

/// The database connections that take turns for both organizations, beside those of the service.
pub(super) const HANDS: usize = 2;

/// One of the organizations.
pub(super) type Org = usize;

/// A stretch of two years. An organization has at most one plan in it; the other may have one too.
pub(super) type Slot = u8;

/// The first year of a slot.
pub(super) fn year(slot: Slot) -> i32 {
    2020 + 2 * i32::from(slot)
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A request by a person of an organization.
    Request(Org, Asked),
    /// SQL on one of the shared connections.
    Sql(usize, Said),
}

#[derive(Clone, Debug)]
pub(super) enum Asked {
    Create(Slot),
    Rename(Slot),
    AddGoal(Slot),
    DropGoal(Slot),
    /// A body that breaks a rule.
    Broken,
    /// The other organization's plan, under the own address.
    TheirRow(Slot),
    /// The other organization's address.
    TheirAddress(Slot),
    /// A creation that is stopped while it waits for a lock.
    Stopped(Slot, Stop),
    /// The service's connections are cut while nothing runs.
    Cut,
}

/// How a request in the middle of a transaction ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stop {
    ClientLeaves,
    StatementCancelled,
    ConnectionCut,
}

#[derive(Clone, Debug)]
pub(super) enum Said {
    Begin(Org),
    Insert(Slot),
    Rename(Slot),
    RenameAll,
    AddGoal(Slot),
    /// A row with the other organization's number.
    InsertForOther(Slot),
    /// A change of the other organization's rows, named by its number.
    RenameOther,
    Savepoint,
    RollbackTo,
    Release,
    Error,
    Cancel,
    Timeout,
    /// The other organization's number, with the pass of this one.
    ClaimOther,
    ResetRole,
    Commit,
    Rollback,
    Disconnect,
    /// The context of an organization, set for the whole session.
    LeaveSettings(Org),
}

fn slot() -> impl Strategy<Value = Slot> {
    0..4_u8
}

fn asked() -> impl Strategy<Value = Asked> {
    let stop = prop_oneof![Just(Stop::ClientLeaves), Just(Stop::StatementCancelled), Just(Stop::ConnectionCut)];
    prop_oneof![
        6 => slot().prop_map(Asked::Create),
        3 => slot().prop_map(Asked::Rename),
        3 => slot().prop_map(Asked::AddGoal),
        1 => slot().prop_map(Asked::DropGoal),
        1 => Just(Asked::Broken),
        2 => slot().prop_map(Asked::TheirRow),
        1 => slot().prop_map(Asked::TheirAddress),
        1 => (slot(), stop).prop_map(|(slot, stop)| Asked::Stopped(slot, stop)),
        1 => Just(Asked::Cut),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let writes = prop_oneof![
        6 => slot().prop_map(Said::Insert),
        2 => slot().prop_map(Said::Rename),
        1 => Just(Said::RenameAll),
        3 => slot().prop_map(Said::AddGoal),
        1 => slot().prop_map(Said::InsertForOther),
        1 => Just(Said::RenameOther),
    ];
    let ends = prop_oneof![
        3 => Just(Said::Commit),
        1 => Just(Said::Rollback),
        1 => Just(Said::Disconnect),
    ];
    let points = prop_oneof![2 => Just(Said::Savepoint), 2 => Just(Said::RollbackTo), 1 => Just(Said::Release)];
    let errors = prop_oneof![
        2 => Just(Said::Error),
        1 => Just(Said::Cancel),
        1 => Just(Said::Timeout),
        1 => Just(Said::ClaimOther),
        1 => Just(Said::ResetRole),
    ];
    let org = 0..ORGANIZATIONS.len();
    prop_oneof![
        5 => org.clone().prop_map(Said::Begin),
        6 => writes,
        3 => points,
        1 => errors,
        3 => ends,
        1 => org.prop_map(Said::LeaveSettings),
    ]
}

/// A sequence of steps.
pub(super) fn sequences() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        2 => (0..ORGANIZATIONS.len(), asked()).prop_map(|(org, asked)| Step::Request(org, asked)),
        3 => (0..HANDS, said()).prop_map(|(hand, said)| Step::Sql(hand, said)),
    ];
    prop::collection::vec(step, 1..40)
}
