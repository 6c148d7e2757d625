-- Sessions: what the login bmms_accounts may call. No table of auth is granted to a run-time role. Signing in, passwords, the
-- second factor and tokens of programs have files of their own.
set local role bmms_ctx_owner;

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
  is_superuser boolean, must_change_password boolean, expires_at timestamptz, oversight text, is_token boolean)
language sql stable security definer set search_path = '' as $$
  select u.id, s.id, u.username, u.email, u.full_name,
         -- What the session may do, not what the person is: a confined or reading token operates nothing.
         u.is_superuser and s.scope = 'write' and s.org_id is null and not u.must_change_password,
         u.must_change_password, s.expires_at,
         (select w.access_level from auth.ocm_access_of(u.id, u.is_superuser) w where w.refusal is null and s.org_id is null),
         s.name <> ''
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved
$$;
comment on function auth.me(bytea) is
  'The person of a live session or token, whether it may operate the platform, and at which level it reads across '
  'organizations; no row otherwise';

create or replace function auth.holder(p_token_hash bytea)
returns table (user_id uuid, session_id uuid, username text, is_operator boolean, has_second_factor boolean)
language plpgsql stable set search_path = '' as $$
declare
  me record;
begin
  select m.user_id, m.session_id, m.username, m.is_token, m.must_change_password into me from auth.me(p_token_hash) m;
  if not found then
    return;
  end if;
  if me.is_token then
    perform ctx.refuse('BM403', 'token_not_for_account');
  end if;
  if me.must_change_password then
    perform ctx.refuse('BM403', 'password_change_required');
  end if;
  return query
    select me.user_id, me.session_id, me.username, u.is_superuser, s.has_second_factor
    from auth.users u
    join auth.sessions s on s.id = me.session_id
    where u.id = me.user_id;
end
$$;
comment on function auth.holder(bytea) is
  'The person of a live session who may change her own account; no row without one. BM403: a token of a program may not, nor who '
  'has yet to change her password';

create or replace function auth.organizations(p_token_hash bytea)
returns table (org_id integer, code text, name text, role text, is_primary boolean, permissions text[], modules text[])
language sql stable security definer set search_path = '' as $$
  select e.org_id, e.code, e.name, e.role, e.is_primary,
         case s.scope when 'read' then ctx.reading(e.permissions) else e.permissions end, e.modules
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  cross join ctx.entries(u.id, u.is_superuser) e
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved
    and (s.org_id is null or s.org_id = e.org_id)
  order by e.is_primary desc, e.name
$$;
comment on function auth.organizations(bytea) is
  'The organizations the person of a live session may enter with it, the primary one first';

create or replace function auth.open_sessions(p_token_hash bytea)
returns table (
  id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, address inet, user_agent text,
  is_current boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.created_at, s.last_seen_at, s.expires_at, s.address, s.user_agent, s.id = me.session_id
  from auth.holder(p_token_hash) me
  join auth.sessions s on s.user_id = me.user_id and s.name = '' and s.expires_at > now()
  order by s.last_seen_at desc, s.created_at desc, s.id
$$;
comment on function auth.open_sessions(bytea) is
  'The live sessions of the person of a live session, the one used last first';

create or replace function auth.end_session(p_token_hash bytea, p_session_id uuid, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid;
begin
  delete from auth.sessions s using auth.holder(p_token_hash) me
  where s.id = p_session_id and s.user_id = me.user_id and s.name = '' and s.expires_at > now()
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

create or replace function auth.denied(p_user_id uuid, p_address inet, p_code text, p_path text)
returns void language sql volatile security definer set search_path = '' as $$
  select audit.append_platform(p_user_id, 'denied', p_address, jsonb_build_object('code', left(p_code, 50), 'path', left(p_path, 500)))
$$;
comment on function auth.denied(uuid, inet, text, text) is 'Records that a person was refused an organization';

create or replace trigger notify_revoked after update of has_second_factor or delete on auth.sessions
  for each row execute function ctx.notify_revoked();
create or replace trigger notify_revoked after update of is_active, is_approved, is_superuser, must_change_password or delete on auth.users
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
  auth.sign_out(bytea),
  auth.me(bytea),
  auth.organizations(bytea),
  auth.open_sessions(bytea),
  auth.end_session(bytea, uuid, inet),
  auth.denied(uuid, inet, text, text)
  to bmms_accounts;

reset role;
