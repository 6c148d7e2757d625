-- fires: context_per_row - the context function runs for every row of an inner query
alter policy read on planning.goals using (
  exists (select from planning.strategic_plans p where p.org_id = ctx.org_id() and p.id = strategic_plan_id));
