-- What a deployment does for the platform: load the list of organizations, make people and memberships. Definer functions
-- for the migrator alone; the running service has no such rights.
set local role bmms_ctx_owner;

drop function if exists auth.load_organization(integer, text, text, text, boolean, boolean);
create or replace function auth.load_organization(
  p_org_id integer, p_code text, p_name text, p_org_type text, p_is_pilot boolean, p_is_active boolean, p_mode text)
returns text language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  known organizations.organizations;
  wanted organizations.organizations;
begin
  if p_mode not in ('add', 'refresh', 'flags', 'pilot', 'all') then
    raise exception using errcode = '22023', message = 'an organization is loaded in one of five ways';
  end if;
  -- The trail holds what was ever done in an organization: before the first of it there is nothing to lose.
  if p_mode = 'all' and exists (select from audit.events e where e.entity <> 'organizations.organizations') then
    perform ctx.refuse('BM409', 'organizations_in_use');
  end if;
  select * into known from organizations.organizations o where o.code = p_code or o.org_id = p_org_id
  order by o.code = p_code desc limit 1 for no key update;
  if not found then
    insert into organizations.organizations (org_id, code, name, org_type, is_pilot, is_active, onboarding_date)
    values (p_org_id, p_code, p_name, p_org_type, p_is_pilot, p_is_active,
      case when p_mode = 'pilot' then (now() at time zone 'Asia/Manila')::date end);
    return 'created';
  end if;
  -- Numbers and codes never change: every row of every tenant carries the one, every address the other.
  if known.org_id <> p_org_id or known.code <> p_code then
    raise exception 'organization % must be number %, but number % is %', p_code, p_org_id, known.org_id, known.code;
  end if;
  wanted := known;
  if p_mode <> 'add' then
    wanted.name := p_name;
    wanted.org_type := p_org_type;
  end if;
  if p_mode in ('flags', 'pilot', 'all') then
    wanted.is_pilot := p_is_pilot;
    wanted.is_active := p_is_active;
  end if;
  if p_mode = 'pilot' and known.onboarding_date is null then
    wanted.onboarding_date := least((now() at time zone 'Asia/Manila')::date, known.go_live_date);
  elsif p_mode = 'all' then
    wanted.acronym := '';
    wanted.mandate := '';
    wanted.powers := '[]';
    wanted.head_official := '';
    wanted.head_title := '';
    wanted.email := '';
    wanted.phone := '';
    wanted.website := '';
    wanted.address := '';
    wanted.logo := '';
    wanted.enable_mana := true;
    wanted.enable_planning := true;
    wanted.enable_budgeting := true;
    wanted.enable_me := true;
    wanted.enable_coordination := true;
    wanted.enable_policies := true;
    wanted.require_second_factor := false;
    wanted.onboarding_date := null;
    wanted.go_live_date := null;
  end if;
  if wanted is not distinct from known then
    return 'unchanged';
  end if;
  update organizations.organizations o set
    name = wanted.name, org_type = wanted.org_type, is_pilot = wanted.is_pilot, is_active = wanted.is_active,
    acronym = wanted.acronym, mandate = wanted.mandate, powers = wanted.powers, head_official = wanted.head_official,
    head_title = wanted.head_title, email = wanted.email, phone = wanted.phone, website = wanted.website,
    address = wanted.address, logo = wanted.logo, enable_mana = wanted.enable_mana, enable_planning = wanted.enable_planning,
    enable_budgeting = wanted.enable_budgeting, enable_me = wanted.enable_me, enable_coordination = wanted.enable_coordination,
    enable_policies = wanted.enable_policies, require_second_factor = wanted.require_second_factor,
    onboarding_date = wanted.onboarding_date, go_live_date = wanted.go_live_date
  where o.org_id = known.org_id;
  return 'updated';
end
$$;
comment on function auth.load_organization(integer, text, text, text, boolean, boolean, text) is
  'Brings an organization of the official list to what it is there: created, updated or unchanged. add: if it is missing, else '
  'as it is; refresh: name and kind; flags: is_active and is_pilot too; pilot: these and the day of onboarding; all: everything '
  'it has become is taken back, which is refused once anything was done in any organization';

create or replace function auth.listed_organizations()
returns table (org_id integer, code text) language sql stable security definer set search_path = '' set row_security = on as $$
  select o.org_id, o.code from organizations.organizations o order by o.org_id
$$;
comment on function auth.listed_organizations() is 'Number and code of every organization, to compare with the official list';

create or replace function auth.put_user(
  p_username text, p_email text, p_first_name text, p_last_name text, p_password_hash text, p_is_superuser boolean)
returns uuid language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  person uuid;
begin
  update auth.users u set password_hash = p_password_hash, updated_at = now() where lower(u.username) = lower(p_username)
  returning u.id into person;
  if not found then
    person := auth.add_person(p_username, p_email, p_first_name, p_last_name, '', 'bmoa', p_password_hash, false, true);
    update auth.users u set is_superuser = p_is_superuser where u.id = person and u.is_superuser <> p_is_superuser;
  end if;
  perform audit.append_platform(person, 'put_user', null, jsonb_build_object('username', p_username));
  return person;
end
$$;
comment on function auth.put_user(text, text, text, text, text, boolean) is
  'An approved person, made or given another password; the person''s id';

create or replace function auth.put_membership(p_org_id integer, p_user_id uuid, p_role text, p_is_primary boolean)
returns void language sql volatile security definer set search_path = '' set row_security = on as $$
  -- A new admin has every flag, a manager may approve plans (organizations: section 6).
  insert into auth.memberships (org_id, user_id, role, is_primary, can_manage_users, can_approve_plans, can_approve_budgets)
  values (p_org_id, p_user_id, p_role, p_is_primary, p_role = 'admin', p_role in ('admin', 'manager'), p_role = 'admin')
  on conflict (org_id, user_id) do nothing
$$;
comment on function auth.put_membership(integer, uuid, text, boolean) is
  'Makes a person a member of an organization, with the flags a role begins with';

revoke all on function
  auth.load_organization(integer, text, text, text, boolean, boolean, text),
  auth.listed_organizations(),
  auth.put_user(text, text, text, text, text, boolean),
  auth.put_membership(integer, uuid, text, boolean)
  from public, bmms_migrator;
grant usage on schema auth to bmms_migrator;
grant execute on function
  auth.load_organization(integer, text, text, text, boolean, boolean, text),
  auth.listed_organizations(),
  auth.put_user(text, text, text, text, text, boolean),
  auth.put_membership(integer, uuid, text, boolean)
  to bmms_migrator;

reset role;
