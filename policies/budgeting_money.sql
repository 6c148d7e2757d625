-- The state machines of money (budgeting: sections 3 to 5, as corrected). What they post goes into the books, `budgeting.entries`,
-- and is never edited: who was wrong posts the opposite. Rows are locked child before parent, as the guards do.
set local role bmms_workflow;

create or replace function workflow.close_books(p_org_id integer, p_until date)
returns void language sql volatile set search_path = '' as $$
  insert into budgeting.books as b (org_id, closed_until) values (p_org_id, p_until)
  on conflict (org_id) do update set closed_until = greatest(b.closed_until, excluded.closed_until)
$$;
comment on function workflow.close_books(integer, date) is
  'Lets nothing be posted any more for days until that one; waits for who is posting, and keeps others waiting until the transaction ends';

create or replace function workflow.require_entry_date(p_org_id integer, p_date date, p_not_before date, p_field text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  closed date;
begin
  select b.closed_until into closed from budgeting.books b where b.org_id = p_org_id for share;
  if not found then
    perform ctx.refuse('BM409', 'books_not_open');
  elsif p_date is null or p_date > planning.today() then
    perform ctx.refuse('BM422', 'entry_date_not_future', p_field, jsonb_build_object('today', planning.today())::text);
  elsif p_date < p_not_before then
    perform ctx.refuse('BM422', 'entry_date_not_before', p_field, jsonb_build_object('from', p_not_before)::text);
  elsif p_date <= closed then
    perform ctx.refuse('BM409', 'books_closed', p_field, jsonb_build_object('until', closed)::text);
  end if;
end
$$;
comment on function workflow.require_entry_date(integer, date, date, text) is
  'A day money is posted for: not in the future, not before what it follows, not in a quarter that was reported';

create or replace function workflow.post_entry(
  p_org_id integer, p_kind text, p_appropriation_id uuid, p_allotment_id uuid, p_obligation_id uuid, p_disbursement_id uuid,
  p_movement_id uuid, p_date date, p_amount numeric, p_is_reversal boolean, p_document text)
returns void language sql volatile set search_path = '' as $$
  insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, disbursement_id, movement_id,
    entry_date, amount, is_reversal, document, actor)
  values (p_org_id, p_kind, p_appropriation_id, p_allotment_id, p_obligation_id, p_disbursement_id, p_movement_id,
    p_date, p_amount, p_is_reversal, coalesce(p_document, ''), ctx.user_id())
$$;
comment on function workflow.post_entry(integer, text, uuid, uuid, uuid, uuid, uuid, date, numeric, boolean, text) is
  'Writes one entry into the books';

create or replace function workflow.record_line_stage(
  p_org_id integer, p_programme_id uuid, p_class text, p_stage text, p_total numeric, p_document text)
returns void language sql volatile set search_path = '' as $$
  -- Shares of a total in proportion to what was approved: whole centavos, and the largest remainders get what is left over.
  with line as (
    select l.id, l.description, l.position, g.title as programme, p.id as proposal_id, p.round,
           coalesce((
             select s.amount from budgeting.line_stages s
             where s.org_id = l.org_id and s.proposal_id = p.id and s.line_item_id = l.id and s.stage = 'approved'
             order by s.at desc, s.id limit 1), l.total_cost) as weight
    from budgeting.line_items l
    join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id
    join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
    where l.org_id = p_org_id and l.programme_id = p_programme_id and l.expense_class = p_class
  ), weighed as (
    select line.*, case when sum(weight) over () > 0 then weight else 1 end as share,
           case when sum(weight) over () > 0 then sum(weight) over () else count(*) over () end as whole
    from line
  ), cut as (
    select weighed.*, trunc(p_total * share / whole, 2) as part, p_total * share / whole - trunc(p_total * share / whole, 2) as rest
    from weighed
  ), ranked as (
    select cut.*, row_number() over (order by rest desc, position, id) as place, (p_total - sum(part) over ()) * 100 as spare
    from cut
  )
  insert into budgeting.line_stages (org_id, proposal_id, programme_id, line_item_id, stage, round, programme, description,
    expense_class, amount, document, actor)
  select p_org_id, proposal_id, p_programme_id, id, p_stage, round, programme, description, p_class,
         part + case when place <= spare then 0.01 else 0 end, coalesce(p_document, ''), ctx.user_id()
  from ranked
$$;
comment on function workflow.record_line_stage(integer, uuid, text, text, numeric, text) is
  'What each line of a programme and class has at a stage: its share of the total, which the shares add up to';

create or replace function workflow.record_appropriated(p_org_id integer, p_programme_id uuid, p_class text, p_stage text, p_document text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  total numeric;
  is_revised boolean;
begin
  -- Who posts beside it on another appropriation of the programme would leave a stage that misses this.
  perform from budgeting.allocations a where a.org_id = p_org_id and a.programme_id = p_programme_id for no key update;
  select coalesce(sum(e.amount), 0), coalesce(bool_or(e.kind = 'appropriation_adjustment'), false) into total, is_revised
  from budgeting.entries e
  join budgeting.appropriations a on a.org_id = e.org_id and a.id = e.appropriation_id
  where e.org_id = p_org_id and a.programme_id = p_programme_id and a.expense_class = p_class
    and case p_stage
      when 'appropriated' then e.kind = 'appropriation'
      when 'revised' then e.kind in ('appropriation', 'appropriation_adjustment')
      else e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from') end;
  if p_stage <> 'revised' or is_revised then
    perform workflow.record_line_stage(p_org_id, p_programme_id, p_class, p_stage, total, p_document);
  end if;
  -- What is appropriated after a movement is part of what was revised.
  if p_stage = 'appropriated' then
    perform workflow.record_appropriated(p_org_id, p_programme_id, p_class, 'revised', p_document);
  end if;
end
$$;
comment on function workflow.record_appropriated(integer, uuid, text, text, text) is
  'The stages that follow from the books: appropriated, revised (once something moved) or allotted';

create or replace function workflow.find_appropriation(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.appropriations language plpgsql volatile set search_path = '' as $$
declare
  appropriation budgeting.appropriations;
begin
  select * into appropriation from budgeting.appropriations a where a.org_id = p_org_id and a.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_appropriation');
  elsif appropriation.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return appropriation;
end
$$;
comment on function workflow.find_appropriation(integer, uuid, integer) is 'An appropriation under lock, in the version that was seen';

create or replace function workflow.post_appropriation(p_org_id integer, p_id uuid, p_version integer, p_posted_on date, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  appropriation budgeting.appropriations := workflow.find_appropriation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'appropriation', 'post', appropriation.status, p_comment, appropriation.created_by, null);
begin
  perform workflow.require_entry_date(p_org_id, p_posted_on, null, 'posted_on');
  update budgeting.appropriations a set status = step.to_status, posted_by = ctx.user_id(), posted_on = p_posted_on
  where a.org_id = p_org_id and a.id = p_id;
  perform workflow.post_entry(p_org_id, 'appropriation', p_id, null, null, null, null, p_posted_on,
    appropriation.authorized_amount, false, appropriation.legal_basis);
  perform workflow.record_appropriated(
    p_org_id, appropriation.programme_id, appropriation.expense_class, 'appropriated', appropriation.legal_basis);
  perform workflow.record_event(p_org_id, 'appropriation', p_id, 'post', appropriation.status, step.to_status,
    appropriation.authorized_amount, p_comment);
end
$$;
comment on function workflow.post_appropriation(integer, uuid, integer, date, text) is
  'Enters an appropriation into the books, by another person than recorded it';

create or replace function workflow.cancel_appropriation(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  appropriation budgeting.appropriations := workflow.find_appropriation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'appropriation', 'cancel', appropriation.status, p_comment, appropriation.created_by, null);
begin
  update budgeting.appropriations a set status = step.to_status, reversal_reason = btrim(p_comment)
  where a.org_id = p_org_id and a.id = p_id;
  perform workflow.record_event(p_org_id, 'appropriation', p_id, 'cancel', appropriation.status, step.to_status,
    appropriation.authorized_amount, p_comment);
end
$$;
comment on function workflow.cancel_appropriation(integer, uuid, integer, text) is 'Drops an appropriation that was not posted yet';

create or replace function workflow.reverse_appropriation(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  appropriation budgeting.appropriations := workflow.find_appropriation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'appropriation', 'reverse', appropriation.status, p_comment, appropriation.created_by, null);
begin
  perform budgeting.require_fresh_sums();
  perform workflow.require_entry_date(p_org_id, planning.today(), null, 'comment');
  -- What was allotted or moved away holds it, and what was moved in would be left behind.
  perform budgeting.require_within('appropriation_in_use', '',
    least(budgeting.adjusted_appropriation(p_org_id, p_id) - appropriation.authorized_amount, 0),
    greatest(budgeting.live_allotments(p_org_id, p_id, null),
      budgeting.adjusted_appropriation(p_org_id, p_id) - appropriation.authorized_amount), 0);
  update budgeting.appropriations a set status = step.to_status, reversal_reason = btrim(p_comment)
  where a.org_id = p_org_id and a.id = p_id;
  perform workflow.post_entry(p_org_id, 'appropriation', p_id, null, null, null, null, planning.today(),
    -appropriation.authorized_amount, true, p_comment);
  perform workflow.record_appropriated(p_org_id, appropriation.programme_id, appropriation.expense_class, 'appropriated', p_comment);
  perform workflow.record_event(p_org_id, 'appropriation', p_id, 'reverse', appropriation.status, step.to_status,
    -appropriation.authorized_amount, p_comment);
end
$$;
comment on function workflow.reverse_appropriation(integer, uuid, integer, text) is
  'Takes a posted appropriation back by the opposite entry, as far as nothing was allotted from it';

create or replace function workflow.extend_appropriation(
  p_org_id integer, p_id uuid, p_version integer, p_valid_until date, p_basis text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  appropriation budgeting.appropriations := workflow.find_appropriation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'appropriation', 'extend', appropriation.status, p_basis, appropriation.created_by, null);
begin
  if p_valid_until is null or p_valid_until <= appropriation.valid_until then
    perform ctx.refuse('BM422', 'extension_is_later', 'valid_until', jsonb_build_object('until', appropriation.valid_until)::text);
  end if;
  update budgeting.appropriations a set valid_until = p_valid_until, extension_basis = btrim(p_basis)
  where a.org_id = p_org_id and a.id = p_id;
  perform workflow.record_event(p_org_id, 'appropriation', p_id, 'extend', appropriation.status, step.to_status, null,
    format('%s, until %s', btrim(p_basis), p_valid_until));
end
$$;
comment on function workflow.extend_appropriation(integer, uuid, integer, date, text) is
  'Lets money be obligated for longer, with the legal basis of that';

create or replace function workflow.find_movement(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.movements language plpgsql volatile set search_path = '' as $$
declare
  movement budgeting.movements;
begin
  select * into movement from budgeting.movements m where m.org_id = p_org_id and m.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_movement');
  elsif movement.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return movement;
end
$$;
comment on function workflow.find_movement(integer, uuid, integer) is 'A movement under lock, in the version that was seen';

create or replace function workflow.move_money(p_org_id integer, p_movement budgeting.movements, p_sign integer, p_document text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  side record;
  adjusted numeric;
  touched budgeting.appropriations;
  change numeric;
begin
  perform budgeting.require_fresh_sums();
  -- Allotments before appropriations before allocations, each in the order of their ids: nobody waits in a circle.
  perform from budgeting.allotments a
  where a.org_id = p_org_id and a.id in (p_movement.from_allotment_id, p_movement.to_allotment_id) order by a.id for no key update;
  perform from budgeting.appropriations a
  where a.org_id = p_org_id and a.id in (
    p_movement.from_appropriation_id, p_movement.to_appropriation_id,
    (select t.appropriation_id from budgeting.allotments t where t.org_id = p_org_id and t.id = p_movement.from_allotment_id),
    (select t.appropriation_id from budgeting.allotments t where t.org_id = p_org_id and t.id = p_movement.to_allotment_id))
  order by a.id for no key update;
  perform from budgeting.allocations c
  where c.org_id = p_org_id and c.id in (
    select a.allocation_id from budgeting.appropriations a
    where a.org_id = p_org_id and (
      a.id in (p_movement.from_appropriation_id, p_movement.to_appropriation_id)
      or exists (
        select from budgeting.allotments t
        where t.org_id = p_org_id and t.id in (p_movement.from_allotment_id, p_movement.to_allotment_id) and t.appropriation_id = a.id)))
  order by c.id for no key update;

  for side in
    select s.direction, s.appropriation_id, s.allotment_id, t.status as allotment_status, t.appropriation_id as released_from
    from (values
      (-1, p_movement.from_appropriation_id, p_movement.from_allotment_id),
      (1, p_movement.to_appropriation_id, p_movement.to_allotment_id)) as s (direction, appropriation_id, allotment_id)
    left join budgeting.allotments t on t.org_id = p_org_id and t.id = s.allotment_id
    where s.appropriation_id is not null or s.allotment_id is not null
    order by s.direction * p_sign
  loop
    change := side.direction * p_sign * p_movement.amount;
    select * into touched from budgeting.appropriations a
    where a.org_id = p_org_id and a.id = coalesce(side.appropriation_id, side.released_from);
    if touched.status <> 'posted' then
      perform ctx.refuse('BM409', 'appropriation_not_posted', '', jsonb_build_object('status', touched.status)::text);
    end if;
    if side.allotment_id is not null then
      if side.allotment_status not in ('released', 'partially_utilized', 'fully_utilized') then
        perform ctx.refuse('BM409', 'allotment_not_released', '', jsonb_build_object('status', side.allotment_status)::text);
      end if;
      adjusted := budgeting.adjusted_allotment(p_org_id, side.allotment_id) + change;
      if change < 0 then
        perform budgeting.require_within('movement_within_allotment', 'amount', adjusted - change,
          budgeting.live_obligations(p_org_id, side.allotment_id, null), -change);
      end if;
      perform workflow.post_entry(p_org_id,
        case when p_movement.kind <> 'sub_allotment' then 'allotment_adjustment'
          when side.direction < 0 then 'transfer_to' else 'transfer_from' end,
        touched.id, side.allotment_id, null, null, p_movement.id, planning.today(), change, p_sign < 0, p_document);
    end if;
    -- A withdrawal leaves the appropriation what it was; everything else moves it too.
    if p_movement.kind <> 'withdrawal' then
      if change < 0 then
        perform budgeting.require_within('movement_within_appropriation', 'amount',
          budgeting.adjusted_appropriation(p_org_id, touched.id),
          budgeting.live_allotments(p_org_id, touched.id, null), -change);
      end if;
      perform workflow.post_entry(p_org_id, 'appropriation_adjustment', touched.id, null, null, null, p_movement.id,
        planning.today(), change, p_sign < 0, p_document);
      perform workflow.record_appropriated(p_org_id, touched.programme_id, touched.expense_class, 'revised', p_document);
    elsif change > 0 then
      -- Given back to the allotment, it must still be there.
      perform budgeting.require_within('allotment_within_appropriation', 'amount',
        budgeting.adjusted_appropriation(p_org_id, touched.id),
        budgeting.live_allotments(p_org_id, touched.id, null) - change, change);
    end if;
    if side.allotment_id is not null then
      perform workflow.record_appropriated(p_org_id, touched.programme_id, touched.expense_class, 'allotted', p_document);
      perform workflow.refresh_allotment(p_org_id, side.allotment_id);
    end if;
  end loop;
end
$$;
comment on function workflow.move_money(integer, budgeting.movements, integer, text) is
  'Posts both sides of a movement, or takes them back: what becomes less stays above what is used of it (invariant I7)';

create or replace function workflow.post_movement(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  movement budgeting.movements := workflow.find_movement(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step('movement', 'post', movement.status, p_comment, movement.created_by, null);
begin
  perform workflow.require_entry_date(p_org_id, planning.today(), movement.document_date, 'document_date');
  perform workflow.move_money(p_org_id, movement, 1, movement.document_ref);
  update budgeting.movements m set status = step.to_status, posted_by = ctx.user_id(), posted_on = planning.today()
  where m.org_id = p_org_id and m.id = p_id;
  perform workflow.record_event(p_org_id, 'movement', p_id, 'post', movement.status, step.to_status, movement.amount, p_comment);
end
$$;
comment on function workflow.post_movement(integer, uuid, integer, text) is
  'Enters a movement into the books, by another person than recorded it';

create or replace function workflow.cancel_movement(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  movement budgeting.movements := workflow.find_movement(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step('movement', 'cancel', movement.status, p_comment, movement.created_by, null);
begin
  update budgeting.movements m set status = step.to_status, reversal_reason = btrim(p_comment)
  where m.org_id = p_org_id and m.id = p_id;
  perform workflow.record_event(p_org_id, 'movement', p_id, 'cancel', movement.status, step.to_status, movement.amount, p_comment);
end
$$;
comment on function workflow.cancel_movement(integer, uuid, integer, text) is 'Drops a movement that was not posted yet';

create or replace function workflow.reverse_movement(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  movement budgeting.movements := workflow.find_movement(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step('movement', 'reverse', movement.status, p_comment, movement.created_by, null);
begin
  perform workflow.require_entry_date(p_org_id, planning.today(), null, 'comment');
  perform workflow.move_money(p_org_id, movement, -1, p_comment);
  update budgeting.movements m set status = step.to_status, reversal_reason = btrim(p_comment)
  where m.org_id = p_org_id and m.id = p_id;
  perform workflow.record_event(p_org_id, 'movement', p_id, 'reverse', movement.status, step.to_status, -movement.amount, p_comment);
end
$$;
comment on function workflow.reverse_movement(integer, uuid, integer, text) is 'Takes a posted movement back by the opposite entries';

create or replace function workflow.find_allotment(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.allotments language plpgsql volatile set search_path = '' as $$
declare
  allotment budgeting.allotments;
begin
  select * into allotment from budgeting.allotments a where a.org_id = p_org_id and a.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_allotment');
  elsif allotment.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return allotment;
end
$$;
comment on function workflow.find_allotment(integer, uuid, integer) is 'An allotment under lock, in the version that was seen';

create or replace function workflow.refresh_allotment(p_org_id integer, p_id uuid)
returns void language plpgsql volatile set search_path = '' as $$
declare
  released numeric := budgeting.adjusted_allotment(p_org_id, p_id);
  obligated numeric;
begin
  select coalesce(sum(e.amount), 0) into obligated
  from budgeting.entries e
  where e.org_id = p_org_id and e.allotment_id = p_id and e.kind = 'obligation';
  update budgeting.allotments a set
    status = case when obligated = 0 then 'released' when obligated = released then 'fully_utilized' else 'partially_utilized' end
  where a.org_id = p_org_id and a.id = p_id and a.status in ('released', 'partially_utilized', 'fully_utilized')
    and a.status <> case when obligated = 0 then 'released' when obligated = released then 'fully_utilized' else 'partially_utilized' end;
end
$$;
comment on function workflow.refresh_allotment(integer, uuid) is
  'Released, partially or fully utilized: follows from what is obligated (budgeting: section 5.2)';

create or replace function workflow.release_allotment(
  p_org_id integer, p_id uuid, p_version integer, p_released_on date, p_reference_number text, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  allotment budgeting.allotments := workflow.find_allotment(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step('allotment', 'release', allotment.status, p_comment, allotment.created_by, null);
  appropriation budgeting.appropriations;
begin
  perform budgeting.require_fresh_sums();
  select * into appropriation from budgeting.appropriations a
  where a.org_id = p_org_id and a.id = allotment.appropriation_id for no key update;
  if appropriation.status <> 'posted' then
    perform ctx.refuse('BM409', 'appropriation_not_posted', '', jsonb_build_object('status', appropriation.status)::text);
  end if;
  perform workflow.require_entry_date(
    p_org_id, p_released_on, greatest(appropriation.valid_from, appropriation.posted_on), 'released_on');
  if p_released_on > appropriation.valid_until then
    perform ctx.refuse('BM422', 'entry_date_within_validity', 'released_on', jsonb_build_object('until', appropriation.valid_until)::text);
  end if;
  perform budgeting.require_within('allotment_within_appropriation', 'amount',
    budgeting.adjusted_appropriation(p_org_id, appropriation.id),
    budgeting.live_allotments(p_org_id, appropriation.id, p_id), allotment.amount);
  update budgeting.allotments a set
    status = step.to_status, released_by = ctx.user_id(), released_on = p_released_on,
    reference_number = coalesce(nullif(btrim(p_reference_number), ''), a.reference_number)
  where a.org_id = p_org_id and a.id = p_id;
  perform workflow.post_entry(p_org_id, 'allotment', appropriation.id, p_id, null, null, null, p_released_on, allotment.amount, false,
    coalesce(nullif(btrim(p_reference_number), ''), allotment.reference_number));
  update budgeting.allocations a set status = 'active'
  where a.org_id = p_org_id and a.id = allotment.allocation_id and a.status <> 'active';
  perform workflow.record_appropriated(p_org_id, appropriation.programme_id, appropriation.expense_class, 'allotted', p_reference_number);
  perform workflow.record_event(p_org_id, 'allotment', p_id, 'release', allotment.status, step.to_status, allotment.amount, p_comment);
end
$$;
comment on function workflow.release_allotment(integer, uuid, integer, date, text, text) is
  'Releases an allotment, by another person than requested it';

create or replace function workflow.cancel_allotment(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  allotment budgeting.allotments := workflow.find_allotment(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step('allotment', 'cancel', allotment.status, p_comment, allotment.created_by, null);
  released record;
begin
  perform budgeting.require_fresh_sums();
  if allotment.status <> 'pending' then
    if budgeting.live_obligations(p_org_id, p_id, null) <> 0 then
      perform ctx.refuse('BM409', 'allotment_in_use', '',
        jsonb_build_object('used', budgeting.live_obligations(p_org_id, p_id, null)::text)::text);
    end if;
    perform workflow.require_entry_date(p_org_id, planning.today(), null, 'comment');
    for released in
      select e.kind, e.appropriation_id, sum(e.amount) as amount
      from budgeting.entries e
      where e.org_id = p_org_id and e.allotment_id = p_id
      group by e.kind, e.appropriation_id having sum(e.amount) <> 0
    loop
      perform workflow.post_entry(p_org_id, released.kind, released.appropriation_id, p_id, null, null, null, planning.today(),
        -released.amount, true, p_comment);
    end loop;
  end if;
  update budgeting.allotments a set status = step.to_status, cancel_reason = btrim(p_comment) where a.org_id = p_org_id and a.id = p_id;
  if allotment.status <> 'pending' then
    perform workflow.record_appropriated(p_org_id, c.programme_id, allotment.expense_class, 'allotted', p_comment)
    from budgeting.allocations c where c.org_id = p_org_id and c.id = allotment.allocation_id;
  end if;
  perform workflow.record_event(p_org_id, 'allotment', p_id, 'cancel', allotment.status, step.to_status, -allotment.amount, p_comment);
end
$$;
comment on function workflow.cancel_allotment(integer, uuid, integer, text) is
  'Cancels a request, or takes a release back that nothing was obligated from';

create or replace function workflow.transition_work_item(
  p_org_id integer, p_id uuid, p_version integer, p_transition text, p_completed_on date, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  item budgeting.work_items;
  step workflow.steps;
begin
  select * into item from budgeting.work_items w where w.org_id = p_org_id and w.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_work_item');
  elsif item.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  step := workflow.take_budget_step('work_item', p_transition, item.status, p_comment, item.created_by, null);
  if p_transition = 'complete' and (p_completed_on is null or p_completed_on > planning.today()) then
    perform ctx.refuse('BM422', 'work_item_completed_on', 'actual_completion_date');
  elsif p_transition = 'cancel' and exists (
    select from budgeting.obligations o where o.org_id = p_org_id and o.work_item_id = p_id and o.status <> 'cancelled') then
    perform ctx.refuse('BM409', 'work_item_in_use');
  end if;
  update budgeting.work_items w set
    status = step.to_status, actual_completion_date = case when p_transition = 'complete' then p_completed_on end
  where w.org_id = p_org_id and w.id = p_id;
  perform workflow.record_event(p_org_id, 'work_item', p_id, p_transition, item.status, step.to_status, item.estimated_cost, p_comment);
end
$$;
comment on function workflow.transition_work_item(integer, uuid, integer, text, date, text) is
  'Starts, completes or cancels a work item';

create or replace function workflow.delete_work_item(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  if exists (select from budgeting.obligations o where o.org_id = p_org_id and o.work_item_id = p_id) then
    perform ctx.refuse('BM409', 'work_item_in_use');
  end if;
  delete from budgeting.work_items w where w.org_id = p_org_id and w.id = p_id and w.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.work_items w where w.org_id = p_org_id and w.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_work_item');
end
$$;
comment on function workflow.delete_work_item(integer, uuid, integer) is 'Removes a work item that nothing was obligated for';

create or replace function workflow.find_obligation(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.obligations language plpgsql volatile set search_path = '' as $$
declare
  obligation budgeting.obligations;
begin
  select * into obligation from budgeting.obligations o where o.org_id = p_org_id and o.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_obligation');
  elsif obligation.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return obligation;
end
$$;
comment on function workflow.find_obligation(integer, uuid, integer) is 'An obligation under lock, in the version that was seen';

create or replace function workflow.refresh_obligation(p_org_id integer, p_id uuid)
returns void language plpgsql volatile set search_path = '' as $$
declare
  bound numeric := budgeting.adjusted_obligation(p_org_id, p_id);
  paid numeric;
  next text;
begin
  select coalesce(sum(e.amount), 0) into paid
  from budgeting.entries e
  where e.org_id = p_org_id and e.obligation_id = p_id and e.kind = 'disbursement';
  next := case when paid = 0 then 'obligated' when paid = bound then 'fully_disbursed' else 'partially_disbursed' end;
  update budgeting.obligations o set status = next
  where o.org_id = p_org_id and o.id = p_id and o.status in ('obligated', 'partially_disbursed', 'fully_disbursed') and o.status <> next;
end
$$;
comment on function workflow.refresh_obligation(integer, uuid) is
  'Obligated, partially or fully disbursed: follows from what is paid (budgeting: section 5.3)';

create or replace function workflow.certify_obligation(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  obligation budgeting.obligations := workflow.find_obligation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step('obligation', 'certify', obligation.status, p_comment, obligation.created_by, null);
begin
  if btrim(obligation.payee) = '' then
    perform ctx.refuse('BM422', 'obligation_payee_named', 'payee');
  end if;
  update budgeting.obligations o set need_certified_by = ctx.user_id(), need_certified_at = now()
  where o.org_id = p_org_id and o.id = p_id;
  perform workflow.record_event(p_org_id, 'obligation', p_id, 'certify', obligation.status, step.to_status, obligation.amount, p_comment);
end
$$;
comment on function workflow.certify_obligation(integer, uuid, integer, text) is 'Box A of the request: that it is needed';

create or replace function workflow.next_ors_number(p_org_id integer, p_class text, p_fund_code text, p_on date)
returns text language plpgsql volatile set search_path = '' as $$
declare
  number integer;
begin
  insert into budgeting.series as s (org_id, fund_code, year, last)
  values (p_org_id, p_fund_code, extract(year from p_on), 1)
  on conflict (org_id, fund_code, year) do update set last = s.last + 1
  returning s.last into number;
  return concat_ws('-', case p_class when 'ps' then '01' when 'mooe' then '02' when 'fe' then '03' when 'co' then '06' end,
    nullif(p_fund_code, ''), to_char(p_on, 'YYYY-MM'), lpad(number::text, 5, '0'));
end
$$;
comment on function workflow.next_ors_number(integer, text, text, date) is
  'Number of an obligation request: class, funding source, year, month, and the next in the series of the fund and year';

create or replace function workflow.obligate(p_org_id integer, p_id uuid, p_version integer, p_obligated_on date, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  obligation budgeting.obligations := workflow.find_obligation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'obligation', 'obligate', obligation.status, p_comment, obligation.created_by, obligation.need_certified_by);
  allotment budgeting.allotments;
  appropriation budgeting.appropriations;
begin
  perform budgeting.require_fresh_sums();
  select * into allotment from budgeting.allotments a
  where a.org_id = p_org_id and a.id = obligation.allotment_id for no key update;
  select * into appropriation from budgeting.appropriations a
  where a.org_id = p_org_id and a.id = allotment.appropriation_id;
  if allotment.status not in ('released', 'partially_utilized', 'fully_utilized') then
    perform ctx.refuse('BM409', 'allotment_not_released', '', jsonb_build_object('status', allotment.status)::text);
  end if;
  perform workflow.require_entry_date(p_org_id, p_obligated_on, greatest(appropriation.valid_from, allotment.released_on), 'obligated_on');
  if p_obligated_on > appropriation.valid_until then
    perform ctx.refuse('BM422', 'entry_date_within_validity', 'obligated_on', jsonb_build_object('until', appropriation.valid_until)::text);
  end if;
  perform budgeting.require_within('obligation_within_allotment', 'amount',
    budgeting.adjusted_allotment(p_org_id, allotment.id),
    budgeting.live_obligations(p_org_id, allotment.id, p_id), obligation.amount);
  update budgeting.obligations o set
    status = step.to_status, obligated_by = ctx.user_id(), obligated_on = p_obligated_on,
    ors_number = workflow.next_ors_number(p_org_id, obligation.expense_class, appropriation.fund_code, p_obligated_on)
  where o.org_id = p_org_id and o.id = p_id;
  perform workflow.post_entry(p_org_id, 'obligation', appropriation.id, allotment.id, p_id, null, null, p_obligated_on,
    obligation.amount, false, obligation.document_ref);
  perform workflow.refresh_allotment(p_org_id, allotment.id);
  perform workflow.record_event(p_org_id, 'obligation', p_id, 'obligate', obligation.status, step.to_status, obligation.amount, p_comment);
end
$$;
comment on function workflow.obligate(integer, uuid, integer, date, text) is
  'Box B of the request: that allotment is available. Binds the money, by another person than certified the need';

create or replace function workflow.cancel_obligation(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  obligation budgeting.obligations := workflow.find_obligation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'obligation', 'cancel', obligation.status, p_comment, obligation.created_by, obligation.need_certified_by);
  bound record;
begin
  perform budgeting.require_fresh_sums();
  if budgeting.live_disbursements(p_org_id, p_id, null) <> 0 then
    perform ctx.refuse('BM409', 'obligation_in_use', '',
      jsonb_build_object('used', budgeting.live_disbursements(p_org_id, p_id, null)::text)::text);
  end if;
  perform from budgeting.allotments a where a.org_id = p_org_id and a.id = obligation.allotment_id for no key update;
  update budgeting.obligations o set status = step.to_status, cancel_reason = btrim(p_comment) where o.org_id = p_org_id and o.id = p_id;
  if obligation.status <> 'draft' then
    perform workflow.require_entry_date(p_org_id, planning.today(), null, 'comment');
    select e.appropriation_id, sum(e.amount) as amount into bound
    from budgeting.entries e
    where e.org_id = p_org_id and e.obligation_id = p_id and e.kind = 'obligation'
    group by e.appropriation_id;
    perform workflow.post_entry(p_org_id, 'obligation', bound.appropriation_id, obligation.allotment_id, p_id, null, null,
      planning.today(), -bound.amount, true, p_comment);
    perform workflow.refresh_allotment(p_org_id, obligation.allotment_id);
  end if;
  perform workflow.record_event(p_org_id, 'obligation', p_id, 'cancel', obligation.status, step.to_status, -obligation.amount, p_comment);
end
$$;
comment on function workflow.cancel_obligation(integer, uuid, integer, text) is 'Drops a draft, or frees what was bound and not paid';

create or replace function workflow.adjust_obligation(
  p_org_id integer, p_id uuid, p_version integer, p_amount numeric, p_document_ref text, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  obligation budgeting.obligations := workflow.find_obligation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'obligation', 'adjust', obligation.status, p_comment, obligation.created_by, obligation.need_certified_by);
  allotment budgeting.allotments;
  until date;
  bound numeric := budgeting.adjusted_obligation(p_org_id, p_id);
begin
  perform budgeting.require_fresh_sums();
  select * into allotment from budgeting.allotments a
  where a.org_id = p_org_id and a.id = obligation.allotment_id for no key update;
  perform workflow.require_entry_date(p_org_id, planning.today(), null, 'comment');
  if p_amount > 0 then
    select a.valid_until into until from budgeting.appropriations a where a.org_id = p_org_id and a.id = allotment.appropriation_id;
    if planning.today() > until then
      perform ctx.refuse('BM422', 'entry_date_within_validity', 'amount', jsonb_build_object('until', until)::text);
    end if;
    perform budgeting.require_within('obligation_within_allotment', 'amount',
      budgeting.adjusted_allotment(p_org_id, allotment.id), budgeting.live_obligations(p_org_id, allotment.id, null), p_amount);
  elsif bound + p_amount <= 0 then
    perform ctx.refuse('BM422', 'adjustment_leaves_something', 'amount', jsonb_build_object('limit', bound::text)::text);
  else
    perform budgeting.require_within('adjustment_within_unpaid', 'amount',
      bound, budgeting.live_disbursements(p_org_id, p_id, null), -p_amount);
  end if;
  insert into budgeting.adjustments (org_id, obligation_id, amount, document_ref, adjusted_on, reason, created_by)
  values (p_org_id, p_id, p_amount, btrim(p_document_ref), planning.today(), btrim(p_comment), ctx.user_id());
  perform workflow.post_entry(p_org_id, 'obligation', e.appropriation_id, allotment.id, p_id, null, null, planning.today(),
    p_amount, p_amount < 0, p_document_ref)
  from (
    select x.appropriation_id from budgeting.entries x
    where x.org_id = p_org_id and x.obligation_id = p_id and x.kind = 'obligation' limit 1) e;
  -- The version counts this, though no column changed.
  update budgeting.obligations o set status = o.status where o.org_id = p_org_id and o.id = p_id;
  perform workflow.refresh_obligation(p_org_id, p_id);
  perform workflow.refresh_allotment(p_org_id, allotment.id);
  perform workflow.record_event(p_org_id, 'obligation', p_id, 'adjust', obligation.status, step.to_status, p_amount, p_comment);
end
$$;
comment on function workflow.adjust_obligation(integer, uuid, integer, numeric, text, text) is
  'Binds more or less by a notice (NORSA): within the allotment, and never less than is paid';

create or replace function workflow.mark_obligation_due(p_org_id integer, p_id uuid, p_version integer, p_due_on date)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  obligation budgeting.obligations := workflow.find_obligation(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'obligation', 'mark_due', obligation.status, '', obligation.created_by, obligation.need_certified_by);
begin
  perform workflow.require_entry_date(p_org_id, p_due_on, obligation.obligated_on, 'due_on');
  update budgeting.obligations o set due_on = p_due_on where o.org_id = p_org_id and o.id = p_id;
  perform workflow.record_event(p_org_id, 'obligation', p_id, 'mark_due', obligation.status, step.to_status, null, p_due_on::text);
end
$$;
comment on function workflow.mark_obligation_due(integer, uuid, integer, date) is
  'Says that goods were delivered and accepted: what is unpaid is due and demandable';

create or replace function workflow.find_disbursement(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.disbursements language plpgsql volatile set search_path = '' as $$
declare
  disbursement budgeting.disbursements;
begin
  select * into disbursement from budgeting.disbursements d where d.org_id = p_org_id and d.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_disbursement');
  elsif disbursement.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return disbursement;
end
$$;
comment on function workflow.find_disbursement(integer, uuid, integer) is 'A payment under lock, in the version that was seen';

create or replace function workflow.pay(
  p_org_id integer, p_id uuid, p_version integer, p_paid_on date, p_reference_number text, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  disbursement budgeting.disbursements := workflow.find_disbursement(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'disbursement', 'pay', disbursement.status, p_comment, disbursement.created_by, disbursement.paid_by);
  obligation budgeting.obligations;
  reference text := coalesce(nullif(btrim(p_reference_number), ''), disbursement.reference_number);
begin
  perform budgeting.require_fresh_sums();
  select * into obligation from budgeting.obligations o
  where o.org_id = p_org_id and o.id = disbursement.obligation_id for no key update;
  if obligation.status not in ('obligated', 'partially_disbursed', 'fully_disbursed') then
    perform ctx.refuse('BM409', 'obligation_not_obligated', '', jsonb_build_object('status', obligation.status)::text);
  end if;
  perform workflow.require_entry_date(p_org_id, p_paid_on, obligation.obligated_on, 'paid_on');
  if disbursement.payment_method in ('check', 'ada') and btrim(reference) = '' then
    perform ctx.refuse('BM422', 'disbursements_reference_when_paid', 'reference_number');
  end if;
  perform budgeting.require_within('disbursement_within_obligation', 'amount',
    budgeting.adjusted_obligation(p_org_id, obligation.id),
    budgeting.live_disbursements(p_org_id, obligation.id, p_id), disbursement.amount);
  update budgeting.disbursements d set
    status = step.to_status, paid_by = ctx.user_id(), paid_on = p_paid_on, reference_number = reference
  where d.org_id = p_org_id and d.id = p_id;
  perform workflow.post_entry(p_org_id, 'disbursement', e.appropriation_id, obligation.allotment_id, obligation.id, p_id, null,
    p_paid_on, disbursement.amount, false, reference)
  from (
    select x.appropriation_id from budgeting.entries x
    where x.org_id = p_org_id and x.obligation_id = obligation.id and x.kind = 'obligation' limit 1) e;
  perform workflow.refresh_obligation(p_org_id, obligation.id);
  perform workflow.record_event(p_org_id, 'disbursement', p_id, 'pay', disbursement.status, step.to_status, disbursement.amount, p_comment);
end
$$;
comment on function workflow.pay(integer, uuid, integer, date, text, text) is 'Says that a payment was made';

create or replace function workflow.void_disbursement(p_org_id integer, p_id uuid, p_version integer, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  disbursement budgeting.disbursements := workflow.find_disbursement(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'disbursement', 'void', disbursement.status, p_comment, disbursement.created_by, disbursement.paid_by);
begin
  perform from budgeting.obligations o where o.org_id = p_org_id and o.id = disbursement.obligation_id for no key update;
  update budgeting.disbursements d set
    status = step.to_status, voided_by = ctx.user_id(), voided_on = planning.today(), void_reason = btrim(p_comment)
  where d.org_id = p_org_id and d.id = p_id;
  if disbursement.status = 'paid' then
    perform workflow.require_entry_date(p_org_id, planning.today(), null, 'comment');
    perform workflow.post_entry(p_org_id, 'disbursement', e.appropriation_id, e.allotment_id, e.obligation_id, p_id, null,
      planning.today(), -disbursement.amount, true, p_comment)
    from budgeting.entries e
    where e.org_id = p_org_id and e.disbursement_id = p_id and not e.is_reversal;
    perform workflow.refresh_obligation(p_org_id, disbursement.obligation_id);
  end if;
  perform workflow.record_event(p_org_id, 'disbursement', p_id, 'void', disbursement.status, step.to_status, -disbursement.amount, p_comment);
end
$$;
comment on function workflow.void_disbursement(integer, uuid, integer, text) is
  'Drops a payment in process, or takes a made one back by the opposite entry, by another person than paid';

create or replace function workflow.delete_disbursement_line(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.disburse') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from budgeting.disbursement_lines l where l.org_id = p_org_id and l.id = p_id and l.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.disbursement_lines l where l.org_id = p_org_id and l.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_disbursement_line');
end
$$;
comment on function workflow.delete_disbursement_line(integer, uuid, integer) is 'Removes a part of a payment in process';

do $$
declare
  owned record;
begin
  for owned in
    select p.oid::regprocedure as signature from pg_proc p
    where p.pronamespace = 'workflow'::regnamespace and p.proname = any (array[
      'close_books', 'require_entry_date', 'post_entry', 'record_line_stage', 'record_appropriated', 'find_appropriation',
      'post_appropriation', 'cancel_appropriation', 'reverse_appropriation', 'extend_appropriation', 'find_movement', 'move_money',
      'post_movement', 'cancel_movement', 'reverse_movement', 'find_allotment', 'refresh_allotment', 'release_allotment',
      'cancel_allotment', 'transition_work_item', 'delete_work_item', 'find_obligation', 'refresh_obligation', 'certify_obligation',
      'next_ors_number', 'obligate', 'cancel_obligation', 'adjust_obligation', 'mark_obligation_due', 'find_disbursement', 'pay',
      'void_disbursement', 'delete_disbursement_line'])
  loop
    execute format('revoke all on function %s
      from public, bmms_service, bmms_tenant, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor', owned.signature);
  end loop;
end
$$;
grant execute on function
  workflow.post_appropriation(integer, uuid, integer, date, text),
  workflow.cancel_appropriation(integer, uuid, integer, text),
  workflow.reverse_appropriation(integer, uuid, integer, text),
  workflow.extend_appropriation(integer, uuid, integer, date, text),
  workflow.post_movement(integer, uuid, integer, text),
  workflow.cancel_movement(integer, uuid, integer, text),
  workflow.reverse_movement(integer, uuid, integer, text),
  workflow.release_allotment(integer, uuid, integer, date, text, text),
  workflow.cancel_allotment(integer, uuid, integer, text),
  workflow.transition_work_item(integer, uuid, integer, text, date, text),
  workflow.delete_work_item(integer, uuid, integer),
  workflow.certify_obligation(integer, uuid, integer, text),
  workflow.obligate(integer, uuid, integer, date, text),
  workflow.cancel_obligation(integer, uuid, integer, text),
  workflow.adjust_obligation(integer, uuid, integer, numeric, text, text),
  workflow.mark_obligation_due(integer, uuid, integer, date),
  workflow.pay(integer, uuid, integer, date, text, text),
  workflow.void_disbursement(integer, uuid, integer, text),
  workflow.delete_disbursement_line(integer, uuid, integer)
  to bmms_tenant;

reset role;
