-- Who can read a table of an organization, and why: the roles with their doors, the people by role, and who stands above.
--   psql -v table=planning.goals -v org=MOH -f sql/audit/who_can_read.sql
\ir begin.psql
\ir organization.psql
\if :{?table}
\else
  \set message 'say which table, as: psql -v table=planning.goals'
  \ir fail.psql
\endif
select count(*) = 1 as is_tenant_table from audit.relations r where r.object = :'table' and r.class = 'tenant' and r.kind in ('r', 'p') \gset
\if :is_tenant_table
\else
  \set message 'this is no table of tenants; select table_name from audit.table_classes where class = $$tenant$$ lists them'
  \ir fail.psql
\endif

\pset title 'Roles that hold SELECT, and what each must show to read a row'
select g.role_name as "role",
       case when exists (select from audit.policies w where w.object = g.object and w.policy = 'wall' and g.role_name = any (w.role_names))
         then 'the wall, and ' else '' end || coalesce(p.policy || ': ' || p.using_text, 'no door: finds no row') as "must pass",
       case g.role_name
         when 'bmms_tenant' then 'a member, with a pass into ' || :'org'
         when 'bmms_workflow' then 'the state machines, with the same pass'
         when 'bmms_auditor' then 'an auditor who stepped in, on record'
         when 'bmms_oversight' then 'the Office of the Chief Minister, reading'
         when 'bmms_report' then 'a reporting login of ' || :'org'
         when 'bmms_ctx_owner' then 'no login; functions of the audit trail and of passes'
         else 'not of this system' end as "who that is"
from (select distinct g.object, g.role_name from audit.privileges g
      where g.object = :'table' and g.kind in ('table', 'column') and g.privilege = 'SELECT') g
left join audit.policies p on p.object = g.object and p.is_permissive and p.command in ('SELECT', 'ALL') and g.role_name = any (p.role_names)
order by 1;

\pset title 'People who may enter the organization and read the table, by role. Who they are is on the pages of its admins'
select p.permission, w.role, w.people
from (
  select distinct (regexp_match(p.using_text, 'ctx\.can\(''([a-z_.]+)'''))[1] as permission
  from audit.policies p
  where p.object = :'table' and p.command = 'SELECT' and p.role_names = array['bmms_tenant']
) p
cross join lateral audit.people_who_may(:'org', p.permission) w
order by 1, 2;

\pset title 'Roles above every policy, and those that may become the owner of the table'
select r.rolname as "role", case when r.rolcanlogin then 'yes' else 'no' end as "signs in",
       concat_ws(', ', case when r.rolsuper then 'superuser: no policy applies' end, case when r.rolbypassrls and not r.rolsuper then 'bypasses row security' end,
         case when exists (select from audit.reach m where m.member = r.rolname and m.role_name = pg_get_userbyid(t.owner)) then 'may become the owner' end) as "why"
from pg_roles r
cross join audit.relations t
where t.object = :'table'
  and (r.rolsuper or r.rolbypassrls or exists (select from audit.reach m where m.member = r.rolname and m.role_name = pg_get_userbyid(t.owner)))
order by 1;

select count(*) > 0 as has_reporting from audit.relations r
where r.object = 'ctx.reporting_logins' and has_table_privilege(r.relation_id, 'select') \gset
\if :has_reporting
  \pset title 'Reporting logins of the organization'
  select l.login, l.expires_at, l.revoked_at from ctx.reporting_logins l join audit.organizations() o using (org_id) where o.code = :'org' order by 1;
\endif

\ir judge.psql
with verdict (n, ok, name) as (
  select 1, t.rls_enabled and t.rls_forced, format('%s: row security is on, and holds for its owner too', t.object)
  from audit.relations t where t.object = :'table'
  union all
  select 2, not exists (select from audit.findings_policies f where f.object = :'table'), 'its wall and its doors are as they must be'
  union all
  select 3, not exists (
    select from pg_roles r where r.rolbypassrls and not r.rolsuper and r.rolname <> 'bmms_backup'), 'no role but the backup''s bypasses row security'
  union all
  select 4, not exists (select from audit.findings f where f.code in ('path_to_owner', 'path_to_server', 'tenant_membership', 'service_membership')),
         'no login of the running system leads to the owner or around the privileges'
)
:tap
rollback;
