-- Does isolation hold? Everything that weakens the wall or might, by the rule it breaks.
--   psql -f sql/audit/findings.sql
\ir begin.psql
\pset expanded on

\pset title 'Findings: what breaks a rule of isolation, and what to do'
select code, object, problem, remedy from audit.findings;

\pset title 'Advice: settings that weaken no wall'
select code, object, problem, remedy from audit.advice;

\ir judge.psql
with subject (n, name, codes) as (
  select s.n, s.name, s.found
  from (values
    (1, 'tables: every row belongs to one organization, every key leads with it', (select array_agg(f.code) from audit.findings_tables f)),
    (2, 'row security: the wall stands before every table, doors and views do not lead around it', (select array_agg(f.code) from audit.findings_policies f)),
    (3, 'functions: none lends rights that is not on the list', (select array_agg(f.code) from audit.findings_functions f)),
    (4, 'privileges: no role holds more than its work needs', (select array_agg(f.code) from audit.findings_grants f)),
    (5, 'roles: none is above row security, none leads to another', (select array_agg(f.code) from audit.findings_roles f)),
    (6, 'the database as a whole: owners, places, comments, the version of the server', (select array_agg(f.code) from audit.findings_objects f)),
    (7, 'nothing was changed by hand since it was deployed', (select array_agg(f.code) from audit.findings_drift f))
  ) as s (n, name, found)
), verdict (n, ok, name) as (
  select s.n, s.codes is null, s.name from subject s
)
:tap
rollback;
