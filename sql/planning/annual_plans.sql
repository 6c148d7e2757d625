-- Annual work plans.

--: AnnualPlanSummary(budget_total?)
--: AnnualPlan(budget_total?, created_by_name?, submitted_by?, submitted_by_name?, submitted_at?, approved_by?, approved_by_name?, approved_at?)

--! list_by_year (year?, status?, strategic_plan_id?, search?, after_year?, after_id?) : AnnualPlanSummary
--- The latest year first.
select id, strategic_plan_id, strategic_plan_title, title, year, budget_total, status,
       objectives_total, objectives_completed, overall_progress, version, created_at, updated_at
from planning.annual_plan_summaries
where org_id = :org_id
  and (:year::int4 is null or year = :year)
  and (:status::text is null or status = :status)
  and (:strategic_plan_id::uuid is null or strategic_plan_id = :strategic_plan_id)
  and (:search::text is null or position(lower(:search) in lower(title || ' ' || description)) > 0)
  and (:after_id::uuid is null or year < :after_year::int4 or (year = :after_year and id > :after_id))
order by year desc, id
limit :limit;

--! list_by_created_at (year?, status?, strategic_plan_id?, search?, after_created_at?, after_id?) : AnnualPlanSummary
--- The newest first.
select id, strategic_plan_id, strategic_plan_title, title, year, budget_total, status,
       objectives_total, objectives_completed, overall_progress, version, created_at, updated_at
from planning.annual_plan_summaries
where org_id = :org_id
  and (:year::int4 is null or year = :year)
  and (:status::text is null or status = :status)
  and (:strategic_plan_id::uuid is null or strategic_plan_id = :strategic_plan_id)
  and (:search::text is null or position(lower(:search) in lower(title || ' ' || description)) > 0)
  and (:after_id::uuid is null or created_at < :after_created_at::timestamptz or (created_at = :after_created_at and id > :after_id))
order by created_at desc, id
limit :limit;

--! by_id : AnnualPlan
--- One annual plan with its parent and the names of those who wrote, submitted and approved it.
select id, strategic_plan_id, strategic_plan_title, strategic_plan_status, title, year, description, budget_total, status,
       objectives_total, objectives_completed, overall_progress,
       created_by, ctx.person_name(created_by) as created_by_name,
       submitted_by, ctx.person_name(submitted_by) as submitted_by_name, submitted_at,
       approved_by, ctx.person_name(approved_by) as approved_by_name, approved_at,
       workflow.possible_steps('annual_plan', status, created_by, submitted_by) as transitions,
       review_comment, version, created_at, updated_at
from planning.annual_plan_summaries
where org_id = :org_id and id = :id;

--! insert (budget_total?)
--- A new draft under a strategic plan.
insert into planning.annual_plans (org_id, id, strategic_plan_id, title, year, description, budget_total)
values (:org_id, :id, :strategic_plan_id, :title, :year, :description, :budget_total)
returning version;

--! update (budget_total?)
--- Rewrites the content, if the version is the one the editor saw.
update planning.annual_plans
set title = :title, year = :year, description = :description, budget_total = :budget_total
where org_id = :org_id and id = :id and version = :version
returning version;

--! transition
--- Moves the annual plan along its state machine, or refuses.
select true as done from workflow.transition_annual_plan(:org_id, :id, :version, :transition, :comment);
