-- Who is told what of budget proposals: who may approve them of what is submitted and of what waits too long, author and
-- submitter of what became of theirs (budgeting: section 5.1; operations: section 5, task 3).
set local role bmms_workflow;

create or replace function workflow.tell_of_proposal()
returns trigger language plpgsql volatile set search_path = '' as $$
declare
  proposal budgeting.proposals;
begin
  if new.entity <> 'proposal' then
    return null;
  end if;
  -- A review that has begun is still to be decided; after any other step nothing waits.
  if new.action not in ('start_review', 'recommend') then
    update notifications.notifications n set read_at = now()
    where n.org_id = new.org_id and n.entity_id = new.entity_id and n.kind in ('submitted', 'waiting') and n.read_at is null;
  end if;
  if new.action not in ('submit', 'return', 'approve', 'reject') then
    return null;
  end if;
  select * into proposal from budgeting.proposals p where p.org_id = new.org_id and p.id = new.entity_id;
  perform notifications.notify(
    new.org_id,
    case new.action
      when 'submit' then array(
        select u.id from unnest(notifications.people_who_may(new.org_id, 'budgeting.approve')) as u (id)
        where u.id not in (proposal.created_by, proposal.submitted_by))
      else array(
        select distinct u.id from unnest(array[proposal.created_by, proposal.submitted_by]) as u (id) where u.id <> new.actor) end,
    case new.action when 'submit' then 'submitted' when 'return' then 'returned' when 'approve' then 'approved' else 'rejected' end,
    'medium', 'budgeting.proposals', new.entity_id, proposal.title, new.comment, 'event:' || new.id);
  return null;
end
$$;
comment on function workflow.tell_of_proposal() is
  'Tells who may approve a submitted proposal, and author and submitter of one that was returned, approved or rejected';

create or replace function workflow.remind_of_proposals(p_org_id integer, p_today date)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  waiting record;
  told bigint := 0;
begin
  if not ctx.can('jobs.run') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  if not ctx.can('budgeting.view') then
    return 0;
  end if;
  for waiting in
    select p.*, case when p.submitted_on < p_today - 14 then 'critical' else 'high' end as level
    from (
      select w.id, w.title, w.created_by, w.submitted_by, w.submitted_at, (w.submitted_at at time zone 'Asia/Manila')::date as submitted_on
      from budgeting.proposals w where w.org_id = p_org_id and w.status in ('submitted', 'under_review')
    ) p
    where p.submitted_on < p_today - 7
    order by p.submitted_at, p.id
  loop
    told := told + notifications.notify(
      p_org_id,
      array(
        select u.id from unnest(notifications.people_who_may(p_org_id, 'budgeting.approve')) as u (id)
        where u.id not in (waiting.created_by, waiting.submitted_by)),
      'waiting', waiting.level, 'budgeting.proposals', waiting.id, waiting.title, waiting.submitted_on::text,
      format('waiting:%s:%s:%s', waiting.id, waiting.submitted_at, waiting.level));
  end loop;
  return told;
end
$$;
comment on function workflow.remind_of_proposals(integer, date) is
  'Tells who may approve a proposal that it has waited for more than seven days, and again after fourteen. How many were told';

revoke all on function
  workflow.tell_of_proposal(),
  workflow.remind_of_proposals(integer, date)
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_owner;
grant execute on function workflow.tell_of_proposal() to bmms_owner;
grant execute on function workflow.remind_of_proposals(integer, date) to bmms_tenant;

reset role;
set local role bmms_owner;

create or replace trigger tell after insert on budgeting.events
  for each row execute function workflow.tell_of_proposal();

reset role;
