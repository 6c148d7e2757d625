//! The trail as a table for spreadsheets. That it was handed out is recorded in it.

use super::values::excerpt;
use super::{AuditChange, AuditEvent, Filter, list};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::planning::exports::record_export;
use crate::web::Paging;
use crate::web::export::{Cell, Table};
use crate::web::words::in_manila;

/// Characters that a cell of a workbook holds, with room to spare.
const CELL: usize = 30_000;

/// What of the trail the filter lets through: an entry a row.
pub(super) async fn table(db: &Db, member: &Member, filter: &Filter) -> Result<Table> {
    member.require("audit.export")?;
    let (events, next) = list(db, member, filter, &Paging::whole()).await?;
    if next.is_some() {
        return Err(Error::named("export_rows"));
    }
    record_export(db, member, "audit.events", None, i32::try_from(events.len()).ok()).await?;
    Ok(Table {
        title: "Audit trail".to_owned(),
        name: format!("{}-audit-trail", member.org_code()),
        columns: vec!["Number", "When (Manila)", "Who", "What was done", "Kind", "Name", "Before", "After"],
        rows: events.iter().map(row).collect(),
    })
}

fn row(event: &AuditEvent) -> Vec<Cell> {
    vec![
        i32::try_from(event.seq).map_or_else(|_| event.seq.to_string().into(), Cell::Integer),
        in_manila(event.at).into(),
        event.who.clone().into(),
        event.done().into(),
        event.kind_words().into(),
        event.name.clone().into(),
        values(&event.changes, |change| change.old.as_deref()),
        values(&event.changes, |change| change.new.as_deref()),
    ]
}

/// A line for each value.
fn values(changes: &[AuditChange], value: impl Fn(&AuditChange) -> Option<&str>) -> Cell {
    let lines = changes.iter().filter_map(|change| Some(format!("{}: {}", change.label, value(change)?)));
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() { Cell::Empty } else { excerpt(&lines.join("\n"), 0, CELL).into() }
}
