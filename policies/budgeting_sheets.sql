-- Spreadsheets of a proposal's lines, taken as a whole or not at all, and a proposal built from an earlier one. Both write as the
-- member who asks: every row passes the guards of its table.
set local role bmms_workflow;

create or replace function workflow.take_import(p_org_id integer, p_id uuid, p_version integer)
returns budgeting.imports language plpgsql volatile security definer set search_path = '' as $$
declare
  import budgeting.imports;
  asked bigint;
  removed bigint;
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  select * into import from budgeting.imports i where i.org_id = p_org_id and i.id = p_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_import');
  elsif import.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  elsif import.status <> 'checked' then
    perform ctx.refuse('BM409', 'import_decided', '', jsonb_build_object('status', import.status)::text);
  elsif import.problems > 0 then
    perform ctx.refuse('BM409', 'import_has_problems', '', jsonb_build_object('problems', import.problems)::text);
  end if;
  update budgeting.imports i set status = 'accepted' where i.org_id = p_org_id and i.id = p_id;

  select count(*) into asked from jsonb_to_recordset(import.rows) as r (kind text) where r.kind = 'removed';
  delete from budgeting.line_items l
  using jsonb_to_recordset(import.rows) as r (kind text, line_id uuid, version integer)
  where r.kind = 'removed' and l.org_id = p_org_id and l.id = r.line_id and l.version = r.version
    and (select g.proposal_id from budgeting.programmes g where g.org_id = p_org_id and g.id = l.programme_id) = import.proposal_id;
  get diagnostics removed = row_count;
  if removed <> asked then
    perform ctx.refuse('BM409', 'import_outdated');
  end if;
  return import;
end
$$;
comment on function workflow.take_import(integer, uuid, integer) is
  'Marks a checked spreadsheet without problems as accepted and removes the lines it lacks; called by budgeting.accept_import alone, which does the rest';

create or replace function workflow.drop_import(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  import budgeting.imports;
begin
  if not ctx.can('budgeting.edit') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  select * into import from budgeting.imports i where i.org_id = p_org_id and i.id = p_id for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_import');
  elsif import.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  elsif import.status <> 'checked' then
    perform ctx.refuse('BM409', 'import_decided', '', jsonb_build_object('status', import.status)::text);
  end if;
  update budgeting.imports i set status = 'dropped' where i.org_id = p_org_id and i.id = p_id;
end
$$;
comment on function workflow.drop_import(integer, uuid, integer) is 'Sets a checked spreadsheet aside; nothing of it was or will be written';

revoke all on function workflow.take_import(integer, uuid, integer), workflow.drop_import(integer, uuid, integer)
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function workflow.take_import(integer, uuid, integer), workflow.drop_import(integer, uuid, integer) to bmms_tenant;

reset role;
set local role bmms_owner;

create or replace function budgeting.accept_import(p_org_id integer, p_id uuid, p_version integer, p_sets_requested boolean)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  import budgeting.imports := workflow.take_import(p_org_id, p_id, p_version);
  asked record;
  done bigint;
begin
  select count(*) filter (where r.kind = 'changed') as changed, count(*) filter (where r.kind = 'added') as added,
         count(*) filter (where r.kind = 'removed') as removed into asked
  from jsonb_to_recordset(import.rows) as r (kind text);

  update budgeting.line_items l set
    expense_class = r.expense_class, object_code = r.object_code, sub_category = r.sub_category, description = r.description,
    unit_cost = r.unit_cost, quantity = r.quantity, justification = r.justification, notes = r.notes
  from jsonb_to_recordset(import.rows) as r (kind text, line_id uuid, version integer, expense_class text, object_code text,
    sub_category text, description text, unit_cost numeric, quantity integer, justification text, notes text)
  where r.kind = 'changed' and l.org_id = p_org_id and l.id = r.line_id and l.version = r.version
    -- Not a join, which would begin with the programme and compare every line of it with every row.
    and (select g.proposal_id from budgeting.programmes g where g.org_id = p_org_id and g.id = l.programme_id) = import.proposal_id;
  get diagnostics done = row_count;
  if done <> asked.changed then
    perform ctx.refuse('BM409', 'import_outdated');
  end if;

  insert into budgeting.line_items (org_id, id, programme_id, position, expense_class, object_code, sub_category, description,
    unit_cost, quantity, justification, notes)
  select p_org_id, gen_random_uuid(), g.id, b.last + row_number() over (partition by g.id order by r.row), r.expense_class, r.object_code,
         r.sub_category, r.description, r.unit_cost, r.quantity, r.justification, r.notes
  from jsonb_to_recordset(import.rows) as r (kind text, row integer, programme_id uuid, expense_class text, object_code text,
    sub_category text, description text, unit_cost numeric, quantity integer, justification text, notes text)
  join budgeting.programmes g on g.org_id = p_org_id and g.id = r.programme_id and g.proposal_id = import.proposal_id
  cross join lateral (
    select coalesce(max(l.position), 0) as last from budgeting.line_items l where l.org_id = g.org_id and l.programme_id = g.id) b
  where r.kind = 'added'
  order by r.row;
  get diagnostics done = row_count;
  if done <> asked.added then
    perform ctx.refuse('BM409', 'import_outdated');
  end if;

  if p_sets_requested then
    update budgeting.programmes g set requested_amount = s.total
    from (
      select l.programme_id, sum(l.total_cost) as total
      from budgeting.line_items l
      where l.org_id = p_org_id and l.programme_id in (
        select r.programme_id from jsonb_to_recordset(import.rows) as r (kind text, programme_id uuid)
        where r.kind in ('changed', 'added', 'removed'))
      group by l.programme_id
    ) s
    where g.org_id = p_org_id and g.proposal_id = import.proposal_id and g.id = s.programme_id and g.requested_amount <> s.total;
  end if;
  return asked.changed + asked.added + asked.removed;
end
$$;
comment on function budgeting.accept_import(integer, uuid, integer, boolean) is
  'Changes, adds and removes lines as a checked spreadsheet says, all of it or nothing: each changed or removed line in the version it was checked in. If asked, programmes then request the sum of their lines';

create or replace function budgeting.copy_proposal(
  p_org_id integer, p_from_id uuid, p_id uuid, p_fiscal_year integer, p_title text, p_description text, p_percent numeric)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  factor numeric := 1 + p_percent / 100;
  programme record;
  copied uuid;
begin
  if not exists (select from budgeting.proposals p where p.org_id = p_org_id and p.id = p_from_id) then
    perform ctx.refuse('BM404', 'no_such_proposal');
  end if;
  if (p_percent between -99 and 900) is not true then
    perform ctx.refuse('BM422', 'copy_percent_range', 'percent');
  end if;
  insert into budgeting.proposals (org_id, id, fiscal_year, title, description)
  values (p_org_id, p_id, p_fiscal_year, p_title, p_description);
  for programme in
    select g.*,
           -- Only what fits the year comes along.
           (select o.id from planning.goals o join planning.strategic_plans s on s.org_id = o.org_id and s.id = o.strategic_plan_id
            where o.org_id = g.org_id and o.id = g.goal_id and p_fiscal_year between s.start_year and s.end_year) as fitting_goal,
           (select o.id from planning.objectives o join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
            where o.org_id = g.org_id and o.id = g.objective_id and a.year = p_fiscal_year) as fitting_objective,
           coalesce((
             select sum(greatest(round(l.unit_cost * factor, 2), 0.01) * l.quantity)
             from budgeting.line_items l where l.org_id = g.org_id and l.programme_id = g.id),
             greatest(round(g.requested_amount * factor, 2), 0.01)) as total
    from budgeting.programmes g
    where g.org_id = p_org_id and g.proposal_id = p_from_id
    order by g.priority_rank, g.title, g.id
  loop
    copied := gen_random_uuid();
    insert into budgeting.programmes (org_id, id, proposal_id, code, title, category, goal_id, objective_id, requested_amount,
      priority_rank, justification, expected_outcomes, is_gender_responsive)
    values (p_org_id, copied, p_id, programme.code, programme.title, programme.category, programme.fitting_goal,
      programme.fitting_objective, programme.total, programme.priority_rank, programme.justification, programme.expected_outcomes,
      programme.is_gender_responsive);
    insert into budgeting.line_items (org_id, id, programme_id, position, expense_class, object_code, sub_category, description,
      unit_cost, quantity, justification, notes)
    select l.org_id, gen_random_uuid(), copied, l.position, l.expense_class, c.code, l.sub_category, l.description,
           greatest(round(l.unit_cost * factor, 2), 0.01), l.quantity, l.justification, l.notes
    from budgeting.line_items l
    left join budgeting.object_codes c on c.code = l.object_code
      and make_date(p_fiscal_year, 12, 31) between c.valid_from and coalesce(c.valid_until, 'infinity')
    where l.org_id = p_org_id and l.programme_id = programme.id
    order by l.position, l.id;
    insert into budgeting.justifications (org_id, id, programme_id, rationale, alignment_with_priorities, expected_impact)
    select j.org_id, gen_random_uuid(), copied, j.rationale, j.alignment_with_priorities, j.expected_impact
    from budgeting.justifications j
    where j.org_id = p_org_id and j.programme_id = programme.id
    order by j.created_at, j.id;
  end loop;
  return 1;
end
$$;
comment on function budgeting.copy_proposal(integer, uuid, uuid, integer, text, text, numeric) is
  'A draft with the programmes, lines and arguments of an earlier proposal; unit costs change by per cents, half a centavo away from zero. Links and object codes that do not fit the year stay behind; the first version of the new one';

revoke all on function
  budgeting.accept_import(integer, uuid, integer, boolean),
  budgeting.copy_proposal(integer, uuid, uuid, integer, text, text, numeric)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  budgeting.accept_import(integer, uuid, integer, boolean),
  budgeting.copy_proposal(integer, uuid, uuid, integer, text, text, numeric)
  to bmms_tenant;

reset role;
