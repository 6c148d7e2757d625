-- Goals of strategic plans. The years of the plan come along, to tell whether a goal is on track.

--: Goal()

--! list (status?, priority?, after_rank?, after_created_at?, after_id?) : Goal
--- The goals of one plan by priority, then the newest first.
select g.id, g.strategic_plan_id, p.start_year, p.end_year, p.title as strategic_plan_title, p.status as strategic_plan_status,
       g.title, g.description, g.target_metric, g.target_value, g.current_value, g.completion_percentage,
       g.priority, g.priority_rank, g.status, g.version, g.created_at, g.updated_at
from planning.goals g
join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
where g.org_id = :org_id
  and g.strategic_plan_id = :strategic_plan_id
  and (:status::text is null or g.status = :status)
  and (:priority::text is null or g.priority = :priority)
  and (:after_id::uuid is null
    or g.priority_rank > :after_rank::int4
    or (g.priority_rank = :after_rank and g.created_at < :after_created_at::timestamptz)
    or (g.priority_rank = :after_rank and g.created_at = :after_created_at and g.id > :after_id))
order by g.priority_rank, g.created_at desc, g.id
limit :limit;

--! by_id : Goal
--- One goal.
select g.id, g.strategic_plan_id, p.start_year, p.end_year, p.title as strategic_plan_title, p.status as strategic_plan_status,
       g.title, g.description, g.target_metric, g.target_value, g.current_value, g.completion_percentage,
       g.priority, g.priority_rank, g.status, g.version, g.created_at, g.updated_at
from planning.goals g
join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
where g.org_id = :org_id and g.id = :id;

--! next_statuses
--- The statuses that the member may give the goal next, but for what its plan forbids.
select workflow.possible_steps('goal', status, created_by, null) as statuses
from planning.goals
where org_id = :org_id and id = :id;

--! insert
--- A new goal of a draft plan.
insert into planning.goals (org_id, id, strategic_plan_id, title, description, target_metric, target_value, current_value, priority)
values (:org_id, :id, :strategic_plan_id, :title, :description, :target_metric, :target_value, :current_value, :priority)
returning version;

--! update
--- Rewrites the content, if the version is the one the editor saw.
update planning.goals
set title = :title, description = :description, target_metric = :target_metric, target_value = :target_value, priority = :priority
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes a goal of a draft plan, if the version is the one the editor saw.
select true as done from workflow.delete_goal(:org_id, :id, :version);

--! record_progress (status?, completion_percentage?, current_value?)
--- Records status, completion and value; null leaves one as it is.
select true as done from workflow.record_goal_progress(
  :org_id, :id, :version, :status, :completion_percentage, :current_value, :from_value, :comment);
