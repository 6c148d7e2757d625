-- What reporting tools read: one view a kind of fact, one row a fact, codes and their words side by side, no identifier that
-- says nothing to an officer. Plain types only (text, numbers, dates, moments, yes or no), which every driver knows.
set local role bmms_owner;

-- A view cannot be replaced by one with other columns.
drop view if exists report.organization, report.strategic_plans, report.goals, report.annual_plans, report.objectives,
  report.calendar, report.freshness, report.statuses;

create view report.statuses with (security_invoker = true, security_barrier = true) as
select s.domain, s.code, upper(left(s.code, 1)) || replace(substr(s.code, 2), '_', ' ') as label, s.position
from (values
  ('strategic plan', 'draft', 1), ('strategic plan', 'submitted', 2), ('strategic plan', 'approved', 3), ('strategic plan', 'active', 4),
  ('strategic plan', 'completed', 5), ('strategic plan', 'archived', 6),
  ('annual plan', 'draft', 1), ('annual plan', 'submitted', 2), ('annual plan', 'approved', 3), ('annual plan', 'active', 4),
  ('annual plan', 'completed', 5), ('annual plan', 'archived', 6),
  ('goal', 'not_started', 1), ('goal', 'in_progress', 2), ('goal', 'completed', 3), ('goal', 'deferred', 4),
  ('objective', 'not_started', 1), ('objective', 'in_progress', 2), ('objective', 'completed', 3), ('objective', 'deferred', 4),
  ('objective', 'cancelled', 5)
) as s (domain, code, position);
comment on view report.statuses is 'Where a plan, goal or objective may stand: code, words and order';
comment on column report.statuses.domain is 'What the status is of: strategic plan, annual plan, goal or objective';
comment on column report.statuses.code is 'The status as the other views have it';
comment on column report.statuses.label is 'The status in words';
comment on column report.statuses.position is 'Place in the usual order, from 1';

create view report.organization with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, o.acronym, o.org_type as org_type, upper(left(o.org_type, 1)) || substr(o.org_type, 2) as org_type_name,
       o.mandate, o.website, o.is_pilot, o.onboarding_date, o.go_live_date
from organizations.organizations o;
comment on view report.organization is 'The organization this login reads: one row';
comment on column report.organization.org_code is 'Public short name';
comment on column report.organization.org_name is 'Full official name';
comment on column report.organization.acronym is 'Short name, only where it differs from the code';
comment on column report.organization.org_type is 'Kind: ministry, office, agency, special or commission';
comment on column report.organization.org_type_name is 'Kind, in words';
comment on column report.organization.mandate is 'Legal mandate';
comment on column report.organization.website is 'Official site';
comment on column report.organization.is_pilot is 'Whether it takes part in the pilot';
comment on column report.organization.onboarding_date is 'First day of onboarding';
comment on column report.organization.go_live_date is 'First day of productive use';

create view report.strategic_plans with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, p.title as strategic_plan, p.start_year, p.end_year, p.vision, p.mission,
       p.status, s.label as status_name, g.goals, g.goals_completed, g.goals_in_progress, g.goals_not_started, g.goals_deferred,
       g.progress_percentage,
       (select count(*)::integer from planning.annual_plans a where a.org_id = p.org_id and a.strategic_plan_id = p.id) as annual_plans,
       p.submitted_at, p.approved_at, p.created_at, p.updated_at
from planning.strategic_plans p
join organizations.organizations o on o.org_id = p.org_id
left join report.statuses s on s.domain = 'strategic plan' and s.code = p.status
cross join lateral (
  select count(*)::integer as goals,
         (count(*) filter (where g.status = 'completed'))::integer as goals_completed,
         (count(*) filter (where g.status = 'in_progress'))::integer as goals_in_progress,
         (count(*) filter (where g.status = 'not_started'))::integer as goals_not_started,
         (count(*) filter (where g.status = 'deferred'))::integer as goals_deferred,
         coalesce(round(avg(g.completion_percentage), 2), 0.00)::numeric(5,2) as progress_percentage
  from planning.goals g
  where g.org_id = p.org_id and g.strategic_plan_id = p.id
) g;
comment on view report.strategic_plans is 'Strategic plans: one row a plan, with counts of its goals and their mean progress';
comment on column report.strategic_plans.org_code is 'Public short name of the organization';
comment on column report.strategic_plans.org_name is 'Full official name of the organization';
comment on column report.strategic_plans.strategic_plan is 'Title';
comment on column report.strategic_plans.start_year is 'First fiscal year, inclusive';
comment on column report.strategic_plans.end_year is 'Last fiscal year, inclusive';
comment on column report.strategic_plans.vision is 'Long-term vision';
comment on column report.strategic_plans.mission is 'Purpose and approach';
comment on column report.strategic_plans.status is 'Where the plan stands: draft, submitted, approved, active, completed or archived';
comment on column report.strategic_plans.status_name is 'Where the plan stands, in words';
comment on column report.strategic_plans.goals is 'Number of goals';
comment on column report.strategic_plans.goals_completed is 'Number of goals completed';
comment on column report.strategic_plans.goals_in_progress is 'Number of goals in progress';
comment on column report.strategic_plans.goals_not_started is 'Number of goals not started';
comment on column report.strategic_plans.goals_deferred is 'Number of goals put off';
comment on column report.strategic_plans.progress_percentage is 'Mean progress of the goals in per cent; 0 without goals';
comment on column report.strategic_plans.annual_plans is 'Number of annual work plans that carry it out';
comment on column report.strategic_plans.submitted_at is 'When it was submitted for approval; empty unless submitted';
comment on column report.strategic_plans.approved_at is 'When it was approved; empty unless approved';
comment on column report.strategic_plans.created_at is 'When it was begun';
comment on column report.strategic_plans.updated_at is 'When it last changed';

create view report.goals with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, p.title as strategic_plan, p.start_year, p.end_year, p.status as plan_status, ps.label as plan_status_name,
       g.title as goal, g.description, g.priority, upper(left(g.priority, 1)) || substr(g.priority, 2) as priority_name, g.priority_rank,
       g.target_metric, g.target_value, g.current_value, g.completion_percentage, g.status, s.label as status_name,
       (select count(*)::integer from planning.objectives j
        where j.org_id = g.org_id and j.strategic_plan_id = g.strategic_plan_id and j.goal_id = g.id) as objectives,
       g.created_at, g.updated_at
from planning.goals g
join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
join organizations.organizations o on o.org_id = g.org_id
left join report.statuses s on s.domain = 'goal' and s.code = g.status
left join report.statuses ps on ps.domain = 'strategic plan' and ps.code = p.status;
comment on view report.goals is 'Goals of the strategic plans: one row a goal';
comment on column report.goals.org_code is 'Public short name of the organization';
comment on column report.goals.org_name is 'Full official name of the organization';
comment on column report.goals.strategic_plan is 'Title of the strategic plan';
comment on column report.goals.start_year is 'First fiscal year of the plan, inclusive';
comment on column report.goals.end_year is 'Last fiscal year of the plan, inclusive';
comment on column report.goals.plan_status is 'Where the plan stands';
comment on column report.goals.plan_status_name is 'Where the plan stands, in words';
comment on column report.goals.goal is 'Title';
comment on column report.goals.description is 'Detail';
comment on column report.goals.priority is 'critical, high, medium or low';
comment on column report.goals.priority_name is 'Priority in words';
comment on column report.goals.priority_rank is '1 for critical to 4 for low, to sort by';
comment on column report.goals.target_metric is 'What is measured';
comment on column report.goals.target_value is 'Value to reach, in the unit of the metric';
comment on column report.goals.current_value is 'Latest measured value';
comment on column report.goals.completion_percentage is 'Progress in per cent, as entered';
comment on column report.goals.status is 'Where the goal stands: not_started, in_progress, completed or deferred';
comment on column report.goals.status_name is 'Where the goal stands, in words';
comment on column report.goals.objectives is 'Number of objectives, of all years, that contribute to it';
comment on column report.goals.created_at is 'When it was begun';
comment on column report.goals.updated_at is 'When it last changed';

create view report.annual_plans with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, a.year as fiscal_year, a.title as annual_plan, a.description,
       p.title as strategic_plan, p.start_year, p.end_year, a.budget_total, a.status, s.label as status_name,
       j.objectives, j.objectives_completed, j.objectives_cancelled, j.progress_percentage, a.submitted_at, a.approved_at, a.created_at, a.updated_at
from planning.annual_plans a
join planning.strategic_plans p on p.org_id = a.org_id and p.id = a.strategic_plan_id
join organizations.organizations o on o.org_id = a.org_id
left join report.statuses s on s.domain = 'annual plan' and s.code = a.status
cross join lateral (
  select count(*)::integer as objectives,
         (count(*) filter (where j.status = 'completed'))::integer as objectives_completed,
         (count(*) filter (where j.status = 'cancelled'))::integer as objectives_cancelled,
         coalesce(round(avg(j.completion_percentage) filter (where j.status <> 'cancelled'), 2), 0.00)::numeric(5,2) as progress_percentage
  from planning.objectives j
  where j.org_id = a.org_id and j.annual_plan_id = a.id
) j;
comment on view report.annual_plans is 'Annual work plans: one row a plan, with counts of its objectives and their mean progress';
comment on column report.annual_plans.org_code is 'Public short name of the organization';
comment on column report.annual_plans.org_name is 'Full official name of the organization';
comment on column report.annual_plans.fiscal_year is 'Fiscal year, which is the calendar year';
comment on column report.annual_plans.annual_plan is 'Title';
comment on column report.annual_plans.description is 'Priorities of the year';
comment on column report.annual_plans.strategic_plan is 'Title of the strategic plan it carries out';
comment on column report.annual_plans.start_year is 'First fiscal year of the strategic plan, inclusive';
comment on column report.annual_plans.end_year is 'Last fiscal year of the strategic plan, inclusive';
comment on column report.annual_plans.budget_total is 'Indicative budget in pesos, not the appropriation; empty if none was given';
comment on column report.annual_plans.status is 'Where the plan stands: draft, submitted, approved, active, completed or archived';
comment on column report.annual_plans.status_name is 'Where the plan stands, in words';
comment on column report.annual_plans.objectives is 'Number of objectives';
comment on column report.annual_plans.objectives_completed is 'Number of objectives completed';
comment on column report.annual_plans.objectives_cancelled is 'Number of objectives cancelled';
comment on column report.annual_plans.progress_percentage is 'Mean progress in per cent of the objectives that were not cancelled; 0 without any';
comment on column report.annual_plans.submitted_at is 'When it was submitted for approval; empty unless submitted';
comment on column report.annual_plans.approved_at is 'When it was approved; empty unless approved';
comment on column report.annual_plans.created_at is 'When it was begun';
comment on column report.annual_plans.updated_at is 'When it last changed';

create view report.objectives with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, a.year as fiscal_year, extract(quarter from j.target_date)::integer as quarter,
       a.title as annual_plan, a.status as plan_status, ps.label as plan_status_name, p.title as strategic_plan, g.title as goal,
       j.title as objective, j.description, j.target_date, j.indicator, j.baseline_value, j.target_value, j.current_value,
       j.completion_percentage, j.status, s.label as status_name,
       j.target_date < (now() at time zone 'Asia/Manila')::date and j.status in ('not_started', 'in_progress') as is_overdue,
       j.completed_at as completed_on, j.created_at, j.updated_at
from planning.objectives j
join planning.annual_plans a on a.org_id = j.org_id and a.id = j.annual_plan_id
join planning.strategic_plans p on p.org_id = j.org_id and p.id = j.strategic_plan_id
join organizations.organizations o on o.org_id = j.org_id
left join planning.goals g on g.org_id = j.org_id and g.strategic_plan_id = j.strategic_plan_id and g.id = j.goal_id
left join report.statuses s on s.domain = 'objective' and s.code = j.status
left join report.statuses ps on ps.domain = 'annual plan' and ps.code = a.status;
comment on view report.objectives is 'Objectives of the annual work plans: one row an objective';
comment on column report.objectives.org_code is 'Public short name of the organization';
comment on column report.objectives.org_name is 'Full official name of the organization';
comment on column report.objectives.fiscal_year is 'Fiscal year of the annual work plan, which is the calendar year';
comment on column report.objectives.quarter is 'Quarter of the due date, 1 to 4';
comment on column report.objectives.annual_plan is 'Title of the annual work plan';
comment on column report.objectives.plan_status is 'Where the annual work plan stands';
comment on column report.objectives.plan_status_name is 'Where the annual work plan stands, in words';
comment on column report.objectives.strategic_plan is 'Title of the strategic plan';
comment on column report.objectives.goal is 'Title of the goal it contributes to; empty if none';
comment on column report.objectives.objective is 'Title';
comment on column report.objectives.description is 'Detail';
comment on column report.objectives.target_date is 'Due date';
comment on column report.objectives.indicator is 'How success is measured';
comment on column report.objectives.baseline_value is 'Value at the start';
comment on column report.objectives.target_value is 'Value to reach; above or below the baseline';
comment on column report.objectives.current_value is 'Latest value; the baseline until one is recorded';
comment on column report.objectives.completion_percentage is 'Progress in per cent';
comment on column report.objectives.status is 'Where it stands: not_started, in_progress, completed, deferred or cancelled';
comment on column report.objectives.status_name is 'Where it stands, in words';
comment on column report.objectives.is_overdue is 'Whether it is past its due date, in Manila, and still open';
comment on column report.objectives.completed_on is 'Day it was completed; empty unless completed';
comment on column report.objectives.created_at is 'When it was begun';
comment on column report.objectives.updated_at is 'When it last changed';

create view report.calendar with (security_invoker = true, security_barrier = true) as
select d.date, extract(year from d.date)::integer as fiscal_year, (extract(quarter from d.date)::integer + 1) / 2 as half,
       extract(quarter from d.date)::integer as quarter, extract(month from d.date)::integer as month, to_char(d.date, 'FMMonth') as month_name,
       extract(day from d.date)::integer as day, extract(isodow from d.date)::integer as weekday, to_char(d.date, 'FMDay') as weekday_name,
       d.date = (now() at time zone 'Asia/Manila')::date as is_today
from (select date '2020-01-01' + n as date from generate_series(0, date '2040-12-31' - date '2020-01-01') as n) d;
comment on view report.calendar is 'Every day from 2020 to 2040, to join dates with: days of Asia/Manila, fiscal years that are calendar years';
comment on column report.calendar.date is 'The day';
comment on column report.calendar.fiscal_year is 'Fiscal year, which is the calendar year';
comment on column report.calendar.half is 'Half of the year, 1 or 2';
comment on column report.calendar.quarter is 'Quarter of the year, 1 to 4';
comment on column report.calendar.month is 'Month of the year, 1 to 12';
comment on column report.calendar.month_name is 'Month in English';
comment on column report.calendar.day is 'Day of the month';
comment on column report.calendar.weekday is 'Day of the week, 1 for Monday to 7 for Sunday';
comment on column report.calendar.weekday_name is 'Day of the week in English';
comment on column report.calendar.is_today is 'Whether it is today in Manila';

create view report.freshness with (security_invoker = true, security_barrier = true) as
select r.is_replica, r.is_following, case when r.is_replica then r.replayed else r.server_time end as data_as_of,
       -- Nothing more to replay is no lag, however long ago the last change was; but only while the primary can be heard.
       case when not r.is_replica or r.is_following and r.is_level then 0
         else round(extract(epoch from r.server_time - r.replayed), 1) end as lag_seconds,
       r.server_time, to_char(r.server_time at time zone 'Asia/Manila', 'YYYY-MM-DD HH24:MI:SS') as manila_time
from (
  select pg_is_in_recovery() as is_replica, exists (select from pg_stat_wal_receiver) as is_following,
         pg_last_xact_replay_timestamp() as replayed, pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() as is_level,
         clock_timestamp() as server_time
) r;
comment on view report.freshness is 'How recent the data of this server is: one row';
comment on column report.freshness.is_replica is 'Whether this server is a copy that follows another';
comment on column report.freshness.is_following is 'Whether it is in touch with the server it follows';
comment on column report.freshness.data_as_of is 'When the newest change it has was made; empty if it has seen none since its start';
comment on column report.freshness.lag_seconds is 'How far it is behind, in seconds; empty if that is not known';
comment on column report.freshness.server_time is 'The time of this server';
comment on column report.freshness.manila_time is 'The same in Manila, as year-month-day hour:minute:second';

revoke all on schema report from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all tables in schema report
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema report to bmms_report;
grant select on all tables in schema report to bmms_report;

reset role;
