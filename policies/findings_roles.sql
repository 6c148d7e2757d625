-- Lints of roles: their attributes, the ways from one into another, and settings that follow a login everywhere.
set local role bmms_ctx_owner;

create or replace view audit.findings_roles with (security_invoker = true, security_barrier = true) as
with wanted (role_name, signs_in) as (
  values
    ('bmms_owner', false), ('bmms_ctx_owner', false), ('bmms_workflow', false), ('bmms_migrator', true), ('bmms_service', true),
    ('bmms_tenant', false), ('bmms_accounts', true), ('bmms_worker', true), ('bmms_oversight', true), ('bmms_report', false), ('bmms_auditor', false), ('bmms_backup', true),
    ('bmms_replication', true)
), role as materialized (
  select r.*, r.rolname::text as name, r.rolname ~ '^(bmms|report)_' as is_ours,
         r.rolreplication and r.rolname <> 'bmms_replication' as streams
  from pg_roles r
), reach as materialized (
  select p.*, p.member ~ '^(bmms|report)_' as member_is_ours, p.role_name ~ '^(bmms|report)_' as role_is_ours from audit.reach p
)
select lint.code, r.name as object, lint.problem, lint.remedy
from role r
left join wanted w on w.role_name = r.name
cross join lateral (values
  ('role_superuser', r.is_ours and r.rolsuper,
   'The role is a superuser: no policy and no privilege applies to it.',
   format('Run: alter role %I nosuperuser;', r.name)),
  ('role_bypasses_rls', r.rolbypassrls and not r.rolsuper and r.name <> 'bmms_backup'
     and (r.is_ours or has_database_privilege(r.oid, current_database(), 'connect')),
   'The role bypasses row security; only bmms_backup may, to dump everything.',
   format('Run: alter role %I nobypassrls;', r.name)),
  ('role_attribute', r.is_ours and (r.rolcreaterole or r.rolcreatedb or r.streams),
   format('The role has %s.', concat_ws(', ', case when r.rolcreaterole then 'CREATEROLE: it can make itself a member of others' end,
     case when r.rolcreatedb then 'CREATEDB' end, case when r.streams then 'REPLICATION: the stream of changes knows no row security' end)),
   format('Run: alter role %I nocreaterole nocreatedb%s;', r.name, case when r.streams then ' noreplication' else '' end)),
  ('role_signs_in', not w.signs_in and r.rolcanlogin,
   'The role may sign in, but is made to be taken on inside a transaction or a function only.',
   format('Run: alter role %I nologin;', r.name)),
  ('service_inherits', r.name in ('bmms_service', 'bmms_worker') and r.rolinherit,
   'The login inherits the rights of bmms_tenant, so it has them before it has given a context.',
   format('Run: alter role %I noinherit;', r.name))
) as lint (code, fires, problem, remedy)
where lint.fires

union all
select 'service_inherits', m.member::regrole::text, format('The membership of %s in bmms_tenant was granted with inheritance.', m.member::regrole),
       format('Run: grant bmms_tenant to %s with inherit false;', m.member::regrole)
from pg_auth_members m
where m.member in (to_regrole('bmms_service'), to_regrole('bmms_worker')) and m.roleid = to_regrole('bmms_tenant') and (to_jsonb(m) ->> 'inherit_option')::boolean

union all
-- A login of another database of this server has its settings there.
select 'reporting_login_unmapped', r.name, 'The role may sign in as a reporting login, but no organization is mapped to it, or not any more.',
       format('Run: alter role %I nologin; whoever needs one gets a new login: bmms reporting add.', r.name)
from role r
where r.name like 'report\_%' and r.rolcanlogin and (r.rolvaliduntil is null or r.rolvaliduntil > now())
  and not exists (select from ctx.reporting_states() m where m.login = r.name and m.is_live)
  and not exists (
    select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
    where s.setrole = r.oid and d.datname <> current_database())

union all
select 'reporting_login_missing', m.login, 'An organization is mapped to the reporting login, but there is no such role: whoever makes one reads its rows.',
       format('Run: bmms reporting revoke %s', m.login)
from ctx.reporting_states() m
where m.is_live and not exists (select from role r where r.name = m.login)

union all
select 'role_missing', w.role_name, 'The role does not exist.', 'Run ops/roles.sql, then apply the policies.'
from wanted w
where not exists (select from role r where r.name = w.role_name)

union all
select lint.code, p.member,
       format('%s is a member of %s (%s)%s', p.member, p.role_name, array_to_string(p.path, ' > '), lint.problem),
       format('Run: revoke %I from %I;', broken.role_name, broken.member)
from reach p
cross join lateral (
  -- The first link of the way that this system does not need.
  select p.path[i] as member, p.path[i + 1] as role_name
  from generate_subscripts(p.path, 1) as i
  where p.path[i + 1] is not null
    and not (p.path[i] in ('bmms_service', 'bmms_worker') and p.path[i + 1] = 'bmms_tenant'
      or p.path[i] = 'bmms_migrator' and p.path[i + 1] in ('bmms_owner', 'bmms_ctx_owner', 'bmms_workflow')
      or p.path[i] = 'bmms_backup' and p.path[i + 1] = 'pg_read_all_data'
      or p.path[i] like 'report\_%' and p.path[i + 1] = 'bmms_report')
  order by i
  limit 1
) broken
cross join lateral (values
  -- The migrator deploys: it is the owners' only member.
  ('path_to_owner', p.role_name in ('bmms_owner', 'bmms_ctx_owner', 'bmms_workflow') and p.member <> 'bmms_migrator',
   ': it may switch row security off, replace the functions that verify passes, or write behind the state machines.'),
  ('path_to_server', (p.member_is_ours or p.member_signs_in and exists (select from reach o where o.member = p.member and o.role_is_ours))
     and (p.role_is_superuser
       or p.role_name in ('pg_read_all_data', 'pg_write_all_data', 'pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'))
     and (p.member, p.role_name) <> ('bmms_backup', 'pg_read_all_data'),
   ', which reads or writes around every privilege of this system.'),
  ('service_membership', p.member = 'bmms_service' and p.role_name <> 'bmms_tenant',
   '; it may become bmms_tenant and nothing else.'),
  ('tenant_membership', p.role_name = 'bmms_tenant' and p.member not in ('bmms_service', 'bmms_worker'),
   '; only the service and the worker may act for a tenant.'),
  ('membership_unlisted', p.role_is_ours and p.member not in ('bmms_service', 'bmms_migrator')
     and p.role_name not in ('bmms_owner', 'bmms_ctx_owner', 'bmms_workflow', 'bmms_tenant')
     and not (p.role_name = 'bmms_auditor' and not p.member_is_ours)
     and not (p.role_name = 'bmms_report' and p.member like 'report\_%'),
   '; the permissive policies of both add up.'),
  ('membership_unlisted', p.role_is_ours and p.member = 'bmms_migrator' and p.role_name not in ('bmms_owner', 'bmms_ctx_owner', 'bmms_workflow'),
   '; it deploys as the three owners and needs nothing else.')
) as lint (code, fires, problem)
where lint.fires

union all
select 'grant_option', r.name, format('%s may make others members of %s.', r.name, pg_get_userbyid(m.roleid)),
       format('Run: revoke admin option for %I from %I;', pg_get_userbyid(m.roleid), r.name)
from pg_auth_members m
join role r on r.oid = m.member
where m.admin_option and r.is_ours

union all
select 'role_setting', coalesce(r.name, 'every role'),
       format('%s signs in%s with %s set to %s.', coalesce(r.name, 'Every role'),
         case when s.setdatabase <> 0 then ' to this database' else '' end, c.name, quote_literal(c.value)),
       format('Run: alter %s reset %s;', case
         when s.setdatabase = 0 then 'role ' || coalesce(quote_ident(r.name), 'all')
         when s.setrole = 0 then format('database %I', current_database())
         else format('role %I in database %I', r.name, current_database()) end, c.name)
from pg_db_role_setting s
left join role r on r.oid = s.setrole
cross join lateral unnest(s.setconfig) as raw (line)
cross join lateral (select lower(split_part(raw.line, '=', 1)) as name, substr(raw.line, strpos(raw.line, '=') + 1) as value) c
where (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database()))
  and (s.setrole = 0 or r.is_ours)
  and (c.name like 'app.%' or c.name in ('role', 'row_security', 'search_path', 'session_replication_role'))
  and (coalesce(r.name, ''), c.name, c.value) <> ('bmms_migrator', 'row_security', 'off')

union all
select 'server_setting', 'session_replication_role', format('It is %s: triggers and foreign keys do not fire, so changes go unrecorded and unchecked.',
         current_setting('session_replication_role')),
       'Take it out of postgresql.conf and of alter system, and reload.'
where current_setting('session_replication_role') <> 'origin'

union all
select 'migrator_row_security', 'bmms_migrator',
       'The migrator signs in with row security on: under forced row security its statements find no row and report success.',
       'Run: alter role bmms_migrator set row_security = off;'
where to_regrole('bmms_migrator') is not null and not exists (
  select from pg_db_role_setting s
  where s.setrole = to_regrole('bmms_migrator') and 'row_security=off' = any (s.setconfig)
    and (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database())));
comment on view audit.findings_roles is
  'Findings about roles: attributes, the ways from one into another, settings that follow a login';

revoke all on audit.findings_roles from public;
grant select on audit.findings_roles to bmms_auditor, bmms_migrator, bmms_service;

reset role;
