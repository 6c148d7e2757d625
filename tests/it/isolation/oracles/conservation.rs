//! Conservation: whatever an organization does, the rows of all others stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

/// A checksum of every organization's rows in every table. Rows of nobody count as organization 0.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::isolation) struct Sums(BTreeMap<(String, i32), String>);

impl Sums {
    /// The sums of the tables whose rows belong to tenants.
    pub(in crate::isolation) async fn of_tenants(root: &Client) -> Self {
        Self::of(root, "c.class = 'tenant'").await
    }

    /// The sums of all tables of the system.
    pub(in crate::isolation) async fn of_everything(root: &Client) -> Self {
        Self::of(root, "true").await
    }

    async fn of(root: &Client, which: &str) -> Self {
        let tables = format!(
            "select c.table_name, coalesce(
                 (select a.attname::text from pg_attribute a
                  where a.attrelid = c.table_name::regclass and a.attname in ('org_id', 'chain') and not a.attisdropped), '0')
             from audit.table_classes c where {which}"
        );
        let tables = root.query(&tables, &[]).await.unwrap();
        let sums = tables.iter().map(|row| {
            let (table, owner): (&str, &str) = (row.get(0), row.get(1));
            format!(
                "select '{table}', coalesce({owner}, 0) as owner, md5(string_agg(t::text, '|' order by t::text))
                 from {table} t group by coalesce({owner}, 0)"
            )
        });
        let all = sums.collect::<Vec<_>>().join(" union all ");
        let rows = root.query(&all, &[]).await.unwrap();
        Self(rows.iter().map(|row| ((row.get(0), row.get(1)), row.get(2))).collect())
    }

    /// The tables, with the organization, whose rows are others afterwards.
    pub(in crate::isolation) fn changed(&self, after: &Self) -> Vec<(String, i32)> {
        let keys: BTreeSet<_> = self.0.keys().chain(after.0.keys()).collect();
        keys.into_iter().filter(|key| self.0.get(key) != after.0.get(key)).cloned().collect()
    }

    /// What changed of any organization but the one that acted.
    pub(in crate::isolation) fn changed_beside(&self, after: &Self, actor: i32) -> Vec<(String, i32)> {
        self.changed(after).into_iter().filter(|(_, org_id)| *org_id != actor).collect()
    }
}
