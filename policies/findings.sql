-- The lints, all in one view: one row per violation, none when all is well. The subjects are in policies/findings_*.sql;
-- here are those of the database as a whole: its version, who owns what, what lies where it should not, what lacks a comment.
set local role bmms_ctx_owner;

create or replace function audit.version_is_patched(p_version_num integer)
returns boolean language sql immutable parallel safe set search_path = '' as $$
  -- The last release of each line that closed a hole in row security.
  select case p_version_num / 10000
    when 15 then p_version_num >= 150020
    when 16 then p_version_num >= 160016
    when 17 then p_version_num >= 170012
    when 18 then p_version_num >= 180007
    else p_version_num >= 190000 end
$$;
comment on function audit.version_is_patched(integer) is
  'Whether a server of this server_version_num has no row-security hole that a later release of its line closed';

create or replace view audit.findings_objects with (security_invoker = true, security_barrier = true) as
with relation as materialized (
  select r.*, case r.kind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end as kind_name
  from audit.relations r
), function as materialized (
  select f.*, case f.kind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as kind_name from audit.functions f
), type as materialized (
  select s.schema_name, format('%I.%I', s.schema_name, t.typname) as object
  from pg_type t
  join audit.schemas s on s.schema_id = t.typnamespace
  where t.typtype in ('d', 'e', 'r')
    and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
), schema_owner (schema_name, role_name) as (
  values ('audit', 'bmms_ctx_owner'), ('auth', 'bmms_ctx_owner'), ('ctx', 'bmms_ctx_owner'), ('extensions', 'bmms_owner'),
    ('members', 'bmms_ctx_owner'), ('migrations', 'bmms_migrator'), ('ocm', 'bmms_owner'), ('organizations', 'bmms_owner'), ('planning', 'bmms_owner'), ('report', 'bmms_owner'),
    ('workflow', 'bmms_workflow')
)
select 'server_version' as code, 'server' as object,
       format('PostgreSQL %s has holes in row security that a later release of its line closed.', current_setting('server_version')) as problem,
       'Install the newest minor release and restart the server.' as remedy
where not audit.version_is_patched(current_setting('server_version_num')::integer)

union all
select 'owner_wrong', s.object, format('The %s belongs to %s and not to %s, whose rights its place was made for.', s.kind_name, s.owner, s.wanted),
       format('Run: alter %s %s owner to %I;', s.kind_name, s.object, s.wanted)
from (
  select 'schema' as kind_name, quote_ident(s.schema_name) as object, pg_get_userbyid(s.owner)::text as owner,
         coalesce(o.role_name, case when pg_get_userbyid(s.owner) in ('bmms_owner', 'bmms_ctx_owner', 'bmms_workflow', 'bmms_migrator')
           then pg_get_userbyid(s.owner)::text else 'bmms_owner' end) as wanted
  from audit.schemas s
  left join schema_owner o on o.schema_name = s.schema_name
  where s.schema_name <> 'public'
  union all
  select r.kind_name, r.object, pg_get_userbyid(r.owner), coalesce(o.role_name, pg_get_userbyid(r.schema_owner))
  from relation r
  left join schema_owner o on o.schema_name = r.schema_name
  where r.kind <> 'S' and r.schema_name <> 'public'
  union all
  select f.kind_name, f.object, pg_get_userbyid(f.owner), coalesce(o.role_name, pg_get_userbyid(f.schema_owner))
  from function f
  left join schema_owner o on o.schema_name = f.schema_name
  where f.schema_name <> 'public'
) s
where s.owner <> s.wanted

union all
select 'owner_wrong', quote_ident(d.datname), format('The database belongs to %s, which acts while the system runs.', u.role_name),
       format('Give it to a role of the operators: alter database %I owner to <role>;', d.datname)
from pg_database d
join audit.runtime_roles u on u.role_id = d.datdba
where d.datname = current_database()

union all
select 'object_stray', s.object, format('It lies in schema %s, which is not for objects of ours.', s.schema_name),
       'Move it to the schema of its domain, or drop it.'
from (
  select r.schema_name, r.object from relation r
  union all
  select f.schema_name, f.object from function f
  union all
  select t.schema_name, t.object from type t
) s
where s.schema_name in ('public', 'extensions')

union all
select 'comment_missing', c.object, format('The %s has no comment.', c.kind_name), 'Comment it where it is made.'
from (
  select 'schema' as kind_name, quote_ident(s.schema_name) as object, 'pg_namespace'::regclass as catalogue, s.schema_id as id, 0 as part
  from audit.schemas s
  union all
  select r.kind_name, r.object, 'pg_class'::regclass, r.relation_id, 0
  from relation r
  where r.kind <> 'S'
  union all
  select 'column', format('%s.%I', r.object, a.attname), 'pg_class'::regclass, r.relation_id, a.attnum
  from relation r
  join pg_attribute a on a.attrelid = r.relation_id and a.attnum > 0 and not a.attisdropped
  -- Whoever reports reads the comments of report, and sees nothing else.
  where r.schema_name = 'report' or r.kind in ('r', 'p', 'f')
    -- What these mean is the same everywhere: policies/comments.sql.
    and a.attname not in ('org_id', 'id', 'status', 'created_by', 'submitted_by', 'submitted_at', 'approved_by', 'approved_at',
      'review_comment', 'version', 'created_at', 'updated_at')
  union all
  select f.kind_name, f.object, 'pg_proc'::regclass, f.function_id, 0
  from function f
) c
where not exists (select from pg_description d where d.classoid = c.catalogue and d.objoid = c.id and d.objsubid = c.part);
comment on view audit.findings_objects is
  'Findings about the database as a whole: version, owners, stray objects, missing comments';

-- In a function, so that two settings hold whoever asks: names print qualified, and a query this wide is not compiled,
-- which on a database without statistics would take ten times as long as the query itself.
create or replace function audit.find()
returns table (code text, object text, problem text, remedy text)
language sql stable set search_path = '' set jit = off as $$
  select f.code, f.object, f.problem, f.remedy from audit.findings_tables f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_policies f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_functions f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_grants f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_oversight f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_roles f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_objects f
  union all
  select f.code, f.object, f.problem, f.remedy from audit.findings_drift f
  order by 1, 2, 3
$$;
comment on function audit.find() is
  'Runs every lint with the rights of the caller, who needs none but on the views of audit';

create or replace view audit.findings with (security_invoker = true, security_barrier = true) as
select f.code, f.object, f.problem, f.remedy from audit.find() f;
comment on view audit.findings is 'Everything that weakens the wall or might: one row per violation, none when all is well';
comment on column audit.findings.code is 'Short stable name of the lint';
comment on column audit.findings.object is 'What it is about';
comment on column audit.findings.problem is 'What is wrong, and why it matters';
comment on column audit.findings.remedy is 'What to do';

revoke all on audit.findings_objects, audit.findings from public;
revoke all on function audit.version_is_patched(integer), audit.find() from public;
grant execute on function audit.version_is_patched(integer), audit.find() to bmms_auditor, bmms_migrator, bmms_service;
grant select on audit.findings_objects, audit.findings to bmms_auditor, bmms_migrator, bmms_service;

reset role;
