//! The differential: the same attack in worlds that differ in the victim's rows alone must be answered alike. It
//! notices what a canary cannot, an answer that depends on a row without showing it.

use std::fmt::{Debug, Write as _};

use tokio_postgres::Client;

use crate::isolation::arena::tenant_tables;
use crate::isolation::mutants::Attack;

/// What the victim has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::isolation) enum World {
    /// What the arena gave it.
    Given,
    /// As many rows with other ids, texts and figures.
    Other,
    /// No row but that of the organization itself.
    Empty,
}

/// All of them, in an order in which one can follow the other.
pub(in crate::isolation) const WORLDS: [World; 3] = [World::Given, World::Other, World::Empty];

impl World {
    /// The statements that make the world of the given one.
    async fn arrangement(self, root: &Client, victim: i32) -> String {
        let mut statements = "set local session_replication_role = replica;".to_owned();
        for table in tenant_tables(root).await {
            let is_organization = table == "organizations.organizations";
            match self {
                Self::Given => {}
                Self::Empty if !is_organization => {
                    let _ = write!(statements, "delete from {table} where org_id = {victim};");
                }
                Self::Empty | Self::Other => {
                    let set = changes(root, &table).await;
                    if set.is_empty() {
                        continue;
                    }
                    let _ = write!(statements, "update {table} set {set} where org_id = {victim};");
                }
            }
        }
        format!("{statements} set local session_replication_role = origin;")
    }
}

/// Assignments that make another row of a row, as far as the table's constraints let one: ids, and what is typed.
async fn changes(root: &Client, table: &str) -> String {
    let columns = root
        .query(
            "select a.attname::text
             from pg_attribute a
             where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and a.attname in ('id', 'seq', 'title', 'name', 'key', 'comment', 'mandate', 'description',
                 'target_value', 'year', 'start_year', 'end_year', 'version')",
            &[&table],
        )
        .await
        .unwrap();
    let change = |row: &tokio_postgres::Row| {
        let column: &str = row.get(0);
        let value = match column {
            "id" => "gen_random_uuid()".to_owned(),
            "seq" | "version" | "target_value" => format!("{column} + 1000"),
            "year" | "start_year" | "end_year" => format!("{column} + 30"),
            _ => format!("'another ' || md5({column})"),
        };
        format!("{column} = {value}")
    };
    columns.iter().map(change).collect::<Vec<_>>().join(", ")
}

/// Sends an attack in every world, each rolled back; the outcomes if they are not alike.
pub(in crate::isolation) async fn same_in_every_world(
    root: &Client,
    victim: i32,
    sabotage: &str,
    attack: &Attack,
) -> Result<(), String> {
    let mut outcomes = Vec::new();
    for world in WORLDS {
        let arrangement = world.arrangement(root, victim).await;
        outcomes.push(attack.outcome(root, &format!("{sabotage};{arrangement}")).await);
    }
    if outcomes.windows(2).all(|pair| pair[0] == pair[1]) { Ok(()) } else { Err(format!("{outcomes:#?}")) }
}

/// Makes one world after the other, to stay, and observes something in each, through the service or not; what was
/// observed if it is not alike.
pub(in crate::isolation) async fn in_every_world<T: PartialEq + Debug>(
    root: &Client,
    victim: i32,
    mut observe: impl AsyncFnMut(World) -> T,
) -> Result<(), String> {
    let mut observed = Vec::new();
    for world in WORLDS {
        let arrangement = world.arrangement(root, victim).await;
        root.batch_execute(&format!("begin; {arrangement}; commit")).await.unwrap();
        observed.push(observe(world).await);
    }
    if observed.windows(2).all(|pair| pair[0] == pair[1]) { Ok(()) } else { Err(format!("{observed:#?}")) }
}
