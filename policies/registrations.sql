-- People who register themselves (organizations: section 7): the account waits, unapproved, until somebody who manages people
-- of the organization has endorsed it and a platform operator has approved it, which makes the person a member.
set local role bmms_ctx_owner;

create or replace function auth.registration_choices()
returns table (code text, name text) language sql stable security definer set search_path = '' as $$
  select o.code, o.name from organizations.organizations o where o.is_active order by o.name
$$;
comment on function auth.registration_choices() is
  'The organizations one may register for: code and name of the active ones, which are public law';

create or replace function auth.may_register(p_address inet)
returns boolean language sql volatile security definer set search_path = '' as $$
  select auth.within_limit('registration', host(auth.place(p_address)), 10, interval '1 hour')
$$;
comment on function auth.may_register(inet) is
  'Counts a registration from an address, before it is looked at; false beyond ten in an hour. A call of its own, so that one that fails counts';

create or replace function auth.register(
  p_email text, p_first_name text, p_last_name text, p_contact_number text, p_user_type text, p_code text, p_position text,
  p_password_hash text, p_address inet)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  organization integer;
  person uuid;
begin
  perform auth.require_personal_data(p_email, p_first_name, p_last_name, p_contact_number);
  if array_position(array['bmoa', 'lgu', 'nga'], p_user_type) is null then
    perform ctx.refuse('BM422', 'registration_user_type', 'user_type');
  end if;
  if (translate(p_contact_number, ' -+()', '') ~ '^(63|09)[0-9]{7,11}$') is not true then
    perform ctx.refuse('BM422', 'registration_contact_number', 'contact_number');
  end if;
  if (btrim(p_position) <> '' and length(p_position) <= 200) is not true then
    perform ctx.refuse('BM422', 'registration_position', 'position');
  end if;
  select o.org_id into organization from organizations.organizations o where o.code = upper(p_code) and o.is_active;
  if not found then
    perform ctx.refuse('BM422', 'registration_organization', 'organization');
  end if;
  person := auth.add_person(
    null, btrim(p_email), btrim(p_first_name), btrim(p_last_name), btrim(p_contact_number), p_user_type, p_password_hash, false, false);
  insert into auth.registrations (user_id, org_id, position) values (person, organization, btrim(p_position));
  perform audit.act_as(person);
  perform audit.append_platform(person, 'registered', p_address, jsonb_build_object('org_id', organization));
  perform mail.put(person, organization, 'registration_received', '{}');
  perform mail.put(u.id, organization, 'registration_new', jsonb_build_object('name', btrim(btrim(p_first_name) || ' ' || btrim(p_last_name))))
  from auth.users u where u.is_superuser and u.is_active and u.is_approved;
end
$$;
comment on function auth.register(text, text, text, text, text, text, text, text, inet) is
  'An account that waits for approval, of somebody who says to work for an active organization';

create or replace function auth.open_registration(p_org_id integer, p_user_id uuid)
returns auth.registrations language plpgsql volatile set search_path = '' as $$
declare
  registration auth.registrations;
begin
  -- What follows changes the person too; who makes people takes this lock before a person's.
  lock table auth.registrations in row exclusive mode;
  select r.* into registration from auth.registrations r
  where r.user_id = p_user_id and (p_org_id is null or r.org_id = p_org_id) for no key update;
  if not found then
    perform ctx.refuse('BM404', 'no_such_registration');
  end if;
  if registration.decision is not null then
    perform ctx.refuse('BM409', 'registration_decided');
  end if;
  return registration;
end
$$;
comment on function auth.open_registration(integer, uuid) is
  'A registration that is not decided, locked; of one organization if one is named. BM404: none; BM409: decided';

create or replace function auth.turn_down(p_registration auth.registrations, p_actor uuid, p_reason text)
returns void language plpgsql volatile set search_path = '' as $$
begin
  if (btrim(p_reason) <> '' and length(p_reason) <= 2000) is not true then
    perform ctx.refuse('BM422', 'registration_reason', 'reason');
  end if;
  update auth.registrations r
  set decision = 'rejected', decided_by = p_actor, decided_at = now(), reason = btrim(p_reason), endorsed_by = null, endorsed_at = null
  where r.user_id = p_registration.user_id;
  -- Who was let in another way meanwhile keeps that.
  update auth.users u set is_active = false, updated_at = now() where u.id = p_registration.user_id and not u.is_approved;
  perform mail.put(p_registration.user_id, p_registration.org_id, 'registration_rejected', jsonb_build_object('reason', btrim(p_reason)));
end
$$;
comment on function auth.turn_down(auth.registrations, uuid, text) is
  'Rejects a registration with a reason: the endorsement goes, and the account opens nothing';

create or replace function auth.operator_of(p_token_hash bytea, p_changes boolean)
returns uuid language plpgsql stable set search_path = '' as $$
declare
  session record;
begin
  select u.id, u.is_superuser, u.must_change_password, s.scope, s.org_id into session
  from auth.sessions s
  join auth.users u on u.id = s.user_id
  where s.token_hash = p_token_hash and s.expires_at > now() and u.is_active and u.is_approved;
  if not found then
    raise exception using errcode = '28000', message = 'no session';
  end if;
  if session.must_change_password then
    perform ctx.refuse('BM403', 'password_change_required');
  end if;
  if not session.is_superuser then
    perform ctx.refuse('BM403', 'platform_operator_only');
  end if;
  -- A token for reading changes nothing, and one of an organization is not for the platform.
  if session.org_id is not null or p_changes and session.scope <> 'write' then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  return session.id;
end
$$;
comment on function auth.operator_of(bytea, boolean) is
  'The platform operator of a live session, which may change something if asked. 28000: no session; BM403: somebody else''s';

create or replace function auth.list_registrations(
  p_token_hash bytea, p_user_id uuid, p_state text, p_after_at timestamptz, p_after_id uuid, p_limit bigint)
returns table (
  user_id uuid, full_name text, email text, contact_number text, user_type text, org_code text, org_name text, "position" text,
  registered_at timestamptz, endorsed_by text, endorsed_at timestamptz, is_own_endorsement boolean, state text, decided_by text,
  decided_at timestamptz, reason text)
language plpgsql stable security definer set search_path = '' as $$
declare
  operator uuid := auth.operator_of(p_token_hash, false);
begin
  return query
  select r.user_id, u.full_name, u.email, u.contact_number, u.user_type, o.code, o.name, r.position, r.registered_at,
         e.full_name, r.endorsed_at, coalesce(r.endorsed_by = operator, false), coalesce(r.decision, 'open'), d.full_name, r.decided_at, r.reason
  from auth.registrations r
  join auth.users u on u.id = r.user_id
  join organizations.organizations o on o.org_id = r.org_id
  left join auth.users e on e.id = r.endorsed_by
  left join auth.users d on d.id = r.decided_by
  where (p_user_id is null or r.user_id = p_user_id)
    and (p_state is null or coalesce(r.decision, 'open') = p_state)
    and (p_after_id is null or (r.registered_at, r.user_id) > (p_after_at, p_after_id))
  order by r.registered_at, r.user_id
  limit p_limit;
end
$$;
comment on function auth.list_registrations(bytea, uuid, text, timestamptz, uuid, bigint) is
  'Registrations for all organizations, for a platform operator: the oldest first, from the one after a registration on, or that of one person';

create or replace function auth.approve_registration(
  p_token_hash bytea, p_address inet, p_user_id uuid, p_accepts_risk boolean, p_reason text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := auth.operator_of(p_token_hash, true);
  registration auth.registrations := auth.open_registration(null, p_user_id);
  is_endorsed boolean := coalesce(registration.endorsed_by <> operator, false);
begin
  if not is_endorsed and p_accepts_risk is not true then
    perform ctx.refuse('BM422', 'registration_not_endorsed', 'accepts_risk');
  end if;
  if not is_endorsed and (btrim(p_reason) <> '') is not true then
    perform ctx.refuse('BM422', 'registration_reason', 'reason');
  end if;
  if not exists (select from organizations.organizations o where o.org_id = registration.org_id and o.is_active) then
    perform ctx.refuse('BM409', 'registration_organization_closed');
  end if;
  perform audit.act_as(operator);
  update auth.users u set is_approved = true, approved_by = operator, approved_at = now(), updated_at = now()
  where u.id = p_user_id and not u.is_approved;
  update auth.registrations r set decision = 'approved', decided_by = operator, decided_at = now(), reason = coalesce(btrim(p_reason), '')
  where r.user_id = p_user_id;
  insert into auth.memberships (org_id, user_id, role, is_primary, position)
  values (
    registration.org_id, p_user_id, 'staff',
    not exists (select from auth.memberships p where p.user_id = p_user_id and p.is_primary), registration.position)
  on conflict do nothing;
  perform audit.append_platform(operator, 'registration_approved', p_address,
    jsonb_build_object('user', p_user_id, 'org_id', registration.org_id, 'endorsed', is_endorsed));
  perform mail.put(p_user_id, registration.org_id, 'registration_approved', '{}');
end
$$;
comment on function auth.approve_registration(bytea, inet, uuid, boolean, text) is
  'Second step: a platform operator lets the person in, as staff of the organization. Without the endorsement of somebody '
  'else only if the risk is accepted, with a reason';

create or replace function auth.reject_registration(p_token_hash bytea, p_address inet, p_user_id uuid, p_reason text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := auth.operator_of(p_token_hash, true);
  registration auth.registrations := auth.open_registration(null, p_user_id);
begin
  perform audit.act_as(operator);
  perform auth.turn_down(registration, operator, p_reason);
  perform audit.append_platform(operator, 'registration_rejected', p_address,
    jsonb_build_object('user', p_user_id, 'org_id', registration.org_id));
end
$$;
comment on function auth.reject_registration(bytea, inet, uuid, text) is 'Rejects a registration, by a platform operator';

drop trigger if exists audit on auth.registrations;
create constraint trigger audit after insert or update or delete on auth.registrations
  deferrable initially deferred for each row execute function audit.record();

revoke all on function
  auth.open_registration(integer, uuid),
  auth.turn_down(auth.registrations, uuid, text),
  auth.operator_of(bytea, boolean),
  auth.registration_choices(),
  auth.may_register(inet),
  auth.register(text, text, text, text, text, text, text, text, inet),
  auth.list_registrations(bytea, uuid, text, timestamptz, uuid, bigint),
  auth.approve_registration(bytea, inet, uuid, boolean, text),
  auth.reject_registration(bytea, inet, uuid, text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  auth.registration_choices(),
  auth.may_register(inet),
  auth.register(text, text, text, text, text, text, text, text, inet),
  auth.list_registrations(bytea, uuid, text, timestamptz, uuid, bigint),
  auth.approve_registration(bytea, inet, uuid, boolean, text),
  auth.reject_registration(bytea, inet, uuid, text)
  to bmms_accounts;

reset role;
