//! A tenant table as the catalogue describes it, and every way to touch it.

use tokio_postgres::Client;

use super::arena::{Arena, tenant_tables};
use super::oracles::FREE_TEXT;

/// A tenant table, what a tenant may do to it, and a row of the victim.
pub(super) struct Table {
    pub name: String,
    columns: Vec<Column>,
    /// Columns of the primary key.
    key: Vec<String>,
    pub may: Vec<String>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of the catalogue")]
struct Column {
    name: String,
    is_text: bool,
    /// Whether a unique key beside the id has it.
    is_once: bool,
    may_insert: bool,
    may_update: bool,
    /// The victim's value, as a literal.
    value: String,
}

/// What an attempt that is let through must have done, at the attacker's hands and at the owner's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    /// Names the victim's rows: none. The owner finds some.
    NoRow,
    /// A single number: 0. The owner's is another.
    Zero,
    /// The attacker's own rows. The owner finds some.
    OwnRows,
    /// Collides with a row of the victim: refused as if it did not. The owner is told of the collision, or nothing happens.
    NoCollision,
}

/// A statement, the privileges it needs, and what is expected of it.
pub(super) struct Attempt {
    pub name: &'static str,
    pub sql: String,
    pub needs: &'static [&'static str],
    pub expect: Expect,
}

/// Name, statement, privileges, expectation.
type Row = (&'static str, String, &'static [&'static str], Expect);

/// Every tenant table; the victim must have a row in each.
pub(super) async fn tables(arena: &Arena) -> Vec<Table> {
    let mut tables = Vec::new();
    for name in tenant_tables(&arena.root).await {
        tables.push(Table::read(&arena.root, name, arena.victim.org_id).await);
    }
    tables
}

impl Table {
    async fn read(root: &Client, name: String, victim: i32) -> Self {
        let columns = root
            .query(
                &format!("select a.attname::text, a.atttypid = 'text'::regtype and {FREE_TEXT}, a.attnum = any (i.indkey),
                        has_column_privilege('bmms_tenant', a.attrelid, a.attnum, 'insert'),
                        has_column_privilege('bmms_tenant', a.attrelid, a.attnum, 'update'),
                        exists (
                          select from pg_index u
                          where u.indrelid = a.attrelid and u.indisunique and not u.indisprimary and a.attnum = any (u.indkey)
                            and not exists (
                              select from pg_attribute o
                              where o.attrelid = a.attrelid and o.attname = 'id' and o.attnum = any (u.indkey)))
                 from pg_attribute a
                 join pg_index i on i.indrelid = a.attrelid and i.indisprimary
                 where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 order by a.attnum"),
                &[&name],
            )
            .await
            .unwrap();
        let literals: Vec<String> =
            columns.iter().map(|row| format!("quote_nullable({}::text)", row.get::<_, &str>(0))).collect();
        // Of rows with a status the first is the one that may be edited.
        let first = columns.iter().find(|row| row.get::<_, &str>(0) == "id").map_or("", |_| "order by id");
        let row = format!("select array[{}] from {name} where org_id = {victim} {first} limit 1", literals.join(", "));
        let values: Vec<String> = root
            .query_opt(&row, &[])
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("the victim has no row in {name}; let the arena make one"))
            .get(0);
        let key = columns.iter().filter(|row| row.get(2)).map(|row| row.get(0)).collect();
        let columns: Vec<Column> = columns
            .iter()
            .zip(values)
            .map(|(row, value)| Column {
                is_once: row.get(5),
                name: row.get(0),
                is_text: row.get(1),
                may_insert: row.get(3),
                may_update: row.get(4),
                value,
            })
            .collect();
        let may = root
            .query_one(
                "select array_remove(array[
                   case when has_table_privilege('bmms_tenant', $1, 'select') then 'select' end,
                   case when has_any_column_privilege('bmms_tenant', $1, 'insert') then 'insert' end,
                   case when has_any_column_privilege('bmms_tenant', $1, 'update') then 'update' end,
                   case when has_column_privilege('bmms_tenant', $1, 'org_id', 'update') then 'move' end,
                   case when has_table_privilege('bmms_tenant', $1, 'delete') then 'delete' end], null)",
                &[&name],
            )
            .await
            .unwrap()
            .get(0);
        Self { name, columns, key, may }
    }

    pub(super) fn attempts(&self, own: i32, victim: i32) -> Vec<Attempt> {
        let lists = [self.reads(victim), self.insertions(), self.changes(own, victim)];
        let attempt = |(name, sql, needs, expect)| Attempt { name, sql, needs, expect };
        lists.into_iter().flatten().map(attempt).collect()
    }

    fn reads(&self, victim: i32) -> Vec<Row> {
        let t = &self.name;
        let theirs = format!("select * from {t} where org_id = {victim}");
        vec![
            ("select", format!("select * from {t}"), &["select"], Expect::OwnRows),
            ("select theirs", theirs.clone(), &["select"], Expect::NoRow),
            (
                "select whole rows",
                format!("select t::text from {t} t where org_id = {victim}"),
                &["select"],
                Expect::NoRow,
            ),
            ("select for update", format!("{theirs} for update"), &["select", "update"], Expect::NoRow),
            ("count", format!("select count(*) from {t} where org_id = {victim}"), &["select"], Expect::Zero),
            ("copy the table", format!("copy {t} to stdout"), &["select"], Expect::OwnRows),
            ("copy theirs", format!("copy ({theirs}) to stdout"), &["select"], Expect::NoRow),
        ]
    }

    fn insertions(&self) -> Vec<Row> {
        let t = &self.name;
        let insert = |fresh: bool| {
            let (columns, values) = self.insert(fresh);
            format!("insert into {t} ({columns}) values ({values})")
        };
        let (new, existing) = (insert(true), insert(false));
        let (columns, values) = self.insert(true);
        let merge = format!(
            "merge into {t} using (select 1) s on false when not matched then insert ({columns}) values ({values})"
        );
        let update = format!("{existing} on conflict ({}) do update set {}", self.key.join(", "), self.assignment());
        vec![
            ("insert", new.clone(), &["insert"], Expect::NoRow),
            ("insert returning", format!("{new} returning *"), &["insert", "select"], Expect::NoRow),
            ("insert a key that exists", existing.clone(), &["insert"], Expect::NoCollision),
            ("upsert, new key", format!("{new} on conflict do nothing"), &["insert"], Expect::NoRow),
            ("upsert nothing", format!("{existing} on conflict do nothing"), &["insert"], Expect::NoCollision),
            ("upsert update", update, &["insert", "update"], Expect::NoRow),
            ("merge insert", merge, &["insert"], Expect::NoRow),
        ]
    }

    fn changes(&self, own: i32, victim: i32) -> Vec<Row> {
        let t = &self.name;
        let set = self.assignment();
        let merge =
            format!("merge into {t} using (select {victim} as org_id) s on {t}.org_id = s.org_id when matched then");
        let theirs = format!("where org_id = {victim}");
        vec![
            ("update where", format!("update {t} set {set} {theirs}"), &["update"], Expect::NoRow),
            ("update", format!("update {t} set {set}"), &["update"], Expect::OwnRows),
            ("merge update", format!("{merge} update set {set}"), &["select", "update"], Expect::NoRow),
            ("merge delete", format!("{merge} delete"), &["select", "delete"], Expect::NoRow),
            (
                "move own rows out",
                format!("update {t} set org_id = {victim} where org_id = {own}"),
                &["move"],
                Expect::NoRow,
            ),
            ("move all rows", format!("update {t} set org_id = {victim}"), &["move"], Expect::NoRow),
            ("move theirs in", format!("update {t} set org_id = {own} {theirs}"), &["move"], Expect::NoRow),
            ("delete where", format!("delete from {t} {theirs}"), &["delete"], Expect::NoRow),
            ("delete", format!("delete from {t}"), &["delete"], Expect::OwnRows),
        ]
    }

    /// Columns and values of a row of the victim, as far as they may be given: one it has, or a new one beside it.
    fn insert(&self, fresh: bool) -> (String, String) {
        let granted: Vec<&Column> = self.columns.iter().filter(|column| column.may_insert).collect();
        let given = if granted.is_empty() { self.columns.iter().collect() } else { granted };
        let value = |column: &Column| match (fresh, column.name.as_str()) {
            (true, "id") => "gen_random_uuid()".to_owned(),
            (true, "key") => "'another'".to_owned(),
            (true, "capacity") => "'approved'".to_owned(),
            (true, "fiscal_year") if column.is_once => format!("{}::integer + 2", column.value),
            (true, _) if column.is_once && column.is_text => "gen_random_uuid()::text".to_owned(),
            (true, "year") => format!("{}::integer + 1", column.value),
            (true, "start_year" | "end_year") => format!("{}::integer + 20", column.value),
            _ => column.value.clone(),
        };
        let names: Vec<&str> = given.iter().map(|column| column.name.as_str()).collect();
        let values: Vec<String> = given.iter().map(|column| value(column)).collect();
        (names.join(", "), values.join(", "))
    }

    /// A change to a column that may be changed, to a text if there is one; or to `org_id` where none may.
    fn assignment(&self) -> String {
        let may_update = || self.columns.iter().filter(|column| column.may_update);
        if let Some(text) = may_update().find(|column| column.is_text) {
            return format!("{} = 'hijacked'", text.name);
        }
        let column = may_update().next().map_or("org_id", |column| column.name.as_str());
        format!("{column} = {}.{column}", self.name)
    }
}
