-- fires: wall_different - the wall stands before one command only
drop policy wall on planning.goals;
create policy wall on planning.goals as restrictive for select to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id()));
