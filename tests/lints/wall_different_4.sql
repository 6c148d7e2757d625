-- fires: wall_different - the wall is a door
drop policy wall on planning.goals;
create policy wall on planning.goals as permissive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
