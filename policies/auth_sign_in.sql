-- Signing in: what a wrong attempt costs, and the second factor that may be asked for. Everything is counted here, so that
-- all instances of the service count together. A name that nobody has is counted like any other.
--
-- Three things are refused for a while: a name from one address (auth.failures), a name from everywhere, and an address
-- whatever the name (auth.throttles). The last two leave out who has signed in from that address before: guessing from
-- elsewhere locks nobody out of her own office, and guessing inside an office does not lock out the others there.
set local role bmms_ctx_owner;

create or replace function auth.place(p_address inet)
returns inet language sql immutable parallel safe set search_path = '' as $$
  -- A household has 2^64 addresses of IPv6, and its computers change them daily.
  select case family(p_address) when 6 then network(set_masklen(p_address, 64))::inet else p_address end
$$;
comment on function auth.place(inet) is 'What counts as one address: itself, or its network of 64 bits in IPv6';

create or replace function auth.sign_in_name(p_login text)
returns text language sql immutable parallel safe set search_path = '' as $$
  select left(lower(p_login), 254)
$$;
comment on function auth.sign_in_name(text) is 'A name as it is counted and looked up: lower case, cut to 254 characters';

create or replace function auth.count_up(p_action text, p_subject text, p_span interval)
returns integer language sql volatile set search_path = '' as $$
  insert into auth.throttles as t (action, subject, counted) values (p_action, left(p_subject, 254), 1)
  on conflict (action, subject) do update set
    counted = case when t.began_at <= now() - p_span then 1 else t.counted + 1 end,
    began_at = case when t.began_at <= now() - p_span then now() else t.began_at end
  returning t.counted
$$;
comment on function auth.count_up(text, text, interval) is
  'Counts something that was asked for; how often it was since its span began, this time included';

create or replace function auth.throttled_until(p_action text, p_subject text, p_most integer, p_span interval)
returns timestamptz language sql stable set search_path = '' as $$
  select t.began_at + p_span
  from auth.throttles t
  where t.action = p_action and t.subject = left(p_subject, 254) and t.counted >= p_most and t.began_at > now() - p_span
$$;
comment on function auth.throttled_until(text, text, integer, interval) is
  'End of the span in which something was asked for as often as it may be; null if it may be asked for';

create or replace function auth.sweep()
returns void language plpgsql volatile set search_path = '' as $$
declare
  most constant integer := 10000;
begin
  -- Each row that comes takes some along that are over, so neither table grows with time.
  delete from auth.failures f where f.ctid = any (array(
    select o.ctid from auth.failures o where o.failed_at < now() - interval '1 day'
    order by o.failed_at limit 10 for update skip locked));
  delete from auth.throttles t where t.ctid = any (array(
    select o.ctid from auth.throttles o where o.began_at < now() - interval '1 day'
    order by o.began_at limit 10 for update skip locked));
  -- Nor with a flood: then what refuses nobody goes first, the oldest before the others.
  if exists (select from auth.failures offset most) then
    delete from auth.failures f where f.ctid = any (array(
      select o.ctid from auth.failures o order by coalesce(o.locked_until > now(), false), o.failed_at limit 10 for update skip locked));
  end if;
  if exists (select from auth.throttles offset most) then
    delete from auth.throttles t where t.ctid = any (array(
      select o.ctid from auth.throttles o order by o.counted >= 20, o.began_at limit 10 for update skip locked));
  end if;
end
$$;
comment on function auth.sweep() is
  'Deletes some rows of auth.failures and auth.throttles that are over, or that are too many: 10,000 of each stay. It waits for '
  'nobody, and comes last: who counts up meanwhile waits for it, and not the other way round';

create or replace function auth.locked_until(
  p_name text, p_user_id uuid, p_address inet, p_account_limit integer, p_address_limit integer, p_lock interval)
returns timestamptz language sql stable set search_path = '' as $$
  select greatest(
    (select f.locked_until from auth.failures f
     where f.login = p_name and f.address = auth.place(p_address) and f.locked_until > now()),
    case when not exists (
      select from auth.known_addresses k
      where k.user_id = p_user_id and k.address = auth.place(p_address) and k.last_seen_at > now() - interval '90 days')
    then greatest(
      auth.throttled_until('sign_in_by_account', p_name, p_account_limit, p_lock),
      auth.throttled_until('sign_in_by_address', host(auth.place(p_address)), p_address_limit, interval '5 minutes'))
    end)
$$;
comment on function auth.locked_until(text, uuid, inet, integer, integer, interval) is
  'Until when a name, of a person or of nobody, is refused from an address; null if it is not';

drop function if exists auth.credentials(text, inet);
create or replace function auth.credentials(
  p_login text, p_address inet, p_account_limit integer, p_address_limit integer, p_lock interval)
returns table (user_id uuid, password_hash text, locked_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select u.id, u.password_hash,
         auth.locked_until(asked.login, u.id, p_address, p_account_limit, p_address_limit, p_lock)
  from (select auth.sign_in_name(p_login) as login) asked
  left join auth.users u on lower(u.username) = asked.login or lower(u.email) = asked.login
$$;
comment on function auth.credentials(text, inet, integer, integer, interval) is
  'One row for any sign-in name, known or not: whom it names, the hash to compare with, and until when the name is refused from this address';

drop function if exists auth.sign_in_failed(text, inet, integer, interval);
create or replace function auth.sign_in_failed(
  p_login text, p_address inet, p_limit integer, p_account_limit integer, p_address_limit integer, p_lock interval)
returns table (locked_until timestamptz, address_failures integer)
language plpgsql volatile security definer set search_path = '' as $$
declare
  in_all_limit constant integer := 1000;
  name text := auth.sign_in_name(p_login);
  person uuid := (select u.id from auth.users u where lower(u.username) = name or lower(u.email) = name);
  account_failures integer;
  pair_failures integer;
  in_all integer;
  reached text[];
begin
  locked_until := auth.locked_until(name, person, p_address, p_account_limit, p_address_limit, p_lock);
  address_failures := auth.count_up('sign_in_by_address', host(auth.place(p_address)), interval '5 minutes');
  if locked_until is not null then
    -- Refused without a look at the password, so nothing was guessed, and one address cannot lock a name everywhere.
    perform auth.sweep();
    return next;
    return;
  end if;

  account_failures := auth.count_up('sign_in_by_account', name, p_lock);
  insert into auth.failures as f (login, address, failures)
  values (name, auth.place(p_address), 1)
  on conflict (login, address) do update set
    -- Once a lock has run out, counting starts again.
    failures = case when f.locked_until is not null then 1 else f.failures + 1 end,
    failed_at = now(),
    locked_until = null
  returning f.failures into pair_failures;
  if pair_failures >= p_limit then
    update auth.failures f set locked_until = now() + p_lock
    where f.login = name and f.address = auth.place(p_address)
    returning f.locked_until into sign_in_failed.locked_until;
  end if;

  -- The trail has each wrong attempt up to the limits, what was reached, and no more than that of a flood.
  in_all := auth.count_up('sign_in_in_all', '', interval '1 hour');
  perform auth.sweep();
  if in_all <= in_all_limit then
    perform audit.append_platform(null, 'sign_in_failed', p_address, jsonb_build_object('login', name));
    reached := array_remove(array[
      case when locked_until is not null then 'name_and_address' end,
      case when account_failures = p_account_limit then 'name' end,
      case when address_failures = p_address_limit then 'address' end,
      case when in_all = in_all_limit then 'all' end], null);
    if reached <> '{}' then
      perform audit.append_platform(null, 'sign_in_throttled', p_address, jsonb_build_object('login', name, 'reached', to_jsonb(reached)));
    end if;
  end if;
  return next;
end
$$;
comment on function auth.sign_in_failed(text, inet, integer, integer, integer, interval) is
  'Counts a wrong sign-in for a name, known or not, from an address; until when that pair is locked now, and how many the '
  'address had in five minutes. The trail has at most 1,000 an hour, and says so';

create or replace function auth.sign_in_refusal(p_user_id uuid)
returns text language sql stable set search_path = '' as $$
  select case
    when not u.is_active then 'inactive'
    when not u.is_approved then 'pending'
    when not u.is_superuser and not exists (
      select from auth.memberships m join organizations.organizations o on o.org_id = m.org_id
      where m.user_id = u.id and m.is_active and o.is_active) then 'no_organization' end
  from auth.users u where u.id = p_user_id
$$;
comment on function auth.sign_in_refusal(uuid) is 'Why a person may not sign in with the right password; null if she may';

create or replace function auth.know_address(p_user_id uuid, p_address inet)
returns void language sql volatile set search_path = '' as $$
  insert into auth.known_addresses as k (user_id, address) values (p_user_id, auth.place(p_address))
  on conflict (user_id, address) do update set last_seen_at = now();
  delete from auth.known_addresses k where k.user_id = p_user_id and k.address in (
    select o.address from auth.known_addresses o where o.user_id = p_user_id order by o.last_seen_at desc, o.address offset 10);
  -- Whoever is let in begins anew, under whichever of her names.
  delete from auth.failures f using auth.users u
  where u.id = p_user_id and f.login in (lower(u.username), lower(u.email)) and f.address = auth.place(p_address);
$$;
comment on function auth.know_address(uuid, inet) is
  'Remembers that a person was let in from an address, ten addresses a person, and forgets her failures there';

create or replace function auth.open_session(
  p_user_id uuid, p_address inet, p_user_agent text, p_token_hash bytea, p_lifetime interval, p_second_factor text)
returns timestamptz language plpgsql volatile set search_path = '' as $$
declare
  ends timestamptz := now() + p_lifetime;
begin
  insert into auth.sessions (user_id, token_hash, lifetime, expires_at, address, user_agent, has_second_factor)
  values (p_user_id, p_token_hash, p_lifetime, ends, p_address, left(p_user_agent, 200), p_second_factor is not null);
  update auth.users u set last_sign_in_at = now() where u.id = p_user_id;
  perform auth.know_address(p_user_id, p_address);
  delete from auth.sessions s where s.user_id = p_user_id and s.expires_at <= now();
  perform audit.append_platform(p_user_id, 'sign_in', p_address,
    jsonb_strip_nulls(jsonb_build_object('second_factor', p_second_factor)));
  return ends;
end
$$;
comment on function auth.open_session(uuid, inet, text, bytea, interval, text) is
  'Opens a session for a person who has proved who she is, with the second factor named; the end of the session';

drop function if exists auth.sign_in(uuid, text, text, inet, text, bytea, interval);
create or replace function auth.sign_in(
  p_user_id uuid, p_password_hash text, p_address inet, p_user_agent text, p_token_hash bytea, p_lifetime interval,
  p_challenge_hash bytea)
returns table (outcome text, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  present_hash text;
begin
  -- Locked as a change of the password locks it: a sign-in is over before a change, which ends its session, or sees the new hash.
  select u.password_hash into strict present_hash from auth.users u where u.id = p_user_id for no key update;
  outcome := case when present_hash <> p_password_hash then 'password_changed' else auth.sign_in_refusal(p_user_id) end;
  if outcome is not null then
    -- Whoever waits for approval may try as often as she likes, and not fill the trail.
    if auth.count_up('sign_in_refused', p_user_id::text, interval '1 hour') <= 10 then
      perform audit.append_platform(p_user_id, 'sign_in_refused', p_address, jsonb_build_object('outcome', outcome));
    end if;
  elsif exists (select from auth.second_factors f where f.user_id = p_user_id and f.confirmed_at is not null) then
    outcome := 'second_factor';
    if p_challenge_hash is not null then
      delete from auth.challenges c where c.user_id = p_user_id and (c.expires_at <= now() or c.token_hash in (
        select o.token_hash from auth.challenges o where o.user_id = p_user_id order by o.expires_at desc offset 4));
      insert into auth.challenges (token_hash, user_id, expires_at) values (p_challenge_hash, p_user_id, now() + interval '5 minutes');
    end if;
  else
    outcome := 'signed_in';
    expires_at := auth.open_session(p_user_id, p_address, p_user_agent, p_token_hash, p_lifetime, null);
  end if;
  return next;
end
$$;
comment on function auth.sign_in(uuid, text, inet, text, bytea, interval, bytea) is
  'Opens a session for a person whose password was that of the hash. outcome: signed_in, password_changed, inactive, pending, '
  'no_organization, or second_factor: then a code is asked for, five minutes long, under the second token if one is given';

create or replace function auth.challenge(
  p_token_hash bytea, p_address inet, p_account_limit integer, p_address_limit integer, p_lock interval)
returns table (username text, secret bytea, locked_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select u.username, f.secret,
         auth.locked_until(lower(u.username), u.id, p_address, p_account_limit, p_address_limit, p_lock)
  from auth.challenges c
  join auth.users u on u.id = c.user_id
  join auth.second_factors f on f.user_id = c.user_id and f.confirmed_at is not null
  where c.token_hash = p_token_hash and c.expires_at > now()
$$;
comment on function auth.challenge(bytea, inet, integer, integer, interval) is
  'What the code of a sign-in is compared with whose password was right; no row if it has ended, and one begins again';

create or replace function auth.answer_challenge(
  p_challenge_hash bytea, p_step bigint, p_recovery_hash bytea, p_address inet, p_user_agent text, p_token_hash bytea,
  p_lifetime interval)
returns table (outcome text, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid;
  shown text;
begin
  -- The person first, then the rest, as every change of an account locks them.
  perform from auth.users u
  where u.id = (select c.user_id from auth.challenges c where c.token_hash = p_challenge_hash) for no key update;
  select c.user_id into person from auth.challenges c
  where c.token_hash = p_challenge_hash and c.expires_at > now() for update;
  if not found then
    outcome := 'over';
    return next;
    return;
  end if;
  outcome := auth.sign_in_refusal(person);
  if outcome is not null then
    delete from auth.challenges c where c.token_hash = p_challenge_hash;
    return next;
    return;
  end if;

  -- No code works twice: a step of the clock only once, a recovery code is gone.
  update auth.second_factors f set last_step = p_step
  where f.user_id = person and f.confirmed_at is not null and f.last_step < p_step;
  if found then
    shown := 'app';
  else
    delete from auth.recovery_codes r where r.user_id = person and r.code_hash = p_recovery_hash;
    if found then
      shown := 'recovery_code';
    end if;
  end if;
  if shown is null then
    outcome := 'wrong';
    update auth.challenges c set failures = c.failures + 1 where c.token_hash = p_challenge_hash;
    delete from auth.challenges c where c.token_hash = p_challenge_hash and c.failures >= 5;
  else
    outcome := 'signed_in';
    delete from auth.challenges c where c.user_id = person;
    expires_at := auth.open_session(person, p_address, p_user_agent, p_token_hash, p_lifetime, shown);
  end if;
  return next;
end
$$;
comment on function auth.answer_challenge(bytea, bigint, bytea, inet, text, bytea, interval) is
  'Opens a session for who shows the second factor: the step of a right code, or the hash of a recovery code. outcome: '
  'signed_in, wrong (the fifth ends it), over, or why the person may not sign in';

revoke all on function
  auth.place(inet),
  auth.sign_in_name(text),
  auth.count_up(text, text, interval),
  auth.throttled_until(text, text, integer, interval),
  auth.sweep(),
  auth.locked_until(text, uuid, inet, integer, integer, interval),
  auth.credentials(text, inet, integer, integer, interval),
  auth.sign_in_failed(text, inet, integer, integer, integer, interval),
  auth.sign_in_refusal(uuid),
  auth.know_address(uuid, inet),
  auth.open_session(uuid, inet, text, bytea, interval, text),
  auth.sign_in(uuid, text, inet, text, bytea, interval, bytea),
  auth.challenge(bytea, inet, integer, integer, interval),
  auth.answer_challenge(bytea, bigint, bytea, inet, text, bytea, interval)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  auth.credentials(text, inet, integer, integer, interval),
  auth.sign_in_failed(text, inet, integer, integer, integer, interval),
  auth.sign_in(uuid, text, inet, text, bytea, interval, bytea),
  auth.challenge(bytea, inet, integer, integer, interval),
  auth.answer_challenge(bytea, bigint, bytea, inet, text, bytea, interval)
  to bmms_accounts;

reset role;
