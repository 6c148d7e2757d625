-- Look into one organization, reading only: the step and its reason are recorded in the organization's audit trail and in the
-- platform's, then the query runs. Without a query: what the organization planned.
--   psql -v org=MOH -v reason='complaint 2026-17' -f sql/audit/step_in.sql
--   psql -v org=MOH -v reason='complaint 2026-17' -v query='select title, status from planning.goals' -f sql/audit/step_in.sql
\ir begin.psql
\ir primary.psql
\ir organization.psql
\ir reason.psql
rollback;
\if :{?query}
\else
  \set query 'select p.title, p.start_year, p.end_year, p.status, p.updated_at::date as changed from planning.strategic_plans p order by p.start_year, p.title'
\endif

select s.org_id, s.pass, s.expires_at::timestamptz(0) as until from audit.step_in(:'org', :'reason') s \gset
\echo 'Recorded: you look into' :org 'until' :until '- because:' :reason

begin read only;
select set_config('app.org_id', :'org_id', true) as app_org_id, set_config('app.pass', :'pass', true) as app_pass \gset
\pset title :org
:query;
rollback;
