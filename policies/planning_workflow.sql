-- The state machines of planning (planning: section 3). Each function locks the row, checks version, step, permission and
-- guard, changes the status and writes the history, or refuses and changes nothing.
set local role bmms_workflow;

delete from workflow.steps where entity in ('strategic_plan', 'goal', 'annual_plan', 'objective');
insert into workflow.steps (entity, transition, from_status, to_status, permission, comment_required)
select plan.entity, step.*
from (values ('strategic_plan'), ('annual_plan')) as plan (entity)
cross join (values
  ('submit',   'draft',     'submitted', 'planning.submit',  false),
  ('withdraw', 'submitted', 'draft',     'planning.submit',  false),
  ('return',   'submitted', 'draft',     'planning.approve', true),
  ('approve',  'submitted', 'approved',  'planning.approve', false),
  ('activate', 'approved',  'active',    'planning.approve', false),
  ('complete', 'active',    'completed', 'planning.approve', false),
  ('reopen',   'approved',  'draft',     'planning.reopen',  true),
  ('reopen',   'active',    'draft',     'planning.reopen',  true),
  ('archive',  'draft',     'archived',  'planning.edit',    false),
  ('archive',  'submitted', 'archived',  'planning.approve', false),
  ('archive',  'approved',  'archived',  'planning.approve', false),
  ('archive',  'active',    'archived',  'planning.approve', false),
  ('archive',  'completed', 'archived',  'planning.approve', false),
  ('restore',  'archived',  'draft',     'planning.reopen',  false)
) as step (transition, from_status, to_status, permission, comment_required);
insert into workflow.steps (entity, transition, from_status, to_status, permission, comment_required)
select item.entity, step.to_status, step.from_status, step.to_status, 'planning.edit', step.comment_required
from (values ('goal'), ('objective')) as item (entity)
cross join (values
  ('not_started', 'in_progress', false),
  ('in_progress', 'not_started', false),
  ('not_started', 'completed',   false),
  ('in_progress', 'completed',   false),
  ('not_started', 'deferred',    false),
  ('in_progress', 'deferred',    false),
  ('deferred',    'in_progress', false),
  ('completed',   'in_progress', true),
  ('not_started', 'cancelled',   false),
  ('in_progress', 'cancelled',   false)
) as step (from_status, to_status, comment_required)
where item.entity = 'objective' or step.to_status <> 'cancelled';

create or replace function workflow.take_step(p_entity text, p_transition text, p_from text, p_comment text)
returns workflow.steps language plpgsql stable set search_path = '' as $$
declare
  step workflow.steps;
begin
  select * into step from workflow.steps s
  where s.entity = p_entity and s.transition = p_transition and s.from_status = p_from;
  if not found then
    if not exists (
      select from workflow.steps s where s.entity = p_entity and s.transition = p_transition and ctx.can(s.permission)) then
      perform ctx.refuse('BM403', 'not_permitted');
    end if;
    perform ctx.refuse('BM409', 'transition_not_possible', '',
      jsonb_build_object('transition', p_transition, 'status', p_from)::text);
  end if;
  if not ctx.can(step.permission) then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  if step.comment_required and btrim(coalesce(p_comment, '')) = '' then
    perform ctx.refuse('BM422', 'comment_required', 'comment');
  end if;
  return step;
end
$$;
comment on function workflow.take_step(text, text, text, text) is
  'The permitted change of status, or a refusal: no such step, no permission, no reason given';

create or replace function workflow.write_history(
  p_org_id integer, p_entity text, p_id uuid, p_transition text, p_from text, p_to text, p_comment text)
returns void language sql volatile set search_path = '' as $$
  insert into planning.transitions (org_id, entity, entity_id, transition, from_status, to_status, comment, actor)
  values (p_org_id, p_entity, p_id, p_transition, p_from, p_to, btrim(p_comment), ctx.user_id())
$$;
comment on function workflow.write_history(integer, text, uuid, text, text, text, text) is 'Adds a line to the history';

create or replace function workflow.people_rule(p_transition text, p_from text, p_author uuid, p_submitter uuid)
returns text language sql stable set search_path = '' as $$
  select case
    when p_transition = 'withdraw' and ctx.user_id() is distinct from p_submitter then 'withdraw_submitter_only'
    when p_transition = 'approve' and ctx.user_id() in (p_author, p_submitter) then 'approve_not_own'
    when p_transition = 'archive' and p_from = 'draft' and ctx.user_id() is distinct from p_author and not ctx.can('planning.approve')
      then 'archive_own_draft_only'
  end
$$;
comment on function workflow.people_rule(text, text, uuid, uuid) is
  'The rule about people that a step breaks, or null. Nobody approves what they wrote or submitted; only the submitter withdraws; a draft is archived by its author or an approver';

create or replace function workflow.guard_people(p_transition text, p_from text, p_author uuid, p_submitter uuid)
returns void language plpgsql stable set search_path = '' as $$
declare
  rule text := workflow.people_rule(p_transition, p_from, p_author, p_submitter);
begin
  if rule is not null then
    perform ctx.refuse('BM403', rule);
  end if;
end
$$;
comment on function workflow.guard_people(text, text, uuid, uuid) is 'Refuses a step that breaks a rule about people';

create or replace function workflow.possible_steps(p_entity text, p_status text, p_author uuid, p_submitter uuid)
returns text[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(s.transition order by s.transition), '{}')
  from workflow.steps s
  where s.entity = p_entity and s.from_status = p_status and ctx.can(s.permission)
    and workflow.people_rule(s.transition, p_status, p_author, p_submitter) is null
$$;
comment on function workflow.possible_steps(text, text, uuid, uuid) is
  'The steps that the member may take from a status; what else a step asks for is judged when it is taken';

create or replace function workflow.transition_strategic_plan(
  p_org_id integer, p_id uuid, p_version integer, p_transition text, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  plan planning.strategic_plans;
  step workflow.steps;
  annual record;
begin
  select * into plan from planning.strategic_plans p where p.org_id = p_org_id and p.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_strategic_plan');
  end if;
  if plan.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  step := workflow.take_step('strategic_plan', p_transition, plan.status, p_comment);
  perform workflow.guard_people(p_transition, plan.status, plan.created_by, plan.submitted_by);

  if p_transition = 'submit' and not exists (
    select from planning.goals g where g.org_id = p_org_id and g.strategic_plan_id = p_id) then
    perform ctx.refuse('BM422', 'submit_needs_goal', 'goals');
  elsif p_transition = 'complete' and plan.end_year > extract(year from planning.today()) and btrim(coalesce(p_comment, '')) = '' then
    perform ctx.refuse('BM422', 'complete_early_needs_comment', 'comment', jsonb_build_object('year', plan.end_year)::text);
  end if;

  -- The update's own constraints refuse a second active plan and, on restore, years taken meanwhile.
  update planning.strategic_plans p set
    status = step.to_status,
    submitted_by = case when p_transition = 'submit' then ctx.user_id() when step.to_status = 'draft' then null else p.submitted_by end,
    submitted_at = case when p_transition = 'submit' then now() when step.to_status = 'draft' then null else p.submitted_at end,
    approved_by = case when p_transition = 'approve' then ctx.user_id() when step.to_status = 'draft' then null else p.approved_by end,
    approved_at = case when p_transition = 'approve' then now() when step.to_status = 'draft' then null else p.approved_at end,
    review_comment = case
      when p_transition in ('return', 'reopen') then btrim(p_comment)
      when p_transition = 'approve' then ''
      else p.review_comment end
  where p.org_id = p_org_id and p.id = p_id;
  perform workflow.write_history(p_org_id, 'strategic_plan', p_id, p_transition, plan.status, step.to_status, p_comment);

  if p_transition = 'archive' then
    for annual in
      select a.id, a.status from planning.annual_plans a
      where a.org_id = p_org_id and a.strategic_plan_id = p_id and a.status not in ('completed', 'archived')
      order by a.id for update
    loop
      update planning.annual_plans a set status = 'archived' where a.org_id = p_org_id and a.id = annual.id;
      perform workflow.write_history(
        p_org_id, 'annual_plan', annual.id, 'archive', annual.status, 'archived', 'archived with its strategic plan');
    end loop;
  end if;
end
$$;
comment on function workflow.transition_strategic_plan(integer, uuid, integer, text, text) is
  'Moves a strategic plan along its state machine; archiving takes its open annual plans along';

create or replace function workflow.transition_annual_plan(
  p_org_id integer, p_id uuid, p_version integer, p_transition text, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  plan planning.annual_plans;
  parent_status text;
  step workflow.steps;
begin
  -- The parent first, as archiving it does: the same order of locks, no deadlock.
  select p.status into parent_status
  from planning.annual_plans a
  join planning.strategic_plans p on p.org_id = a.org_id and p.id = a.strategic_plan_id
  where a.org_id = p_org_id and a.id = p_id
  for share of p;
  select * into plan from planning.annual_plans a where a.org_id = p_org_id and a.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_annual_plan');
  end if;
  if plan.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  step := workflow.take_step('annual_plan', p_transition, plan.status, p_comment);
  perform workflow.guard_people(p_transition, plan.status, plan.created_by, plan.submitted_by);

  if p_transition = 'submit' and not exists (
    select from planning.objectives o where o.org_id = p_org_id and o.annual_plan_id = p_id) then
    perform ctx.refuse('BM422', 'submit_needs_objective', 'objectives');
  elsif p_transition = 'approve' and parent_status not in ('approved', 'active') then
    perform ctx.refuse('BM409', 'approve_needs_approved_parent', '', jsonb_build_object('status', parent_status)::text);
  elsif p_transition = 'activate' and parent_status <> 'active' then
    perform ctx.refuse('BM409', 'activate_needs_active_parent', '', jsonb_build_object('status', parent_status)::text);
  elsif p_transition = 'complete' and plan.year > extract(year from planning.today()) and btrim(coalesce(p_comment, '')) = '' then
    perform ctx.refuse('BM422', 'complete_early_needs_comment', 'comment', jsonb_build_object('year', plan.year)::text);
  elsif p_transition in ('restore', 'reopen') and parent_status in ('completed', 'archived') then
    perform ctx.refuse('BM409', 'strategic_plan_closed', '', jsonb_build_object('status', parent_status)::text);
  end if;

  update planning.annual_plans a set
    status = step.to_status,
    submitted_by = case when p_transition = 'submit' then ctx.user_id() when step.to_status = 'draft' then null else a.submitted_by end,
    submitted_at = case when p_transition = 'submit' then now() when step.to_status = 'draft' then null else a.submitted_at end,
    approved_by = case when p_transition = 'approve' then ctx.user_id() when step.to_status = 'draft' then null else a.approved_by end,
    approved_at = case when p_transition = 'approve' then now() when step.to_status = 'draft' then null else a.approved_at end,
    review_comment = case
      when p_transition in ('return', 'reopen') then btrim(p_comment)
      when p_transition = 'approve' then ''
      else a.review_comment end
  where a.org_id = p_org_id and a.id = p_id;
  perform workflow.write_history(p_org_id, 'annual_plan', p_id, p_transition, plan.status, step.to_status, p_comment);
end
$$;
comment on function workflow.transition_annual_plan(integer, uuid, integer, text, text) is
  'Moves an annual plan along its state machine';

create or replace function workflow.next_progress(
  p_entity text, p_from text, p_completion numeric, p_asked_status text, p_asked_completion numeric, p_comment text,
  out status text, out completion numeric)
language plpgsql stable set search_path = '' as $$
begin
  completion := coalesce(p_asked_completion, p_completion);
  status := coalesce(p_asked_status, p_from);
  if status = p_from then
    if not ctx.can('planning.edit') then
      perform ctx.refuse('BM403', 'not_permitted');
    elsif p_from not in ('not_started', 'in_progress') then
      perform ctx.refuse('BM409', 'progress_not_open', '', jsonb_build_object('status', p_from)::text);
    end if;
  else
    perform workflow.take_step(p_entity, status, p_from, p_comment);
  end if;
  if status = 'completed' then
    completion := 100;
  elsif status = 'not_started' and completion > 0 then
    if p_asked_status is not null then
      perform ctx.refuse('BM422', 'not_started_without_progress', 'completion_percentage');
    end if;
    status := 'in_progress';
  end if;
end
$$;
comment on function workflow.next_progress(text, text, numeric, text, numeric, text) is
  'Status and progress after what was asked for: completed is 100; progress starts a row not started; 100 completes nothing by itself';

create or replace function workflow.progress_from_value(p_baseline numeric, p_target numeric, p_current numeric)
returns numeric language sql immutable set search_path = '' as $$
  select round(least(greatest((p_current - p_baseline) / (p_target - p_baseline) * 100, 0), 100), 2)
$$;
comment on function workflow.progress_from_value(numeric, numeric, numeric) is
  'Per cent of the way from baseline to target, up or down, between 0 and 100';

create or replace function workflow.record_goal_progress(
  p_org_id integer, p_id uuid, p_version integer, p_status text, p_completion numeric, p_current numeric,
  p_from_value boolean, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  goal planning.goals;
  parent_status text;
  current numeric;
  next record;
begin
  select p.status into parent_status
  from planning.goals g
  join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
  where g.org_id = p_org_id and g.id = p_id
  for share of p;
  select * into goal from planning.goals g where g.org_id = p_org_id and g.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_goal');
  end if;
  if goal.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  if parent_status not in ('draft', 'approved', 'active') then
    perform ctx.refuse('BM409', 'progress_plan_closed', '', jsonb_build_object('status', parent_status)::text);
  end if;
  current := coalesce(p_current, goal.current_value);
  next := workflow.next_progress('goal', goal.status, goal.completion_percentage, p_status,
    case when p_from_value then workflow.progress_from_value(0, goal.target_value, current) else p_completion end, p_comment);
  update planning.goals g set status = next.status, completion_percentage = next.completion, current_value = current
  where g.org_id = p_org_id and g.id = p_id;
  if next.status <> goal.status then
    perform workflow.write_history(p_org_id, 'goal', p_id, next.status, goal.status, next.status, p_comment);
  end if;
end
$$;
comment on function workflow.record_goal_progress(integer, uuid, integer, text, numeric, numeric, boolean, text) is
  'Records status, completion and value of a goal; null leaves a value as it is; from_value computes the completion';

create or replace function workflow.record_objective_progress(
  p_org_id integer, p_id uuid, p_version integer, p_status text, p_completion numeric, p_current numeric,
  p_from_value boolean, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  objective planning.objectives;
  parent_status text;
  current numeric;
  next record;
begin
  select a.status into parent_status
  from planning.objectives o
  join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
  where o.org_id = p_org_id and o.id = p_id
  for share of a;
  select * into objective from planning.objectives o where o.org_id = p_org_id and o.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_objective');
  end if;
  if objective.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  if parent_status not in ('draft', 'approved', 'active') then
    perform ctx.refuse('BM409', 'progress_plan_closed', '', jsonb_build_object('status', parent_status)::text);
  end if;
  current := coalesce(p_current, objective.current_value);
  next := workflow.next_progress('objective', objective.status, objective.completion_percentage, p_status,
    case when p_from_value then workflow.progress_from_value(objective.baseline_value, objective.target_value, current)
      else p_completion end,
    p_comment);
  update planning.objectives o set
    status = next.status, completion_percentage = next.completion, current_value = current,
    completed_at = case when next.status <> 'completed' then null else coalesce(o.completed_at, planning.today()) end
  where o.org_id = p_org_id and o.id = p_id;
  if next.status <> objective.status then
    perform workflow.write_history(p_org_id, 'objective', p_id, next.status, objective.status, next.status, p_comment);
  end if;
end
$$;
comment on function workflow.record_objective_progress(integer, uuid, integer, text, numeric, numeric, boolean, text) is
  'Records status, completion and value of an objective; null leaves a value as it is; from_value computes the completion';

create or replace function workflow.delete_goal(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('planning.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from planning.goals t where t.org_id = p_org_id and t.id = p_id and t.version = p_version;
  if found then
    return;
  end if;
  if exists (select from planning.goals t where t.org_id = p_org_id and t.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_goal');
end
$$;
comment on function workflow.delete_goal(integer, uuid, integer) is 'Removes a goal of a draft; the table''s guard says whether it may go';

create or replace function workflow.delete_objective(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('planning.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from planning.objectives t where t.org_id = p_org_id and t.id = p_id and t.version = p_version;
  if found then
    return;
  end if;
  if exists (select from planning.objectives t where t.org_id = p_org_id and t.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_objective');
end
$$;
comment on function workflow.delete_objective(integer, uuid, integer) is 'Removes an objective of a draft; the table''s guard says whether it may go';

revoke all on all functions in schema workflow
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all tables in schema workflow
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema workflow to bmms_tenant, bmms_auditor;
grant select on workflow.steps to bmms_auditor;
grant execute on function
  workflow.delete_goal(integer, uuid, integer),
  workflow.delete_objective(integer, uuid, integer),
  workflow.possible_steps(text, text, uuid, uuid),
  workflow.transition_strategic_plan(integer, uuid, integer, text, text),
  workflow.transition_annual_plan(integer, uuid, integer, text, text),
  workflow.record_goal_progress(integer, uuid, integer, text, numeric, numeric, boolean, text),
  workflow.record_objective_progress(integer, uuid, integer, text, numeric, numeric, boolean, text)
  to bmms_tenant;

reset role;
