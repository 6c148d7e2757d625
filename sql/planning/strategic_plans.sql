-- Strategic plans. Lists read the view with the derived values; `after_…` is the last row of the page before.

--: StrategicPlanSummary()
--: StrategicPlan(created_by_name?, submitted_by?, submitted_by_name?, submitted_at?, approved_by?, approved_by_name?, approved_at?)
--: Overlap()

--! list_by_start_year (status?, year?, search?, after_start_year?, after_id?) : StrategicPlanSummary
--- The newest period first.
select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress,
       annual_plans_total, version, created_at, updated_at
from planning.strategic_plan_summaries
where org_id = :org_id
  and (:status::text is null or status = :status)
  and (:year::int4 is null or :year between start_year and end_year)
  and (:search::text is null or position(lower(:search) in lower(title || ' ' || vision || ' ' || mission)) > 0)
  and (:after_id::uuid is null or start_year < :after_start_year::int4 or (start_year = :after_start_year and id > :after_id))
order by start_year desc, id
limit :limit;

--! list_by_title (status?, year?, search?, after_title?, after_id?) : StrategicPlanSummary
--- By title.
select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress,
       annual_plans_total, version, created_at, updated_at
from planning.strategic_plan_summaries
where org_id = :org_id
  and (:status::text is null or status = :status)
  and (:year::int4 is null or :year between start_year and end_year)
  and (:search::text is null or position(lower(:search) in lower(title || ' ' || vision || ' ' || mission)) > 0)
  and (:after_id::uuid is null or title > :after_title::text or (title = :after_title and id > :after_id))
order by title, id
limit :limit;

--! list_by_created_at (status?, year?, search?, after_created_at?, after_id?) : StrategicPlanSummary
--- The newest first.
select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress,
       annual_plans_total, version, created_at, updated_at
from planning.strategic_plan_summaries
where org_id = :org_id
  and (:status::text is null or status = :status)
  and (:year::int4 is null or :year between start_year and end_year)
  and (:search::text is null or position(lower(:search) in lower(title || ' ' || vision || ' ' || mission)) > 0)
  and (:after_id::uuid is null or created_at < :after_created_at::timestamptz or (created_at = :after_created_at and id > :after_id))
order by created_at desc, id
limit :limit;

--! list_by_progress (status?, year?, search?, after_overall_progress?, after_id?) : StrategicPlanSummary
--- The most advanced first.
select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress,
       annual_plans_total, version, created_at, updated_at
from planning.strategic_plan_summaries
where org_id = :org_id
  and (:status::text is null or status = :status)
  and (:year::int4 is null or :year between start_year and end_year)
  and (:search::text is null or position(lower(:search) in lower(title || ' ' || vision || ' ' || mission)) > 0)
  and (:after_id::uuid is null or overall_progress < :after_overall_progress::numeric or (overall_progress = :after_overall_progress and id > :after_id))
order by overall_progress desc, id
limit :limit;

--! by_id : StrategicPlan
--- One plan with the names of those who wrote, submitted and approved it.
select id, title, start_year, end_year, vision, mission, status,
       goals_total, goals_completed, goals_in_progress, goals_not_started, goals_deferred, overall_progress, annual_plans_total,
       created_by, ctx.person_name(created_by) as created_by_name,
       submitted_by, ctx.person_name(submitted_by) as submitted_by_name, submitted_at,
       approved_by, ctx.person_name(approved_by) as approved_by_name, approved_at,
       workflow.possible_steps('strategic_plan', status, created_by, submitted_by) as transitions,
       review_comment, version, created_at, updated_at
from planning.strategic_plan_summaries
where org_id = :org_id and id = :id;

--! overlapping : Overlap
--- The member's own plan that covers some of these years, other than the one being changed.
select id, title, start_year, end_year
from planning.strategic_plans
where org_id = :org_id and id <> :id and status <> 'archived' and start_year <= :end_year and end_year >= :start_year
order by start_year, id
limit 1;

--! insert
--- A new draft.
insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
values (:org_id, :id, :title, :start_year, :end_year, :vision, :mission)
returning version;

--! update
--- Rewrites the content, if the version is the one the editor saw.
update planning.strategic_plans
set title = :title, start_year = :start_year, end_year = :end_year, vision = :vision, mission = :mission
where org_id = :org_id and id = :id and version = :version
returning version;

--! transition
--- Moves the plan along its state machine, or refuses.
select true as done from workflow.transition_strategic_plan(:org_id, :id, :version, :transition, :comment);
