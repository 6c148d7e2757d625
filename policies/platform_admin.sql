-- What the platform operator does on pages and over HTTP: organizations, pilots, oversight, reporting logins, and the platform's
-- own trail. Functions for the login bmms_accounts. Each asks for a live session of a superuser before anything else, and none
-- reads a row of a tenant. A change is recorded in the platform's trail with the operator as its person; one of an organization
-- in that organization's trail too.
set local role bmms_ctx_owner;

create or replace function platform.operator(p_token_hash bytea, p_changes boolean)
returns uuid language plpgsql volatile set search_path = '' as $$
declare
  operator record;
begin
  select s.id, s.user_id, s.name, s.scope, s.org_id, s.last_seen_at, u.is_superuser, u.must_change_password into operator
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved;
  if not found then
    raise exception using errcode = '28000', message = 'no session';
  end if;
  if operator.must_change_password then
    perform ctx.refuse('BM403', 'password_change_required');
  end if;
  -- A token that opens one organization is worth nothing outside of it.
  if not operator.is_superuser or operator.org_id is not null then
    perform ctx.refuse('BM403', 'platform_operator_only');
  end if;
  if p_changes then
    if operator.scope <> 'write' then
      perform ctx.refuse('BM403', 'platform_token_reads_only');
    end if;
    perform audit.act_as(operator.user_id);
  end if;
  -- A session slides with its use; a token of a program has a fixed end.
  if operator.name = '' and operator.last_seen_at < now() - interval '1 minute' then
    update auth.sessions s set last_seen_at = now(), expires_at = now() + s.lifetime where s.id = operator.id;
  end if;
  return operator.user_id;
end
$$;
comment on function platform.operator(bytea, boolean) is
  'The superuser of a live session, who may change something or only look. 28000: no session; BM403: anybody else';

create or replace function platform.check_operator(p_token_hash bytea)
returns uuid language sql volatile security definer set search_path = '' as $$
  select platform.operator(p_token_hash, false)
$$;
comment on function platform.check_operator(bytea) is 'The superuser of a live session, for a page that shows nothing yet';

create or replace function platform.organizations(p_token_hash bytea, p_code text)
returns table (
  org_id integer, code text, name text, org_type text, is_active boolean, is_pilot boolean, onboarding_date date, go_live_date date,
  enable_mana boolean, enable_planning boolean, enable_budgeting boolean, enable_me boolean, enable_coordination boolean,
  enable_policies boolean, members bigint, version integer)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select o.org_id, o.code, o.name, o.org_type, o.is_active, o.is_pilot, o.onboarding_date, o.go_live_date,
           o.enable_mana, o.enable_planning, o.enable_budgeting, o.enable_me, o.enable_coordination, o.enable_policies,
           (select count(*) from auth.memberships m where m.org_id = o.org_id and m.is_active), o.version
    from organizations.organizations o
    where p_code is null or o.code = upper(p_code)
    order by o.code;
end
$$;
comment on function platform.organizations(bytea, text) is
  'Every organization, also those that cannot be entered, or the one of a code, with the number of its active members';

create or replace function platform.add_organization(
  p_token_hash bytea, p_address inet, p_org_id integer, p_code text, p_name text, p_org_type text)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
begin
  if p_org_id is null or p_org_id not between 1 and 9999 then
    perform ctx.refuse('BM422', 'organization_number_range', 'number');
  end if;
  insert into organizations.organizations (org_id, code, name, org_type, is_pilot, is_active)
  values (p_org_id, p_code, p_name, p_org_type, false, true);
  perform audit.append_platform(operator, 'organization_added', p_address,
    jsonb_build_object('org_id', p_org_id, 'code', p_code, 'name', p_name, 'org_type', p_org_type));
  return 1;
end
$$;
comment on function platform.add_organization(bytea, inet, integer, text, text, text) is
  'A new organization under a number and a code that never change again; its first version';

create or replace function platform.change_organization(
  p_token_hash bytea, p_address inet, p_code text, p_version integer, p_is_active boolean, p_is_pilot boolean,
  p_onboarding_date date, p_go_live_date date, p_mana boolean, p_planning boolean, p_budgeting boolean, p_me boolean,
  p_coordination boolean, p_policies boolean)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  before record;
  after record;
begin
  select o.org_id, o.code, o.is_active, o.is_pilot, o.onboarding_date, o.go_live_date, o.enable_mana, o.enable_planning,
         o.enable_budgeting, o.enable_me, o.enable_coordination, o.enable_policies, o.version
  into before
  from organizations.organizations o where o.code = upper(p_code) for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  if before.version <> p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  update organizations.organizations o
  set is_active = p_is_active, is_pilot = p_is_pilot, onboarding_date = p_onboarding_date, go_live_date = p_go_live_date,
      enable_mana = p_mana, enable_planning = p_planning, enable_budgeting = p_budgeting, enable_me = p_me,
      enable_coordination = p_coordination, enable_policies = p_policies
  where o.org_id = before.org_id
  returning o.org_id, o.code, o.is_active, o.is_pilot, o.onboarding_date, o.go_live_date, o.enable_mana, o.enable_planning,
            o.enable_budgeting, o.enable_me, o.enable_coordination, o.enable_policies, o.version
  into after;
  perform audit.append_platform(operator, 'organization_changed', p_address, jsonb_build_object('code', before.code) || coalesce((
    select jsonb_object_agg(n.key, n.value)
    from jsonb_each(to_jsonb(before)) o join jsonb_each(to_jsonb(after)) n on n.key = o.key
    where n.value <> o.value and n.key <> 'version'), '{}'));
  return after.version;
end
$$;
comment on function platform.change_organization(bytea, inet, text, integer, boolean, boolean, date, date, boolean, boolean, boolean,
  boolean, boolean, boolean) is
  'States, dates and module switches of an organization, if the version is the one the operator saw; the new version. An '
  'organization that is switched off can be entered by nobody from then on';

create or replace function platform.pilots(p_token_hash bytea)
returns table (
  code text, name text, is_active boolean, onboarding_date date, go_live_date date, admins bigint, managers bigint, staff bigint,
  viewers bigint, never_signed_in bigint, last_sign_in_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select o.code, o.name, o.is_active, o.onboarding_date, o.go_live_date,
           count(*) filter (where m.role = 'admin'), count(*) filter (where m.role = 'manager'),
           count(*) filter (where m.role = 'staff'), count(*) filter (where m.role = 'viewer'),
           count(*) filter (where u.id is not null and u.last_sign_in_at is null), max(u.last_sign_in_at)
    from organizations.organizations o
    left join (auth.memberships m join auth.users u on u.id = m.user_id and u.is_active) on m.org_id = o.org_id and m.is_active
    where o.is_pilot
    group by o.org_id, o.code, o.name, o.is_active, o.onboarding_date, o.go_live_date
    order by o.code;
end
$$;
comment on function platform.pilots(bytea) is
  'How far the people of each pilot organization are: active members by role, who never signed in, and the last sign-in of any';

create or replace function platform.oversight_grants(p_token_hash bytea, p_user_id uuid)
returns table (
  user_id uuid, username text, full_name text, access_level text, is_active boolean, refusal text, granted_at timestamptz,
  granted_by text, last_accessed timestamptz, notes text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select a.user_id, u.username, u.full_name, a.access_level, a.is_active, w.refusal, a.granted_at, a.granted_by, a.last_accessed, a.notes
    from auth.ocm_access a
    join auth.users u on u.id = a.user_id
    cross join lateral auth.ocm_access_of(a.user_id, false) w
    where p_user_id is null or a.user_id = p_user_id
    order by u.full_name, u.id;
end
$$;
comment on function platform.oversight_grants(bytea, uuid) is
  'Every grant of oversight, or that of one person, and why it does not work, if it does not';

create or replace function platform.grant_oversight(
  p_token_hash bytea, p_address inet, p_username text, p_access_level text, p_notes text)
returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  person uuid;
begin
  person := auth.put_ocm_access(p_username, p_access_level, (select u.username from auth.users u where u.id = operator), p_notes);
  perform audit.append_platform(operator, 'ocm_access_granted', p_address,
    jsonb_build_object('person', person, 'access_level', p_access_level));
  return person;
end
$$;
comment on function platform.grant_oversight(bytea, inet, text, text, text) is
  'Lets a member of OCM or OOBC, by sign-in name, read across organizations at a level';

create or replace function platform.change_oversight(
  p_token_hash bytea, p_address inet, p_user_id uuid, p_access_level text, p_is_active boolean)
returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
begin
  perform auth.alter_ocm_access((select u.username from auth.users u where u.id = p_user_id), p_access_level, p_is_active);
  perform audit.append_platform(operator, 'ocm_access_changed', p_address,
    jsonb_build_object('person', p_user_id, 'access_level', p_access_level, 'is_active', p_is_active));
  return p_user_id;
end
$$;
comment on function platform.change_oversight(bytea, inet, uuid, text, boolean) is
  'Level of a grant of oversight, and whether it works. Bites at the next read';

create or replace function platform.reporting_logins(p_token_hash bytea)
returns table (
  login text, org_code text, org_name text, holder text, created_at timestamptz, expires_at timestamptz, revoked_at timestamptz, state text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select l.login, l.org_code, l.org_name, l.holder, l.created_at, l.expires_at, l.revoked_at, l.state
    from ctx.list_reporting_logins() l;
end
$$;
comment on function platform.reporting_logins(bytea) is 'Every reporting login there ever was, and how it stands';

create or replace function platform.events(
  p_token_hash bytea, p_from timestamptz, p_to timestamptz, p_username text, p_action text, p_address inet,
  p_after_at timestamptz, p_after_seq bigint, p_limit bigint)
returns table (
  seq bigint, at timestamptz, actor_name text, login text, action text, address inet, details jsonb, person_name text, org_code text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid;
begin
  perform platform.operator(p_token_hash, false);
  if p_username is not null then
    select u.id into person from auth.users u where lower(u.username) = lower(p_username) or lower(u.email) = lower(p_username);
    if not found then
      return;
    end if;
  end if;
  return query
    select e.seq, e.at, a.full_name, e.login, e.action, e.address, e.details, s.full_name, o.code
    from audit.platform_events e
    left join auth.users a on a.id = e.actor
    left join auth.users s on s.id::text = coalesce(e.details ->> 'person', e.details ->> 'user')
    left join organizations.organizations o on o.org_id::text = e.details ->> 'org_id'
    where (p_from is null or e.at >= p_from) and (p_to is null or e.at < p_to)
      and (person is null or e.actor = person)
      and (p_action is null or e.action = p_action)
      and (p_address is null or e.address = p_address)
      and (p_after_seq is null or (e.at, e.seq) < (p_after_at, p_after_seq))
    order by e.at desc, e.seq desc
    limit p_limit;
end
$$;
comment on function platform.events(bytea, timestamptz, timestamptz, text, text, inet, timestamptz, bigint, bigint) is
  'The trail of what belongs to no organization, newest first: by whom, and the person and the organization it was about, if it says so';

create or replace function platform.event_actions(p_token_hash bytea)
returns table (action text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  -- From one action to the next along the index: it visits a row an action, however many there are of each.
  return query
    with recursive known as (
      (select e.action as name from audit.platform_events e order by e.action limit 1)
      union all
      select (select e.action from audit.platform_events e where e.action > k.name order by e.action limit 1)
      from known k where k.name is not null
    )
    select k.name from known k where k.name is not null;
end
$$;
comment on function platform.event_actions(bytea) is 'Every action that stands in the platform''s trail';

create or replace function platform.record_export(p_token_hash bytea, p_address inet, p_what text, p_rows integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  -- Recording is no change: a token that only reads may take away what it may read.
  operator uuid := platform.operator(p_token_hash, false);
begin
  perform audit.append_platform(operator, 'platform_export', p_address, jsonb_build_object('what', p_what, 'rows', p_rows));
end
$$;
comment on function platform.record_export(bytea, inet, text, integer) is
  'Records that a list of the platform was handed out as a file';

-- The rest of the functions of this schema is in platform_people.sql and platform_background.sql; all are taken back here first.
revoke all on all functions in schema platform
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_oversight, bmms_report, bmms_auditor, bmms_worker;
grant usage on schema platform to bmms_accounts;
grant execute on function
  platform.check_operator(bytea),
  platform.organizations(bytea, text),
  platform.add_organization(bytea, inet, integer, text, text, text),
  platform.change_organization(bytea, inet, text, integer, boolean, boolean, date, date, boolean, boolean, boolean, boolean, boolean, boolean),
  platform.pilots(bytea),
  platform.oversight_grants(bytea, uuid),
  platform.grant_oversight(bytea, inet, text, text, text),
  platform.change_oversight(bytea, inet, uuid, text, boolean),
  platform.reporting_logins(bytea),
  platform.events(bytea, timestamptz, timestamptz, text, text, inet, timestamptz, bigint, bigint),
  platform.event_actions(bytea),
  platform.record_export(bytea, inet, text, integer)
  to bmms_accounts;

reset role;
set local role bmms_owner;

-- What the operator changes of an organization, through platform.change_organization alone.
grant update (is_active, is_pilot, onboarding_date, go_live_date, enable_mana, enable_planning, enable_budgeting, enable_me,
  enable_coordination, enable_policies) on organizations.organizations to bmms_ctx_owner;

reset role;
