-- Lints of oversight: its one login reads listed columns behind one policy, and never needs assessment.
set local role bmms_ctx_owner;

create or replace view audit.findings_oversight with (security_invoker = true, security_barrier = true) as
select distinct 'oversight_unlisted' as code, g.object,
       format('bmms_oversight, which reads across organizations, holds %s on %s.', g.privilege,
         coalesce('column ' || g.column_name, case when g.schema_name = 'mana' then 'needs assessment' else 'the whole table' end)) as problem,
       format('Run: %s; what oversight may read is listed in policies/ocm.sql, and needs assessment never is.', g.revocation) as remedy
from audit.privileges g
where g.kind in ('table', 'column') and g.role_name = 'bmms_oversight'
  and not (g.privilege = 'SELECT' and g.schema_name <> 'mana' and (
    g.schema_name = 'ocm' and g.relation_kind = 'v'
    or exists (select from audit.oversight_columns a where a.object = g.object and a.column_name = g.column_name)))

union all
select 'oversight_door_different', p.object,
       format('The policy %I opens the table to oversight otherwise than by its sealed pass: %s for %s using %s.', p.policy,
         case when p.is_permissive then 'permissive' else 'restrictive' end, p.command, coalesce(p.using_text, 'nothing')),
       'Make it: create policy oversight_read … for select to bmms_oversight using ((select ctx.oversees())).'
from audit.policies p
where 'bmms_oversight' = any (p.role_names)
  and not (p.policy = 'oversight_read' and p.is_permissive and p.command = 'SELECT' and p.role_names = array['bmms_oversight']
    and p.using_text is not distinct from '( SELECT ctx.oversees() AS oversees)')

union all
select 'oversight_writes', 'bmms_oversight', 'The login of oversight does not begin its transactions read only.',
       'Run: alter role bmms_oversight set default_transaction_read_only = on;'
where to_regrole('bmms_oversight') is not null and not exists (
  select from pg_db_role_setting s
  where s.setrole = to_regrole('bmms_oversight') and 'default_transaction_read_only=on' = any (s.setconfig)
    and (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database())));
comment on view audit.findings_oversight is 'Findings about oversight: what its login may read, behind which policy, and that it only reads';

revoke all on audit.findings_oversight from public;
grant select on audit.findings_oversight to bmms_auditor, bmms_migrator, bmms_service;

reset role;
