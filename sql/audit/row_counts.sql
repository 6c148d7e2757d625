-- How many rows has each organization, and does each see its own alone? Steps into every organization, or into :org, so it
-- needs a reason, which each of them can read in its audit trail.
--   psql -v reason='yearly audit 2026' -f sql/audit/row_counts.sql
--   psql -v reason='yearly audit 2026' -v org=MOH -f sql/audit/row_counts.sql
\ir begin.psql
\ir primary.psql
\ir reason.psql
\if :{?org}
  \ir organization.psql
\else
  \set org ''
\endif
select string_agg(o.code, ',' order by o.code) as codes from audit.organizations() o where :'org' in ('', o.code) \gset
rollback;
\ir enter.psql

begin read only;
select json_agg(json_build_object('code', e.code, 'table', c.table_name, 'own', c.own_rows, 'other', c.other_rows)) as counted
from json_to_recordset(:'entered') as e (code text, org_id integer, pass text)
cross join lateral audit.count_rows(e.org_id, e.pass) c \gset

\pset format aligned
\pset title 'Rows by organization and table; organizations without any but their own are left out'
select c.code as "organization", c."table", c.own
from json_to_recordset(:'counted') as c (code text, "table" text, own bigint)
where c.own > 0 and (:'org' <> '' or exists (
  select from json_to_recordset(:'counted') as o (code text, "table" text, own bigint) where o.code = c.code and o.own > 0 and o."table" like 'planning.%'))
order by 1, 2
\crosstabview

\ir judge.psql
with verdict (n, ok, name) as (
  select row_number() over (order by c.code), sum(c.other) = 0 and sum(c.own) > 0,
         format('%s sees %s rows of its own and %s of others', c.code, sum(c.own), sum(c.other))
  from json_to_recordset(:'counted') as c (code text, own bigint, other bigint)
  group by c.code
)
:tap
rollback;
