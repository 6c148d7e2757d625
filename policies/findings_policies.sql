-- Lints of row security: the wall of every tenant table, the doors in it, and views, which must not lead around it.
set local role bmms_ctx_owner;

create or replace view audit.findings_policies with (security_invoker = true, security_barrier = true) as
with tenant as materialized (
  select r.* from audit.relations r where r.class = 'tenant' and r.kind in ('r', 'p')
), policy as materialized (
  select p.* from audit.policies p
), door as materialized (
  -- A policy for ALL is a door for each command.
  select p.relation_id, p.object, p.policy, r.role_name, c.command
  from policy p
  cross join lateral unnest(p.role_names) as r (role_name)
  join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) as c (command) on p.command in (c.command, 'ALL')
  where p.is_permissive
), wanted as (
  select '(org_id = ( SELECT ctx.org_id() AS org_id))'::text as wall, '(org_id = ( SELECT ctx.report_org_id() AS report_org_id))'::text as report_read,
         '(org_id = ( SELECT ctx.auditor_org_id() AS auditor_org_id))'::text as auditor_read
)
select lint.code, t.object, lint.problem, lint.remedy
from tenant t
cross join wanted
left join policy w on w.relation_id = t.relation_id and w.policy = 'wall'
cross join lateral (values
  ('rls_off', not t.rls_enabled,
   'Row security is switched off: whoever holds a privilege on the table has the rows of all organizations.',
   format('Run: alter table %s enable row level security;', t.object)),
  ('rls_not_forced', not t.rls_forced,
   'Row security is not forced: functions of the table''s owner, and its members, see the rows of all organizations.',
   format('Run: alter table %s force row level security;', t.object)),
  ('wall_missing', w.policy_id is null,
   'The policy wall is missing: nothing keeps one organization from the rows of another.',
   format('Run: bmms migrate --reapply; or: create policy wall on %s as restrictive for all to bmms_tenant, bmms_workflow '
     'using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));', t.object)),
  ('wall_different', w.policy_id is not null and (w.is_permissive or w.command <> 'ALL' or w.role_names <> array['bmms_tenant', 'bmms_workflow']
     or w.using_text is distinct from wanted.wall or w.check_text is distinct from wanted.wall),
   format('The policy wall is not the wall of all tenant tables: it is %s for %s to %s using %s with check %s.',
     case when w.is_permissive then 'permissive' else 'restrictive' end, w.command, array_to_string(w.role_names, ', '),
     coalesce(w.using_text, 'nothing'), coalesce(w.check_text, 'nothing')),
   'Run: bmms migrate --reapply; then find out which rows were written meanwhile.')
) as lint (code, fires, problem, remedy)
where lint.fires

union all
select lint.code, p.object, format('The policy %I %s', p.policy, lint.problem), lint.remedy
from policy p
cross join wanted
cross join lateral (values
  ('policy_to_public', 'PUBLIC' = any (p.role_names),
   'is for PUBLIC, that is for every role there is or will be.',
   'Name the role it serves.'),
  -- The owner of the audit functions has no login. Shared tables are read by all.
  ('policy_always_true', p.is_permissive and 'true' in (p.using_text, p.check_text) and p.role_names <> array['bmms_ctx_owner']
     and not (p.class = 'shared' and p.command = 'SELECT'),
   format('lets %s through whatever the row is.', array_to_string(p.role_names, ', ')),
   'Say who may pass, as (select ctx.can(''<module>.<action>'')), or drop it.'),
  -- What is left of the expressions once scalar sub-selects with constant arguments are taken out.
  ('context_per_row',
   regexp_replace(concat_ws(' ', p.using_text, p.check_text),
     $$\( SELECT ctx\.\w+\((('[^']*'::[a-z ]+|\d+)(, )?)*\) AS \w+\)$$, '', 'g') ~ '\mctx\.\w+\(',
   'calls a function of ctx outside a scalar sub-select: it runs for every row, 4 to 37 times slower on a scan.',
   'Write (select ctx.<function>()) and keep columns of the row out of its arguments.'),
  ('policy_reads_table', exists (
     select from pg_depend d
     where d.classid = 'pg_policy'::regclass and d.objid = p.policy_id and d.refclassid = 'pg_class'::regclass and d.refobjid <> p.relation_id),
   'reads another table, whose rows may change while it is judged by them.',
   'Compare columns of the row with (select ctx.<function>()), and keep rules about other rows in triggers that lock them.'),
  ('policy_without_rls', not p.rls_enabled and p.class is distinct from 'tenant',
   'does nothing, because row security of the table is switched off.',
   format('Run: alter table %s enable row level security; or drop the policy.', p.object)),
  ('door_without_wall', p.class = 'tenant' and p.is_permissive
     and not p.role_names <@ array['bmms_tenant', 'bmms_workflow', 'bmms_oversight', 'bmms_report', 'bmms_auditor', 'bmms_ctx_owner', 'PUBLIC'],
   format('is a door of %s: the wall stands before bmms_tenant and bmms_workflow only.', array_to_string(p.role_names, ', ')),
   'Drop it; a request acts as bmms_tenant, oversight as bmms_oversight, a reporting login as bmms_report.'),
  ('report_door_different', p.class = 'tenant' and p.is_permissive and 'bmms_report' = any (p.role_names)
     and (p.command <> 'SELECT' or p.using_text is distinct from wanted.report_read),
   format('opens the table to reporting logins otherwise than by the organization the login is mapped to: for %s using %s.',
     p.command, coalesce(p.using_text, 'nothing')),
   'Make it: for select to bmms_report using (org_id = (select ctx.report_org_id())).'),
  ('auditor_door_different', p.class = 'tenant' and p.is_permissive and 'bmms_auditor' = any (p.role_names)
     and (p.command <> 'SELECT' or p.using_text is distinct from wanted.auditor_read),
   format('opens the table to auditors otherwise than by the organization they stepped into on record: for %s using %s.',
     p.command, coalesce(p.using_text, 'nothing')),
   'Run: bmms migrate --reapply; policies/auditor.sql makes it.')
) as lint (code, fires, problem, remedy)
where lint.fires

union all
select 'policies_overlap', d.object,
       format('%s has more than one permissive policy for %s, and a row that passes any of them passes: %s.',
         named.role_name, d.command, string_agg(distinct d.policy, ', ')),
       'Keep one permissive policy for each role and command, with the whole condition in it.'
from (select distinct relation_id, role_name from door) named
join door d on d.relation_id = named.relation_id and d.role_name in (named.role_name, 'PUBLIC')
group by d.object, named.role_name, d.command
having count(distinct d.policy) > 1

union all
select distinct 'grant_without_door', t.object,
       format('%s holds %s on the table, but no policy lets it through: it finds no row and is refused every new one.', g.role_name, g.privilege),
       'Add the policy to the file of the table, or take the privilege out of it.'
from tenant t
join audit.privileges g on g.relation_id = t.relation_id
where g.role_name in ('bmms_tenant', 'bmms_workflow', 'bmms_oversight', 'bmms_report', 'bmms_auditor')
  and g.privilege in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
  and not exists (
    select from door d where d.relation_id = t.relation_id and d.role_name in (g.role_name, 'PUBLIC') and d.command = g.privilege)

union all
select lint.code, v.object, lint.problem, format('Run: alter view %s set (security_invoker = true, security_barrier = true); '
         'and repeat both options wherever the view is replaced.', v.object)
from audit.relations v
left join lateral (
  select bool_or(o.option_name = 'security_invoker' and o.option_value::boolean) as invoker,
         bool_or(o.option_name = 'security_barrier' and o.option_value::boolean) as barrier
  from pg_options_to_table(v.options) o
  where o.option_name in ('security_invoker', 'security_barrier')
) o on true
cross join lateral (values
  ('view_not_invoker', o.invoker is not true,
   'The view reads its tables with the rights of its owner, around the wall that stands before the reader.'),
  ('view_not_barrier', o.barrier is not true,
   'The view may run a reader''s function on rows that the view itself hides.')
) as lint (code, fires, problem)
where v.kind = 'v' and lint.fires;
comment on view audit.findings_policies is 'Findings about row security: walls, doors, and views around them';

revoke all on audit.findings_policies from public;
grant select on audit.findings_policies to bmms_auditor, bmms_migrator, bmms_service;

reset role;
