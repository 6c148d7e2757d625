-- The state machine of proposals (budgeting: section 5.1). What each line amounted to at each stage is kept in
-- `budgeting.line_stages`, round by round.
set local role bmms_owner;

create or replace function budgeting.submission_problems(p_org_id integer, p_id uuid)
returns table (programme_id uuid, programme text, rule text, figures jsonb)
language sql stable set search_path = '' as $$
  with programme as materialized (
    select g.id, g.title, g.justification, g.requested_amount, g.priority_rank, count(l.id) as lines, coalesce(sum(l.total_cost), 0) as total
    from budgeting.programmes g
    left join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id
    where g.org_id = p_org_id and g.proposal_id = p_id
    group by g.org_id, g.id
  ), ceiling as materialized (
    select c.* from budgeting.ceilings c
    join budgeting.proposals p on p.org_id = c.org_id and p.fiscal_year = c.fiscal_year
    where p.org_id = p_org_id and p.id = p_id
  ), class as (
    select l.expense_class as name, sum(l.total_cost) as total
    from budgeting.programmes g
    join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id
    where g.org_id = p_org_id and g.proposal_id = p_id
    group by l.expense_class
  )
  select q.programme_id, q.programme, q.rule, q.figures
  from (
    select null::uuid as programme_id, '' as programme, 'submit_needs_programme' as rule, '{}'::jsonb as figures, 0 as place, 1 as step
    where not exists (select from programme)
    union all
    select g.id, g.title, 'submit_needs_lines', jsonb_build_object('programme', g.title), g.priority_rank, 1
    from programme g where g.lines = 0
    union all
    select g.id, g.title, 'submit_sum_differs', jsonb_build_object(
        'programme', g.title, 'requested', g.requested_amount::text, 'lines', g.total::text), g.priority_rank, 2
    from programme g where g.lines > 0 and g.total <> g.requested_amount
    union all
    select g.id, g.title, 'submit_needs_justification', jsonb_build_object('programme', g.title), g.priority_rank, 3
    from programme g where btrim(g.justification) = ''
    union all
    select null, '', 'submit_above_ceiling', jsonb_build_object('limit', c.amount::text, 'asked', t.total::text), 1000, 1
    from ceiling c cross join (select sum(g.requested_amount) as total from programme g) t
    where t.total > c.amount
    union all
    select null, '', 'submit_class_above_ceiling', jsonb_build_object(
        'class', upper(k.name), 'limit', m.amount::text, 'asked', k.total::text), 1000, 2
    from ceiling c
    cross join lateral (values ('ps', c.ps), ('mooe', c.mooe), ('co', c.co), ('fe', c.fe)) as m (name, amount)
    join class k on k.name = m.name
    where k.total > m.amount
  ) q
  order by q.place, q.programme, q.programme_id, q.step
$$;
comment on function budgeting.submission_problems(integer, uuid) is
  'Everything that keeps a proposal from being submitted (invariant I1 and the ceilings of the call), by programme in their order; empty if nothing does';

revoke all on function budgeting.submission_problems(integer, uuid)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function budgeting.submission_problems(integer, uuid) to bmms_tenant, bmms_workflow;

reset role;
set local role bmms_workflow;

create or replace function workflow.find_proposal(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.proposals language plpgsql volatile set search_path = '' as $$
declare
  proposal budgeting.proposals;
begin
  select * into proposal from budgeting.proposals p where p.org_id = p_org_id and p.id = p_id for update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_proposal');
  elsif proposal.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return proposal;
end
$$;
comment on function workflow.find_proposal(integer, uuid, integer) is 'A proposal under lock, in the version that was seen';

create or replace function workflow.requested_total(p_org_id integer, p_id uuid)
returns numeric language sql stable set search_path = '' as $$
  select coalesce(sum(g.requested_amount), 0) from budgeting.programmes g where g.org_id = p_org_id and g.proposal_id = p_id
$$;
comment on function workflow.requested_total(integer, uuid) is 'What a proposal asks for in all';

create or replace function workflow.transition_proposal(
  p_org_id integer, p_id uuid, p_version integer, p_transition text, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  proposal budgeting.proposals := workflow.find_proposal(p_org_id, p_id, p_version);
  step workflow.steps;
  problem record;
begin
  if p_transition not in ('submit', 'withdraw', 'start_review', 'reject') then
    perform ctx.refuse('BM422', 'transition', 'transition');
  end if;
  step := workflow.take_budget_step(
    'proposal', p_transition, proposal.status, p_comment, proposal.created_by, proposal.submitted_by);
  if p_transition = 'submit' then
    select * into problem from budgeting.submission_problems(p_org_id, p_id) limit 1;
    if found then
      perform ctx.refuse('BM422', problem.rule, 'programmes', problem.figures::text);
    end if;
  end if;

  update budgeting.proposals p set
    status = step.to_status,
    round = case p_transition when 'submit' then p.round + 1 else p.round end,
    is_late = case p_transition when 'submit' then exists (
      select from budgeting.calls c where c.fiscal_year = p.fiscal_year and c.submission_deadline < planning.today()) else p.is_late end,
    lines_returned = false,
    submitted_by = case p_transition when 'submit' then ctx.user_id() when 'withdraw' then null else p.submitted_by end,
    submitted_at = case p_transition when 'submit' then now() when 'withdraw' then null else p.submitted_at end,
    reviewed_by = case p_transition when 'start_review' then ctx.user_id() else p.reviewed_by end,
    reviewed_at = case p_transition when 'start_review' then now() else p.reviewed_at end,
    return_reason = case p_transition when 'reject' then btrim(p_comment) else p.return_reason end
  where p.org_id = p_org_id and p.id = p_id;

  if p_transition = 'submit' then
    update budgeting.line_items l set return_reason = ''
    from budgeting.programmes g
    where g.org_id = p_org_id and g.proposal_id = p_id and l.org_id = g.org_id and l.programme_id = g.id and l.return_reason <> '';
    insert into budgeting.line_stages (org_id, proposal_id, programme_id, line_item_id, stage, round, programme, description,
      expense_class, amount, actor)
    select l.org_id, p_id, g.id, l.id, 'requested', proposal.round + 1, g.title, l.description, l.expense_class, l.total_cost, ctx.user_id()
    from budgeting.programmes g
    join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id
    where g.org_id = p_org_id and g.proposal_id = p_id;
  end if;
  perform workflow.record_event(p_org_id, 'proposal', p_id, p_transition, proposal.status, step.to_status,
    workflow.requested_total(p_org_id, p_id), p_comment);
end
$$;
comment on function workflow.transition_proposal(integer, uuid, integer, text, text) is
  'Submits, withdraws, takes into review or rejects a proposal; a submission keeps what each line asks for';

create or replace function workflow.return_proposal(p_org_id integer, p_id uuid, p_version integer, p_lines jsonb, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  proposal budgeting.proposals := workflow.find_proposal(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'proposal', 'return', proposal.status, p_comment, proposal.created_by, proposal.submitted_by);
  returned bigint;
begin
  update budgeting.line_items l set return_reason = coalesce(nullif(btrim(r.reason), ''), btrim(p_comment))
  from jsonb_to_recordset(p_lines) as r (line_item_id uuid, reason text)
  join budgeting.line_items own on own.org_id = p_org_id and own.id = r.line_item_id
  join budgeting.programmes g on g.org_id = own.org_id and g.id = own.programme_id and g.proposal_id = p_id
  where l.org_id = own.org_id and l.id = own.id;
  get diagnostics returned = row_count;
  if returned <> jsonb_array_length(p_lines) then
    perform ctx.refuse('BM422', 'return_lines_known', 'lines');
  end if;
  update budgeting.proposals p set
    status = step.to_status, lines_returned = returned > 0, return_reason = btrim(p_comment)
  where p.org_id = p_org_id and p.id = p_id;
  perform workflow.record_event(p_org_id, 'proposal', p_id, 'return', proposal.status, step.to_status,
    workflow.requested_total(p_org_id, p_id), p_comment);
end
$$;
comment on function workflow.return_proposal(integer, uuid, integer, jsonb, text) is
  'Sends a proposal back with the reason: as a whole, or single lines {line_item_id, reason}, so that only those may be changed';

create or replace function workflow.share_amount(p_org_id integer, p_programme_id uuid, p_round integer, p_total numeric)
returns table (line_item_id uuid, amount numeric)
language sql stable set search_path = '' as $$
  -- In proportion to what was recommended in this round, or else requested; the largest remainders get the odd centavos.
  with line as (
    select l.id, l.position, coalesce((
        select s.amount from budgeting.line_stages s
        where s.org_id = l.org_id and s.line_item_id = l.id and s.stage = 'recommended' and s.round = p_round
          and s.proposal_id = g.proposal_id
        order by s.at desc, s.id limit 1), l.total_cost) as weight
    from budgeting.line_items l
    join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id
    where l.org_id = p_org_id and l.programme_id = p_programme_id
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
  select id, part + case when place <= spare then 0.01 else 0 end from ranked
$$;
comment on function workflow.share_amount(integer, uuid, integer, numeric) is
  'An amount for a programme, shared over its lines to the centavo';

create or replace function workflow.decide_amounts(
  p_org_id integer, p_proposal budgeting.proposals, p_stage text, p_decisions jsonb)
returns table (programme_id uuid, amount numeric, reason text)
language plpgsql volatile set search_path = '' as $$
declare
  programme record;
  decision record;
  decided numeric;
begin
  if exists (
    select from jsonb_to_recordset(p_decisions) as d (programme_id uuid, approved_amount text)
    left join budgeting.programmes g on g.org_id = p_org_id and g.proposal_id = p_proposal.id and g.id = d.programme_id
    where g.id is null or coalesce(d.approved_amount, '') !~ '^[0-9]{1,13}(\.[0-9]{1,2})?$')
    or (select count(*) <> count(distinct d.programme_id) from jsonb_to_recordset(p_decisions) as d (programme_id uuid)) then
    perform ctx.refuse('BM422', 'decisions_known', 'decisions');
  end if;
  for programme in
    select g.id, g.title, g.requested_amount, g.priority_rank from budgeting.programmes g
    where g.org_id = p_org_id and g.proposal_id = p_proposal.id
    order by g.priority_rank, g.title, g.id
  loop
    select d.approved_amount::numeric as amount, btrim(coalesce(d.reason, '')) as reason, d.lines into decision
    from jsonb_to_recordset(p_decisions) as d (programme_id uuid, approved_amount text, reason text, lines jsonb)
    where d.programme_id = programme.id;
    decided := coalesce(decision.amount, (
      select sum(s.amount) from (
        select distinct on (s.line_item_id) s.amount from budgeting.line_stages s
        where s.org_id = p_org_id and s.proposal_id = p_proposal.id and s.programme_id = programme.id
          and s.stage = 'recommended' and s.round = p_proposal.round
        order by s.line_item_id, s.at desc, s.id) s), programme.requested_amount);
    if (decided = 0 or decided > programme.requested_amount) and coalesce(decision.reason, '') = '' then
      perform ctx.refuse('BM422', 'approval_needs_reason', 'decisions', jsonb_build_object('programme', programme.title)::text);
    end if;
    if jsonb_array_length(coalesce(decision.lines, '[]')) > 0 then
      perform workflow.require_line_amounts(p_org_id, programme.id, programme.title, decided, decision.lines);
    end if;
    insert into budgeting.line_stages (org_id, proposal_id, programme_id, line_item_id, stage, round, programme, description,
      expense_class, amount, actor)
    select p_org_id, p_proposal.id, programme.id, l.id, p_stage, p_proposal.round, programme.title, l.description, l.expense_class,
           case when jsonb_array_length(coalesce(decision.lines, '[]')) > 0 then n.amount::numeric else s.amount end, ctx.user_id()
    from budgeting.line_items l
    left join jsonb_to_recordset(coalesce(decision.lines, '[]')) as n (line_item_id uuid, amount text) on n.line_item_id = l.id
    left join workflow.share_amount(p_org_id, programme.id, p_proposal.round, decided) s on s.line_item_id = l.id
    where l.org_id = p_org_id and l.programme_id = programme.id;
    programme_id := programme.id;
    amount := decided;
    reason := coalesce(decision.reason, '');
    return next;
  end loop;
end
$$;
comment on function workflow.decide_amounts(integer, budgeting.proposals, text, jsonb) is
  'What is recommended or approved for each programme and line: as decided, else as recommended in this round, else as requested';

create or replace function workflow.require_line_amounts(
  p_org_id integer, p_programme_id uuid, p_programme text, p_total numeric, p_lines jsonb)
returns void language plpgsql stable set search_path = '' as $$
declare
  named record;
begin
  select count(*) as lines, count(distinct n.line_item_id) filter (where l.id is not null) as known,
         bool_and(coalesce(n.amount, '') ~ '^[0-9]{1,13}(\.[0-9]{1,2})?$') as are_amounts,
         (select count(*) from budgeting.line_items o where o.org_id = p_org_id and o.programme_id = p_programme_id) as own
  into named
  from jsonb_to_recordset(p_lines) as n (line_item_id uuid, amount text)
  left join budgeting.line_items l on l.org_id = p_org_id and l.programme_id = p_programme_id and l.id = n.line_item_id;
  if not named.are_amounts or named.lines <> named.own or named.known <> named.own then
    perform ctx.refuse('BM422', 'decision_lines_known', 'decisions', jsonb_build_object('programme', p_programme)::text);
  end if;
  if (select sum(n.amount::numeric) from jsonb_to_recordset(p_lines) as n (amount text)) <> p_total then
    perform ctx.refuse('BM422', 'decision_lines_add_up', 'decisions', jsonb_build_object('programme', p_programme, 'limit', p_total::text)::text);
  end if;
end
$$;
comment on function workflow.require_line_amounts(integer, uuid, text, numeric, jsonb) is
  'Amounts by line name every line of the programme once and add up to its amount';

create or replace function workflow.recommend_proposal(
  p_org_id integer, p_id uuid, p_version integer, p_decisions jsonb, p_comment text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  proposal budgeting.proposals := workflow.find_proposal(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'proposal', 'recommend', proposal.status, p_comment, proposal.created_by, proposal.submitted_by);
  total numeric;
begin
  select sum(d.amount) into total from workflow.decide_amounts(p_org_id, proposal, 'recommended', p_decisions) d;
  -- The version counts this, though no column changed.
  update budgeting.proposals p set status = step.to_status where p.org_id = p_org_id and p.id = p_id;
  perform workflow.record_event(p_org_id, 'proposal', p_id, 'recommend', proposal.status, step.to_status, total, p_comment);
end
$$;
comment on function workflow.recommend_proposal(integer, uuid, integer, jsonb, text) is
  'Keeps what a reviewer recommends: {programme_id, approved_amount, reason, lines: [{line_item_id, amount}]}';

create or replace function workflow.approve_proposal(
  p_org_id integer, p_id uuid, p_version integer, p_decisions jsonb, p_notes text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  proposal budgeting.proposals := workflow.find_proposal(p_org_id, p_id, p_version);
  step workflow.steps := workflow.take_budget_step(
    'proposal', 'approve', proposal.status, p_notes, proposal.created_by, proposal.submitted_by);
  decision record;
  total numeric := 0;
begin
  update budgeting.proposals p set
    status = step.to_status, approved_by = ctx.user_id(), approved_at = now(), approval_notes = btrim(coalesce(p_notes, '')),
    return_reason = ''
  where p.org_id = p_org_id and p.id = p_id;
  -- The first approval opens the books: later, two who post would wait for each other to do so.
  insert into budgeting.books (org_id) values (p_org_id) on conflict do nothing;
  for decision in select d.* from workflow.decide_amounts(p_org_id, proposal, 'approved', p_decisions) d loop
    update budgeting.programmes g set approved_amount = decision.amount, approval_reason = decision.reason
    where g.org_id = p_org_id and g.id = decision.programme_id;
    if decision.amount > 0 then
      insert into budgeting.allocations (org_id, programme_id, fiscal_year, allocated_amount, created_by, approved_by, approved_at)
      values (p_org_id, decision.programme_id, proposal.fiscal_year, decision.amount, ctx.user_id(), ctx.user_id(), now());
    end if;
    total := total + decision.amount;
  end loop;
  perform workflow.record_event(p_org_id, 'proposal', p_id, 'approve', proposal.status, step.to_status, total, p_notes);
end
$$;
comment on function workflow.approve_proposal(integer, uuid, integer, jsonb, text) is
  'Approves an amount for every programme, by who neither wrote nor submitted the proposal, and allocates what is above 0';

create or replace function workflow.delete_proposal(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from budgeting.proposals t where t.org_id = p_org_id and t.id = p_id and t.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.proposals t where t.org_id = p_org_id and t.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_proposal');
end
$$;
comment on function workflow.delete_proposal(integer, uuid, integer) is 'Removes a draft that was never submitted, with all that is in it';

create or replace function workflow.delete_programme(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from budgeting.programmes t where t.org_id = p_org_id and t.id = p_id and t.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.programmes t where t.org_id = p_org_id and t.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_programme');
end
$$;
comment on function workflow.delete_programme(integer, uuid, integer) is 'Removes a programme with its lines; the table''s guard says whether it may go';

create or replace function workflow.delete_line_item(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from budgeting.line_items t where t.org_id = p_org_id and t.id = p_id and t.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.line_items t where t.org_id = p_org_id and t.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_line_item');
end
$$;
comment on function workflow.delete_line_item(integer, uuid, integer) is 'Removes a line; the table''s guard says whether it may go';

create or replace function workflow.delete_justification(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from budgeting.justifications t where t.org_id = p_org_id and t.id = p_id and t.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.justifications t where t.org_id = p_org_id and t.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_justification');
end
$$;
comment on function workflow.delete_justification(integer, uuid, integer) is 'Removes an argument; the table''s guard says whether it may go';

revoke all on function
  workflow.find_proposal(integer, uuid, integer),
  workflow.requested_total(integer, uuid),
  workflow.transition_proposal(integer, uuid, integer, text, text),
  workflow.return_proposal(integer, uuid, integer, jsonb, text),
  workflow.share_amount(integer, uuid, integer, numeric),
  workflow.decide_amounts(integer, budgeting.proposals, text, jsonb),
  workflow.require_line_amounts(integer, uuid, text, numeric, jsonb),
  workflow.recommend_proposal(integer, uuid, integer, jsonb, text),
  workflow.approve_proposal(integer, uuid, integer, jsonb, text),
  workflow.delete_proposal(integer, uuid, integer),
  workflow.delete_programme(integer, uuid, integer),
  workflow.delete_line_item(integer, uuid, integer),
  workflow.delete_justification(integer, uuid, integer)
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  workflow.transition_proposal(integer, uuid, integer, text, text),
  workflow.return_proposal(integer, uuid, integer, jsonb, text),
  workflow.recommend_proposal(integer, uuid, integer, jsonb, text),
  workflow.approve_proposal(integer, uuid, integer, jsonb, text),
  workflow.delete_proposal(integer, uuid, integer),
  workflow.delete_programme(integer, uuid, integer),
  workflow.delete_line_item(integer, uuid, integer),
  workflow.delete_justification(integer, uuid, integer)
  to bmms_tenant;

reset role;
