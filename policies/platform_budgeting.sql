-- Budget calls with their ceilings, which the platform operator writes for the finance ministry (budgeting: section 2.5), and the
-- official object codes, which a deployment loads. A ceiling is a row of its organization, and recorded in that one's trail.
set local role bmms_ctx_owner;

create or replace function platform.budget_calls(p_token_hash bytea)
returns table (
  fiscal_year integer, submission_deadline date, guidelines text, status text, ceilings bigint, ceilings_total numeric,
  version integer, created_at timestamptz, updated_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select c.fiscal_year, c.submission_deadline, c.guidelines, c.status, count(l.org_id), coalesce(sum(l.amount), 0.00),
           c.version, c.created_at, c.updated_at
    from budgeting.calls c
    left join budgeting.ceilings l on l.fiscal_year = c.fiscal_year
    group by c.fiscal_year
    order by c.fiscal_year desc;
end
$$;
comment on function platform.budget_calls(bytea) is 'Every budget call, the latest year first, with how many ceilings it has and their sum';

create or replace function platform.open_budget_call(
  p_token_hash bytea, p_address inet, p_fiscal_year integer, p_submission_deadline date, p_guidelines text)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
begin
  insert into budgeting.calls (fiscal_year, submission_deadline, guidelines)
  values (p_fiscal_year, p_submission_deadline, btrim(p_guidelines))
  on conflict (fiscal_year) do nothing;
  if not found then
    perform ctx.refuse('BM422', 'budget_call_once', 'fiscal_year');
  end if;
  perform audit.append_platform(operator, 'budget_call_opened', p_address,
    jsonb_build_object('fiscal_year', p_fiscal_year, 'submission_deadline', p_submission_deadline));
  return 1;
end
$$;
comment on function platform.open_budget_call(bytea, inet, integer, date, text) is 'A budget call for a year that has none; its first version';

create or replace function platform.find_budget_call(p_fiscal_year integer, p_version integer)
returns budgeting.calls language plpgsql volatile set search_path = '' as $$
declare
  call budgeting.calls;
begin
  select * into call from budgeting.calls c where c.fiscal_year = p_fiscal_year for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_call');
  elsif call.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  return call;
end
$$;
comment on function platform.find_budget_call(integer, integer) is 'A budget call under lock, in the version that was seen';

create or replace function platform.change_budget_call(
  p_token_hash bytea, p_address inet, p_fiscal_year integer, p_version integer, p_submission_deadline date, p_guidelines text,
  p_status text)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  before budgeting.calls := platform.find_budget_call(p_fiscal_year, p_version);
begin
  update budgeting.calls c
  set submission_deadline = p_submission_deadline, guidelines = btrim(p_guidelines), status = p_status, version = c.version + 1,
      updated_at = now()
  where c.fiscal_year = p_fiscal_year;
  perform audit.append_platform(operator, 'budget_call_changed', p_address, jsonb_build_object(
    'fiscal_year', p_fiscal_year, 'submission_deadline', p_submission_deadline, 'status', p_status,
    'guidelines_changed', before.guidelines <> btrim(p_guidelines)));
  return before.version + 1;
end
$$;
comment on function platform.change_budget_call(bytea, inet, integer, integer, date, text, text) is
  'Deadline, guidelines and state of a budget call, if the version is the one the operator saw; the new version';

create or replace function platform.budget_ceilings(p_token_hash bytea, p_fiscal_year integer)
returns table (code text, name text, amount numeric, ps numeric, mooe numeric, co numeric, fe numeric)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select o.code, o.name, l.amount, l.ps, l.mooe, l.co, l.fe
    from organizations.organizations o
    left join budgeting.ceilings l on l.org_id = o.org_id and l.fiscal_year = p_fiscal_year
    where o.is_active or l.org_id is not null
    order by o.code;
end
$$;
comment on function platform.budget_ceilings(bytea, integer) is 'Every organization that can be entered, with its ceiling of a year if it has one';

create or replace function platform.set_budget_ceilings(
  p_token_hash bytea, p_address inet, p_fiscal_year integer, p_version integer, p_ceilings jsonb)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  call budgeting.calls := platform.find_budget_call(p_fiscal_year, p_version);
  wrong record;
begin
  if call.status <> 'open' then
    perform ctx.refuse('BM409', 'budget_call_closed');
  end if;
  select r.code, o.org_id into wrong
  from jsonb_to_recordset(p_ceilings) as r (code text, amount numeric, ps numeric, mooe numeric, co numeric, fe numeric)
  left join organizations.organizations o on o.code = r.code
  where o.org_id is null or greatest(r.ps, r.mooe, r.co, r.fe) > r.amount
     or (r.amount is null and coalesce(r.ps, r.mooe, r.co, r.fe) is not null)
  order by r.code limit 1;
  if found then
    perform ctx.refuse('BM422', case when wrong.org_id is null then 'ceiling_organization_known' else 'ceiling_class_within_total' end,
      'ceilings', jsonb_build_object('code', wrong.code)::text);
  end if;
  update budgeting.calls c set version = c.version + 1, updated_at = now() where c.fiscal_year = p_fiscal_year;
  perform audit.append_platform(operator, 'budget_ceilings_set', p_address,
    jsonb_build_object('fiscal_year', p_fiscal_year, 'organizations', jsonb_array_length(p_ceilings)));
  insert into budgeting.ceilings as l (org_id, fiscal_year, amount, ps, mooe, co, fe)
  select o.org_id, p_fiscal_year, r.amount, r.ps, r.mooe, r.co, r.fe
  from jsonb_to_recordset(p_ceilings) as r (code text, amount numeric, ps numeric, mooe numeric, co numeric, fe numeric)
  join organizations.organizations o on o.code = r.code
  where r.amount is not null
  order by o.org_id
  on conflict (org_id, fiscal_year) do update
  set amount = excluded.amount, ps = excluded.ps, mooe = excluded.mooe, co = excluded.co, fe = excluded.fe,
      version = l.version + 1, updated_at = now()
  where (l.amount, l.ps, l.mooe, l.co, l.fe) is distinct from (excluded.amount, excluded.ps, excluded.mooe, excluded.co, excluded.fe);
  delete from budgeting.ceilings l
  using jsonb_to_recordset(p_ceilings) as r (code text, amount numeric)
  join organizations.organizations o on o.code = r.code
  where r.amount is null and l.org_id = o.org_id and l.fiscal_year = p_fiscal_year;
  return call.version + 1;
end
$$;
comment on function platform.set_budget_ceilings(bytea, inet, integer, integer, jsonb) is
  'Ceilings of an open call, {code, amount, ps, mooe, co, fe}; one without an amount is taken away, and who is not named keeps theirs. The new version of the call';

create or replace function platform.load_object_codes(p_codes jsonb)
returns table (code text, outcome text)
language plpgsql volatile security definer set search_path = '' set row_security = on as $$
#variable_conflict use_column
declare
  news record;
begin
  select count(*) filter (where c.code is null) as created,
         count(*) filter (where (c.title, c.valid_from, c.valid_until) is distinct from (btrim(r.title), r.valid_from, r.valid_until)
           and c.code is not null) as updated
  into news
  from jsonb_to_recordset(p_codes) as r (code text, title text, valid_from date, valid_until date)
  left join budgeting.object_codes c on c.code = r.code;
  return query
    with listed as materialized (
      select r.code, btrim(r.title) as title, r.valid_from, r.valid_until,
             c.code is not null as is_known,
             (c.title, c.valid_from, c.valid_until) is not distinct from (btrim(r.title), r.valid_from, r.valid_until) as is_same
      from jsonb_to_recordset(p_codes) as r (code text, title text, valid_from date, valid_until date)
      left join budgeting.object_codes c on c.code = r.code
    ), stored as (
      insert into budgeting.object_codes (code, title, valid_from, valid_until)
      select l.code, l.title, l.valid_from, l.valid_until from listed l where not l.is_same order by l.code
      on conflict (code) do update
      set title = excluded.title, valid_from = excluded.valid_from, valid_until = excluded.valid_until
      returning code
    )
    select l.code, case when not l.is_known then 'created' when l.is_same then 'unchanged' else 'updated' end
    from listed l
    order by l.code;
  if news.created + news.updated > 0 then
    perform audit.append_platform(null, 'object_codes_loaded', null,
      jsonb_build_object('created', news.created, 'updated', news.updated));
  end if;
end
$$;
comment on function platform.load_object_codes(jsonb) is
  'Official object codes {code, title, valid_from, valid_until}, as often as one likes; what is not named stays. What became of each';

revoke all on function
  platform.budget_calls(bytea),
  platform.open_budget_call(bytea, inet, integer, date, text),
  platform.find_budget_call(integer, integer),
  platform.change_budget_call(bytea, inet, integer, integer, date, text, text),
  platform.budget_ceilings(bytea, integer),
  platform.set_budget_ceilings(bytea, inet, integer, integer, jsonb),
  platform.load_object_codes(jsonb)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_oversight, bmms_report, bmms_auditor, bmms_worker,
  bmms_migrator;
grant execute on function
  platform.budget_calls(bytea),
  platform.open_budget_call(bytea, inet, integer, date, text),
  platform.change_budget_call(bytea, inet, integer, integer, date, text, text),
  platform.budget_ceilings(bytea, integer),
  platform.set_budget_ceilings(bytea, inet, integer, integer, jsonb)
  to bmms_accounts;
grant usage on schema platform to bmms_migrator;
grant execute on function platform.load_object_codes(jsonb) to bmms_migrator;

reset role;
