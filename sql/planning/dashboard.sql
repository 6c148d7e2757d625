-- The dashboard: the figures in one row, everything listed in another query.

--: DashboardCounts(active_id?, active_title?, active_start_year?, active_end_year?, active_progress?)
--: DashboardItem(completion_percentage?)
--: Waiting(submitted_by_name?, submitted_at?)

--! counts : DashboardCounts
--- Figures of the member's organization; `today` decides what is overdue.
select p.*, g.*, a.*, o.*,
       active.id as active_id, active.title as active_title, active.start_year as active_start_year,
       active.end_year as active_end_year, active.overall_progress as active_progress
from (
  select count(*) as plans_total, count(*) filter (where status = 'active') as plans_active,
         count(*) filter (where status = 'draft') as plans_draft, count(*) filter (where status = 'submitted') as plans_submitted
  from planning.strategic_plans
  where org_id = :org_id
) p
cross join (
  select count(*) as goals_total, count(*) filter (where status = 'completed') as goals_completed,
         count(*) filter (where status = 'in_progress') as goals_in_progress,
         count(*) filter (where status = 'not_started') as goals_not_started
  from planning.goals
  where org_id = :org_id
) g
cross join (
  select count(*) as annual_plans_total, count(*) filter (where status = 'active') as annual_plans_active
  from planning.annual_plans
  where org_id = :org_id
) a
cross join (
  select count(*) as objectives_total, count(*) filter (where status = 'completed') as objectives_completed,
         count(*) filter (where status = 'in_progress') as objectives_in_progress,
         count(*) filter (where target_date < :today and status in ('not_started', 'in_progress')) as objectives_overdue
  from planning.objectives
  where org_id = :org_id
) o
left join planning.strategic_plan_summaries active on active.org_id = :org_id and active.status = 'active';

--! items : DashboardItem
--- The five newest plans and annual plans, and the goals of the active plan.
(select 'strategic_plan' as entity, id, title, status, start_year, end_year, null::numeric as completion_percentage, created_at
 from planning.strategic_plans
 where org_id = :org_id
 order by created_at desc, id
 limit 5)
union all
(select 'annual_plan', id, title, status, year, year, null, created_at
 from planning.annual_plans
 where org_id = :org_id
 order by created_at desc, id
 limit 5)
union all
(select 'goal', g.id, g.title, g.status, p.start_year, p.end_year, g.completion_percentage, g.created_at
 from planning.goals g
 join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
 where g.org_id = :org_id and p.status = 'active'
 order by g.priority_rank, g.created_at desc, g.id
 limit 100);

--! months
--- The objectives due in each month of a year that has any; `today` decides what is overdue.
select extract(month from target_date)::int4 as month,
       count(*) filter (where status = 'completed') as completed,
       count(*) filter (where target_date >= :today and status in ('not_started', 'in_progress')) as open,
       count(*) filter (where target_date < :today and status in ('not_started', 'in_progress')) as overdue
from planning.objectives
where org_id = :org_id and target_date between make_date(extract(year from :today::date)::int4, 1, 1)
                                           and make_date(extract(year from :today::date)::int4, 12, 31)
group by 1
order by 1;

--! waiting : Waiting
--- What is submitted and neither written nor submitted by this person, the longest waiting first.
select w.entity, w.id, w.title, w.start_year, w.end_year, ctx.person_name(w.submitted_by) as submitted_by_name, w.submitted_at
from (
  select 'strategic_plan' as entity, id, title, start_year, end_year, submitted_by, submitted_at, created_by
  from planning.strategic_plans
  where org_id = :org_id and status = 'submitted'
  union all
  select 'annual_plan', id, title, year, year, submitted_by, submitted_at, created_by
  from planning.annual_plans
  where org_id = :org_id and status = 'submitted'
) w
where w.created_by <> :user_id and w.submitted_by is distinct from :user_id
order by w.submitted_at, w.id
limit 100;
