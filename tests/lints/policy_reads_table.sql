-- fires: policy_reads_table - goals judged by a row of their plan that may change meanwhile
create policy by_plan on planning.goals as restrictive for select to bmms_tenant using (exists (
  select from planning.strategic_plans p where p.org_id = goals.org_id and p.id = goals.strategic_plan_id and p.status = 'draft'));
