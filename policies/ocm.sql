-- Oversight by the Office of the Chief Minister: figures across organizations, read and never written (ocm: sections 1, 2, 6).
-- The login bmms_oversight reads what this file grants, column by column, while it shows a pass for oversight. Each read is
-- recorded before its pass is made. No text that an organization wrote is granted, and nothing of needs assessment, ever.
set local role bmms_ctx_owner;

create or replace function auth.put_ocm_access(p_username text, p_access_level text, p_granted_by text, p_notes text)
returns uuid language plpgsql volatile set search_path = '' as $$
declare
  person uuid;
begin
  select u.id into person from auth.users u where lower(u.username) = lower(p_username);
  if not found then
    perform ctx.refuse('BM404', 'no_such_person', 'user');
  end if;
  if not exists (
    select from auth.memberships m
    join organizations.organizations o on o.org_id = m.org_id
    where m.user_id = person and m.is_active and o.is_active and o.code in ('OCM', 'OOBC')) then
    perform ctx.refuse('BM422', 'ocm_access_members_only', 'user');
  end if;
  insert into auth.ocm_access (user_id, access_level, granted_by, notes) values (person, p_access_level, p_granted_by, p_notes);
  return person;
end
$$;
comment on function auth.put_ocm_access(text, text, text, text) is
  'A grant of oversight for a member of OCM or OOBC, not yet recorded: for the functions of deployments and of operators';

create or replace function auth.grant_ocm_access(p_username text, p_access_level text, p_granted_by text, p_notes text)
returns void language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  person uuid := auth.put_ocm_access(p_username, p_access_level, p_granted_by, p_notes);
begin
  perform audit.append_platform(person, 'ocm_access_granted', null,
    jsonb_build_object('access_level', p_access_level, 'granted_by', p_granted_by));
end
$$;
comment on function auth.grant_ocm_access(text, text, text, text) is
  'Lets a member of OCM or OOBC read across organizations, at a level; one grant a person';

create or replace function auth.alter_ocm_access(p_username text, p_access_level text, p_is_active boolean)
returns uuid language plpgsql volatile set search_path = '' as $$
declare
  person uuid;
begin
  update auth.ocm_access a
  set access_level = coalesce(p_access_level, a.access_level), is_active = coalesce(p_is_active, a.is_active)
  from auth.users u
  where u.id = a.user_id and lower(u.username) = lower(p_username)
  returning a.user_id into person;
  if not found then
    perform ctx.refuse('BM404', 'no_such_person', 'user');
  end if;
  return person;
end
$$;
comment on function auth.alter_ocm_access(text, text, boolean) is
  'Another level or state of a grant of oversight, not yet recorded: for the functions of deployments and of operators';

create or replace function auth.change_ocm_access(p_username text, p_access_level text, p_is_active boolean, p_changed_by text)
returns void language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  person uuid := auth.alter_ocm_access(p_username, p_access_level, p_is_active);
begin
  perform audit.append_platform(person, 'ocm_access_changed', null,
    jsonb_strip_nulls(jsonb_build_object('access_level', p_access_level, 'is_active', p_is_active, 'changed_by', p_changed_by)));
end
$$;
comment on function auth.change_ocm_access(text, text, boolean, text) is
  'Another level for a grant of oversight, or its suspension and return; null leaves as it is. Bites at the next read';

create or replace function auth.list_ocm_access()
returns table (
  username text, full_name text, access_level text, is_active boolean, refusal text,
  granted_at timestamptz, granted_by text, last_accessed timestamptz, notes text)
language sql stable security definer set search_path = '' set row_security = on as $$
  select u.username, u.full_name, a.access_level, a.is_active, w.refusal, a.granted_at, a.granted_by, a.last_accessed, a.notes
  from auth.ocm_access a
  join auth.users u on u.id = a.user_id
  cross join lateral auth.ocm_access_of(a.user_id, false) w
  order by u.username
$$;
comment on function auth.list_ocm_access() is 'Every grant of oversight, and why it does not work, if it does not';

create or replace function ctx.mint_oversight_pass(
  p_token_hash bytea, p_what text, p_code text, p_level text, p_address inet, p_ttl interval)
returns table (pass text, access_level text, read_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  levels constant text[] := array['viewer', 'analyst', 'executive'];
  person record;
  subject integer;
  record_seq bigint;
begin
  if p_ttl <= interval '0' or p_ttl > interval '5 minutes' then
    raise exception using errcode = '22023', message = 'a pass lives between 0 and 5 minutes';
  end if;
  select u.id, w.access_level, case
           when u.must_change_password then 'password_change_required'
           -- A token for one organization is none for all of them.
           when s.org_id is not null then 'ocm_access_missing'
           else w.refusal end as refusal
  into person
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  cross join lateral auth.ocm_access_of(u.id, u.is_superuser) w
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved;
  if not found then
    raise exception using errcode = '28000', message = 'no session';
  end if;
  if person.refusal is not null then
    perform ctx.refuse('BM403', person.refusal);
  end if;
  if array_position(levels, p_level) is null then
    raise exception using errcode = '22023', message = 'no such level of oversight';
  end if;
  if array_position(levels, person.access_level) < array_position(levels, p_level) then
    if p_level = 'executive' then
      perform ctx.refuse('BM403', 'ocm_executive_only');
    end if;
    perform ctx.refuse('BM403', 'ocm_analyst_only');
  end if;

  update auth.ocm_access a set last_accessed = now() where a.user_id = person.id;
  -- The platform's chain first: whoever locks both takes the organization's last, as the triggers of a commit do.
  perform audit.append_platform(person.id, 'oversight_read', p_address,
    jsonb_strip_nulls(jsonb_build_object('what', p_what, 'code', left(p_code, 50))));
  select h.seq into strict record_seq from audit.chain_heads h where h.chain = 0;
  select o.org_id into subject from organizations.organizations o where o.code = upper(p_code);
  if found then
    perform audit.append(subject, 'oversight_read', p_what, '*', null, jsonb_build_object('reader', person.id));
  end if;

  access_level := person.access_level;
  read_at := now();
  pass := ctx.seal('ocm', person.id, 'record:' || record_seq, now() + p_ttl, 'bmms_oversight');
  return next;
end
$$;
comment on function ctx.mint_oversight_pass(bytea, text, text, text, inet, interval) is
  'Records a read across organizations by the person of a live session, in the trail of the platform and of the one '
  'organization it is about, and only then returns the pass for it. 28000: no session; BM403 and a rule: not permitted';

create or replace function ctx.record_oversight_export(p_token_hash bytea, p_what text, p_address inet, p_rows integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  person record;
begin
  select me.user_id, w.access_level, case
           when me.must_change_password then 'password_change_required'
           when me.oversight is null then coalesce(w.refusal, 'ocm_access_missing') end as refusal
  into person
  from auth.me(p_token_hash) me
  join auth.users u on u.id = me.user_id
  cross join lateral auth.ocm_access_of(u.id, u.is_superuser) w;
  if not found then
    raise exception using errcode = '28000', message = 'no session';
  end if;
  if person.refusal is not null or person.access_level <> 'executive' then
    perform ctx.refuse('BM403', coalesce(person.refusal, 'ocm_executive_only'));
  end if;
  -- The chain's head is locked first, so that of two exports at once the second counts the first.
  perform audit.lock_head(0);
  if (select count(*) from audit.platform_events e
      where e.actor = person.user_id and e.action = 'oversight_export' and e.at > now() - interval '1 hour') >= 10 then
    perform ctx.refuse('BM429', 'ocm_exports_per_hour');
  end if;
  perform audit.append_platform(person.user_id, 'oversight_export', p_address, jsonb_build_object('what', p_what, 'rows', p_rows));
end
$$;
comment on function ctx.record_oversight_export(bytea, text, inet, integer) is
  'Records that figures across organizations were handed out as a file; ten in an hour are enough (BM429)';

-- The record is visible to another login only once it is committed, and on a replica once it has been replayed, with
-- everything that was committed before it. So a pass whose record was rolled back opens nothing, and a replica that is
-- behind shows nothing old.
create or replace function ctx.oversees()
returns boolean language plpgsql stable security definer parallel restricted set search_path = '' as $$
declare
  said text[] := ctx.pass();
begin
  if said[3] <> 'ocm' then
    raise exception using errcode = '28000', message = 'no pass for oversight';
  end if;
  if not exists (
    select from audit.platform_events e
    where e.seq = substring(said[5] from '^record:([0-9]+)$')::bigint and e.action = 'oversight_read' and e.actor::text = said[4]) then
    raise exception using errcode = '55000', message = 'the record of this read is not here';
  end if;
  return true;
end
$$;
comment on function ctx.oversees() is
  'True with a pass for oversight that verifies and whose record this server has; otherwise error 28000, or 55000 without the record';

create or replace view audit.oversight_columns with (security_invoker = true, security_barrier = true) as
select listed.object, allowed.column_name
from (values
  ('budgeting.appropriations',    array['org_id', 'id', 'programme_id']),
  ('budgeting.entries',           array['org_id', 'appropriation_id', 'kind', 'amount']),
  ('budgeting.programmes',        array['org_id', 'id', 'proposal_id', 'fiscal_year', 'requested_amount', 'approved_amount']),
  ('budgeting.proposals',         array['org_id', 'id', 'fiscal_year', 'status']),
  ('organizations.organizations', array['org_id', 'code', 'name', 'org_type', 'is_active']),
  ('planning.annual_plans',       array['org_id', 'id', 'strategic_plan_id', 'year', 'status']),
  ('planning.goals',              array['org_id', 'strategic_plan_id', 'status', 'completion_percentage']),
  ('planning.objectives',         array['org_id', 'annual_plan_id', 'status', 'completion_percentage']),
  ('planning.strategic_plans',    array['org_id', 'id', 'start_year', 'end_year', 'status'])
) as listed (object, columns)
cross join lateral unnest(listed.columns) as allowed (column_name);
comment on view audit.oversight_columns is
  'Everything that oversight may read: numbers, codes, years and statuses, and no text an organization wrote';

revoke all on function auth.put_ocm_access(text, text, text, text), auth.alter_ocm_access(text, text, boolean),
  auth.grant_ocm_access(text, text, text, text),
  auth.change_ocm_access(text, text, boolean, text), auth.list_ocm_access(),
  ctx.mint_oversight_pass(bytea, text, text, text, inet, interval), ctx.record_oversight_export(bytea, text, inet, integer),
  ctx.oversees()
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_owner, bmms_migrator;
revoke all on audit.oversight_columns from public, bmms_auditor, bmms_migrator, bmms_service;
grant execute on function auth.grant_ocm_access(text, text, text, text), auth.change_ocm_access(text, text, boolean, text),
  auth.list_ocm_access() to bmms_migrator;
grant execute on function ctx.mint_oversight_pass(bytea, text, text, text, inet, interval),
  ctx.record_oversight_export(bytea, text, inet, integer) to bmms_service;
grant usage on schema ctx to bmms_oversight;
grant execute on function ctx.oversees() to bmms_oversight;
grant select on audit.oversight_columns to bmms_auditor, bmms_migrator, bmms_service;

reset role;
set local role bmms_owner;

create policy oversight_read on budgeting.appropriations for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on budgeting.entries for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on budgeting.programmes for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on budgeting.proposals for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on organizations.organizations for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on planning.annual_plans for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on planning.goals for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on planning.objectives for select to bmms_oversight using ((select ctx.oversees()));
create policy oversight_read on planning.strategic_plans for select to bmms_oversight using ((select ctx.oversees()));

drop view if exists ocm.budget_figures, ocm.planning_status, ocm.plans_in_force;
create view ocm.plans_in_force with (security_invoker = true, security_barrier = true) as
-- In force is what is approved or active (ocm: section 4, method 5).
select p.org_id, 'strategic_plan' as kind, p.start_year, p.end_year, p.status,
       (select round(avg(g.completion_percentage), 2) from planning.goals g
        where g.org_id = p.org_id and g.strategic_plan_id = p.id) as progress
from planning.strategic_plans p
where p.status in ('approved', 'active')
union all
select a.org_id, 'annual_plan', a.year, a.year, a.status,
       (select round(avg(o.completion_percentage) filter (where o.status <> 'cancelled'), 2) from planning.objectives o
        where o.org_id = a.org_id and o.annual_plan_id = a.id)
from planning.annual_plans a
where a.status in ('approved', 'active');
comment on view ocm.plans_in_force is
  'Plans that are approved or active, by years and without their text; progress is the mean completion of goals or objectives';

create view ocm.planning_status with (security_invoker = true, security_barrier = true) as
select o.org_id, o.code, o.name, o.org_type,
       (select count(*) from planning.strategic_plans p where p.org_id = o.org_id)::integer as strategic_plans,
       (select count(*) from planning.annual_plans a where a.org_id = o.org_id)::integer as annual_plans,
       f.active_strategic_plans, f.active_annual_plans, f.active_strategic_plans > 0 as has_planning, f.progress
from organizations.organizations o
cross join lateral (
  select count(*) filter (where p.kind = 'strategic_plan')::integer as active_strategic_plans,
         count(*) filter (where p.kind = 'annual_plan')::integer as active_annual_plans,
         round(avg(p.progress) filter (where p.kind = 'strategic_plan'), 2) as progress
  from ocm.plans_in_force p
  where p.org_id = o.org_id
) f
-- The office that oversees and the one that runs the system are not overseen.
where o.is_active and o.code not in ('OCM', 'OOBC');
comment on view ocm.planning_status is 'How planning stands in each active organization but OCM and OOBC (ocm: section 4)';

create view ocm.budget_figures with (security_invoker = true, security_barrier = true) as
select y.org_id, y.fiscal_year,
       count(*)::integer as proposals,
       (count(*) filter (where y.status = 'approved'))::integer as approved_proposals,
       -- What is a draft, or a draft again, stays with the organization; what was rejected is not asked for any more.
       coalesce(sum(g.requested) filter (where y.status in ('submitted', 'under_review', 'approved')), 0.00) as proposed,
       coalesce(sum(g.approved) filter (where y.status = 'approved'), 0.00) as approved,
       coalesce(sum(g.allotted), 0.00) as allotted, coalesce(sum(g.obligated), 0.00) as obligated, coalesce(sum(g.paid), 0.00) as paid
from budgeting.proposals y
cross join lateral (
  select sum(p.requested_amount) as requested, sum(p.approved_amount) as approved,
         sum(e.allotted) as allotted, sum(e.obligated) as obligated, sum(e.paid) as paid
  from budgeting.programmes p
  cross join lateral (
    select sum(b.amount) filter (where b.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')) as allotted,
           sum(b.amount) filter (where b.kind = 'obligation') as obligated,
           sum(b.amount) filter (where b.kind = 'disbursement') as paid
    from budgeting.appropriations a
    join budgeting.entries b on b.org_id = a.org_id and b.appropriation_id = a.id
    where a.org_id = p.org_id and a.programme_id = p.id
  ) e
  where p.org_id = y.org_id and p.proposal_id = y.id
) g
where y.status <> 'draft'
group by y.org_id, y.fiscal_year;
comment on view ocm.budget_figures is
  'What each organization proposed for a year, what was approved of it, and what of that is allotted, obligated and paid (ocm: section 4, method 3)';

revoke all on all tables in schema ocm
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema ocm, organizations, planning, budgeting to bmms_oversight;
grant select on ocm.plans_in_force, ocm.planning_status, ocm.budget_figures to bmms_oversight;
grant select (org_id, id, programme_id) on budgeting.appropriations to bmms_oversight;
grant select (org_id, appropriation_id, kind, amount) on budgeting.entries to bmms_oversight;
grant select (org_id, id, proposal_id, fiscal_year, requested_amount, approved_amount) on budgeting.programmes to bmms_oversight;
grant select (org_id, id, fiscal_year, status) on budgeting.proposals to bmms_oversight;
grant select (org_id, code, name, org_type, is_active) on organizations.organizations to bmms_oversight;
grant select (org_id, id, strategic_plan_id, year, status) on planning.annual_plans to bmms_oversight;
grant select (org_id, strategic_plan_id, status, completion_percentage) on planning.goals to bmms_oversight;
grant select (org_id, annual_plan_id, status, completion_percentage) on planning.objectives to bmms_oversight;
grant select (org_id, id, start_year, end_year, status) on planning.strategic_plans to bmms_oversight;

reset role;
