-- The fingerprint: what the database is, in a line for each object that isolation rests on, compared with what the version
-- deployed last wants (audit.expected, from src/schema/manifest.tsv). Left out is what differs from place to place:
-- numbers of objects, the database's name, its owner, passwords, timeouts, reporting logins and the DBAs' own logins.
set local role bmms_workflow;
grant usage on schema workflow to bmms_ctx_owner;
grant select on workflow.steps to bmms_ctx_owner;
reset role;

set local role bmms_ctx_owner;

create or replace function audit.rule_texts()
returns table (kind text, object text, definition text)
language sql stable security definer set search_path = '' set row_security = on as $$
  select 'permission', format('%s of %s', p.permission, p.role),
         concat_ws(', ', 'granted', 'if the membership has ' || p.flag, 'if the organization has switched on ' || p.module)
  from ctx.permissions p
  union all
  select 'step', format('%s %s from %s', s.entity, s.transition, s.from_status),
         concat_ws(', ', 'to ' || s.to_status, 'needs ' || s.permission, case when s.comment_required then 'with a reason' end)
  from workflow.steps s
$$;
comment on function audit.rule_texts() is
  'The rules that are rows: who is permitted what, and which steps there are. As the owner, for the login of the service reads neither';

create or replace function audit.grant_texts()
returns table (kind text, object text, definition text)
language sql stable set search_path = '' set jit = off as $$
  with privilege as (
    select g.role_name, case g.kind when 'column' then 'table' when 'database' then 'this database' else g.kind end as kind,
           case g.kind when 'database' then null else g.object end as object,
           lower(g.privilege) || case when g.can_pass_on then ' with grant option' else '' end as name,
           -- The whole table, or the columns of it.
           ' (' || string_agg(quote_ident(g.column_name), ', ' order by g.column_name collate "C") || ')' as columns
    from audit.privileges g
    where not g.is_superuser and g.role_name not like 'report\_%'
      and (g.kind <> 'database' or g.role_name ~ '^bmms_' or g.role_name = 'PUBLIC')
    group by 1, 2, 3, 4, g.column_name is null
  )
  select 'privilege', concat_ws(' ', p.role_name, 'on', p.kind, p.object),
         string_agg(p.name || coalesce(p.columns, ''), ', ' order by p.name collate "C", p.columns collate "C" nulls first)
  from privilege p
  group by 1, 2
  union all
  select 'default privilege', format('%s made by %s in %s', case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
             when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end,
           pg_get_userbyid(d.defaclrole), coalesce(quote_ident(n.nspname), 'every schema')),
         'granted to ' || coalesce((
           select string_agg(format('%s (%s)', coalesce(r.rolname, 'PUBLIC'), lower(x.privilege_type)), ', ' order by r.rolname, x.privilege_type)
           from aclexplode(d.defaclacl) x left join pg_roles r on r.oid = x.grantee where x.grantee <> d.defaclrole), 'nobody')
  from pg_default_acl d
  left join pg_namespace n on n.oid = d.defaclnamespace
  where pg_get_userbyid(d.defaclrole) ~ '^bmms_'
  union all
  -- Large objects belong to no organization, so no role may make or open one (ops/database.sql).
  select 'server function', format('%I(%s)', p.proname, oidvectortypes(p.proargtypes)),
         case when exists (select from aclexplode(p.proacl) x where x.grantee = 0) then 'executed by every role' else 'not executed by every role' end
  from pg_proc p
  where p.pronamespace = 'pg_catalog'::regnamespace and p.proname like 'lo\_%' and p.proacl is not null
$$;
comment on function audit.grant_texts() is 'Who holds which privilege on our objects, on this database and on large objects: a line for each role and object';

create or replace function audit.role_texts()
returns table (kind text, object text, definition text)
language sql stable set search_path = '' as $$
  select 'role', r.rolname::text, concat_ws(', ', case when r.rolcanlogin then 'signs in' else 'does not sign in' end,
           case when r.rolinherit then 'inherits' else 'does not inherit' end, case when r.rolsuper then 'superuser' end,
           case when r.rolbypassrls then 'bypasses row security' end, case when r.rolcreaterole then 'creates roles' end,
           case when r.rolcreatedb then 'creates databases' end, case when r.rolreplication then 'replicates' end,
           (select string_agg('sets ' || c.line, ', ' order by c.line collate "C")
            from pg_db_role_setting s
            cross join lateral unnest(s.setconfig) as c (line)
            where s.setrole = r.oid and (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database()))
              and c.line ~* '^(app\.|(role|row_security|search_path|session_replication_role|default_transaction_read_only)=)'))
  from pg_roles r
  where r.rolname ~ '^bmms_'
  union all
  select 'membership', format('%s in %s', m.rolname, g.rolname), case when bool_or(a.admin_option) then 'member, who may admit others' else 'member' end
  from pg_auth_members a
  join pg_roles m on m.oid = a.member
  join pg_roles g on g.oid = a.roleid
  -- Who audits or reports is the DBAs' business. From PostgreSQL 16 on, who makes a role gets a membership that is no path.
  where (m.rolname ~ '^bmms_' or g.rolname ~ '^bmms_' and g.rolname not in ('bmms_auditor', 'bmms_report'))
    and (coalesce((to_jsonb(a) ->> 'inherit_option')::boolean, true) or coalesce((to_jsonb(a) ->> 'set_option')::boolean, true))
  group by 1, 2
$$;
comment on function audit.role_texts() is 'The attributes of our roles and who is their member: a line each';

create or replace function audit.object_texts()
returns table (kind text, object text, definition text)
language sql stable set search_path = '' set jit = off as $$
  select 'schema', quote_ident(s.schema_name), 'owner ' || pg_get_userbyid(s.owner)
  from audit.schemas s
  where s.schema_name <> 'public'
  union all
  select case r.kind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end, r.object,
         concat_ws(', ', r.class || case when r.audited then ' and audited' else '' end, 'owner ' || pg_get_userbyid(r.owner),
           case when r.rls_enabled then 'row security on' || case when r.rls_forced then ' and forced' else '' end
             when r.kind in ('r', 'p') then 'no row security' end,
           (select string_agg(o.option, ', ' order by o.option collate "C") from unnest(r.options) as o (option) where r.kind = 'v'))
  from audit.relations r
  where r.kind <> 'S'
  union all
  select 'view text', r.object, format('printed by PostgreSQL %s with sha256 %s', current_setting('server_version_num')::integer / 10000,
           encode(sha256(convert_to(pg_get_viewdef(r.relation_id), 'UTF8')), 'hex'))
  from audit.relations r
  where r.kind = 'v'
  union all
  select 'function text', f.object, format('printed by PostgreSQL %s with sha256 %s', current_setting('server_version_num')::integer / 10000,
           encode(sha256(convert_to(pg_get_function_sqlbody(f.function_id), 'UTF8')), 'hex'))
  from audit.functions f
  where f.is_parsed
  union all
  select 'policy', format('%I on %s', p.policy, p.object),
         concat_ws(' ', case when p.is_permissive then 'permissive' else 'restrictive' end, 'for', lower(p.command), 'to',
           array_to_string(p.role_names, ', '), 'using ' || p.using_text, 'with check ' || p.check_text)
  from audit.policies p
  union all
  select 'function', f.object,
         concat_ws(', ', case f.kind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window function' else l.lanname end,
           'returns ' || pg_get_function_result(f.function_id), 'owner ' || pg_get_userbyid(f.owner),
           case when f.is_definer then 'security definer' end,
           case f.volatility when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
           case f.parallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' else 'parallel unsafe' end,
           case when f.is_leakproof then 'leakproof' end, case when p.proisstrict then 'strict' end,
           (select string_agg(s.setting, ', ' order by s.setting collate "C") from unnest(f.settings) as s (setting)),
           case when f.is_parsed then 'parsed when it was made'
             else 'source sha256 ' || encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') end)
  from audit.functions f
  join pg_proc p on p.oid = f.function_id
  join pg_language l on l.oid = p.prolang
  union all
  select 'trigger', format('%I on %s', g.tgname, r.object),
         concat_ws(', ', pg_get_triggerdef(g.oid), case g.tgenabled when 'D' then 'disabled' when 'R' then 'on replay only' when 'A' then 'always' end)
  from pg_trigger g
  join audit.relations r on r.relation_id = g.tgrelid
  where not g.tgisinternal
  union all
  select 'event trigger', quote_ident(e.evtname), format('on %s executes %s, owner %s', e.evtevent, e.evtfoid::regproc, pg_get_userbyid(e.evtowner))
  from pg_event_trigger e
$$;
comment on function audit.object_texts() is 'Our schemas, relations, policies, functions and triggers, with what isolation rests on: a line each';

create or replace view audit.actual with (security_invoker = true, security_barrier = true) as
select t.kind, t.object, regexp_replace(t.definition, '\s+', ' ', 'g') as definition
from (
  select * from audit.object_texts()
  union all
  select * from audit.grant_texts()
  union all
  select * from audit.role_texts()
  union all
  select * from audit.rule_texts()
) t;
comment on view audit.actual is 'What the database is, in the words of audit.expected';

create or replace view audit.drift with (security_invoker = true, security_barrier = true) as
with meaning (kind, sentence) as (
  values
    ('schema', 'Who owns a schema decides what stands in for its functions and tables.'),
    ('table', 'Without forced row security, or in another class or with another owner, the wall does not stand before every reader.'),
    ('view', 'A view that reads with its owner''s rights, or belongs to somebody else, leads around the wall.'),
    ('view text', 'The view may show other rows than before, or a lint may look away.'),
    ('policy', 'A policy is the wall or a door in it: rows may be open to those they do not belong to, or shut to those they do.'),
    ('function', 'A function decides who is let in or what is written; one of ctx decides for every policy at once.'),
    ('function text', 'A function decides who is let in or what is written, and this one may decide otherwise than before.'),
    ('trigger', 'Changes may go unrecorded, or past the rules of a plan''s life.'),
    ('event trigger', 'It runs code of its owner''s whenever somebody changes the schema.'),
    ('privilege', 'A role may do more than the service needs, or something that was to work is refused.'),
    ('default privilege', 'What is made next may be open to roles before a policy file has said who may use it.'),
    ('server function', 'Large objects belong to no organization: one can leave there what another reads.'),
    ('role', 'A role''s attributes go before every policy and privilege.'),
    ('membership', 'A member has, or may take on, the rights of the role, and the permissive policies of both add up.'),
    ('permission', 'People may be permitted more, or less, than their role says.'),
    ('step', 'A plan may take a step that was not foreseen, or skip an approval.')
), compared as (
  select coalesce(e.kind, a.kind) as kind, coalesce(e.object, a.object) as object, e.definition as expected, a.definition as actual
  from audit.expected e
  full join audit.actual a on a.kind = e.kind and a.object = e.object
  where e.definition is distinct from a.definition
)
select c.kind, c.object, case when c.actual is null then 'missing' when c.expected is null then 'extra' else 'different' end as state,
       c.expected, c.actual, m.sentence as meaning
from compared c
left join meaning m on m.kind = c.kind
-- What is missing or extra is said once.
where not (c.kind like '% text' and (c.actual is null or c.expected is null));
comment on view audit.drift is 'What differs between audit.expected and audit.actual: no row while the database is what the deployed version wants';
comment on column audit.drift.kind is 'What it is';
comment on column audit.drift.object is 'Which one';
comment on column audit.drift.state is 'missing, extra or different';
comment on column audit.drift.expected is 'How it is expected to be; null if it is extra';
comment on column audit.drift.actual is 'How it is; null if it is missing';
comment on column audit.drift.meaning is 'What that could mean';

create or replace view audit.findings_drift with (security_invoker = true, security_barrier = true) as
select 'drift' as code, format('%s %s', d.kind, d.object) as object,
       case d.state
         when 'missing' then 'It is missing, but the deployed version makes it.'
         when 'extra' then 'The deployed version makes no such thing.'
         else 'It differs from what the deployed version makes; audit.drift has both texts.' end as problem,
       case
         when d.kind in ('role', 'membership') then 'Undo it by hand, or run ops/roles.sql; if it was meant, change that file.'
         when d.kind in ('default privilege', 'server function') then 'Run ops/database.sql in this database; if it was meant, change that file.'
         when d.kind = 'event trigger' then format('Run: drop event trigger %s;', d.object)
         when d.state = 'extra' and d.kind not in ('policy', 'privilege', 'permission', 'step') then 'Drop it; if it was meant, make it in migrations/ or policies/.'
         else 'Run: bmms migrate --reapply; if it was meant, change it in policies/.' end as remedy
from audit.drift d;
comment on view audit.findings_drift is 'Findings about what was changed by hand: an object each, whatever the sharper lints say of it';

revoke all on audit.expected, audit.actual, audit.drift, audit.findings_drift from public;
revoke all on function audit.rule_texts(), audit.grant_texts(), audit.role_texts(), audit.object_texts() from public;
grant execute on function audit.rule_texts(), audit.grant_texts(), audit.role_texts(), audit.object_texts()
  to bmms_auditor, bmms_migrator, bmms_service;
grant select on audit.expected, audit.actual, audit.drift, audit.findings_drift to bmms_auditor, bmms_migrator, bmms_service;

reset role;
