-- Planning with its derived values (planning: section 4), which are never stored. Exact decimals, half away from zero.
set local role bmms_owner;

drop view if exists planning.strategic_plan_summaries;
create view planning.strategic_plan_summaries with (security_invoker = true, security_barrier = true) as
select p.org_id, p.id, p.title, p.start_year, p.end_year, p.vision, p.mission, p.status,
       p.created_by, p.submitted_by, p.submitted_at, p.approved_by, p.approved_at, p.review_comment,
       p.version, p.created_at, p.updated_at,
       g.goals_total, g.goals_completed, g.goals_in_progress, g.goals_not_started, g.goals_deferred, g.overall_progress,
       (select count(*)::integer from planning.annual_plans a where a.org_id = p.org_id and a.strategic_plan_id = p.id) as annual_plans_total
from planning.strategic_plans p
cross join lateral (
  select count(*)::integer as goals_total,
         (count(*) filter (where g.status = 'completed'))::integer as goals_completed,
         (count(*) filter (where g.status = 'in_progress'))::integer as goals_in_progress,
         (count(*) filter (where g.status = 'not_started'))::integer as goals_not_started,
         (count(*) filter (where g.status = 'deferred'))::integer as goals_deferred,
         coalesce(round(avg(g.completion_percentage), 2), 0.00)::numeric(5,2) as overall_progress
  from planning.goals g
  where g.org_id = p.org_id and g.strategic_plan_id = p.id
) g;
comment on view planning.strategic_plan_summaries is 'Strategic plans with counts of their goals and their mean progress';

drop view if exists planning.annual_plan_summaries;
create view planning.annual_plan_summaries with (security_invoker = true, security_barrier = true) as
select a.org_id, a.id, a.strategic_plan_id, a.title, a.year, a.description, a.budget_total, a.status,
       a.created_by, a.submitted_by, a.submitted_at, a.approved_by, a.approved_at, a.review_comment,
       a.version, a.created_at, a.updated_at,
       p.title as strategic_plan_title, p.status as strategic_plan_status,
       o.objectives_total, o.objectives_completed, o.overall_progress
from planning.annual_plans a
join planning.strategic_plans p on p.org_id = a.org_id and p.id = a.strategic_plan_id
cross join lateral (
  select count(*)::integer as objectives_total,
         (count(*) filter (where o.status = 'completed'))::integer as objectives_completed,
         coalesce(round(avg(o.completion_percentage) filter (where o.status <> 'cancelled'), 2), 0.00)::numeric(5,2) as overall_progress
  from planning.objectives o
  where o.org_id = a.org_id and o.annual_plan_id = a.id
) o;
comment on view planning.annual_plan_summaries is
  'Annual work plans with counts of their objectives and their mean progress, cancelled ones left out';

grant select on planning.strategic_plan_summaries, planning.annual_plan_summaries to bmms_tenant;

reset role;
