-- Reporting logins: each is mapped to one organization, and reads its rows on a standby whatever it sets. The functions
-- that keep the list are for deployments alone.
set local role bmms_ctx_owner;

create or replace function ctx.report_org_id()
returns integer language plpgsql stable security definer parallel restricted set search_path = '' as $$
declare
  mapping record;
begin
  -- The server's own file refuses reporting logins on a primary; this holds where that file was forgotten.
  if not pg_is_in_recovery() then
    raise exception using errcode = '28000', message = 'reporting logins read on a standby only';
  end if;
  -- Who signed in: no setting changes that, nor does taking on another role.
  select m.org_id, m.expires_at, m.revoked_at, o.is_active into mapping
  from ctx.reporting_logins m
  join organizations.organizations o on o.org_id = m.org_id
  where m.login = session_user;
  if not found then
    raise exception using errcode = '28000', message = 'no reporting login';
  end if;
  if mapping.revoked_at is not null then
    raise exception using errcode = '28000', message = 'the reporting login was revoked';
  end if;
  if mapping.expires_at <= statement_timestamp() then
    raise exception using errcode = '28000', message = 'the reporting login has expired';
  end if;
  if not mapping.is_active then
    raise exception using errcode = '28000', message = 'the organization is not active';
  end if;
  return mapping.org_id;
end
$$;
comment on function ctx.report_org_id() is
  'The organization of the reporting login that signed in, on a standby; error 28000 if it has none any more';

create or replace function ctx.reporting_states()
returns table (login text, is_live boolean)
language sql stable security definer set search_path = '' as $$
  select m.login, m.revoked_at is null and m.expires_at > now() from ctx.reporting_logins m
$$;
comment on function ctx.reporting_states() is 'Every reporting login there ever was, and whether it may read now; for the lints';

create or replace function ctx.list_reporting_logins()
returns table (login text, org_code text, org_name text, holder text, created_at timestamptz, expires_at timestamptz, revoked_at timestamptz, state text)
language sql stable security definer set search_path = '' set row_security = on as $$
  select m.login, o.code, o.name, m.holder, m.created_at, m.expires_at, m.revoked_at,
         case when m.revoked_at is not null then 'revoked' when m.expires_at <= now() then 'expired' else 'live' end
  from ctx.reporting_logins m
  join organizations.organizations o on o.org_id = m.org_id
  order by o.code, m.created_at, m.login
$$;
comment on function ctx.list_reporting_logins() is 'Every reporting login there ever was, and how it stands: live, expired or revoked';

create or replace function ctx.add_reporting_login(p_code text, p_holder text, p_expires_at timestamptz)
returns text language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  organization record;
  prefix text;
  number integer;
begin
  select o.org_id, o.code into organization from organizations.organizations o where o.code = upper(p_code) and o.is_active;
  if not found then
    raise exception using errcode = 'P0002', message = format('no active organization has the code %s', p_code);
  end if;
  -- Two at once would find the same number.
  lock table ctx.reporting_logins in share row exclusive mode;
  prefix := 'report_' || replace(lower(organization.code), '-', '_') || '_';
  select coalesce(max(substr(m.login, length(prefix) + 1)::integer), 0) + 1 into number
  from ctx.reporting_logins m
  where m.org_id = organization.org_id;
  -- Another database of the server may have logins of its own.
  while exists (select from pg_roles r where r.rolname = prefix || number) loop
    number := number + 1;
  end loop;
  insert into ctx.reporting_logins (login, org_id, holder, expires_at)
  values (prefix || number, organization.org_id, p_holder, p_expires_at);
  perform audit.append_platform(null, 'add_reporting_login', null,
    jsonb_build_object('login', prefix || number, 'org_id', organization.org_id, 'holder', p_holder, 'expires_at', p_expires_at));
  return prefix || number;
end
$$;
comment on function ctx.add_reporting_login(text, text, timestamptz) is
  'Maps a new login to an organization and returns its name, which was never used before; whoever calls this makes the role';

create or replace function ctx.revoke_reporting_login(p_login text)
returns void language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  mapping record;
begin
  select m.org_id, m.revoked_at into mapping from ctx.reporting_logins m where m.login = p_login for update;
  if not found then
    raise exception using errcode = 'P0002', message = format('there is no reporting login %s', p_login);
  end if;
  if mapping.revoked_at is not null then
    raise exception using errcode = '55000', message = format('%s is revoked already', p_login);
  end if;
  update ctx.reporting_logins m set revoked_at = now() where m.login = p_login;
  perform audit.append_platform(null, 'revoke_reporting_login', null, jsonb_build_object('login', p_login, 'org_id', mapping.org_id));
end
$$;
comment on function ctx.revoke_reporting_login(text) is
  'Takes the organization from a login for ever; whoever calls this takes the right to sign in from the role';

drop trigger if exists audit on ctx.reporting_logins;
create constraint trigger audit after insert or update or delete on ctx.reporting_logins
  deferrable initially deferred for each row execute function audit.record();

revoke all on ctx.reporting_logins
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_owner, bmms_migrator;
revoke all on function ctx.report_org_id(), ctx.reporting_states(), ctx.list_reporting_logins(),
  ctx.add_reporting_login(text, text, timestamptz), ctx.revoke_reporting_login(text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_owner, bmms_migrator;
grant execute on function ctx.report_org_id() to bmms_report;
grant execute on function ctx.reporting_states() to bmms_auditor, bmms_migrator, bmms_service;
grant execute on function ctx.list_reporting_logins() to bmms_auditor, bmms_migrator;
grant execute on function ctx.add_reporting_login(text, text, timestamptz), ctx.revoke_reporting_login(text) to bmms_migrator;
grant select on ctx.reporting_logins to bmms_auditor, bmms_migrator;

reset role;

-- The doors, and the columns the views of schema report need: nobody's name and no reviewer's remark is among them. There is
-- no usage on the schemas, so the tables themselves cannot be named; the views look the names up when they are made.
set local role bmms_owner;

create policy report_read on organizations.organizations for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, code, name, acronym, org_type, mandate, website, is_pilot, onboarding_date, go_live_date)
  on organizations.organizations to bmms_report;

create policy report_read on planning.strategic_plans for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, title, start_year, end_year, vision, mission, status, submitted_at, approved_at, created_at, updated_at)
  on planning.strategic_plans to bmms_report;

create policy report_read on planning.goals for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, strategic_plan_id, title, description, target_metric, target_value, current_value, completion_percentage,
  priority, priority_rank, status, created_at, updated_at)
  on planning.goals to bmms_report;

create policy report_read on planning.annual_plans for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, strategic_plan_id, title, year, description, budget_total, status, submitted_at, approved_at, created_at, updated_at)
  on planning.annual_plans to bmms_report;

create policy report_read on planning.objectives for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, annual_plan_id, strategic_plan_id, goal_id, title, description, target_date, indicator, baseline_value, target_value,
  current_value, completion_percentage, status, completed_at, created_at, updated_at)
  on planning.objectives to bmms_report;

create policy report_read on budgeting.allotments for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, appropriation_id)
  on budgeting.allotments to bmms_report;

create policy report_read on budgeting.appropriations for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, allocation_id, programme_id, fiscal_year, kind, expense_class, object_code, fund_code, legal_basis, valid_from, valid_until, status)
  on budgeting.appropriations to bmms_report;

create policy report_read on budgeting.disbursements for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, payment_method, withheld)
  on budgeting.disbursements to bmms_report;

create policy report_read on budgeting.entries for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, kind, appropriation_id, obligation_id, disbursement_id, entry_date, amount)
  on budgeting.entries to bmms_report;

create policy report_read on budgeting.line_items for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, programme_id, position, expense_class, object_code, sub_category, description, unit_cost, quantity, total_cost)
  on budgeting.line_items to bmms_report;

create policy report_read on budgeting.line_stages for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, line_item_id, proposal_id, stage, amount, at)
  on budgeting.line_stages to bmms_report;

create policy report_read on budgeting.obligations for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, allotment_id, expense_class, object_code, ors_number, obligated_on, due_on)
  on budgeting.obligations to bmms_report;

create policy report_read on budgeting.programmes for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, proposal_id, fiscal_year, code, title, category, requested_amount, approved_amount, priority_rank, is_gender_responsive)
  on budgeting.programmes to bmms_report;

create policy report_read on budgeting.proposals for select to bmms_report
  using (org_id = (select ctx.report_org_id()));
grant select (org_id, id, fiscal_year, title, status, is_late, submitted_at, approved_at, created_at, updated_at)
  on budgeting.proposals to bmms_report;
-- Views that a view of schema report reads; without the schema they cannot be named.
grant select on budgeting.far_amounts, budgeting.unpaid_obligations, budgeting.payments_by_authority to bmms_report;

reset role;
