-- Tokens of a person's own programs: sessions with a name, which open the API for a number of days and change no account.
-- What a token may do is decided where a pass is made (ctx.mint_pass).
set local role bmms_ctx_owner;

create or replace function auth.add_token(
  p_token_hash bytea, p_new_hash bytea, p_name text, p_scope text, p_code text, p_days integer, p_address inet, p_user_agent text)
returns table (id uuid, org_code text, created_at timestamptz, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  most constant integer := 20;
  me record;
  confined_to integer;
begin
  -- Held to the end: two tokens made at once are both counted.
  perform from auth.users u where u.id = (select h.user_id from auth.holder(p_token_hash) h) for no key update;
  select h.user_id, h.is_operator, h.has_second_factor into me from auth.holder(p_token_hash) h;
  if not found then
    return;
  end if;
  if p_days not between 1 and 365 then
    perform ctx.refuse('BM422', 'token_days', 'days');
  end if;
  if p_code is not null then
    select e.org_id, e.code into confined_to, add_token.org_code
    from ctx.entries(me.user_id, me.is_operator) e where e.code = upper(p_code);
    if not found then
      perform ctx.refuse('BM422', 'token_organization', 'organization');
    end if;
  end if;
  if (select count(*) from auth.sessions s where s.user_id = me.user_id and s.name <> '' and s.expires_at > now()) >= most then
    perform ctx.refuse('BM409', 'token_limit');
  end if;
  insert into auth.sessions as s (
    user_id, token_hash, lifetime, expires_at, address, user_agent, name, scope, org_id, has_second_factor)
  values (
    me.user_id, p_new_hash, make_interval(days => p_days), now() + make_interval(days => p_days), p_address,
    left(p_user_agent, 200), p_name, p_scope, confined_to, me.has_second_factor)
  returning s.id, s.created_at, s.expires_at into add_token.id, add_token.created_at, add_token.expires_at;
  perform audit.append_platform(me.user_id, 'token_added', p_address, jsonb_strip_nulls(jsonb_build_object(
    'session', add_token.id, 'name', p_name, 'scope', p_scope, 'organization', add_token.org_code, 'days', p_days)));
  return next;
end
$$;
comment on function auth.add_token(bytea, bytea, text, text, text, integer, inet, text) is
  'A token for the person of a live session; no row if the session is not live';

create or replace function auth.tokens(p_token_hash bytea)
returns table (
  id uuid, name text, scope text, org_code text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select s.id, s.name, s.scope, o.code, s.created_at, nullif(s.last_seen_at, s.created_at), s.expires_at
  from auth.holder(p_token_hash) me
  join auth.sessions s on s.user_id = me.user_id and s.name <> '' and s.expires_at > now()
  left join organizations.organizations o on o.org_id = s.org_id
  order by s.created_at desc, s.id
$$;
comment on function auth.tokens(bytea) is 'The live tokens of the person of a live session, the newest first';

create or replace function auth.end_token(p_token_hash bytea, p_id uuid, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  ended record;
begin
  delete from auth.sessions s using auth.holder(p_token_hash) me
  where s.id = p_id and s.user_id = me.user_id and s.name <> '' and s.expires_at > now()
  returning s.user_id, s.name into ended;
  if not found then
    return false;
  end if;
  perform audit.append_platform(ended.user_id, 'token_ended', p_address, jsonb_build_object('session', p_id, 'name', ended.name));
  return true;
end
$$;
comment on function auth.end_token(bytea, uuid, inet) is
  'Ends a token of the person of a live session; false if that person has no such token';

revoke all on function
  auth.add_token(bytea, bytea, text, text, text, integer, inet, text),
  auth.tokens(bytea),
  auth.end_token(bytea, uuid, inet)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  auth.add_token(bytea, bytea, text, text, text, integer, inet, text),
  auth.tokens(bytea),
  auth.end_token(bytea, uuid, inet)
  to bmms_accounts;

reset role;
