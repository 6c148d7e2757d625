-- Who may do what with each table of tenants: table, role and command, with the door that lets the role through.
--   psql -f sql/audit/policy_matrix.sql
\ir begin.psql

\pset title 'Doors by table and role. A door is asked inside the wall; no grant, no door: refused either way'
with door as (
  select p.object, r.role_name, c.command, string_agg(p.policy, ', ' order by p.policy) as doors
  from audit.policies p
  cross join lateral unnest(p.role_names) as r (role_name)
  join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) as c (command) on p.command in (c.command, 'ALL')
  where p.class = 'tenant' and p.is_permissive
  group by 1, 2, 3
), granted as (
  select distinct g.object, g.role_name, g.privilege as command
  from audit.privileges g
  where g.class = 'tenant' and g.kind in ('table', 'column')
), cell as (
  select object, role_name, command, case when d.doors is null then 'no door'
           when g.command is null and not exists (select from audit.relations r where r.object = d.object and pg_get_userbyid(r.owner) = d.role_name) then 'no grant (' || d.doors || ')' else d.doors end as text
  from door d
  full join granted g using (object, role_name, command)
)
select t.object as "table", case when exists (
         select from audit.policies w where w.relation_id = t.relation_id and not w.is_permissive and c.role_name = any (w.role_names)) then 'yes' else '' end as "wall",
       c.role_name as "role", max(c.text) filter (where c.command = 'SELECT') as "select", max(c.text) filter (where c.command = 'INSERT') as "insert",
       max(c.text) filter (where c.command = 'UPDATE') as "update", max(c.text) filter (where c.command = 'DELETE') as "delete"
from audit.relations t
join cell c on c.object = t.object
where t.class = 'tenant'
group by 1, 2, 3
order by 1, 3;

\pset title 'Conditions: the wall, and the doors of each role'
select p.policy as "door", array_to_string(p.role_names, ', ') as "for", p.command, p.using_text as "using", p.check_text as "with check",
       count(*) as "tables"
from audit.policies p
where p.class = 'tenant'
group by 1, 2, 3, 4, 5
order by p.policy = 'wall' desc, 2, 3, 1;

\ir judge.psql
with verdict (n, ok, name) as (
  select row_number() over (order by t.object),
         t.rls_enabled and t.rls_forced and not exists (select from audit.findings_policies f where f.object = t.object),
         format('%s: row security is forced, the wall is whole, and each role has one door a command', t.object)
  from audit.relations t
  where t.class = 'tenant' and t.kind in ('r', 'p')
)
:tap
rollback;
