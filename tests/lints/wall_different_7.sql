-- fires: wall_different - the wall has no check of what is written
drop policy wall on planning.goals;
create policy wall on planning.goals as restrictive for all to bmms_tenant, bmms_workflow using (org_id = (select ctx.org_id()));
