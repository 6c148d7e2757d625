//! LEAK, first half: what could leak beside the rows, through functions, errors, statistics and figures.

use super::stage::{Stage, code};
use crate::isolation::duo::Duo;
use crate::isolation::mutants::Attack;

/// A cheap function might run on a row before the wall has been asked. Only one marked leakproof does, and whoever is
/// not a superuser can mark none; the check lists every mark.
#[tokio::test]
async fn leak_01_no_function_sees_a_row_before_the_wall() {
    let duo = Duo::new().await;
    let curious = |mark: &str| {
        format!(
            "create function planning.peek(text) returns boolean language plpgsql cost 0.0000001 {mark} as $peek$
             begin if $1 = '{}' then raise exception 'seen: %', $1; end if; return true; end $peek$;",
            duo.victim.marker
        )
    };
    let marks = "select count(*) from audit.findings where code = 'function_leakproof'";
    let peek = "select title from planning.strategic_plans where planning.peek(title)";
    let stage = Stage::open(&duo.root, &curious("")).await;
    let seen = stage.act(&duo.own.context(), peek).await;
    assert_eq!(seen.as_ref().unwrap().rows, [[Some(duo.own.marker.clone())]]);
    assert_eq!(stage.look(marks).await, "0");
    stage.close().await;
    let stage = Stage::open(
        &duo.root,
        &format!("{} set local enable_indexscan = off; set local enable_bitmapscan = off", curious("leakproof")),
    )
    .await;
    let seen = stage.act(&duo.own.context(), peek).await;
    assert!(duo.canary.found_in(&seen).is_some(), "{seen:?}");
    assert_eq!(stage.look(marks).await, "1");
    stage.close().await;
    let mark = "create function planning.mine(text) returns boolean language sql leakproof as 'select true'";
    let place = "grant create on schema planning to bmms_tenant";
    assert_eq!(code(&Attack::by(&duo.own.context(), mark).outcome(&duo.root, place).await), "42501");
}

/// A cast or a division that fails on a foreign row would print or betray it. It never comes to one.
#[tokio::test]
async fn leak_02_no_error_is_raised_on_a_foreign_row() {
    let duo = Duo::new().await;
    let no_wall = "drop policy wall on planning.strategic_plans; set local enable_indexscan = off; set local enable_bitmapscan = off";
    for (condition, expected) in [
        ("1 / case when title = '…' then 0 else 1 end > 0", "22012"),
        ("case when title = '…' then title else '1' end::integer > 0", "22P02"),
    ] {
        let attack = |word: &str| {
            let sql = format!("select count(*) from planning.strategic_plans where {}", condition.replace('…', word));
            Attack::by(&duo.own.context(), sql)
        };
        let own = attack(&duo.own.marker).outcome(&duo.root, "").await;
        assert_eq!(code(&own), expected, "the own row raises it: {own:?}");
        let theirs = attack(&duo.victim.marker);
        let outcome = theirs.outcome(&duo.root, "").await;
        assert_eq!(outcome.unwrap().rows, [[Some("1".to_owned())]]);
        assert_eq!(code(&theirs.outcome(&duo.root, no_wall).await), expected);
    }
}

/// The statistics hold values of all organizations. The views of them leave row-secured tables out, and the tables
/// behind them are the superuser's.
#[tokio::test]
async fn leak_03_the_statistics_show_no_value() {
    let duo = Duo::new().await;
    let measured = "insert into planning.transitions (org_id, entity, entity_id, transition, from_status, to_status, comment, actor)
            select t.org_id, 'goal', gen_random_uuid(), 'x', 'x', 'x', p.title, gen_random_uuid()
            from generate_series(1, 50) n cross join planning.strategic_plans p join planning.transitions t on t.org_id = p.org_id;
        create statistics planning.measured on comment, transition from planning.transitions; analyze planning.transitions;";
    let open = "alter table planning.transitions disable row level security;";
    // Extended statistics are the owner's alone.
    let owned = "alter table planning.transitions owner to bmms_tenant; alter table planning.transitions disable row level security;";
    for (view, open) in [("pg_stats", open), ("pg_stats_ext", owned)] {
        let look = Attack::by(&duo.own.context(), format!("select s from {view} s where tablename = 'transitions'"));
        assert_eq!(look.outcome(&duo.root, measured).await.unwrap().count, 0, "{view}");
        let told = look.outcome(&duo.root, &format!("{measured}{open}")).await;
        assert!(duo.canary.found_in(&told).is_some(), "{view}: {told:?}");
    }
    for table in ["pg_statistic", "pg_statistic_ext_data"] {
        let look = Attack::by(&duo.own.context(), format!("select * from {table}"));
        assert_eq!(code(&look.outcome(&duo.root, measured).await), "42501", "{table}");
        let granted = format!("{measured} grant select on {table} to bmms_tenant");
        assert!(look.outcome(&duo.root, &granted).await.unwrap().count > 0, "{table}");
    }
}

/// Everybody who reaches the database reads how large a table is, and from a plan how many rows it passed over. These
/// are figures of all organizations together: whose the rows are does not show.
#[tokio::test]
async fn leak_04_volumes_tell_the_sum_of_all_and_of_nobody() {
    let duo = Duo::new().await;
    let volumes = "select reltuples, pg_relation_size(oid) from pg_class where oid = 'planning.transitions'::regclass;
        explain (analyze, costs on, timing off, summary off) select * from planning.transitions where comment = 'none'";
    let told = async |org_id: i32, rows: i32| {
        let filled = format!(
            "truncate planning.transitions;
             insert into planning.transitions (org_id, entity, entity_id, transition, from_status, to_status, actor)
             select case when n > 9 then {org_id} else 6 end, 'goal', gen_random_uuid(), 'x', 'x', 'x', gen_random_uuid()
             from generate_series(1, {rows}) n;
             analyze planning.transitions; set local enable_indexscan = off; set local enable_bitmapscan = off;"
        );
        let told = Attack::by(&duo.own.context(), volumes).outcome(&duo.root, &filled).await.unwrap();
        format!("{:?}", told.rows)
    };
    let of_the_victim = told(duo.victim.org_id, 1000).await;
    assert_eq!(told(1, 1000).await, of_the_victim, "it tells whose the rows are");
    assert_ne!(
        told(duo.victim.org_id, 3000).await,
        of_the_victim,
        "nothing shows, which would be better than accepted"
    );
    let by_statement = "select relname, n_live_tup from pg_stat_user_tables where schemaname = 'planning'";
    assert!(Attack::by(&duo.own.context(), by_statement).outcome(&duo.root, "").await.unwrap().count > 0);
}

/// Numbers from a sequence of all tell how busy the others are. What a tenant sees is numbered by organization or by
/// chance, and no sequence is granted.
#[tokio::test]
async fn leak_05_no_number_tells_how_busy_others_are() {
    let duo = Duo::new().await;
    let numbered = "select count(*) from audit.relations r join pg_attribute a on a.attrelid = r.relation_id
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where r.class = 'tenant' and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) ~ 'nextval')";
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(stage.look(numbered).await, "0");
    duo.root.batch_execute("alter table planning.goals add number bigint generated always as identity").await.unwrap();
    assert_eq!(stage.look(numbered).await, "1");
    stage.close().await;

    let sequence = Attack::by(&duo.own.context(), "select last_value from ctx.seal_keys_kid_seq");
    assert_eq!(code(&sequence.outcome(&duo.root, "").await), "42501");
    let granted = "grant select on sequence ctx.seal_keys_kid_seq to bmms_tenant";
    assert_eq!(sequence.outcome(&duo.root, granted).await.unwrap().count, 1);

    let numbers = |busy: &str| {
        let entry = |org_id: i32| format!("select audit.append({org_id}, 'insert', 'planning.goals', 'x', null, null)");
        format!("{}; {busy}; {}", entry(duo.own.org_id), entry(duo.own.org_id))
    };
    let last = Attack::by(&duo.own.context(), "select array_agg(seq order by seq) from audit.events");
    let busy = format!(
        "select audit.append({}, 'insert', 'planning.goals', 'x', null, null) from generate_series(1, 9)",
        duo.victim.org_id
    );
    let quiet = last.outcome(&duo.root, &numbers("select 1")).await.unwrap();
    assert_eq!(last.outcome(&duo.root, &numbers(&busy)).await.unwrap(), quiet);
}
