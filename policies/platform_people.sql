-- People, as the platform operator looks after their accounts. See policies/platform_admin.sql: functions for bmms_accounts that
-- ask for a live session of a superuser. Nothing here tells a password, a secret or a token.
set local role bmms_ctx_owner;

create or replace function platform.state_of(p_person auth.users)
returns text language sql stable set search_path = '' as $$
  select case
    when not p_person.is_active then 'inactive'
    when not p_person.is_approved then 'pending'
    when p_person.last_sign_in_at is null then 'invited'
    else 'active' end
$$;
comment on function platform.state_of(auth.users) is
  'inactive: cannot sign in; pending: not yet approved; invited: never signed in; active';

create or replace function platform.people(
  p_token_hash bytea, p_search text, p_code text, p_state text, p_after_name text, p_after_id uuid, p_limit bigint)
returns table (
  id uuid, username text, email text, full_name text, state text, is_superuser boolean, last_sign_in_at timestamptz, organizations text[])
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select u.id, u.username, u.email, u.full_name, w.state, u.is_superuser, u.last_sign_in_at,
           array(
             select o.code from auth.memberships m join organizations.organizations o on o.org_id = m.org_id
             where m.user_id = u.id and m.is_active order by m.is_primary desc, o.code)
    from auth.users u
    cross join lateral platform.state_of(u) w (state)
    where (p_search is null
           or position(lower(p_search) in lower(u.full_name || ' ' || u.username || ' ' || u.email)) > 0)
      and (p_code is null or exists (
        select from auth.memberships m join organizations.organizations o on o.org_id = m.org_id
        where m.user_id = u.id and m.is_active and o.code = upper(p_code)))
      and (p_state is null or w.state = p_state)
      and (p_after_id is null or (lower(u.full_name), u.id) > (p_after_name, p_after_id))
    order by lower(u.full_name), u.id
    limit p_limit;
end
$$;
comment on function platform.people(bytea, text, text, text, text, uuid, bigint) is
  'People by name, a page at a time: with text in name, sign-in name or address, of an organization, in a state';

create or replace function platform.person(p_token_hash bytea, p_user_id uuid)
returns table (
  id uuid, username text, email text, full_name text, contact_number text, user_type text, state text, is_superuser boolean,
  is_oneself boolean, has_second_factor boolean, open_sessions bigint, tokens bigint, last_sign_in_at timestamptz, created_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, false);
begin
  return query
    select u.id, u.username, u.email, u.full_name, u.contact_number, u.user_type, platform.state_of(u), u.is_superuser, u.id = operator,
           exists (select from auth.second_factors f where f.user_id = u.id and f.confirmed_at is not null),
           (select count(*) from auth.sessions s where s.user_id = u.id and s.expires_at > now() and s.name = ''),
           (select count(*) from auth.sessions s where s.user_id = u.id and s.expires_at > now() and s.name <> ''),
           u.last_sign_in_at, u.created_at
    from auth.users u
    where u.id = p_user_id;
end
$$;
comment on function platform.person(bytea, uuid) is 'The account of a person; no row for nobody';

create or replace function platform.memberships(p_token_hash bytea, p_user_id uuid)
returns table (
  code text, name text, role text, is_primary boolean, is_active boolean, "position" text, department text,
  can_manage_users boolean, can_approve_plans boolean, can_approve_budgets boolean, can_view_reports boolean, joined_date date)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select o.code, o.name, m.role, m.is_primary, m.is_active, m.position, m.department, m.can_manage_users, m.can_approve_plans,
           m.can_approve_budgets, m.can_view_reports, m.joined_date
    from auth.memberships m
    join organizations.organizations o on o.org_id = m.org_id
    where m.user_id = p_user_id and m.removed_at is null
    order by m.is_primary desc, o.code;
end
$$;
comment on function platform.memberships(bytea, uuid) is 'The organizations of a person and what the person is there, the primary one first';

-- Locks the person, and with her every superuser, in one order: of two operators who take each other's right at once, the second
-- finds what the first has done.
create or replace function platform.lock_person(p_user_id uuid)
returns auth.users language plpgsql volatile set search_path = '' as $$
declare
  person auth.users;
begin
  perform from auth.users u where u.id = p_user_id or u.is_superuser order by u.id for no key update;
  select * into person from auth.users u where u.id = p_user_id;
  if not found then
    perform ctx.refuse('BM404', 'no_such_person');
  end if;
  return person;
end
$$;
comment on function platform.lock_person(uuid) is 'The person, locked until the transaction ends; BM404 for nobody';

create or replace function platform.refuse_last_operator(p_operator uuid, p_user_id uuid)
returns void language plpgsql volatile set search_path = '' as $$
begin
  if p_user_id = p_operator then
    perform ctx.refuse('BM409', 'not_oneself');
  end if;
  if not exists (
    select from auth.users u where u.id <> p_user_id and u.is_superuser and u.is_active and u.is_approved) then
    perform ctx.refuse('BM409', 'last_operator');
  end if;
end
$$;
comment on function platform.refuse_last_operator(uuid, uuid) is
  'Refuses to take a right away from oneself, or from the last platform operator who can sign in';

create or replace function platform.end_access(p_user_id uuid, p_spared bytea)
returns bigint language plpgsql volatile set search_path = '' as $$
declare
  ended bigint;
begin
  delete from auth.links l where l.user_id = p_user_id;
  delete from auth.challenges c where c.user_id = p_user_id;
  delete from auth.sessions s where s.user_id = p_user_id and s.token_hash is distinct from p_spared;
  get diagnostics ended = row_count;
  return ended;
end
$$;
comment on function platform.end_access(uuid, bytea) is
  'Ends every session, token, link and begun sign-in of a person, but for the session spared; how many sessions and tokens';

create or replace function platform.set_person_active(p_token_hash bytea, p_address inet, p_user_id uuid, p_is_active boolean)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  person auth.users := platform.lock_person(p_user_id);
  ended bigint;
begin
  if person.is_active = p_is_active then
    return;
  end if;
  if not p_is_active then
    perform platform.refuse_last_operator(operator, p_user_id);
  end if;
  update auth.users u set is_active = p_is_active, updated_at = now() where u.id = p_user_id;
  ended := platform.end_access(p_user_id, null);
  perform audit.append_platform(operator, case when p_is_active then 'person_reactivated' else 'person_deactivated' end, p_address,
    jsonb_build_object('person', p_user_id, 'sessions_ended', ended));
end
$$;
comment on function platform.set_person_active(bytea, inet, uuid, boolean) is
  'Whether a person may sign in at all. What is open of one who may not ends at once';

create or replace function platform.send_reset_link(p_token_hash bytea, p_address inet, p_user_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  person auth.users := platform.lock_person(p_user_id);
begin
  if not (person.is_active and person.is_approved) then
    perform ctx.refuse('BM409', 'account_not_open');
  end if;
  perform mail.put(p_user_id, null, 'reset', '{}');
  perform audit.append_platform(operator, 'reset_link_sent', p_address, jsonb_build_object('person', p_user_id));
end
$$;
comment on function platform.send_reset_link(bytea, inet, uuid) is 'Sends a person a link that sets another password, to her own address';

create or replace function platform.end_sessions_of(p_token_hash bytea, p_address inet, p_user_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  person auth.users := platform.lock_person(p_user_id);
begin
  perform audit.append_platform(operator, 'sessions_ended', p_address,
    jsonb_build_object('person', person.id, 'sessions_ended', platform.end_access(p_user_id, p_token_hash)));
end
$$;
comment on function platform.end_sessions_of(bytea, inet, uuid) is
  'Ends every session and token of a person, but for the one that asks';

create or replace function platform.remove_second_factor(p_token_hash bytea, p_address inet, p_user_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  person auth.users := platform.lock_person(p_user_id);
begin
  -- One's own is turned off in the profile, with the password.
  if person.id = operator then
    perform ctx.refuse('BM409', 'not_oneself');
  end if;
  delete from auth.second_factors f where f.user_id = p_user_id;
  if not found then
    perform ctx.refuse('BM409', 'no_second_factor');
  end if;
  delete from auth.recovery_codes c where c.user_id = p_user_id;
  -- Who has the phone may be signed in with it.
  perform audit.append_platform(operator, 'second_factor_removed', p_address,
    jsonb_build_object('person', p_user_id, 'sessions_ended', platform.end_access(p_user_id, null)));
end
$$;
comment on function platform.remove_second_factor(bytea, inet, uuid) is
  'Takes the authenticator app and the recovery codes off an account whose phone is lost, and ends what is open of the person';

create or replace function platform.set_superuser(p_token_hash bytea, p_address inet, p_user_id uuid, p_is_superuser boolean)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  person auth.users := platform.lock_person(p_user_id);
begin
  if person.is_superuser = p_is_superuser then
    return;
  end if;
  if not p_is_superuser then
    perform platform.refuse_last_operator(operator, p_user_id);
  elsif not (person.is_active and person.is_approved) then
    perform ctx.refuse('BM409', 'account_not_open');
  elsif not exists (select from auth.users u where u.id = operator and u.is_superuser and u.is_active) then
    -- The right to pass it on was taken while this waited.
    perform ctx.refuse('BM403', 'platform_operator_only');
  end if;
  update auth.users u set is_superuser = p_is_superuser, updated_at = now() where u.id = p_user_id;
  perform audit.append_platform(operator, case when p_is_superuser then 'operator_made' else 'operator_unmade' end, p_address,
    jsonb_build_object('person', p_user_id));
end
$$;
comment on function platform.set_superuser(bytea, inet, uuid, boolean) is
  'Makes a person a platform operator, or one no more; one that can sign in always remains';

revoke all on function
  platform.people(bytea, text, text, text, text, uuid, bigint), platform.state_of(auth.users), platform.person(bytea, uuid),
  platform.memberships(bytea, uuid), platform.lock_person(uuid), platform.refuse_last_operator(uuid, uuid),
  platform.end_access(uuid, bytea), platform.set_person_active(bytea, inet, uuid, boolean),
  platform.send_reset_link(bytea, inet, uuid), platform.end_sessions_of(bytea, inet, uuid),
  platform.remove_second_factor(bytea, inet, uuid), platform.set_superuser(bytea, inet, uuid, boolean)
  from public;
grant execute on function
  platform.people(bytea, text, text, text, text, uuid, bigint),
  platform.person(bytea, uuid),
  platform.memberships(bytea, uuid),
  platform.set_person_active(bytea, inet, uuid, boolean),
  platform.send_reset_link(bytea, inet, uuid),
  platform.end_sessions_of(bytea, inet, uuid),
  platform.remove_second_factor(bytea, inet, uuid),
  platform.set_superuser(bytea, inet, uuid, boolean)
  to bmms_accounts;

reset role;
