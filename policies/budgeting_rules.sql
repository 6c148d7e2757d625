-- Rules of budgeting that a constraint cannot say (budgeting: sections 2 to 4, as corrected by the budget forms). They hold for
-- every statement of a tenant. Limits are sums over children, so each guard first locks the parent; the lock is taken child
-- before parent everywhere: payment, obligation, allotment, appropriation, allocation.
set local role bmms_owner;

create or replace function budgeting.is_unjudged()
returns boolean language sql stable set search_path = '' as $$
  select current_user in ('bmms_workflow', 'bmms_owner')
$$;
comment on function budgeting.is_unjudged() is
  'Whether an update comes from a state machine, which judges for itself, or unlinks a deleted goal, which the table''s owner does';

create or replace function budgeting.require_fresh_sums()
returns void language plpgsql stable set search_path = '' as $$
begin
  -- In an older snapshot the lock is had, but the sum misses what others committed before it.
  if current_setting('transaction_isolation') <> 'read committed' then
    perform ctx.refuse('BM409', 'money_read_committed_only');
  end if;
end
$$;
comment on function budgeting.require_fresh_sums() is 'Refuses transactions in which a sum under lock could be out of date';

create or replace function budgeting.require_within(
  p_rule text, p_field text, p_limit numeric, p_used numeric, p_asked numeric)
returns void language plpgsql stable set search_path = '' as $$
begin
  -- Unknown is refused: only a comparison that says yes passes.
  if (p_used + p_asked <= p_limit) is not true then
    perform ctx.refuse('BM409', p_rule, p_field, jsonb_build_object(
      'limit', p_limit::text, 'used', p_used::text, 'asked', p_asked::text, 'left', (p_limit - p_used)::text)::text);
  end if;
end
$$;
comment on function budgeting.require_within(text, text, numeric, numeric, numeric) is
  'Refuses what would exceed a limit, with the limit, what is used, what is asked and what is left. Equality is allowed (invariant I10)';

create or replace function budgeting.lock_proposal(p_org_id integer, p_id uuid)
returns budgeting.proposals language plpgsql volatile set search_path = '' as $$
declare
  proposal budgeting.proposals;
begin
  select * into proposal from budgeting.proposals p where p.org_id = p_org_id and p.id = p_id for share;
  if not found then
    perform ctx.refuse('BM404', 'no_such_proposal');
  end if;
  return proposal;
end
$$;
comment on function budgeting.lock_proposal(integer, uuid) is
  'A proposal, kept from changing until the transaction ends; BM404 if the member has none of that id';

create or replace function budgeting.require_editable(p_proposal budgeting.proposals, p_line_is_returned boolean)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_proposal.status not in ('draft', 'returned') then
    perform ctx.refuse('BM409', 'proposal_not_editable', '', jsonb_build_object('status', p_proposal.status)::text);
  end if;
  if p_proposal.lines_returned and not p_line_is_returned then
    perform ctx.refuse('BM409', 'proposal_only_returned_lines');
  end if;
end
$$;
comment on function budgeting.require_editable(budgeting.proposals, boolean) is
  'Content changes in drafts and returned proposals; where single lines were returned, only those';

create or replace function budgeting.may_delete(p_author uuid)
returns void language plpgsql stable set search_path = '' as $$
begin
  if p_author <> ctx.user_id() and not ctx.can('budgeting.delete_any') then
    perform ctx.refuse('BM403', 'delete_own_drafts_only');
  end if;
end
$$;
comment on function budgeting.may_delete(uuid) is 'Staff delete in the drafts they wrote, managers and admins in any';

create or replace function budgeting.guard_proposal()
returns trigger language plpgsql set search_path = '' as $$
declare
  this_year integer := extract(year from planning.today());
begin
  if tg_op = 'INSERT' then
    if new.fiscal_year not between greatest(this_year, 2024) and this_year + 5 then
      perform ctx.refuse('BM422', 'proposal_fiscal_year_open', 'fiscal_year',
        jsonb_build_object('from', greatest(this_year, 2024), 'to', this_year + 5)::text);
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.status <> 'draft' or old.round > 0 then
      perform ctx.refuse('BM409', 'proposal_was_submitted', '', jsonb_build_object('status', old.status)::text);
    end if;
    perform budgeting.may_delete(old.created_by);
    return old;
  end if;
  if not budgeting.is_unjudged() then
    perform budgeting.require_editable(old, false);
  end if;
  return new;
end
$$;
comment on function budgeting.guard_proposal() is
  'A proposal is for this year or the next five; its content changes in drafts and returned ones; only what was never submitted goes';

create or replace function budgeting.guard_programme()
returns trigger language plpgsql set search_path = '' as $$
declare
  proposal budgeting.proposals;
  covered record;
begin
  if tg_op = 'UPDATE' and budgeting.is_unjudged() then
    return new;
  end if;
  -- A proposal that goes takes its programmes along; it has judged for them.
  if tg_op = 'DELETE' and not exists (
    select from budgeting.proposals p where p.org_id = old.org_id and p.id = old.proposal_id) then
    return old;
  end if;
  proposal := budgeting.lock_proposal(coalesce(new.org_id, old.org_id), coalesce(new.proposal_id, old.proposal_id));
  if tg_op = 'DELETE' then
    perform budgeting.require_editable(proposal, false);
    perform budgeting.may_delete(proposal.created_by);
    return old;
  end if;
  if tg_op = 'INSERT' then
    new.fiscal_year := proposal.fiscal_year;
    perform budgeting.require_editable(proposal, false);
  else
    -- The requested sum follows the lines that were returned.
    perform budgeting.require_editable(proposal,
      (new.code, new.title, new.category, new.goal_id, new.objective_id, new.priority_rank, new.justification,
        new.expected_outcomes, new.is_gender_responsive)
        is not distinct from
      (old.code, old.title, old.category, old.goal_id, old.objective_id, old.priority_rank, old.justification,
        old.expected_outcomes, old.is_gender_responsive)
      and exists (
        select from budgeting.line_items l
        where l.org_id = old.org_id and l.programme_id = old.id and l.return_reason <> ''));
  end if;
  if new.goal_id is not null then
    select p.start_year, p.end_year into covered
    from planning.goals g
    join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
    where g.org_id = new.org_id and g.id = new.goal_id;
    if not found then
      perform ctx.refuse('BM422', 'programme_goal_known', 'goal_id');
    elsif new.fiscal_year not between covered.start_year and covered.end_year then
      perform ctx.refuse('BM422', 'programme_goal_covers_year', 'goal_id',
        jsonb_build_object('from', covered.start_year, 'to', covered.end_year)::text);
    end if;
  end if;
  if new.objective_id is not null then
    select a.year into covered
    from planning.objectives o
    join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
    where o.org_id = new.org_id and o.id = new.objective_id;
    if not found then
      perform ctx.refuse('BM422', 'programme_objective_known', 'objective_id');
    elsif covered.year <> new.fiscal_year then
      perform ctx.refuse('BM422', 'programme_objective_of_year', 'objective_id', jsonb_build_object('year', covered.year)::text);
    end if;
  end if;
  return new;
end
$$;
comment on function budgeting.guard_programme() is
  'Programmes come, go and change while their proposal may be edited; goal and objective are the member''s own and of its year';

create or replace function budgeting.lock_programme(p_org_id integer, p_id uuid)
returns budgeting.proposals language plpgsql volatile set search_path = '' as $$
declare
  owner uuid;
begin
  select p.proposal_id into owner from budgeting.programmes p where p.org_id = p_org_id and p.id = p_id;
  if not found then
    perform ctx.refuse('BM404', 'no_such_programme');
  end if;
  return budgeting.lock_proposal(p_org_id, owner);
end
$$;
comment on function budgeting.lock_programme(integer, uuid) is
  'The proposal of a programme, kept from changing until the transaction ends; BM404 if the member has no such programme';

create or replace function budgeting.class_of_object(p_object_code text, p_class text, p_on date)
returns text language plpgsql stable set search_path = '' as $$
declare
  object budgeting.object_codes;
begin
  if p_object_code is null then
    return p_class;
  end if;
  select * into object from budgeting.object_codes c where c.code = p_object_code;
  if not found then
    perform ctx.refuse('BM422', 'object_code_known', 'object_code');
  elsif p_on < object.valid_from or p_on > object.valid_until then
    perform ctx.refuse('BM422', 'object_code_valid', 'object_code',
      jsonb_build_object('from', object.valid_from, 'to', object.valid_until)::text);
  elsif p_class is not null and p_class <> object.expense_class then
    perform ctx.refuse('BM422', 'object_code_of_class', 'object_code', jsonb_build_object('class', object.expense_class)::text);
  end if;
  return object.expense_class;
end
$$;
comment on function budgeting.class_of_object(text, text, date) is
  'The expense class of an object code that is valid on a day and, if a class is named, of that class; the named class without a code';

create or replace function budgeting.guard_line_item()
returns trigger language plpgsql set search_path = '' as $$
declare
  proposal budgeting.proposals;
begin
  if tg_op = 'UPDATE' and budgeting.is_unjudged() then
    return new;
  end if;
  if tg_op = 'DELETE' and not exists (
    select from budgeting.programmes p where p.org_id = old.org_id and p.id = old.programme_id) then
    return old;
  end if;
  proposal := budgeting.lock_programme(coalesce(new.org_id, old.org_id), coalesce(new.programme_id, old.programme_id));
  if tg_op = 'DELETE' then
    perform budgeting.require_editable(proposal, old.return_reason <> '');
    return old;
  end if;
  perform budgeting.require_editable(proposal, tg_op = 'UPDATE' and old.return_reason <> '');
  new.expense_class := budgeting.class_of_object(
    new.object_code, case when new.object_code is null then new.expense_class end, make_date(proposal.fiscal_year, 12, 31));
  return new;
end
$$;
comment on function budgeting.guard_line_item() is
  'Lines come, go and change while their proposal may be edited; the class follows from the object code';

create or replace function budgeting.guard_justification()
returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from budgeting.programmes p where p.org_id = old.org_id and p.id = old.programme_id) then
    return old;
  end if;
  perform budgeting.require_editable(
    budgeting.lock_programme(coalesce(new.org_id, old.org_id), coalesce(new.programme_id, old.programme_id)), false);
  return coalesce(new, old);
end
$$;
comment on function budgeting.guard_justification() is 'Arguments come, go and change while their proposal may be edited';

create or replace function budgeting.guard_import()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform budgeting.require_editable(budgeting.lock_proposal(new.org_id, new.proposal_id), true);
  return new;
end
$$;
comment on function budgeting.guard_import() is 'Spreadsheets are taken for proposals that may be edited';

create or replace function budgeting.guard_appropriation()
returns trigger language plpgsql set search_path = '' as $$
declare
  allocation budgeting.allocations;
  used numeric;
begin
  if tg_op = 'UPDATE' then
    if budgeting.is_unjudged() then
      return new;
    end if;
    if old.status <> 'pending' then
      perform ctx.refuse('BM409', 'posted_is_final', '', jsonb_build_object('status', old.status)::text);
    end if;
  end if;
  perform budgeting.require_fresh_sums();
  select * into allocation from budgeting.allocations a
  where a.org_id = new.org_id and a.id = new.allocation_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_allocation');
  end if;
  new.programme_id := allocation.programme_id;
  if (new.kind = 'continuing') <> (new.fiscal_year < allocation.fiscal_year) or new.fiscal_year > allocation.fiscal_year then
    perform ctx.refuse('BM422', 'appropriation_year_of_kind', 'fiscal_year', jsonb_build_object('year', allocation.fiscal_year)::text);
  end if;
  perform budgeting.class_of_object(new.object_code, new.expense_class, new.valid_from);
  if new.kind = 'current' then
    select coalesce(sum(a.authorized_amount), 0) into used
    from budgeting.appropriations a
    where a.org_id = new.org_id and a.allocation_id = new.allocation_id and a.kind = 'current'
      and a.status in ('pending', 'posted') and a.id <> new.id;
    perform budgeting.require_within(
      'appropriation_within_allocation', 'authorized_amount', allocation.allocated_amount, used, new.authorized_amount);
  end if;
  return new;
end
$$;
comment on function budgeting.guard_appropriation() is
  'Appropriations of the year stay within their allocation (invariants I2, I3); one changes until it is posted';

create or replace function budgeting.adjusted_appropriation(p_org_id integer, p_id uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce(sum(e.amount), 0)
  from budgeting.entries e
  where e.org_id = p_org_id and e.appropriation_id = p_id and e.kind in ('appropriation', 'appropriation_adjustment')
$$;
comment on function budgeting.adjusted_appropriation(integer, uuid) is 'What an appropriation authorizes by now, its movements included';

create or replace function budgeting.live_allotments(p_org_id integer, p_appropriation_id uuid, p_except uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce((
      select sum(e.amount) from budgeting.entries e
      where e.org_id = p_org_id and e.appropriation_id = p_appropriation_id
        and e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0)
    + coalesce((
      select sum(a.amount) from budgeting.allotments a
      where a.org_id = p_org_id and a.appropriation_id = p_appropriation_id and a.status = 'pending'
        and a.id is distinct from p_except), 0)
$$;
comment on function budgeting.live_allotments(integer, uuid, uuid) is
  'What of an appropriation is allotted, or asked for, by now, leaving one request out';

create or replace function budgeting.guard_allotment()
returns trigger language plpgsql set search_path = '' as $$
declare
  appropriation budgeting.appropriations;
begin
  if tg_op = 'UPDATE' then
    if budgeting.is_unjudged() then
      return new;
    end if;
    if old.status <> 'pending' then
      perform ctx.refuse('BM409', 'posted_is_final', '', jsonb_build_object('status', old.status)::text);
    end if;
  end if;
  perform budgeting.require_fresh_sums();
  select * into appropriation from budgeting.appropriations a
  where a.org_id = new.org_id and a.id = new.appropriation_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_appropriation');
  end if;
  new.allocation_id := appropriation.allocation_id;
  new.expense_class := appropriation.expense_class;
  if appropriation.status <> 'posted' then
    perform ctx.refuse('BM409', 'appropriation_not_posted', '', jsonb_build_object('status', appropriation.status)::text);
  end if;
  perform budgeting.require_within('allotment_within_appropriation', 'amount',
    budgeting.adjusted_appropriation(new.org_id, new.appropriation_id),
    budgeting.live_allotments(new.org_id, new.appropriation_id, new.id), new.amount);
  return new;
end
$$;
comment on function budgeting.guard_allotment() is
  'Allotments, requested ones included, stay within their appropriation (invariant I3); one changes until it is released';

create or replace function budgeting.adjusted_allotment(p_org_id integer, p_id uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce(sum(e.amount), 0)
  from budgeting.entries e
  where e.org_id = p_org_id and e.allotment_id = p_id
    and e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')
$$;
comment on function budgeting.adjusted_allotment(integer, uuid) is 'What an allotment releases by now, its movements included';

create or replace function budgeting.live_obligations(p_org_id integer, p_allotment_id uuid, p_except uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce((
      select sum(e.amount) from budgeting.entries e
      where e.org_id = p_org_id and e.allotment_id = p_allotment_id and e.kind = 'obligation'), 0)
    + coalesce((
      select sum(o.amount) from budgeting.obligations o
      where o.org_id = p_org_id and o.allotment_id = p_allotment_id and o.status = 'draft'
        and o.id is distinct from p_except), 0)
$$;
comment on function budgeting.live_obligations(integer, uuid, uuid) is
  'What of an allotment is obligated, or drafted, by now, leaving one draft out';

create or replace function budgeting.guard_obligation()
returns trigger language plpgsql set search_path = '' as $$
declare
  allotment budgeting.allotments;
  work record;
begin
  if tg_op = 'UPDATE' then
    if budgeting.is_unjudged() then
      return new;
    end if;
    if old.status <> 'draft' then
      perform ctx.refuse('BM409', 'posted_is_final', '', jsonb_build_object('status', old.status)::text);
    end if;
    -- What was certified was another text.
    new.need_certified_by := null;
    new.need_certified_at := null;
  end if;
  perform budgeting.require_fresh_sums();
  select * into allotment from budgeting.allotments a
  where a.org_id = new.org_id and a.id = new.allotment_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_allotment');
  end if;
  new.expense_class := allotment.expense_class;
  if allotment.status not in ('released', 'partially_utilized', 'fully_utilized') then
    perform ctx.refuse('BM409', 'allotment_not_released', '', jsonb_build_object('status', allotment.status)::text);
  end if;
  perform budgeting.class_of_object(new.object_code, new.expense_class, planning.today());
  if new.work_item_id is not null then
    select w.status, l.expense_class, w.programme_id = c.programme_id as is_of_programme into work
    from budgeting.work_items w
    join budgeting.line_items l on l.org_id = w.org_id and l.programme_id = w.programme_id and l.id = w.line_item_id
    join budgeting.allocations c on c.org_id = w.org_id and c.id = allotment.allocation_id
    where w.org_id = new.org_id and w.id = new.work_item_id
    -- Who cancels it waits, or is waited for.
    for key share of w;
    if not found or not work.is_of_programme then
      perform ctx.refuse('BM422', 'obligation_work_item_of_programme', 'work_item_id');
    elsif work.status = 'cancelled' then
      perform ctx.refuse('BM422', 'obligation_work_item_live', 'work_item_id');
    elsif work.expense_class <> new.expense_class then
      perform ctx.refuse('BM422', 'obligation_work_item_of_class', 'work_item_id', jsonb_build_object('class', work.expense_class)::text);
    end if;
  end if;
  perform budgeting.require_within('obligation_within_allotment', 'amount',
    budgeting.adjusted_allotment(new.org_id, new.allotment_id),
    budgeting.live_obligations(new.org_id, new.allotment_id, new.id), new.amount);
  return new;
end
$$;
comment on function budgeting.guard_obligation() is
  'Obligations, drafts included, stay within a released allotment and its class (invariant I4); one changes until it is obligated';

create or replace function budgeting.adjusted_obligation(p_org_id integer, p_id uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce(sum(e.amount), 0)
  from budgeting.entries e
  where e.org_id = p_org_id and e.obligation_id = p_id and e.kind = 'obligation'
$$;
comment on function budgeting.adjusted_obligation(integer, uuid) is 'What is bound by an obligation by now, its adjustments included';

create or replace function budgeting.live_disbursements(p_org_id integer, p_obligation_id uuid, p_except uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce((
      select sum(e.amount) from budgeting.entries e
      where e.org_id = p_org_id and e.obligation_id = p_obligation_id and e.kind = 'disbursement'), 0)
    + coalesce((
      select sum(d.amount) from budgeting.disbursements d
      where d.org_id = p_org_id and d.obligation_id = p_obligation_id and d.status = 'processing'
        and d.id is distinct from p_except), 0)
$$;
comment on function budgeting.live_disbursements(integer, uuid, uuid) is
  'What of an obligation is paid, or being paid, by now, leaving one payment out';

create or replace function budgeting.guard_disbursement()
returns trigger language plpgsql set search_path = '' as $$
declare
  obligation budgeting.obligations;
begin
  if tg_op = 'UPDATE' then
    if budgeting.is_unjudged() then
      return new;
    end if;
    if old.status <> 'processing' then
      perform ctx.refuse('BM409', 'posted_is_final', '', jsonb_build_object('status', old.status)::text);
    end if;
  end if;
  perform budgeting.require_fresh_sums();
  select * into obligation from budgeting.obligations o
  where o.org_id = new.org_id and o.id = new.obligation_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_obligation');
  end if;
  if obligation.status not in ('obligated', 'partially_disbursed', 'fully_disbursed') then
    perform ctx.refuse('BM409', 'obligation_not_obligated', '', jsonb_build_object('status', obligation.status)::text);
  end if;
  if btrim(new.payee) = '' then
    new.payee := obligation.payee;
  end if;
  perform budgeting.require_within('disbursement_within_obligation', 'amount',
    budgeting.adjusted_obligation(new.org_id, new.obligation_id),
    budgeting.live_disbursements(new.org_id, new.obligation_id, new.id), new.amount);
  if tg_op = 'UPDATE' then
    perform budgeting.require_within('disbursement_lines_within', 'amount', new.amount, (
      select coalesce(sum(l.amount), 0) from budgeting.disbursement_lines l
      where l.org_id = new.org_id and l.disbursement_id = new.id), 0);
  end if;
  return new;
end
$$;
comment on function budgeting.guard_disbursement() is
  'Payments, those in process included, stay within their obligation (invariant I5); one changes until it is paid';

create or replace function budgeting.guard_disbursement_line()
returns trigger language plpgsql set search_path = '' as $$
declare
  disbursement budgeting.disbursements;
  used numeric;
begin
  perform budgeting.require_fresh_sums();
  select * into disbursement from budgeting.disbursements d
  where d.org_id = coalesce(new.org_id, old.org_id) and d.id = coalesce(new.disbursement_id, old.disbursement_id) for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_disbursement');
  end if;
  if disbursement.status <> 'processing' then
    perform ctx.refuse('BM409', 'posted_is_final', '', jsonb_build_object('status', disbursement.status)::text);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select coalesce(sum(l.amount), 0) into used
  from budgeting.disbursement_lines l
  where l.org_id = new.org_id and l.disbursement_id = new.disbursement_id and l.id <> new.id;
  perform budgeting.require_within('disbursement_lines_within', 'amount', disbursement.amount, used, new.amount);
  return new;
end
$$;
comment on function budgeting.guard_disbursement_line() is 'The parts of a payment are at most the payment; they change until it is paid';

create or replace function budgeting.guard_work_item()
returns trigger language plpgsql set search_path = '' as $$
declare
  line budgeting.line_items;
  used numeric;
begin
  if tg_op = 'UPDATE' then
    if budgeting.is_unjudged() then
      return new;
    end if;
    if old.status in ('completed', 'cancelled') then
      perform ctx.refuse('BM409', 'work_item_closed', '', jsonb_build_object('status', old.status)::text);
    end if;
  end if;
  perform budgeting.require_fresh_sums();
  select * into line from budgeting.line_items l
  where l.org_id = new.org_id and l.id = new.line_item_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_line_item');
  end if;
  new.programme_id := line.programme_id;
  if not exists (
    select from budgeting.allocations a where a.org_id = new.org_id and a.programme_id = line.programme_id) then
    perform ctx.refuse('BM409', 'work_item_needs_allocation');
  end if;
  select coalesce(sum(w.estimated_cost), 0) into used
  from budgeting.work_items w
  where w.org_id = new.org_id and w.programme_id = new.programme_id and w.line_item_id = new.line_item_id
    and w.status <> 'cancelled' and w.id <> new.id;
  perform budgeting.require_within('work_items_within_line', 'estimated_cost', line.total_cost, used, new.estimated_cost);
  return new;
end
$$;
comment on function budgeting.guard_work_item() is 'Work items of an approved line are at most its total (invariant I6)';

create or replace function budgeting.guard_movement()
returns trigger language plpgsql set search_path = '' as $$
begin
  if budgeting.is_unjudged() then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status <> 'pending' then
    perform ctx.refuse('BM409', 'posted_is_final', '', jsonb_build_object('status', old.status)::text);
  end if;
  -- Sides of another organization are as unknown as those that are nowhere.
  if new.from_appropriation_id is not null and not exists (
       select from budgeting.appropriations a where a.org_id = new.org_id and a.id = new.from_appropriation_id)
     or new.to_appropriation_id is not null and not exists (
       select from budgeting.appropriations a where a.org_id = new.org_id and a.id = new.to_appropriation_id) then
    perform ctx.refuse('BM404', 'no_such_appropriation');
  end if;
  if new.from_allotment_id is not null and not exists (
       select from budgeting.allotments a
       where a.org_id = new.org_id and a.id = new.from_allotment_id
         and a.appropriation_id = coalesce(new.from_appropriation_id, a.appropriation_id))
     or new.to_allotment_id is not null and not exists (
       select from budgeting.allotments a
       where a.org_id = new.org_id and a.id = new.to_allotment_id
         and a.appropriation_id = coalesce(new.to_appropriation_id, a.appropriation_id)) then
    perform ctx.refuse('BM404', 'no_such_allotment');
  end if;
  return new;
end
$$;
comment on function budgeting.guard_movement() is
  'A movement names the own appropriations, and allotments of just those; it changes until it is posted, and is judged by then';

do $$
declare
  stamped text;
begin
  foreach stamped in array array['allocations', 'allotments', 'appropriations', 'disbursement_lines', 'disbursements', 'justifications',
    'line_items', 'movements', 'obligations', 'programmes', 'proposals', 'signatories', 'work_items', 'imports'] loop
    execute format('create or replace trigger stamp before insert or update on budgeting.%I for each row execute function planning.stamp()', stamped);
  end loop;
end
$$;

do $$
declare
  audited text;
begin
  foreach audited in array array['allocations', 'allotments', 'appropriations', 'ceilings', 'disbursement_lines', 'disbursements',
    'justifications', 'line_items', 'movements', 'obligations', 'programmes', 'proposals', 'signatories', 'work_items'] loop
    execute format('drop trigger if exists audit on budgeting.%I', audited);
    execute format('create constraint trigger audit after insert or update or delete on budgeting.%I
      deferrable initially deferred for each row execute function audit.record()', audited);
  end loop;
end
$$;

create or replace trigger guard before insert or update or delete on budgeting.proposals
  for each row execute function budgeting.guard_proposal();
create or replace trigger guard before insert or update or delete on budgeting.programmes
  for each row execute function budgeting.guard_programme();
create or replace trigger guard before insert or update or delete on budgeting.line_items
  for each row execute function budgeting.guard_line_item();
create or replace trigger guard before insert or update or delete on budgeting.justifications
  for each row execute function budgeting.guard_justification();
create or replace trigger guard before insert on budgeting.imports
  for each row execute function budgeting.guard_import();
create or replace trigger guard before insert or update on budgeting.appropriations
  for each row execute function budgeting.guard_appropriation();
create or replace trigger guard before insert or update on budgeting.allotments
  for each row execute function budgeting.guard_allotment();
create or replace trigger guard before insert or update on budgeting.movements
  for each row execute function budgeting.guard_movement();
create or replace trigger guard before insert or update on budgeting.work_items
  for each row execute function budgeting.guard_work_item();
create or replace trigger guard before insert or update on budgeting.obligations
  for each row execute function budgeting.guard_obligation();
create or replace trigger guard before insert or update on budgeting.disbursements
  for each row execute function budgeting.guard_disbursement();
create or replace trigger guard before insert or update or delete on budgeting.disbursement_lines
  for each row execute function budgeting.guard_disbursement_line();

revoke all on all functions in schema budgeting
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  budgeting.is_unjudged(),
  budgeting.require_fresh_sums(),
  budgeting.require_within(text, text, numeric, numeric, numeric),
  budgeting.lock_proposal(integer, uuid),
  budgeting.lock_programme(integer, uuid),
  budgeting.require_editable(budgeting.proposals, boolean),
  budgeting.may_delete(uuid),
  budgeting.class_of_object(text, text, date),
  budgeting.adjusted_appropriation(integer, uuid),
  budgeting.live_allotments(integer, uuid, uuid),
  budgeting.adjusted_allotment(integer, uuid),
  budgeting.live_obligations(integer, uuid, uuid),
  budgeting.adjusted_obligation(integer, uuid),
  budgeting.live_disbursements(integer, uuid, uuid)
  to bmms_tenant, bmms_workflow;

reset role;
