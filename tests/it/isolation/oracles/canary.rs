//! The canary: every text of an organization holds a word that is nowhere else, so a look at the whole of an output
//! says whether anything of that organization is in it.

use std::fmt::{Debug, Write as _};

use tokio_postgres::Client;

/// Text columns that hold a word of the system and not of a person, beside those that point at one, or whose check lists their
/// values or spells their form.
const SYSTEM_WORDS: [&str; 15] = [
    "audit.events.action",
    "audit.events.entity",
    "audit.events.entity_id",
    "audit.events.login",
    "budgeting.events.action",
    "budgeting.events.from_status",
    "budgeting.events.to_status",
    "budgeting.form_snapshots.checksum",
    "budgeting.line_stages.expense_class",
    "notifications.notifications.entity",
    "notifications.notifications.once_key",
    "organizations.organizations.code",
    "planning.transitions.from_status",
    "planning.transitions.to_status",
    "planning.transitions.transition",
];

/// Of an attribute `a`: no constraint says which values it may have, or how they are spelt, save addresses.
pub(in crate::isolation) const FREE_TEXT: &str = "not exists (
    select from pg_constraint k
    where k.conrelid = a.attrelid
      and (k.contype = 'f' and a.attnum = any (k.conkey)
        or k.contype = 'c' and k.conkey = array[a.attnum]
          and (pg_get_constraintdef(k.oid) like '%= ANY%'
            or pg_get_constraintdef(k.oid) like '% ~ %' and a.attname not in ('email', 'website'))))";

/// What must never come out: an organization's marker, and every id that its rows alone hold.
#[derive(Debug)]
pub(in crate::isolation) struct Canary {
    words: Vec<String>,
}

impl Canary {
    /// The canary of an organization, whose texts all hold the marker from now on.
    pub(in crate::isolation) async fn of(root: &Client, org_id: i32, marker: &str) -> Self {
        plant(root, org_id, marker).await;
        let mut words = ids(root, org_id).await;
        words.push(marker.to_owned());
        Self { words }
    }

    /// The word that stands in an output: rows, an error with all its fields, a reply with its headers, a text.
    pub(in crate::isolation) fn found_in(&self, output: &impl Debug) -> Option<&str> {
        let shown = format!("{output:?}");
        self.words.iter().find(|word| shown.contains(word.as_str())).map(String::as_str)
    }

    /// Refuses to go on if an output holds any of the words.
    #[track_caller]
    pub(in crate::isolation) fn silent_in(&self, what: &str, output: &impl Debug) {
        let found = self.found_in(output);
        assert!(found.is_none(), "{what} reveals {found:?}: {output:?}");
    }
}

/// The columns of tenant tables that hold words of people: table, column, type.
async fn texts(root: &Client) -> Vec<(String, String, String)> {
    let columns = root
        .query(
            &format!("select c.table_name, a.attname::text, format_type(a.atttypid, a.atttypmod)
             from audit.table_classes c
             join pg_attribute a on a.attrelid = c.table_name::regclass
             where c.class = 'tenant' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
               and {FREE_TEXT}
             order by 1, 2"),
            &[],
        )
        .await
        .unwrap();
    let columns = columns.iter().map(|row| (row.get(0), row.get(1), row.get(2)));
    columns.filter(|(table, column, _)| !SYSTEM_WORDS.contains(&format!("{table}.{column}").as_str())).collect()
}

/// Puts the marker into every text that does not hold it yet. Triggers are off: it is an arrangement, not a change.
async fn plant(root: &Client, org_id: i32, marker: &str) {
    let mut planting = "begin; set local session_replication_role = replica;".to_owned();
    for (table, column, kind) in texts(root).await {
        let value = match (column.as_str(), kind.as_str()) {
            ("email", _) => format!("'{marker}@bmms.example'"),
            ("website", _) => format!("'https://{marker}.example'"),
            (_, "text[]") => format!("array['{marker}']"),
            (_, "json" | "jsonb") => format!("'[\"{marker}\"]'"),
            _ => format!("'{marker}'"),
        };
        let _ = write!(
            planting,
            "update {table} set {column} = {value}
             where org_id = {org_id} and coalesce({column}::text, '') not like '%{marker}%';"
        );
    }
    root.batch_execute(&format!("{planting} commit")).await.unwrap_or_else(|error| panic!("{planting}: {error:?}"));
}

/// The ids in an organization's rows that are in no other's.
async fn ids(root: &Client, org_id: i32) -> Vec<String> {
    let columns = root
        .query(
            "select c.table_name, a.attname::text
             from audit.table_classes c
             join pg_attribute a on a.attrelid = c.table_name::regclass
             where c.class = 'tenant' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype",
            &[],
        )
        .await
        .unwrap();
    let ids = columns.iter().map(|row| {
        let (table, column): (&str, &str) = (row.get(0), row.get(1));
        format!("select org_id, {column}::text as id from {table} where {column} is not null")
    });
    let theirs = format!(
        "select id from ({}) i group by id having bool_and(org_id = {org_id})",
        ids.collect::<Vec<_>>().join(" union all ")
    );
    root.query(&theirs, &[]).await.unwrap().iter().map(|row| row.get(0)).collect()
}
