-- What a deployment does for the platform: load the list of organizations, make people and memberships. Definer functions
-- for the migrator alone; the running service has no such rights.
set local role bmms_ctx_owner;

create or replace function auth.load_organization(
  p_org_id integer, p_code text, p_name text, p_org_type text, p_is_pilot boolean, p_is_active boolean)
returns boolean language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  existing record;
begin
  select o.org_id, o.code into existing from organizations.organizations o where o.code = p_code or o.org_id = p_org_id
  order by o.code = p_code desc limit 1;
  if not found then
    insert into organizations.organizations (org_id, code, name, org_type, is_pilot, is_active)
    values (p_org_id, p_code, p_name, p_org_type, p_is_pilot, p_is_active);
    return true;
  end if;
  -- Numbers and codes never change: every row of every tenant carries the one, every address the other.
  if existing.org_id <> p_org_id or existing.code <> p_code then
    raise exception 'organization % must be number %, but number % is %', p_code, p_org_id, existing.org_id, existing.code;
  end if;
  return false;
end
$$;
comment on function auth.load_organization(integer, text, text, text, boolean, boolean) is
  'Adds an organization of the official list; true if it was missing. What it has become since is left alone';

create or replace function auth.put_user(
  p_username text, p_email text, p_first_name text, p_last_name text, p_password_hash text, p_is_superuser boolean)
returns uuid language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  person uuid;
begin
  insert into auth.users as u (username, email, first_name, last_name, password_hash, is_superuser, is_approved)
  values (p_username, p_email, p_first_name, p_last_name, p_password_hash, p_is_superuser, true)
  on conflict (lower(username)) do update set password_hash = excluded.password_hash, updated_at = now()
  returning u.id into person;
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
  auth.load_organization(integer, text, text, text, boolean, boolean),
  auth.put_user(text, text, text, text, text, boolean),
  auth.put_membership(integer, uuid, text, boolean)
  from public, bmms_migrator;
grant usage on schema auth to bmms_migrator;
grant execute on function
  auth.load_organization(integer, text, text, text, boolean, boolean),
  auth.put_user(text, text, text, text, text, boolean),
  auth.put_membership(integer, uuid, text, boolean)
  to bmms_migrator;

reset role;
