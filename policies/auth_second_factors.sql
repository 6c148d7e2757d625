-- The second factor: an authenticator app, and recovery codes for who has lost it. Who sets it up, changes it or turns it
-- off has just proved the password to the service. A code is compared by the service; the server itself has no HMAC-SHA-1.
set local role bmms_ctx_owner;

create or replace function auth.second_factor(p_token_hash bytea)
returns table (is_on boolean, pending_secret bytea, codes_left integer)
language sql stable security definer set search_path = '' as $$
  select coalesce(f.confirmed_at is not null, false),
         case when f.confirmed_at is null then f.secret end,
         (select count(*)::integer from auth.recovery_codes r where r.user_id = me.user_id)
  from auth.holder(p_token_hash) me
  left join auth.second_factors f on f.user_id = me.user_id
$$;
comment on function auth.second_factor(bytea) is
  'How the second factor of the person of a live session stands. The secret is shown until the first right code, never again';

create or replace function auth.begin_second_factor(p_token_hash bytea, p_secret bytea)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid := (select me.user_id from auth.holder(p_token_hash) me);
begin
  if person is null then
    return false;
  end if;
  insert into auth.second_factors as f (user_id, secret) values (person, p_secret)
  on conflict (user_id) do update set secret = excluded.secret, created_at = now(), last_step = 0
  where f.confirmed_at is null;
  if not found then
    perform ctx.refuse('BM409', 'second_factor_is_on');
  end if;
  return true;
end
$$;
comment on function auth.begin_second_factor(bytea, bytea) is
  'A secret for the app of the person of a live session; nothing is asked for until a code of it was right. False if the session is not live';

create or replace function auth.put_recovery_codes(p_user_id uuid, p_code_hashes bytea[])
returns void language sql volatile set search_path = '' as $$
  delete from auth.recovery_codes r where r.user_id = p_user_id;
  insert into auth.recovery_codes (user_id, code_hash) select p_user_id, h.code_hash from unnest(p_code_hashes) as h (code_hash);
$$;
comment on function auth.put_recovery_codes(uuid, bytea[]) is 'Recovery codes in place of all earlier ones';

create or replace function auth.confirm_second_factor(
  p_token_hash bytea, p_new_hash bytea, p_step bigint, p_code_hashes bytea[], p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  me record;
begin
  select h.user_id, h.session_id into me from auth.holder(p_token_hash) h;
  if not found then
    return false;
  end if;
  update auth.second_factors f set confirmed_at = now(), last_step = p_step where f.user_id = me.user_id and f.confirmed_at is null;
  if not found then
    perform ctx.refuse('BM409', 'second_factor_is_on');
  end if;
  perform auth.put_recovery_codes(me.user_id, p_code_hashes);
  -- This session has just shown it. It may do more from now on, so the token that was known before opens nothing.
  update auth.sessions s set has_second_factor = true, token_hash = p_new_hash where s.id = me.session_id;
  delete from auth.challenges c where c.user_id = me.user_id;
  perform audit.append_platform(me.user_id, 'second_factor_on', p_address, '{}');
  return true;
end
$$;
comment on function auth.confirm_second_factor(bytea, bytea, bigint, bytea[], inet) is
  'Turns the second factor on after the first right code, with recovery codes, and gives the session another token. False if it is '
  'not live';

create or replace function auth.renew_recovery_codes(p_token_hash bytea, p_code_hashes bytea[], p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid := (select me.user_id from auth.holder(p_token_hash) me);
begin
  if person is null then
    return false;
  end if;
  if not exists (select from auth.second_factors f where f.user_id = person and f.confirmed_at is not null) then
    perform ctx.refuse('BM409', 'second_factor_is_off');
  end if;
  perform auth.put_recovery_codes(person, p_code_hashes);
  perform audit.append_platform(person, 'recovery_codes_renewed', p_address, '{}');
  return true;
end
$$;
comment on function auth.renew_recovery_codes(bytea, bytea[], inet) is
  'Other recovery codes for the person of a live session; the earlier ones open nothing. False if the session is not live';

create or replace function auth.end_second_factor(p_token_hash bytea, p_address inet)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid := (select me.user_id from auth.holder(p_token_hash) me);
  was_on boolean;
begin
  if person is null then
    return false;
  end if;
  delete from auth.second_factors f where f.user_id = person returning f.confirmed_at is not null into was_on;
  if not found then
    perform ctx.refuse('BM409', 'second_factor_is_off');
  end if;
  delete from auth.recovery_codes r where r.user_id = person;
  delete from auth.challenges c where c.user_id = person;
  update auth.sessions s set has_second_factor = false where s.user_id = person and s.has_second_factor;
  if was_on then
    perform audit.append_platform(person, 'second_factor_off', p_address, '{}');
  end if;
  return true;
end
$$;
comment on function auth.end_second_factor(bytea, inet) is
  'Turns the second factor of the person of a live session off, or drops one half set up; no session counts as having shown it. '
  'False if the session is not live';

revoke all on function
  auth.second_factor(bytea),
  auth.begin_second_factor(bytea, bytea),
  auth.put_recovery_codes(uuid, bytea[]),
  auth.confirm_second_factor(bytea, bytea, bigint, bytea[], inet),
  auth.renew_recovery_codes(bytea, bytea[], inet),
  auth.end_second_factor(bytea, inet)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  auth.second_factor(bytea),
  auth.begin_second_factor(bytea, bytea),
  auth.confirm_second_factor(bytea, bytea, bigint, bytea[], inet),
  auth.renew_recovery_codes(bytea, bytea[], inet),
  auth.end_second_factor(bytea, inet)
  to bmms_accounts;

reset role;
