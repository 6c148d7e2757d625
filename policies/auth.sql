-- Sign-in and sessions: what the login bmms_accounts may call. No table of auth is granted to a run-time role.
set local role bmms_ctx_owner;

create or replace function auth.credentials(p_login text, p_address inet)
returns table (user_id uuid, password_hash text, locked_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select u.id, u.password_hash, f.locked_until
  from (select lower(left(p_login, 254)) as login) asked
  left join auth.users u on lower(u.username) = asked.login or lower(u.email) = asked.login
  left join auth.failures f on f.login = asked.login and f.address = p_address and f.locked_until > now()
$$;
comment on function auth.credentials(text, inet) is
  'One row for any sign-in name, known or not: whom it names, the hash to compare with, and until when the name is locked from this address';

drop function if exists auth.sign_in(uuid, text, inet, text, bytea, interval);
create or replace function auth.sign_in(
  p_user_id uuid, p_password_hash text, p_login text, p_address inet, p_user_agent text, p_token_hash bytea, p_lifetime interval)
returns table (outcome text, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  person record;
begin
  -- Locked as change_password locks it: a sign-in is over before a change, which ends its session, or sees the new hash.
  select * into strict person from auth.users u where u.id = p_user_id for no key update;
  outcome := case
    when person.password_hash <> p_password_hash then 'password_changed'
    when not person.is_active then 'inactive'
    when not person.is_approved then 'pending'
    when not person.is_superuser and not exists (
      select from auth.memberships m join organizations.organizations o on o.org_id = m.org_id
      where m.user_id = p_user_id and m.is_active and o.is_active) then 'no_organization'
    else 'signed_in' end;
  if outcome = 'signed_in' then
    expires_at := now() + p_lifetime;
    insert into auth.sessions (user_id, token_hash, lifetime, expires_at, address, user_agent)
    values (p_user_id, p_token_hash, p_lifetime, sign_in.expires_at, p_address, left(p_user_agent, 200));
    update auth.users u set last_sign_in_at = now() where u.id = p_user_id;
    delete from auth.failures f where f.login = lower(left(p_login, 254)) and f.address = p_address;
    delete from auth.sessions s where s.user_id = p_user_id and s.expires_at <= now();
    perform audit.append_platform(p_user_id, 'sign_in', p_address, '{}');
  else
    perform audit.append_platform(p_user_id, 'sign_in_refused', p_address, jsonb_build_object('outcome', outcome));
  end if;
  return next;
end
$$;
comment on function auth.sign_in(uuid, text, text, inet, text, bytea, interval) is
  'Opens a session for a person whose password was that of the hash. outcome: signed_in, password_changed, inactive, '
  'pending, or no_organization';

create or replace function auth.sign_in_failed(p_login text, p_address inet, p_limit integer, p_lock interval)
returns timestamptz language plpgsql volatile security definer set search_path = '' as $$
declare
  locked timestamptz;
begin
  insert into auth.failures as f (login, address, failures)
  values (lower(left(p_login, 254)), p_address, 1)
  on conflict (login, address) do update set
    -- Once a lock has run out, counting starts again.
    failures = case when f.locked_until <= now() then 1 else f.failures + 1 end,
    failed_at = now(),
    locked_until = case
      when f.locked_until > now() then f.locked_until
      when f.locked_until is null and f.failures + 1 >= p_limit then now() + p_lock end
  returning f.locked_until into locked;
  perform audit.append_platform(null, 'sign_in_failed', p_address, jsonb_build_object('login', lower(left(p_login, 254))));
  return locked;
end
$$;
comment on function auth.sign_in_failed(text, inet, integer, interval) is
  'Counts a wrong sign-in for a name, known or not, from an address; at the limit locks that pair and returns until when';

create or replace function auth.sign_out(p_token_hash bytea)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  ended record;
begin
  delete from auth.sessions s where s.token_hash = p_token_hash returning s.user_id, s.address into ended;
  if not found then
    return false;
  end if;
  perform audit.append_platform(ended.user_id, 'sign_out', ended.address, '{}');
  return true;
end
$$;
comment on function auth.sign_out(bytea) is 'Ends a session; false if there was none';

create or replace function auth.ocm_access_of(p_user_id uuid, p_is_superuser boolean)
returns table (access_level text, refusal text) language sql stable set search_path = '' as $$
  select case when p_is_superuser then 'executive' else a.access_level end,
         case
           when p_is_superuser then null
           when a.user_id is null then 'ocm_access_missing'
           when not a.is_active then 'ocm_access_suspended'
           -- A grant works while its person belongs to the office that oversees, or to the one that runs the system.
           when not exists (
             select from auth.memberships m
             join organizations.organizations o on o.org_id = m.org_id
             where m.user_id = p_user_id and m.is_active and o.is_active and o.code in ('OCM', 'OOBC')) then 'ocm_access_suspended'
         end
  from (select p_user_id as id) asked
  left join auth.ocm_access a on a.user_id = asked.id
$$;
comment on function auth.ocm_access_of(uuid, boolean) is
  'One row: the level of oversight of a person, and the rule that refuses it, if one does';

drop function if exists auth.me(bytea);
create function auth.me(p_token_hash bytea)
returns table (
  user_id uuid, session_id uuid, username text, email text, full_name text,
  is_superuser boolean, must_change_password boolean, expires_at timestamptz, oversight text)
language sql stable security definer set search_path = '' as $$
  select u.id, s.id, u.username, u.email, u.full_name, u.is_superuser, u.must_change_password, s.expires_at,
         (select w.access_level from auth.ocm_access_of(u.id, u.is_superuser) w where w.refusal is null)
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved
$$;
comment on function auth.me(bytea) is
  'The person of a live session, with the level at which she may read across organizations; no row otherwise';

create or replace function auth.organizations(p_token_hash bytea)
returns table (org_id integer, code text, name text, role text, is_primary boolean, permissions text[], modules text[])
language sql stable security definer set search_path = '' as $$
  select e.org_id, e.code, e.name, e.role, e.is_primary, e.permissions, e.modules
  from auth.me(p_token_hash) me
  cross join ctx.entries(me.user_id, me.is_superuser) e
  order by e.is_primary desc, e.name
$$;
comment on function auth.organizations(bytea) is
  'The organizations the person of a live session may enter, the primary one first';

create or replace function auth.open_sessions(p_token_hash bytea)
returns table (
  id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, address inet, user_agent text,
  is_current boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.created_at, s.last_seen_at, s.expires_at, s.address, s.user_agent, s.id = me.session_id
  from auth.me(p_token_hash) me
  join auth.sessions s on s.user_id = me.user_id and s.expires_at > now()
  order by s.last_seen_at desc, s.created_at desc, s.id
$$;
comment on function auth.open_sessions(bytea) is
  'The live sessions of the person of a live session, the one used last first';

create or replace function auth.end_session(p_token_hash bytea, p_session_id uuid, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid;
begin
  delete from auth.sessions s using auth.me(p_token_hash) me
  where s.id = p_session_id and s.user_id = me.user_id and s.expires_at > now()
  returning s.user_id into person;
  if not found then
    return false;
  end if;
  perform audit.append_platform(person, 'session_ended', p_address, jsonb_build_object('session', p_session_id));
  return true;
end
$$;
comment on function auth.end_session(bytea, uuid, inet) is
  'Ends a session of the person of a live session; false if that person has no such session';

create or replace function auth.change_password(p_token_hash bytea, p_password_hash text, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person record;
  ended integer;
begin
  -- The row is locked before the session is looked at: of two changes at once, the first may have ended the second's.
  perform from auth.users u where u.id = (select me.user_id from auth.me(p_token_hash) me) for no key update;
  select me.user_id, me.username into person from auth.me(p_token_hash) me;
  if not found then
    return false;
  end if;
  update auth.users u set password_hash = p_password_hash, must_change_password = false, updated_at = now()
  where u.id = person.user_id;
  delete from auth.sessions s where s.user_id = person.user_id and s.token_hash <> p_token_hash;
  get diagnostics ended = row_count;
  delete from auth.failures f where f.login = lower(person.username) and f.address = p_address;
  perform audit.append_platform(
    person.user_id, 'password_changed', p_address, jsonb_build_object('sessions_ended', ended));
  return true;
end
$$;
comment on function auth.change_password(bytea, text, inet) is
  'Another password for the person of a live session, who has proved the present one; ends all other sessions of the '
  'person. False if the session is not live';

create or replace function auth.denied(p_user_id uuid, p_address inet, p_code text, p_path text)
returns void language sql volatile security definer set search_path = '' as $$
  select audit.append_platform(p_user_id, 'denied', p_address, jsonb_build_object('code', left(p_code, 50), 'path', left(p_path, 500)))
$$;
comment on function auth.denied(uuid, inet, text, text) is 'Records that a person was refused an organization';

create or replace trigger notify_revoked after delete on auth.sessions
  for each row execute function ctx.notify_revoked();
create or replace trigger notify_revoked after update of is_active, is_approved, is_superuser or delete on auth.users
  for each row execute function ctx.notify_revoked();
create or replace trigger notify_revoked after insert or update or delete on auth.memberships
  for each row execute function ctx.notify_revoked();

drop trigger if exists audit on auth.memberships;
create constraint trigger audit after insert or update or delete on auth.memberships
  deferrable initially deferred for each row execute function audit.record();

revoke all on all tables in schema auth
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all functions in schema auth
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema auth to bmms_accounts;
grant execute on function
  auth.credentials(text, inet),
  auth.sign_in(uuid, text, text, inet, text, bytea, interval),
  auth.sign_in_failed(text, inet, integer, interval),
  auth.sign_out(bytea),
  auth.me(bytea),
  auth.organizations(bytea),
  auth.open_sessions(bytea),
  auth.end_session(bytea, uuid, inet),
  auth.change_password(bytea, text, inet),
  auth.denied(uuid, inet, text, text)
  to bmms_accounts;

reset role;
