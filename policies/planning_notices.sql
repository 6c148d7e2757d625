-- Who is told what of planning: approvers of what is submitted and of what waits too long, authors of what became of their
-- plans and of objectives that are due (planning: section 3; operations: section 5, tasks 2, 3 and 5).
set local role bmms_workflow;

create or replace function workflow.tell_of_transition()
returns trigger language plpgsql volatile set search_path = '' as $$
declare
  plan record;
  own uuid[];
begin
  if new.entity not in ('strategic_plan', 'annual_plan') then
    return null;
  end if;
  -- What was to be approved waits no longer.
  update notifications.notifications n set read_at = now()
  where n.org_id = new.org_id and n.entity_id = new.entity_id and n.kind in ('submitted', 'waiting') and n.read_at is null;
  if new.transition not in ('submit', 'approve', 'return') then
    return null;
  end if;
  select p.title, p.created_by into plan from planning.strategic_plans p where p.org_id = new.org_id and p.id = new.entity_id
  union all
  select a.title, a.created_by from planning.annual_plans a where a.org_id = new.org_id and a.id = new.entity_id;
  own := array[plan.created_by] || array(
    select t.actor from planning.transitions t
    where t.org_id = new.org_id and t.entity_id = new.entity_id and t.transition = 'submit'
    order by t.at desc limit 1);
  perform notifications.notify(
    new.org_id,
    case new.transition
      when 'submit' then array(
        select u.id from unnest(notifications.people_who_may(new.org_id, 'planning.approve')) as u (id) where u.id <> all (own))
      else array(select distinct u.id from unnest(own) as u (id) where u.id <> new.actor) end,
    case new.transition when 'submit' then 'submitted' when 'approve' then 'approved' else 'returned' end,
    'medium', 'planning.' || new.entity || 's', new.entity_id, plan.title, new.comment, 'transition:' || new.id);
  return null;
end
$$;
comment on function workflow.tell_of_transition() is
  'Tells the approvers of a submitted plan, and author and submitter of an approved or returned one';

create or replace function workflow.remind_of_objectives(p_org_id integer, p_today date)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  late record;
  told bigint := 0;
begin
  if not ctx.can('jobs.run') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  if not ctx.can('planning.view') then
    return 0;
  end if;
  for late in
    select o.id, o.title, o.created_by, o.target_date,
           case when o.target_date < p_today then 'critical' when o.target_date <= p_today + 2 then 'high' else 'medium' end as level
    from planning.objectives o
    join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
    where o.org_id = p_org_id and o.target_date <= p_today + 5 and o.status in ('not_started', 'in_progress')
      and a.status in ('approved', 'active')
    order by o.target_date, o.id
  loop
    -- Once for each day it is due and each level, however often this runs, and also after a day on which it did not.
    told := told + notifications.notify(p_org_id, array[late.created_by], 'due', late.level, 'planning.objectives', late.id,
      late.title, late.target_date::text, format('due:%s:%s:%s', late.id, late.target_date, late.level));
  end loop;
  return told;
end
$$;
comment on function workflow.remind_of_objectives(integer, date) is
  'Tells who wrote an open objective that it is due within five days, within two, or overdue. How many were told';

create or replace function workflow.remind_of_approvals(p_org_id integer, p_today date)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  waiting record;
  told bigint := 0;
begin
  if not ctx.can('jobs.run') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  if not ctx.can('planning.view') then
    return 0;
  end if;
  for waiting in
    select p.*, case when p.submitted_on < p_today - 14 then 'critical' else 'high' end as level
    from (
      select 'planning.strategic_plans' as entity, s.id, s.title, s.created_by, s.submitted_by, s.submitted_at,
             (s.submitted_at at time zone 'Asia/Manila')::date as submitted_on
      from planning.strategic_plans s where s.org_id = p_org_id and s.status = 'submitted'
      union all
      select 'planning.annual_plans', a.id, a.title, a.created_by, a.submitted_by, a.submitted_at,
             (a.submitted_at at time zone 'Asia/Manila')::date
      from planning.annual_plans a where a.org_id = p_org_id and a.status = 'submitted'
    ) p
    where p.submitted_on < p_today - 7
    order by p.submitted_at, p.id
  loop
    told := told + notifications.notify(
      p_org_id,
      array(
        select u.id from unnest(notifications.people_who_may(p_org_id, 'planning.approve')) as u (id)
        where u.id not in (waiting.created_by, waiting.submitted_by)),
      'waiting', waiting.level, waiting.entity, waiting.id, waiting.title, waiting.submitted_on::text,
      format('waiting:%s:%s:%s', waiting.id, waiting.submitted_at, waiting.level));
  end loop;
  return told;
end
$$;
comment on function workflow.remind_of_approvals(integer, date) is
  'Tells the approvers of a plan that has waited for more than seven days, and again after fourteen. How many were told';

create or replace function workflow.send_digests(p_org_id integer, p_today date)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  reader uuid;
  mails bigint := 0;
begin
  if not ctx.can('jobs.run') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  foreach reader in array notifications.digest_readers(p_org_id) loop
    mails := mails + notifications.send_digest(p_org_id, reader, (
      select coalesce(jsonb_agg(to_jsonb(l) - 'place' order by l.place, l.title), '[]')
      from (
        select row_number() over (order by n.created_at, n.id) as place, n.kind, n.level, n.entity, n.entity_id, n.title, n.note
        from notifications.notifications n
        where n.org_id = p_org_id and n.user_id = reader and n.read_at is null and n.created_at > now() - interval '1 day'
        union all
        select 1000000 + (o.target_date - p_today), 'due', 'medium', 'planning.objectives', o.id, o.title, o.target_date::text
        from planning.objectives o
        join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
        where ctx.can('planning.view') and o.org_id = p_org_id and o.created_by = reader
          and o.target_date between p_today and p_today + 7 and o.status in ('not_started', 'in_progress')
          and a.status in ('approved', 'active')
          and not exists (
            select from notifications.notifications n
            where n.org_id = o.org_id and n.user_id = reader and n.entity_id = o.id and n.kind = 'due' and n.read_at is null
              and n.created_at > now() - interval '1 day')
      ) l));
  end loop;
  return mails;
end
$$;
comment on function workflow.send_digests(integer, date) is
  'One mail to everybody who wants one a day: the unread notices of the last day, and own objectives due within a week. How many';

revoke all on function
  workflow.tell_of_transition(),
  workflow.remind_of_objectives(integer, date),
  workflow.remind_of_approvals(integer, date),
  workflow.send_digests(integer, date)
  from public, bmms_owner;
grant execute on function workflow.tell_of_transition() to bmms_owner;
grant usage on schema workflow to bmms_owner;
grant execute on function
  workflow.remind_of_objectives(integer, date),
  workflow.remind_of_approvals(integer, date),
  workflow.send_digests(integer, date)
  to bmms_tenant;

reset role;

set local role bmms_owner;
create or replace trigger tell after insert on planning.transitions
  for each row execute function workflow.tell_of_transition();
create policy workflow_read on planning.transitions for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on planning.transitions to bmms_workflow;
reset role;
