-- fires: org_id_not_integer - the tenant column has another type
drop policy auditor_read on planning.transitions;
drop policy wall on planning.transitions;
drop policy workflow_insert on planning.transitions;
drop policy workflow_read on planning.transitions;
alter table planning.transitions alter column org_id type bigint;
create policy wall on planning.transitions as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_insert on planning.transitions for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
create policy workflow_read on planning.transitions for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
