-- Objectives of annual work plans.

--: Objective(goal_id?, goal_title?, completed_at?)

--! list (status?, overdue_on?, goal_id?, due_before?, annual_plan_id?, strategic_plan_id?, search?, after_target_date?, after_id?) : Objective
--- By due date. `overdue_on`: only what was due before that day and is still open.
select o.id, o.annual_plan_id, o.strategic_plan_id, a.title as annual_plan_title, a.year, a.status as annual_plan_status,
       o.goal_id, g.title as goal_title, o.title, o.description, o.target_date, o.indicator,
       o.baseline_value, o.target_value, o.current_value, o.completion_percentage, o.status, o.completed_at,
       o.version, o.created_at, o.updated_at
from planning.objectives o
join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
left join planning.goals g on g.org_id = o.org_id and g.id = o.goal_id
where o.org_id = :org_id
  and (:status::text is null or o.status = :status)
  and (:overdue_on::date is null or (o.target_date < :overdue_on and o.status in ('not_started', 'in_progress')))
  and (:goal_id::uuid is null or o.goal_id = :goal_id)
  and (:due_before::date is null or o.target_date < :due_before)
  and (:annual_plan_id::uuid is null or o.annual_plan_id = :annual_plan_id)
  and (:strategic_plan_id::uuid is null or o.strategic_plan_id = :strategic_plan_id)
  and (:search::text is null or position(lower(:search) in lower(o.title || ' ' || o.description || ' ' || o.indicator)) > 0)
  and (:after_id::uuid is null
    or o.target_date > :after_target_date::date or (o.target_date = :after_target_date and o.id > :after_id))
order by o.target_date, o.id
limit :limit;

--! by_id : Objective
--- One objective.
select o.id, o.annual_plan_id, o.strategic_plan_id, a.title as annual_plan_title, a.year, a.status as annual_plan_status,
       o.goal_id, g.title as goal_title, o.title, o.description, o.target_date, o.indicator,
       o.baseline_value, o.target_value, o.current_value, o.completion_percentage, o.status, o.completed_at,
       o.version, o.created_at, o.updated_at
from planning.objectives o
join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
left join planning.goals g on g.org_id = o.org_id and g.id = o.goal_id
where o.org_id = :org_id and o.id = :id;

--! next_statuses
--- The statuses that the member may give the objective next, but for what its plan forbids.
select workflow.possible_steps('objective', status, created_by, null) as statuses
from planning.objectives
where org_id = :org_id and id = :id;

--! insert (goal_id?, current_value?)
--- A new objective of a draft annual plan; without a current value it starts at the baseline.
insert into planning.objectives (
  org_id, id, annual_plan_id, goal_id, title, description, target_date, indicator, baseline_value, target_value, current_value)
values (
  :org_id, :id, :annual_plan_id, :goal_id, :title, :description, :target_date, :indicator, :baseline_value, :target_value, :current_value)
returning version;

--! update (goal_id?)
--- Rewrites the content, if the version is the one the editor saw.
update planning.objectives
set goal_id = :goal_id, title = :title, description = :description, target_date = :target_date, indicator = :indicator,
    baseline_value = :baseline_value, target_value = :target_value
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes an objective of a draft annual plan, if the version is the one the editor saw.
select true as done from workflow.delete_objective(:org_id, :id, :version);

--! record_progress (status?, completion_percentage?, current_value?)
--- Records status, completion and value; null leaves one as it is.
select true as done from workflow.record_objective_progress(
  :org_id, :id, :version, :status, :completion_percentage, :current_value, :from_value, :comment);
