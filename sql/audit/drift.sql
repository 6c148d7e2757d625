-- Was anything changed by hand? What the deployed version wants of each object, and what the object is.
--   psql -f sql/audit/drift.sql
\ir begin.psql
\pset expanded on

\pset title 'Drift: what differs from the version deployed last'
select d.state, d.kind, d.object, d.expected, d.actual, d.meaning from audit.drift d order by d.kind, d.object;

\ir judge.psql
with kind as (
  select k.kind, count(*) filter (where k.drifted) as drifted, count(*) as objects
  from (
    select e.kind, exists (select from audit.drift d where d.kind = e.kind and d.object = e.object) as drifted from audit.expected e
    union all
    select d.kind, true from audit.drift d where d.expected is null
  ) k
  group by k.kind
), verdict (n, ok, name) as (
  select row_number() over (order by k.kind), k.drifted = 0, format('%s: %s of %s differ', k.kind, k.drifted, k.objects) from kind k
)
:tap
rollback;
