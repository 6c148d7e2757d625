//! The pages of the platform. They parse and render; who may look and what may be done is for the actions and the database.

pub(crate) mod background;
pub(crate) mod budget_calls;
pub(crate) mod events;
pub(crate) mod organizations;
pub(crate) mod oversight;
pub(crate) mod people;

use poem::http::StatusCode;
use poem::{Response, handler};

use crate::auth::Visitor;
use crate::error::Result;
use crate::web::{Shell, redirect};

/// Where the pages begin.
const BASE: &str = "/platform/";

/// The parts of the platform: name and address.
pub(crate) const TABS: [(&str, &str); 9] = [
    ("Organizations", "/platform/organizations/"),
    ("Pilots", "/platform/pilots/"),
    ("People", "/platform/people/"),
    ("Registrations", "/platform/registrations/"),
    ("Budget calls", "/platform/budget-calls/"),
    ("Background work", "/platform/background/"),
    ("Oversight", "/platform/oversight/"),
    ("Reporting logins", "/platform/reporting-logins/"),
    ("Audit trail", "/platform/audit/"),
];

/// A page of a part of the platform; the part itself if it has the same name.
fn shell(visitor: &Visitor, title: impl Into<String>, tab: &str) -> Shell {
    let shell = Shell::of_visitor(visitor, title).crumb("Platform", BASE);
    match TABS.iter().find(|(name, _)| *name == tab) {
        Some((name, address)) if shell.title != *name => shell.crumb(*name, *address),
        _ => shell,
    }
}

/// Leads to the first part.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn begin(_visitor: Visitor) -> Result<Response> {
    Ok(redirect(StatusCode::FOUND, TABS[0].1))
}
