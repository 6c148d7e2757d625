//! The kinds of rows, and which one an address is about.

use poem::{FromRequest, Request, RequestBody};

use crate::budgeting::execution::steps::{Step, Stepping};
use crate::budgeting::execution::{allotments, appropriations, disbursements, movements, obligations, work_items};
use crate::error::Error;

/// A kind of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::budgeting::execution) enum Kind {
    Allocation,
    Appropriation,
    Movement,
    Allotment,
    WorkItem,
    Obligation,
    Disbursement,
    Line,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Allocation,
        Self::Appropriation,
        Self::Movement,
        Self::Allotment,
        Self::WorkItem,
        Self::Obligation,
        Self::Disbursement,
        Self::Line,
    ];

    /// Its word in addresses.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Allocation => "allocations",
            Self::Appropriation => "appropriations",
            Self::Movement => "movements",
            Self::Allotment => "allotments",
            Self::WorkItem => "work-items",
            Self::Obligation => "obligations",
            Self::Disbursement => "disbursements",
            Self::Line => "disbursement-lines",
        }
    }

    /// Its word in the history.
    pub(super) fn entity(self) -> &'static str {
        match self {
            Self::Allocation => "allocation",
            Self::Appropriation => "appropriation",
            Self::Movement => "movement",
            Self::Allotment => "allotment",
            Self::WorkItem => "work_item",
            Self::Obligation => "obligation",
            Self::Disbursement => "disbursement",
            Self::Line => "line",
        }
    }

    /// The kind of that word in the history.
    pub(super) fn of_entity(entity: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.entity() == entity)
    }

    /// What people call one of it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::WorkItem => "work item",
            Self::Disbursement => "payment",
            Self::Line => "part of a payment",
            other => other.entity(),
        }
    }

    /// What people call all of it: the heading of its list.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Allocation => "Allocations",
            Self::Appropriation => "Appropriations",
            Self::Movement => "Movements",
            Self::Allotment => "Allotments",
            Self::WorkItem => "Work items",
            Self::Obligation => "Obligations",
            Self::Disbursement => "Payments",
            Self::Line => "Parts of payments",
        }
    }

    /// The permission to write one.
    pub(super) fn permission(self) -> &'static str {
        match self {
            Self::Obligation => "budgeting.obligate",
            Self::Disbursement | Self::Line => "budgeting.disburse",
            _ => "budgeting.edit",
        }
    }

    /// The statuses in which its content may be changed; none asks for none.
    pub(super) fn open_statuses(self) -> &'static [&'static str] {
        match self {
            Self::Allocation => &["approved", "active"],
            Self::WorkItem => &["planned", "in_progress"],
            Self::Obligation => &["draft"],
            Self::Disbursement | Self::Line => &["processing"],
            _ => &["pending"],
        }
    }

    /// The steps of its state machine.
    pub(super) fn steps(self) -> &'static [Step] {
        match self {
            Self::Appropriation => appropriations::Appropriation::STEPS,
            Self::Movement => movements::Movement::STEPS,
            Self::Allotment => allotments::Allotment::STEPS,
            Self::WorkItem => work_items::WorkItem::STEPS,
            Self::Obligation => obligations::Obligation::STEPS,
            Self::Disbursement => disbursements::Disbursement::STEPS,
            Self::Allocation | Self::Line => &[],
        }
    }
}

/// A part of the path below `/moa/:org/budgeting/execution/`.
fn part(request: &Request, index: usize) -> &str {
    request.original_uri().path().split('/').nth(5 + index).unwrap_or_default()
}

/// The kind that the address begins with.
impl<'a> FromRequest<'a> for Kind {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let noun = part(request, 0);
        Ok(Self::ALL.into_iter().find(|kind| kind.noun() == noun).ok_or(Error::NotFound)?)
    }
}

/// The kind of the row that is added to another, which is the address' first.
#[derive(Clone, Copy, Debug)]
pub(in crate::budgeting::execution) struct Child(pub Kind);

impl<'a> FromRequest<'a> for Child {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let noun = match part(request, 2) {
            "lines" => "disbursement-lines",
            other => other,
        };
        Ok(Self(Kind::ALL.into_iter().find(|kind| kind.noun() == noun).ok_or(Error::NotFound)?))
    }
}

/// The step in the path.
#[derive(Clone, Copy, Debug)]
pub(in crate::budgeting::execution) struct PageStep(pub Step);

impl<'a> FromRequest<'a> for PageStep {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let kind = Kind::from_request(request, body).await?;
        let step = Step::named(request.raw_path_param("step").unwrap_or_default());
        Ok(Self(step.filter(|step| kind.steps().contains(step)).ok_or(Error::NotFound)?))
    }
}
