-- Strategic plans with their goals, annual work plans with their objectives, and the history of their workflow.
set local role bmms_owner;

create schema planning;
comment on schema planning is 'Strategic and annual planning of one organization';

create table planning.strategic_plans (
  org_id          integer not null,
  id              uuid not null default gen_random_uuid(),
  title           text not null,
  start_year      integer not null,
  end_year        integer not null,
  vision          text not null,
  mission         text not null,
  status          text not null default 'draft',
  created_by      uuid not null,
  submitted_by    uuid,
  submitted_at    timestamptz,
  approved_by     uuid,
  approved_at     timestamptz,
  review_comment  text not null default '',
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  constraint strategic_plans_pkey primary key (org_id, id),
  constraint strategic_plans_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint strategic_plans_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint strategic_plans_start_year_range check (start_year between 2020 and 2100),
  constraint strategic_plans_end_year_after_start check (end_year > start_year),
  constraint strategic_plans_end_year_within_ten check (end_year - start_year <= 10),
  constraint strategic_plans_vision_present check (btrim(vision) <> '' and length(vision) <= 20000),
  constraint strategic_plans_mission_present check (btrim(mission) <> '' and length(mission) <= 20000),
  constraint strategic_plans_status_known check (status in ('draft', 'submitted', 'approved', 'active', 'completed', 'archived')),
  constraint strategic_plans_submission_complete check ((submitted_by is null) = (submitted_at is null)),
  constraint strategic_plans_approval_complete check ((approved_by is null) = (approved_at is null)),
  constraint strategic_plans_approver_is_another check (
    approved_by is null or (approved_by <> created_by and approved_by is distinct from submitted_by)),
  constraint strategic_plans_years_free exclude using gist (
    org_id extensions.gist_int4_ops with =, int4range(start_year, end_year, '[]') with &&) where (status <> 'archived')
);

create unique index strategic_plans_one_active on planning.strategic_plans (org_id) where status = 'active';
create index strategic_plans_status_idx on planning.strategic_plans (org_id, status);
create index strategic_plans_years_idx on planning.strategic_plans (org_id, start_year desc, id);

comment on table planning.strategic_plans is 'Direction of one organization over several years';
comment on column planning.strategic_plans.title is 'Title';
comment on column planning.strategic_plans.start_year is 'First calendar year, inclusive';
comment on column planning.strategic_plans.end_year is 'Last calendar year, inclusive';
comment on column planning.strategic_plans.vision is 'Long-term vision';
comment on column planning.strategic_plans.mission is 'Purpose and approach';

create table planning.goals (
  org_id                 integer not null,
  id                     uuid not null default gen_random_uuid(),
  strategic_plan_id      uuid not null,
  title                  text not null,
  description            text not null,
  target_metric          text not null,
  target_value           numeric(15,2) not null,
  current_value          numeric(15,2) not null default 0,
  completion_percentage  numeric(5,2) not null default 0,
  priority               text not null default 'medium',
  priority_rank          integer not null generated always as (
    case priority when 'critical' then 1 when 'high' then 2 when 'medium' then 3 else 4 end) stored,
  status                 text not null default 'not_started',
  created_by             uuid not null,
  version                integer not null default 1,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  constraint goals_pkey primary key (org_id, id),
  constraint goals_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint goals_in_plan_key unique (org_id, strategic_plan_id, id),
  constraint goals_strategic_plan_id_fkey foreign key (org_id, strategic_plan_id)
    references planning.strategic_plans (org_id, id) on delete cascade,
  constraint goals_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint goals_description_present check (btrim(description) <> '' and length(description) <= 20000),
  constraint goals_target_metric_present check (btrim(target_metric) <> '' and length(target_metric) <= 255),
  constraint goals_target_value_positive check (target_value > 0 and target_value <> 'NaN'),
  constraint goals_current_value_not_negative check (current_value >= 0 and current_value <> 'NaN'),
  constraint goals_completion_percentage_range check (completion_percentage between 0 and 100),
  constraint goals_priority_known check (priority in ('critical', 'high', 'medium', 'low')),
  constraint goals_status_known check (status in ('not_started', 'in_progress', 'completed', 'deferred')),
  constraint goals_completed_is_whole check (status <> 'completed' or completion_percentage = 100)
);

comment on table planning.goals is 'Measurable goal inside one strategic plan';
comment on column planning.goals.strategic_plan_id is 'The plan the goal belongs to; never changes';
comment on column planning.goals.title is 'Title';
comment on column planning.goals.description is 'Detail';
comment on column planning.goals.target_metric is 'What is measured';
comment on column planning.goals.target_value is 'Value to reach, in the unit of the metric';
comment on column planning.goals.current_value is 'Latest measured value';
comment on column planning.goals.completion_percentage is 'Progress in per cent, entered by a person';
comment on column planning.goals.priority is 'critical, high, medium or low';
comment on column planning.goals.priority_rank is '1 for critical to 4 for low: the order goals are listed in';

create table planning.annual_plans (
  org_id             integer not null,
  id                 uuid not null default gen_random_uuid(),
  strategic_plan_id  uuid not null,
  title              text not null,
  year               integer not null,
  description        text not null default '',
  budget_total       numeric(15,2),
  status             text not null default 'draft',
  created_by         uuid not null,
  submitted_by       uuid,
  submitted_at       timestamptz,
  approved_by        uuid,
  approved_at        timestamptz,
  review_comment     text not null default '',
  version            integer not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  constraint annual_plans_pkey primary key (org_id, id),
  constraint annual_plans_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint annual_plans_in_plan_key unique (org_id, strategic_plan_id, id),
  constraint annual_plans_one_per_year unique (org_id, strategic_plan_id, year),
  constraint annual_plans_strategic_plan_id_fkey foreign key (org_id, strategic_plan_id)
    references planning.strategic_plans (org_id, id) on delete cascade,
  constraint annual_plans_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint annual_plans_year_range check (year between 2020 and 2100),
  constraint annual_plans_description_length check (length(description) <= 20000),
  constraint annual_plans_budget_total_not_negative check (budget_total >= 0 and budget_total <> 'NaN'),
  constraint annual_plans_status_known check (status in ('draft', 'submitted', 'approved', 'active', 'completed', 'archived')),
  constraint annual_plans_submission_complete check ((submitted_by is null) = (submitted_at is null)),
  constraint annual_plans_approval_complete check ((approved_by is null) = (approved_at is null)),
  constraint annual_plans_approver_is_another check (
    approved_by is null or (approved_by <> created_by and approved_by is distinct from submitted_by))
);

create index annual_plans_status_idx on planning.annual_plans (org_id, status);
create index annual_plans_year_idx on planning.annual_plans (org_id, year desc, id);

comment on table planning.annual_plans is
  'Annual work plan (AWP): what an organization will do in one fiscal year of a strategic plan';
comment on column planning.annual_plans.strategic_plan_id is 'The strategic plan it carries out; never changes';
comment on column planning.annual_plans.title is 'Title';
comment on column planning.annual_plans.year is 'Fiscal year, which is the calendar year';
comment on column planning.annual_plans.description is 'Priorities of the year';
comment on column planning.annual_plans.budget_total is 'Indicative budget in pesos; not the appropriation';

create table planning.objectives (
  org_id                 integer not null,
  id                     uuid not null default gen_random_uuid(),
  annual_plan_id         uuid not null,
  strategic_plan_id      uuid not null,
  goal_id                uuid,
  title                  text not null,
  description            text not null,
  target_date            date not null,
  indicator              text not null,
  baseline_value         numeric(15,2) not null default 0,
  target_value           numeric(15,2) not null,
  current_value          numeric(15,2) not null,
  completion_percentage  numeric(5,2) not null default 0,
  status                 text not null default 'not_started',
  completed_at           date,
  created_by             uuid not null,
  version                integer not null default 1,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  constraint objectives_pkey primary key (org_id, id),
  constraint objectives_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  -- Both parents are named by the strategic plan they share: a goal of another plan cannot be linked.
  constraint objectives_annual_plan_id_fkey foreign key (org_id, strategic_plan_id, annual_plan_id)
    references planning.annual_plans (org_id, strategic_plan_id, id) on delete cascade,
  constraint objectives_goal_id_fkey foreign key (org_id, strategic_plan_id, goal_id)
    references planning.goals (org_id, strategic_plan_id, id) on delete set null (goal_id),
  constraint objectives_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint objectives_description_present check (btrim(description) <> '' and length(description) <= 20000),
  constraint objectives_indicator_present check (btrim(indicator) <> '' and length(indicator) <= 255),
  constraint objectives_baseline_value_number check (baseline_value <> 'NaN'),
  constraint objectives_target_value_differs check (target_value <> baseline_value and target_value <> 'NaN'),
  constraint objectives_current_value_number check (current_value <> 'NaN'),
  constraint objectives_completion_percentage_range check (completion_percentage between 0 and 100),
  constraint objectives_status_known check (status in ('not_started', 'in_progress', 'completed', 'deferred', 'cancelled')),
  constraint objectives_completed_is_whole check (status <> 'completed' or completion_percentage = 100),
  constraint objectives_completed_at_set check ((status = 'completed') = (completed_at is not null))
);

create index objectives_annual_plan_idx on planning.objectives (org_id, annual_plan_id, target_date);
create index objectives_goal_idx on planning.objectives (org_id, strategic_plan_id, goal_id);
create index objectives_target_date_idx on planning.objectives (org_id, target_date, id);

comment on table planning.objectives is 'Dated, measurable objective inside one annual work plan';
comment on column planning.objectives.annual_plan_id is 'The annual work plan it belongs to; never changes';
comment on column planning.objectives.strategic_plan_id is 'The strategic plan of the annual work plan';
comment on column planning.objectives.goal_id is 'The goal it contributes to, of the same strategic plan';
comment on column planning.objectives.title is 'Title';
comment on column planning.objectives.description is 'Detail';
comment on column planning.objectives.target_date is 'Due date, inside the year of the annual work plan';
comment on column planning.objectives.indicator is 'How success is measured';
comment on column planning.objectives.baseline_value is 'Value at the start';
comment on column planning.objectives.target_value is 'Value to reach; above or below the baseline';
comment on column planning.objectives.current_value is 'Latest value; the baseline until one is recorded';
comment on column planning.objectives.completion_percentage is 'Progress in per cent';
comment on column planning.objectives.completed_at is 'Day (Asia/Manila) it was completed';

create table planning.transitions (
  org_id       integer not null,
  id           uuid not null default gen_random_uuid(),
  entity       text not null,
  entity_id    uuid not null,
  transition   text not null,
  from_status  text not null,
  to_status    text not null,
  comment      text not null default '',
  actor        uuid not null,
  at           timestamptz not null default clock_timestamp(),
  constraint transitions_pkey primary key (org_id, id),
  constraint transitions_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint transitions_entity_known check (entity in ('strategic_plan', 'goal', 'annual_plan', 'objective')),
  constraint transitions_comment_length check (length(comment) <= 5000)
);

create index transitions_entity_idx on planning.transitions (org_id, entity_id, at);

comment on table planning.transitions is 'History of the workflow: append-only, written by the state machines alone';
comment on column planning.transitions.entity is 'strategic_plan, goal, annual_plan or objective';
comment on column planning.transitions.entity_id is 'The row whose status changed';
comment on column planning.transitions.transition is 'What was done, as submit or approve';
comment on column planning.transitions.from_status is 'Status before';
comment on column planning.transitions.to_status is 'Status after';
comment on column planning.transitions.comment is 'Reason given';
comment on column planning.transitions.actor is 'Who did it';
comment on column planning.transitions.at is 'When';

reset role;
