-- What the lints look at: our schemas, relations, functions, policies, privileges and memberships. Read from the catalogue
-- alone, so every role that may read these views sees the same. Ours is whatever is neither the server's nor an extension's.
set local role bmms_ctx_owner;

-- A view cannot be replaced by one with other columns, so what the files with lints build on these goes first.
drop view if exists audit.findings;
drop function if exists audit.find();
drop view if exists audit.findings_objects, audit.findings_drift, audit.drift, audit.actual, audit.findings_oversight, audit.findings_roles, audit.findings_grants, audit.findings_functions, audit.findings_policies,
  audit.findings_tables, audit.definer_functions, audit.reach, audit.privileges, audit.runtime_roles, audit.policies, audit.functions,
  audit.relations, audit.schemas;
drop function if exists audit.policy_texts(), audit.object_texts(), audit.grant_texts(), audit.role_texts(), audit.rule_texts();

create or replace view audit.schemas with (security_invoker = true, security_barrier = true) as
select n.oid as schema_id, n.nspname::text as schema_name, n.nspowner as owner, n.nspacl as acl
from pg_namespace n
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e');
comment on view audit.schemas is 'Our schemas: all but the server''s own and those of extensions';

create or replace view audit.relations with (security_invoker = true, security_barrier = true) as
select c.oid as relation_id, s.schema_name, s.schema_name || '.' || c.relname as table_name,
       format('%I.%I', s.schema_name, c.relname) as object, c.relkind as kind,
       k.class, k.audited, c.relowner as owner, s.owner as schema_owner,
       c.relrowsecurity as rls_enabled, c.relforcerowsecurity as rls_forced,
       a.attnum as org_id_number, a.attnotnull as org_id_not_null, a.atttypid as org_id_type,
       c.reloptions as options, c.relacl as acl
from pg_class c
join audit.schemas s on s.schema_id = c.relnamespace
left join audit.table_classes k on k.table_name = s.schema_name || '.' || c.relname
left join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e');
comment on view audit.relations is
  'Our tables, views and sequences, with their class in audit.table_classes and their row security';

create or replace view audit.functions with (security_invoker = true, security_barrier = true) as
select p.oid as function_id, s.schema_name, p.proname::text as name,
       format('%I.%I(%s)', s.schema_name, p.proname, oidvectortypes(p.proargtypes)) as object,
       p.prokind as kind, p.proowner as owner, s.owner as schema_owner, p.prosecdef as is_definer, p.proleakproof as is_leakproof,
       p.provolatile as volatility, p.proparallel as parallel, p.prosqlbody is not null as is_parsed, p.proconfig as settings,
       coalesce(p.proacl, acldefault('f', p.proowner)) as acl
from pg_proc p
join audit.schemas s on s.schema_id = p.pronamespace
where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e');
comment on view audit.functions is 'Our functions and procedures, with what decides whose rights they run with';

-- The server prints an expression by the reader's search path; with an empty one it prints the same for everybody.
create or replace function audit.policy_texts()
returns table (policy_id oid, using_text text, check_text text)
language sql stable rows 100 set search_path = '' as $$
  select p.oid, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid) from pg_policy p
$$;
comment on function audit.policy_texts() is 'The expressions of every policy, with all names qualified';

create or replace view audit.policies with (security_invoker = true, security_barrier = true) as
select p.oid as policy_id, r.relation_id, r.object, r.class, r.rls_enabled, p.polname::text as policy, p.polpermissive as is_permissive,
       case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end as command,
       p.polroles as roles,
       array(
         select coalesce(g.rolname::text, 'PUBLIC') from unnest(p.polroles) as role_id
         left join pg_roles g on g.oid = role_id order by 1) as role_names,
       t.using_text, t.check_text
from pg_policy p
join audit.relations r on r.relation_id = p.polrelid
join audit.policy_texts() t on t.policy_id = p.oid;
comment on view audit.policies is
  'Every policy of our tables: for whom, for which command, and its two expressions with all names qualified';

create or replace view audit.runtime_roles with (security_invoker = true, security_barrier = true) as
select r.oid as role_id, r.rolname::text as role_name
from pg_roles r
where r.rolname in ('bmms_service', 'bmms_tenant', 'bmms_workflow', 'bmms_accounts', 'bmms_worker', 'bmms_oversight', 'bmms_report', 'bmms_auditor')
   or r.rolname like 'report\_%'
union all
select 0, 'PUBLIC';
comment on view audit.runtime_roles is 'The roles that act while the system runs, and PUBLIC, which is every role';

create or replace view audit.privileges with (security_invoker = true, security_barrier = true) as
with controlled as (
  select case r.kind when 'S' then 'sequence' else 'table' end as kind, r.kind as relation_kind,
         r.relation_id, r.schema_name, r.object, r.class, null::text as column_name, r.owner, r.acl
  from audit.relations r
  union all
  select 'column', r.kind, r.relation_id, r.schema_name, r.object, r.class, a.attname::text, r.owner, a.attacl
  from audit.relations r
  join pg_attribute a on a.attrelid = r.relation_id and a.attacl is not null and not a.attisdropped
  union all
  select 'schema', null, null, s.schema_name, quote_ident(s.schema_name), null, null, s.owner, s.acl from audit.schemas s
  union all
  select 'function', null, null, f.schema_name, f.object, null, null, f.owner, f.acl from audit.functions f
  union all
  select 'database', null, null, null, quote_ident(d.datname), null, null, d.datdba, coalesce(d.datacl, acldefault('d', d.datdba))
  from pg_database d
  where d.datname = current_database()
)
select c.kind, c.relation_kind, c.relation_id, c.schema_name, c.object, c.class, c.column_name,
       coalesce(r.rolname::text, 'PUBLIC') as role_name,
       exists (select from audit.runtime_roles u where u.role_id = x.grantee) as is_runtime,
       coalesce(r.rolsuper, false) as is_superuser,
       x.privilege_type as privilege, x.is_grantable as can_pass_on,
       format('revoke %s%s on %s %s from %s', lower(x.privilege_type), ' (' || quote_ident(c.column_name) || ')',
              case c.kind when 'column' then 'table' else c.kind end, c.object, coalesce(quote_ident(r.rolname), 'public')) as revocation
from controlled c
cross join lateral aclexplode(c.acl) x
left join pg_roles r on r.oid = x.grantee
where x.grantee <> c.owner;
comment on view audit.privileges is
  'Who may do what with our objects and this database, owners apart, and the statement that takes it away';

create or replace view audit.reach with (security_invoker = true, security_barrier = true) as
with recursive link as (
  -- From PostgreSQL 16 on, whoever makes a role gets a membership that neither inherits nor switches: no path.
  select distinct m.member, m.roleid
  from pg_auth_members m
  where coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true) or coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)
), walk as (
  select l.member, l.roleid, array[l.member, l.roleid] as path from link l
  union all
  select w.member, l.roleid, w.path || l.roleid
  from walk w
  join link l on l.member = w.roleid
  where l.roleid <> all (w.path)
)
select m.rolname::text as member, m.rolcanlogin as member_signs_in, r.rolname::text as role_name, r.rolsuper as role_is_superuser,
       array(select g.rolname::text from unnest(w.path) with ordinality as step (role_id, place)
             join pg_roles g on g.oid = step.role_id order by step.place) as path
from walk w
join pg_roles m on m.oid = w.member
join pg_roles r on r.oid = w.roleid;
comment on view audit.reach is 'Every role a role is a member of, directly or through others, and the way there';

revoke all on audit.schemas, audit.relations, audit.functions, audit.policies, audit.runtime_roles, audit.privileges, audit.reach from public;
revoke all on function audit.policy_texts() from public;
grant usage on schema audit to bmms_service;
grant execute on function audit.policy_texts() to bmms_auditor, bmms_migrator, bmms_service;
grant select on audit.table_classes to bmms_auditor, bmms_migrator, bmms_service;
grant select on audit.schemas, audit.relations, audit.functions, audit.policies, audit.runtime_roles, audit.privileges, audit.reach
  to bmms_auditor, bmms_migrator, bmms_service;

reset role;
