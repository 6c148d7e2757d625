-- Rules of planning that a constraint cannot say (planning: sections 2 and 3.4). They hold for every statement of a tenant.
-- A trigger that depends on the parent's state locks the parent's row, so the state cannot change before the commit.
set local role bmms_owner;

create or replace function planning.today()
returns date language sql stable set search_path = '' as $$
  select (now() at time zone 'Asia/Manila')::date
$$;
comment on function planning.today() is 'The business date: today in Asia/Manila';

create or replace function planning.stamp()
returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    new.created_by := coalesce(new.created_by, ctx.user_id());
  else
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end
$$;
comment on function planning.stamp() is
  'Author of a new row; version and time of a changed one. A tenant can write none of these columns';

create or replace function planning.is_unjudged()
returns boolean language sql stable set search_path = '' as $$
  select current_user in ('bmms_workflow', 'bmms_owner')
$$;
comment on function planning.is_unjudged() is
  'Whether an update comes from a state machine, which may write no content, or unlinks a deleted goal, which the table''s owner does';

create or replace function planning.guard_strategic_plan()
returns trigger language plpgsql set search_path = '' as $$
declare
  years record;
begin
  if planning.is_unjudged() then
    return new;
  end if;
  if old.status <> 'draft' then
    perform ctx.refuse('BM409', 'strategic_plan_not_draft', '', jsonb_build_object('status', old.status)::text);
  end if;
  select min(a.year) as first, max(a.year) as last into years
  from planning.annual_plans a
  where a.org_id = new.org_id and a.strategic_plan_id = new.id;
  if years.first < new.start_year then
    perform ctx.refuse('BM422', 'strategic_plan_years_in_use', 'start_year', jsonb_build_object('year', years.first)::text);
  elsif years.last > new.end_year then
    perform ctx.refuse('BM422', 'strategic_plan_years_in_use', 'end_year', jsonb_build_object('year', years.last)::text);
  end if;
  return new;
end
$$;
comment on function planning.guard_strategic_plan() is
  'Content changes in a draft only; the years keep covering the annual plans';

create or replace function planning.lock_strategic_plan(p_org_id integer, p_id uuid)
returns planning.strategic_plans language plpgsql volatile set search_path = '' as $$
declare
  plan planning.strategic_plans;
begin
  select * into plan from planning.strategic_plans p where p.org_id = p_org_id and p.id = p_id for share;
  if not found then
    perform ctx.refuse('BM404', 'no_such_strategic_plan');
  end if;
  return plan;
end
$$;
comment on function planning.lock_strategic_plan(integer, uuid) is
  'A strategic plan, kept from changing until the transaction ends; BM404 if the member has none of that id';

create or replace function planning.lock_annual_plan(p_org_id integer, p_id uuid)
returns planning.annual_plans language plpgsql volatile set search_path = '' as $$
declare
  plan planning.annual_plans;
begin
  select * into plan from planning.annual_plans a where a.org_id = p_org_id and a.id = p_id for share;
  if not found then
    perform ctx.refuse('BM404', 'no_such_annual_plan');
  end if;
  return plan;
end
$$;
comment on function planning.lock_annual_plan(integer, uuid) is
  'An annual plan, kept from changing until the transaction ends; BM404 if the member has none of that id';

create or replace function planning.guard_goal()
returns trigger language plpgsql set search_path = '' as $$
declare
  plan planning.strategic_plans;
begin
  if tg_op = 'UPDATE' and planning.is_unjudged() then
    return new;
  end if;
  plan := planning.lock_strategic_plan(coalesce(new.org_id, old.org_id), coalesce(new.strategic_plan_id, old.strategic_plan_id));
  if plan.status <> 'draft' then
    perform ctx.refuse('BM409', 'strategic_plan_not_draft', '', jsonb_build_object('status', plan.status)::text);
  end if;
  if tg_op = 'DELETE' then
    perform planning.may_delete(plan.created_by);
    return old;
  end if;
  return new;
end
$$;
comment on function planning.guard_goal() is 'Goals come, go and change while their plan is a draft';

create or replace function planning.may_delete(p_author uuid)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_author <> ctx.user_id() and not ctx.can('planning.delete_any') then
    perform ctx.refuse('BM403', 'delete_own_drafts_only');
  end if;
end
$$;
comment on function planning.may_delete(uuid) is 'Staff delete in the drafts they wrote, managers and admins in any';

create or replace function planning.guard_annual_plan()
returns trigger language plpgsql set search_path = '' as $$
declare
  plan planning.strategic_plans;
begin
  if tg_op = 'UPDATE' then
    if planning.is_unjudged() then
      return new;
    end if;
    if old.status <> 'draft' then
      perform ctx.refuse('BM409', 'annual_plan_not_draft', '', jsonb_build_object('status', old.status)::text);
    end if;
    if new.year <> old.year and exists (
      select from planning.objectives o where o.org_id = old.org_id and o.annual_plan_id = old.id
        and extract(year from o.target_date) <> new.year) then
      perform ctx.refuse('BM422', 'annual_plan_year_in_use', 'year');
    end if;
  end if;
  plan := planning.lock_strategic_plan(new.org_id, new.strategic_plan_id);
  if plan.status in ('completed', 'archived') then
    perform ctx.refuse('BM409', 'strategic_plan_closed', '', jsonb_build_object('status', plan.status)::text);
  end if;
  if new.year not between plan.start_year and plan.end_year then
    perform ctx.refuse('BM422', 'annual_plan_year_within_plan', 'year',
      jsonb_build_object('from', plan.start_year, 'to', plan.end_year)::text);
  end if;
  return new;
end
$$;
comment on function planning.guard_annual_plan() is
  'An annual plan lies in the years of an open strategic plan; content changes in a draft only';

create or replace function planning.guard_objective()
returns trigger language plpgsql set search_path = '' as $$
declare
  plan planning.annual_plans;
begin
  if tg_op = 'UPDATE' and planning.is_unjudged() then
    return new;
  end if;
  plan := planning.lock_annual_plan(coalesce(new.org_id, old.org_id), coalesce(new.annual_plan_id, old.annual_plan_id));
  if plan.status <> 'draft' then
    perform ctx.refuse('BM409', 'annual_plan_not_draft', '', jsonb_build_object('status', plan.status)::text);
  end if;
  if tg_op = 'DELETE' then
    perform planning.may_delete(plan.created_by);
    return old;
  end if;
  if extract(year from new.target_date) <> plan.year then
    perform ctx.refuse('BM422', 'objective_target_date_in_year', 'target_date', jsonb_build_object('year', plan.year)::text);
  end if;
  new.strategic_plan_id := plan.strategic_plan_id;
  if tg_op = 'INSERT' then
    new.current_value := coalesce(new.current_value, new.baseline_value);
  end if;
  return new;
end
$$;
comment on function planning.guard_objective() is
  'Objectives come, go and change while their annual plan is a draft; due in its year';

do $$
declare
  audited text;
begin
  foreach audited in array array['strategic_plans', 'goals', 'annual_plans', 'objectives'] loop
    execute format('create or replace trigger stamp before insert or update on planning.%I for each row execute function planning.stamp()', audited);
    execute format('drop trigger if exists audit on planning.%I', audited);
    execute format('create constraint trigger audit after insert or update or delete on planning.%I
      deferrable initially deferred for each row execute function audit.record()', audited);
  end loop;
end
$$;

create or replace trigger guard before update on planning.strategic_plans
  for each row execute function planning.guard_strategic_plan();
create or replace trigger guard before insert or update or delete on planning.goals
  for each row execute function planning.guard_goal();
create or replace trigger guard before insert or update on planning.annual_plans
  for each row execute function planning.guard_annual_plan();
create or replace trigger guard before insert or update or delete on planning.objectives
  for each row execute function planning.guard_objective();

revoke all on all functions in schema planning
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function planning.today(), planning.is_unjudged() to bmms_tenant, bmms_workflow;
grant execute on function planning.lock_strategic_plan(integer, uuid), planning.lock_annual_plan(integer, uuid), planning.may_delete(uuid)
  to bmms_tenant, bmms_workflow;

reset role;
