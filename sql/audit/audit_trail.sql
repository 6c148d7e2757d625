-- Is the audit trail whole? Every entry's hash follows from the one before; a missing or altered one shows.
--   psql -f sql/audit/audit_trail.sql
\ir begin.psql

\pset title 'Broken links of the audit trail: chain 0 is the platform''s, the others are of the organizations with that number'
select b.chain, coalesce(o.code, 'platform') as "of", b.seq as "entry", b.problem
from audit.broken_links() b
left join audit.organizations() o on o.org_id = b.chain
order by 1, 3;

\ir judge.psql
with broken as materialized (
  select b.chain from audit.broken_links() b
), verdict (n, ok, name) as (
  select 1, not exists (select from broken b where b.chain = 0), 'the platform''s chain is whole'
  union all
  select 2, not exists (select from broken b where b.chain <> 0), 'the chain of every organization is whole'
  union all
  select 3, not exists (select from audit.findings_tables f where f.code in ('audit_trigger_missing', 'trigger_disabled')), 'every change of an audited table reaches it'
)
:tap
rollback;
