-- What an organization does with registrations for it: the first of the two steps of an approval, or a rejection.
set local role bmms_ctx_owner;

create or replace function members.registrations(
  p_org_id integer, p_state text, p_after_at timestamptz, p_after_id uuid, p_limit bigint)
returns table (
  user_id uuid, full_name text, email text, contact_number text, user_type text, "position" text, registered_at timestamptz,
  endorsed_by text, endorsed_at timestamptz, state text, decided_by text, decided_at timestamptz, reason text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform members.acting(p_org_id);
  return query
  select r.user_id, u.full_name, u.email, u.contact_number, u.user_type, r.position, r.registered_at, e.full_name, r.endorsed_at,
         coalesce(r.decision, 'open'), d.full_name, r.decided_at, r.reason
  from auth.registrations r
  join auth.users u on u.id = r.user_id
  left join auth.users e on e.id = r.endorsed_by
  left join auth.users d on d.id = r.decided_by
  where r.org_id = p_org_id
    and (p_state is null or coalesce(r.decision, 'open') = p_state)
    and (p_after_id is null or (r.registered_at, r.user_id) > (p_after_at, p_after_id))
  order by r.registered_at, r.user_id
  limit p_limit;
end
$$;
comment on function members.registrations(integer, text, timestamptz, uuid, bigint) is
  'Registrations for the organization of the pass, the oldest first, from the one after a registration on; null asks for everything';

create or replace function members.registration(p_org_id integer, p_user_id uuid)
returns table (
  user_id uuid, full_name text, email text, contact_number text, user_type text, "position" text, registered_at timestamptz,
  endorsed_by text, endorsed_at timestamptz, state text, decided_by text, decided_at timestamptz, reason text)
language sql stable security definer set search_path = '' as $$
  select r.* from members.registrations(p_org_id, null, null, null, null) r where r.user_id = p_user_id
$$;
comment on function members.registration(integer, uuid) is 'One registration for the organization of the pass; no row if there is none';

create or replace function members.endorse(p_org_id integer, p_user_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  actor auth.memberships := members.acting(p_org_id);
  registration auth.registrations;
begin
  registration := auth.open_registration(p_org_id, p_user_id);
  if actor.role = 'superuser' then
    perform ctx.refuse('BM403', 'endorse_members_only');
  end if;
  if registration.endorsed_by is not null then
    perform ctx.refuse('BM409', 'registration_endorsed');
  end if;
  update auth.registrations r set endorsed_by = ctx.user_id(), endorsed_at = now() where r.user_id = p_user_id;
  perform mail.put(p_user_id, p_org_id, 'registration_endorsed', '{}');
end
$$;
comment on function members.endorse(integer, uuid) is
  'First of the two steps of an approval: a member who manages people of the organization says that the person works there';

create or replace function members.reject_registration(p_org_id integer, p_user_id uuid, p_reason text)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  perform members.acting(p_org_id);
  perform auth.turn_down(auth.open_registration(p_org_id, p_user_id), ctx.user_id(), p_reason);
end
$$;
comment on function members.reject_registration(integer, uuid, text) is 'Rejects a registration for the organization of the pass';

revoke all on function
  members.registrations(integer, text, timestamptz, uuid, bigint),
  members.registration(integer, uuid),
  members.endorse(integer, uuid),
  members.reject_registration(integer, uuid, text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  members.registrations(integer, text, timestamptz, uuid, bigint),
  members.registration(integer, uuid),
  members.endorse(integer, uuid),
  members.reject_registration(integer, uuid, text)
  to bmms_tenant;

reset role;
