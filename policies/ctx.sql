-- The context of a request: minting a pass, verifying it, and asking it what the member may do.
-- A pass is '<version>|<key id>|<org>|<user>|<grants>|<expires>|<mac>'; the mac is HMAC-SHA-256 over everything before it
-- and the name of the login, so a pass is worth nothing to another login and cannot be made without the key. One across
-- organizations says ocm for the organization (policies/ocm.sql).
set local role bmms_ctx_owner;

-- Refuses with a rule's name instead of a sentence: the service words the answer, and no database text leaves it.
create or replace function ctx.refuse(p_sqlstate text, p_rule text, p_field text default '', p_detail text default '')
returns void language plpgsql stable set search_path = '' as $$
begin
  raise exception using errcode = p_sqlstate, message = p_rule, column = p_field, detail = p_detail;
end
$$;
comment on function ctx.refuse(text, text, text, text) is
  'Raises a refusal: BM403 not permitted, BM404 no such row, BM409 state, BM412 stale version, BM422 field, BM429 too often; '
  'message = rule, column = field, detail = figures as JSON';

create or replace function ctx.mac(p_message text, p_inner bytea, p_outer bytea)
returns text language sql immutable parallel safe set search_path = '' as $$
  select encode(sha256(p_outer || sha256(p_inner || convert_to(p_message, 'UTF8'))), 'hex')
$$;
comment on function ctx.mac(text, bytea, bytea) is
  'HMAC-SHA-256 (RFC 2104) from the two padded blocks of the key, in hexadecimal';

create or replace function ctx.rotate_key()
returns smallint language plpgsql volatile security definer set search_path = '' as $$
declare
  -- Four version 4 UUIDs hold 488 random bits from the server's strong source; hashed, a 256-bit key.
  secret bytea := sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  inner_block bytea := decode(repeat('36', 64), 'hex');
  outer_block bytea := decode(repeat('5c', 64), 'hex');
  new_kid smallint;
begin
  delete from ctx.seal_keys where retires_at <= now();
  -- No pass lives longer than five minutes, so after that the old key opens nothing that is still valid.
  update ctx.seal_keys set retires_at = now() + interval '5 minutes' where retires_at is null;
  for i in 0 .. 31 loop
    inner_block := set_byte(inner_block, i, get_byte(secret, i) # 54);
    outer_block := set_byte(outer_block, i, get_byte(secret, i) # 92);
  end loop;
  insert into ctx.seal_keys (inner_pad, outer_pad) values (inner_block, outer_block) returning kid into new_kid;
  perform audit.append_platform(null, 'rotate_key', null, jsonb_build_object('kid', new_kid));
  return new_kid;
end
$$;
comment on function ctx.rotate_key() is
  'Makes a new seal key the current one; the previous one verifies for five more minutes';

create or replace view ctx.current_key with (security_barrier = true, security_invoker = true) as
select k.kid, k.created_at from ctx.seal_keys k where k.retires_at is null;
comment on view ctx.current_key is 'Number and age of the key that seals passes now; none before the first migration';

create or replace function ctx.modules(p_organization organizations.organizations)
returns text[] language sql immutable set search_path = '' as $$
  select array_remove(array[
    case when p_organization.enable_mana then 'mana' end,
    case when p_organization.enable_planning then 'planning' end,
    case when p_organization.enable_budgeting then 'budgeting' end,
    case when p_organization.enable_me then 'me' end,
    case when p_organization.enable_coordination then 'coordination' end,
    case when p_organization.enable_policies then 'policies' end], null)
$$;
comment on function ctx.modules(organizations.organizations) is 'The modules an organization has switched on';

create or replace function ctx.flags(p_membership auth.memberships)
returns text[] language sql immutable set search_path = '' as $$
  select array_remove(array[
    case when p_membership.can_manage_users then 'can_manage_users' end,
    case when p_membership.can_approve_plans then 'can_approve_plans' end,
    case when p_membership.can_approve_budgets then 'can_approve_budgets' end,
    case when p_membership.can_view_reports then 'can_view_reports' end], null)
$$;
comment on function ctx.flags(auth.memberships) is 'The flags a membership has, by the names ctx.permissions asks for';

create or replace function ctx.entries(p_user_id uuid, p_is_superuser boolean)
returns table (org_id integer, code text, name text, role text, is_primary boolean, permissions text[], modules text[])
language sql stable set search_path = '' as $$
  with entered as (
    select o.org_id, o.code, o.name, coalesce(m.role, 'superuser') as role, coalesce(m.is_primary, false) as is_primary,
           ctx.flags(m) as flags, ctx.modules(o) as modules
    from organizations.organizations o
    left join auth.memberships m on m.org_id = o.org_id and m.user_id = p_user_id and m.is_active
    where o.is_active and (m.user_id is not null or p_is_superuser)
  )
  select e.org_id, e.code, e.name, e.role, e.is_primary,
         array(
           select p.permission from ctx.permissions p
           where p.role = e.role
             and (p.flag is null or p.flag = any (e.flags))
             and (p.module is null or p.module = any (e.modules))
           order by p.permission),
         e.modules
  from entered e
$$;
comment on function ctx.entries(uuid, boolean) is
  'The organizations a person may enter, as what, and what the person may do there';

create or replace function ctx.reading(p_permissions text[])
returns text[] language sql immutable set search_path = '' as $$
  select coalesce(array_agg(p.permission order by p.permission), '{}')
  from unnest(p_permissions) as p (permission)
  where p.permission like '%.view' or p.permission like '%.export'
$$;
comment on function ctx.reading(text[]) is 'Of some permissions those that change nothing: what a token with the scope read may do';

create or replace function ctx.seal(p_subject text, p_user_id uuid, p_grants text, p_expires_at timestamptz, p_login text)
returns text language plpgsql volatile set search_path = '' as $$
declare
  key record;
  body text;
begin
  select k.kid, k.inner_pad, k.outer_pad into strict key from ctx.seal_keys k where k.retires_at is null order by k.kid desc limit 1;
  body := concat_ws('|', 1, key.kid, p_subject, p_user_id, p_grants, extract(epoch from p_expires_at)::numeric(20, 3));
  return body || '|' || ctx.mac(body || '|' || p_login, key.inner_pad, key.outer_pad);
end
$$;
comment on function ctx.seal(text, uuid, text, timestamptz, text) is
  'A pass into an organization (its number) or across them (ocm), good for one login';

create or replace function ctx.mint_pass(p_token_hash bytea, p_code text, p_ttl interval)
returns table (
  pass text, session_id uuid, org_id integer, org_code text, org_name text, user_id uuid, user_name text,
  role text, permissions text[], modules text[], expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  session record;
  member record;
begin
  if p_ttl <= interval '0' or p_ttl > interval '5 minutes' then
    raise exception using errcode = '22023', message = 'a pass lives between 0 and 5 minutes';
  end if;

  select s.id, s.last_seen_at, s.user_id, s.scope, s.org_id, s.has_second_factor, u.full_name, u.is_superuser, u.must_change_password
  into session
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved;
  if not found then
    raise exception using errcode = '28000', message = 'no session';
  end if;
  if session.last_seen_at < now() - interval '1 minute' then
    update auth.sessions s
    -- A token of a program, which has a name, ends on its day however much it is used.
    set last_seen_at = now(), expires_at = case when s.name = '' then now() + s.lifetime else s.expires_at end
    where s.id = session.id;
  end if;
  if session.must_change_password then
    perform ctx.refuse('BM403', 'password_change_required');
  end if;

  select e.* into member
  from ctx.entries(session.user_id, session.is_superuser) e
  where e.code = upper(p_code) and (session.org_id is null or session.org_id = e.org_id);
  if not found then
    raise exception using errcode = '42501', message = 'not a member';
  end if;
  if not session.has_second_factor and exists (
    select from organizations.organizations o where o.org_id = member.org_id and o.require_second_factor) then
    perform ctx.refuse('BM403', 'second_factor_required');
  end if;

  session_id := session.id;
  org_id := member.org_id;
  org_code := member.code;
  org_name := member.name;
  user_id := session.user_id;
  user_name := session.full_name;
  role := member.role;
  permissions := case when session.scope = 'read' then ctx.reading(member.permissions) else member.permissions end;
  modules := member.modules;
  expires_at := now() + p_ttl;

  pass := ctx.seal(org_id::text, user_id, array_to_string(permissions, ','), expires_at, session_user);
  return next;
end
$$;
comment on function ctx.mint_pass(bytea, text, interval) is
  'A pass for a live session or token into an organization its person may enter with it. 28000: no session. 42501: not a '
  'member, not for this token, or no such organization, which are one answer. BM403: another password, or a second factor, first';

-- Every policy asks this once a statement, so it is one function and not several: each call of another would cost a third
-- as much again. What it returns is the caller's own pass, taken apart.
create or replace function ctx.pass()
returns text[] language plpgsql stable security definer parallel restricted set search_path = '' as $$
declare
  pass text := current_setting('app.pass', true);
  parts text[] := string_to_array(pass, '|');
  key record;
begin
  if pass is null or pass = '' then
    raise exception using errcode = '28000', message = 'no pass';
  end if;
  if array_length(parts, 1) <> 7 or parts[1] <> '1' then
    raise exception using errcode = '28000', message = 'malformed pass';
  end if;
  select k.inner_pad, k.outer_pad into key from ctx.seal_keys k
  where k.kid::text = parts[2] and (k.retires_at is null or k.retires_at > statement_timestamp());
  if not found
     or encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(
          array_to_string(parts[1:6], '|') || '|' || session_user, 'UTF8'))), 'hex') <> parts[7] then
    raise exception using errcode = '28000', message = 'forged pass';
  end if;
  if parts[6]::numeric <= extract(epoch from statement_timestamp()) then
    raise exception using errcode = '28000', message = 'expired pass';
  end if;
  if current_setting('app.org_id', true) is distinct from parts[3] then
    raise exception using errcode = '28000', message = 'pass of another organization';
  end if;
  return parts;
end
$$;
comment on function ctx.pass() is
  'The parts of the pass of this transaction, if it is whole, in time, this login''s and of app.org_id; otherwise error 28000';

-- Parsed when they are made, these look nothing up by name when they run, and the planner writes them into the policy.
create or replace function ctx.org_id()
returns integer language sql stable parallel restricted
return (ctx.pass())[3]::integer;
comment on function ctx.org_id() is 'The organization of the verified pass; error 28000 without one';

create or replace function ctx.user_id()
returns uuid language sql stable parallel restricted
return (ctx.pass())[4]::uuid;
comment on function ctx.user_id() is 'The person of the verified pass; error 28000 without one';

create or replace function ctx.can(p_permission text)
returns boolean language sql stable parallel restricted
return p_permission = any (string_to_array((ctx.pass())[5], ','));
comment on function ctx.can(text) is
  'Whether the verified pass grants a permission of ctx.permissions; error 28000 without a pass';

-- What an earlier version called it.
drop function if exists ctx.verified();

create or replace function ctx.person_name(p_user_id uuid)
returns text language sql stable security definer parallel restricted set search_path = '' as $$
  select u.full_name
  from auth.users u
  where u.id = p_user_id
    and (u.is_superuser or exists (
      select from auth.memberships m where m.org_id = (select ctx.org_id()) and m.user_id = u.id))
$$;
comment on function ctx.person_name(uuid) is
  'Name of a member, past or present, of the organization of the pass; null for anybody else';

-- Tells every instance of the service to forget passes it holds. The payload is an opaque id: any login may listen.
create or replace function ctx.notify_revoked()
returns trigger language plpgsql security definer set search_path = '' as $$
declare
  changed jsonb := coalesce(to_jsonb(old), to_jsonb(new));
  subject text := case tg_table_name
    when 'sessions' then changed ->> 'id'
    when 'users' then changed ->> 'id'
    when 'memberships' then changed ->> 'user_id'
    else '*' end;
begin
  perform pg_notify('bmms_revoked', subject);
  return null;
end
$$;
comment on function ctx.notify_revoked() is
  'Announces on channel bmms_revoked that passes of a session or a person, or all (*), are to be forgotten';

revoke all on all tables in schema ctx
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_owner, bmms_migrator;
revoke all on all functions in schema ctx
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_owner, bmms_migrator;
grant usage on schema ctx to bmms_service, bmms_tenant, bmms_workflow, bmms_owner, bmms_migrator, bmms_auditor;
grant execute on function ctx.mint_pass(bytea, text, interval) to bmms_service;
grant execute on function ctx.pass(), ctx.org_id() to bmms_service, bmms_tenant, bmms_workflow, bmms_owner;
grant execute on function ctx.user_id(), ctx.can(text) to bmms_tenant, bmms_workflow, bmms_owner;
grant execute on function ctx.person_name(uuid) to bmms_tenant;
grant execute on function ctx.refuse(text, text, text, text) to bmms_tenant, bmms_workflow, bmms_owner;
grant execute on function ctx.notify_revoked() to bmms_owner;
grant execute on function ctx.rotate_key() to bmms_migrator;
grant select (kid, created_at, retires_at) on ctx.seal_keys to bmms_migrator;
grant select on ctx.current_key to bmms_migrator;
grant select on ctx.permissions to bmms_auditor, bmms_migrator;

reset role;
