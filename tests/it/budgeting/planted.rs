//! A row of each kind of budgeting, planted without a step taken: enough for whoever asks who may see and touch what.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;
use uuid::Uuid;

const ROWS: &str = include_str!("planted.sql");

/// The ids of the rows by table: of the one that may still be edited, and of the one that is posted.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    rows: BTreeMap<String, [String; 2]>,
    /// Of the approved proposal: this year, unless it was taken.
    pub year: i32,
}

/// Whose rows they are: the organization, a member of it, her goal and objective, and what every text says.
pub(crate) struct Owner<'a> {
    pub org_id: i32,
    pub user_id: &'a str,
    pub goal: &'a str,
    pub objective: &'a str,
    pub text: &'a str,
}

impl Planted {
    pub(crate) async fn of(root: &Client, owner: &Owner<'_>) -> Self {
        // What a test made before keeps its years.
        let free = "with this as (select extract(year from planning.today())::integer as year)
                    select y from this, lateral (
                      select y, y as place from generate_series(2024, year) y
                      union all select y, 2000 - y from generate_series(2080, 2100) y
                      union all select y, 4000 - y from generate_series(year + 1, 2079) y) c (y, place)
                    where not exists (
                      select from budgeting.proposals p where p.org_id = $1 and p.fiscal_year = y and p.status <> 'rejected')
                      and (y <= year or y >= 2080) = $2
                    order by place desc limit 1";
        let year: i32 = root.query_one(free, &[&owner.org_id, &true]).await.unwrap().get(0);
        let next: i32 = root.query_one(free, &[&owner.org_id, &false]).await.unwrap().get(0);
        let planted = Self { year, ..Self::nowhere() };
        let literal = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let own = |table: &str, id: &str| {
            format!("(select id from planning.{table} where org_id = {} and id = '{id}')", owner.org_id)
        };
        let other = format!(
            "(select m.user_id from auth.memberships m
              where m.org_id = {} and m.user_id <> '{}' and m.role in ('admin', 'manager')
              order by m.role desc, m.user_id limit 1)",
            owner.org_id, owner.user_id
        );
        let short: String = owner.text.chars().take(40).collect();
        let mut rows = ROWS.to_owned();
        for (table, [editable, posted]) in &planted.rows {
            rows = rows.replace(&format!("{{{table}.editable}}"), &literal(editable));
            rows = rows.replace(&format!("{{{table}.posted}}"), &literal(posted));
        }
        for (name, value) in [
            ("org", owner.org_id.to_string()),
            ("year", year.to_string()),
            ("next", next.to_string()),
            ("user", literal(owner.user_id)),
            ("other", other),
            ("goal", own("goals", owner.goal)),
            ("objective", own("objectives", owner.objective)),
            ("text", literal(owner.text)),
            ("short", literal(&short)),
        ] {
            rows = rows.replace(&format!("{{{name}}}"), &value);
        }
        root.batch_execute(&rows).await.unwrap_or_else(|error| panic!("{rows}: {error:?}"));
        planted
    }

    /// Ids of no row.
    pub(crate) fn nowhere() -> Self {
        let named = ROWS.split('{').filter_map(|rest| rest.split('}').next()?.split_once('.'));
        let tables: BTreeSet<&str> = named.map(|(table, _)| table).collect();
        let ids = || {
            let mut ids = [Uuid::new_v4(), Uuid::new_v4()];
            ids.sort();
            ids.map(|id| id.to_string())
        };
        Self { rows: tables.into_iter().map(|table| (table.to_owned(), ids())).collect(), year: 2026 }
    }

    /// The row of a table that may still be edited, or its only one.
    pub(crate) fn editable(&self, table: &str) -> &str {
        self.find(table).unwrap_or_else(|| panic!("no row is planted in budgeting.{table}"))
    }

    /// The row of a table that is posted, on which others stand; its only one if it has no status.
    pub(crate) fn posted(&self, table: &str) -> &str {
        let [editable, posted] =
            self.rows.get(table).unwrap_or_else(|| panic!("no row is planted in budgeting.{table}"));
        if ROWS.contains(&format!("{{{table}.posted}}")) { posted } else { editable }
    }

    /// The row of a table that may still be edited, if any is planted there.
    pub(crate) fn find(&self, table: &str) -> Option<&str> {
        self.rows.get(table).map(|[editable, _]| editable.as_str())
    }
}
