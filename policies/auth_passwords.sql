-- Passwords: another one for who knows the present one, and one for who holds a link that was sent by mail.
set local role bmms_ctx_owner;

create or replace function auth.put_password(p_user_id uuid, p_password_hash text, p_but_token_hash bytea, p_address inet)
returns integer language plpgsql volatile set search_path = '' as $$
declare
  ended integer;
begin
  update auth.users u set password_hash = p_password_hash, must_change_password = false, updated_at = now()
  where u.id = p_user_id;
  -- Whoever came in with the old one is out: sessions, tokens of programs, sign-ins half done, links under way.
  delete from auth.sessions s where s.user_id = p_user_id and s.token_hash is distinct from p_but_token_hash;
  get diagnostics ended = row_count;
  delete from auth.challenges c where c.user_id = p_user_id;
  delete from auth.links l where l.user_id = p_user_id;
  perform auth.know_address(p_user_id, p_address);
  perform mail.put(p_user_id, null, 'password_changed', jsonb_build_object('address', host(p_address)));
  return ended;
end
$$;
comment on function auth.put_password(uuid, text, bytea, inet) is
  'Gives a person another password and ends what the old one opened, but for one session; how many sessions ended. The person is told by mail';

create or replace function auth.change_password(p_token_hash bytea, p_password_hash text, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person record;
  ended integer;
begin
  -- The row is locked before the session is looked at: of two changes at once, the first may have ended the second's.
  perform from auth.users u where u.id = (select me.user_id from auth.me(p_token_hash) me) for no key update;
  select me.user_id, me.is_token into person from auth.me(p_token_hash) me;
  if not found then
    return false;
  end if;
  if person.is_token then
    perform ctx.refuse('BM403', 'token_not_for_account');
  end if;
  ended := auth.put_password(person.user_id, p_password_hash, p_token_hash, p_address);
  perform audit.append_platform(
    person.user_id, 'password_changed', p_address, jsonb_build_object('sessions_ended', ended));
  return true;
end
$$;
comment on function auth.change_password(bytea, text, inet) is
  'Another password for the person of a live session, who has proved the present one; ends all other sessions and tokens of '
  'the person. False if the session is not live';

create or replace function auth.ask_reset(p_login text, p_address inet)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  name text := auth.sign_in_name(p_login);
  place text := host(auth.place(p_address));
  asked integer;
  person uuid;
begin
  if auth.throttled_until('reset_by_address', place, 20, interval '1 hour') is not null then
    perform ctx.refuse('BM429', 'resets_per_hour');
  end if;
  perform auth.count_up('reset_by_address', place, interval '1 hour');
  asked := auth.count_up('reset_by_account', name, interval '1 hour');
  perform auth.sweep();
  -- Three links are enough for a name. One more is not refused, as that would do to tell who asked for some.
  if asked > 3 then
    return;
  end if;
  select u.id into person from auth.users u
  where (lower(u.username) = name or lower(u.email) = name) and u.is_active and u.is_approved;
  if found then
    perform audit.append_platform(person, 'reset_asked', p_address, '{}');
    perform mail.put(person, null, 'reset', '{}');
  end if;
end
$$;
comment on function auth.ask_reset(text, inet) is
  'Sends a link for another password to the person of that name, if there is one who may sign in; says nothing of it. '
  'BM429: too often from this address';

create or replace function auth.link(p_token_hash bytea)
returns table (user_id uuid, username text, email text, full_name text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.username, u.email, u.full_name
  from auth.links l
  join auth.users u on u.id = l.user_id
  where l.token_hash = p_token_hash and l.expires_at > now() and u.is_active and u.is_approved
$$;
comment on function auth.link(bytea) is 'Whose password a link sets; no row for one that has ended, was used or never was';

create or replace function auth.set_password(p_token_hash bytea, p_password_hash text, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid;
  ended integer;
begin
  -- Locked before the link is looked at: of two uses at once, the first ends the link of the second.
  perform from auth.users u where u.id = (select l.user_id from auth.link(p_token_hash) l) for no key update;
  select l.user_id into person from auth.link(p_token_hash) l;
  if not found then
    return false;
  end if;
  ended := auth.put_password(person, p_password_hash, null, p_address);
  perform audit.append_platform(person, 'password_set', p_address, jsonb_build_object('sessions_ended', ended));
  return true;
end
$$;
comment on function auth.set_password(bytea, text, inet) is
  'The password of the person of a live link, which ends with all others of that person, as do all sessions. False if the '
  'link is not live';

revoke all on function
  auth.put_password(uuid, text, bytea, inet),
  auth.change_password(bytea, text, inet),
  auth.ask_reset(text, inet),
  auth.link(bytea),
  auth.set_password(bytea, text, inet)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  auth.change_password(bytea, text, inet),
  auth.ask_reset(text, inet),
  auth.link(bytea),
  auth.set_password(bytea, text, inet)
  to bmms_accounts;

reset role;
