-- Members of an organization: who works here, and as what (organizations: section 6). Functions for bmms_tenant; each names
-- its organization, which must be that of the pass, and asks anew what the person may do: a pass outlives a change by seconds.
set local role bmms_ctx_owner;

create or replace function members.acting(p_org_id integer)
returns auth.memberships language plpgsql volatile set search_path = '' as $$
declare
  actor auth.memberships;
  role_now text;
begin
  if p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  if not ctx.can('members.manage') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  select e.role into role_now
  from auth.users u
  cross join lateral ctx.entries(u.id, u.is_superuser) e
  where u.id = ctx.user_id() and u.is_active and u.is_approved and e.org_id = p_org_id and 'members.manage' = any (e.permissions);
  if not found then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  select m.* into actor from auth.memberships m where m.org_id = p_org_id and m.user_id = ctx.user_id();
  actor.role := role_now;
  return actor;
end
$$;
comment on function members.acting(integer) is
  'The membership of the acting person, who manages people there now; role superuser for a platform operator. '
  'BM404 no_such_organization: not the organization of the pass';

create or replace function members.lock_people(p_org_id integer, p_user_id uuid)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform from auth.memberships m
  where m.org_id = p_org_id and (m.role = 'admin' or m.user_id in (p_user_id, ctx.user_id()))
  order by m.user_id for no key update;
end
$$;
comment on function members.lock_people(integer, uuid) is
  'Locks a person, who acts, and every admin of an organization, always in one order: changes that decide who is left wait for each other';

create or replace function members.people(p_org_id integer)
returns table (
  user_id uuid, full_name text, email text, contact_number text, role text, can_manage_users boolean, can_approve_plans boolean,
  can_approve_budgets boolean, can_view_reports boolean, "position" text, department text, state text,
  last_sign_in_at timestamptz, joined_date date, version integer, is_self boolean)
language sql stable set search_path = '' as $$
  select m.user_id, case when w.is_awaited and m.invited_as <> '' then m.invited_as else u.full_name end, u.email,
         case when w.is_awaited then '' else u.contact_number end, m.role, m.can_manage_users, m.can_approve_plans,
         m.can_approve_budgets, m.can_view_reports, m.position, m.department,
         case when not m.is_active then 'suspended' when w.is_awaited then 'invited' else 'active' end,
         case when not w.is_awaited then u.last_sign_in_at end, m.joined_date, m.version, m.user_id = (select ctx.user_id())
  from auth.memberships m
  join auth.users u on u.id = m.user_id
  -- Who has signed in before, but not since, is awaited like anybody new.
  cross join lateral (
    select u.last_sign_in_at is null or coalesce(u.last_sign_in_at < m.invited_at, false) as is_awaited) w
  where m.org_id = p_org_id and m.removed_at is null
$$;
comment on function members.people(integer) is
  'The members of an organization; state: active, invited (has not signed in since she was asked to come) or suspended';

create or replace function members.list(
  p_org_id integer, p_search text, p_role text, p_state text, p_after_name text, p_after_id uuid, p_limit bigint)
returns table (
  user_id uuid, full_name text, email text, contact_number text, role text, can_manage_users boolean, can_approve_plans boolean,
  can_approve_budgets boolean, can_view_reports boolean, "position" text, department text, state text,
  last_sign_in_at timestamptz, joined_date date, version integer, is_self boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform members.acting(p_org_id);
  return query
  select p.* from members.people(p_org_id) p
  where (p_search is null or position(lower(p_search) in lower(concat_ws(' ', p.full_name, p.email, p.position, p.department))) > 0)
    and (p_role is null or p.role = p_role)
    and (p_state is null or p.state = p_state)
    and (p_after_id is null or (p.full_name, p.user_id) > (p_after_name, p_after_id))
  order by p.full_name, p.user_id
  limit p_limit;
end
$$;
comment on function members.list(integer, text, text, text, text, uuid, bigint) is
  'The members of the organization of the pass by name, from the one after a member on; null asks for everything';

create or replace function members.one(p_org_id integer, p_user_id uuid)
returns table (
  user_id uuid, full_name text, email text, contact_number text, role text, can_manage_users boolean, can_approve_plans boolean,
  can_approve_budgets boolean, can_view_reports boolean, "position" text, department text, state text,
  last_sign_in_at timestamptz, joined_date date, version integer, is_self boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform members.acting(p_org_id);
  return query select p.* from members.people(p_org_id) p where p.user_id = p_user_id;
end
$$;
comment on function members.one(integer, uuid) is 'One member of the organization of the pass; no row if there is none';

revoke all on all functions in schema members
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema members to bmms_tenant;
grant execute on function
  members.list(integer, text, text, text, text, uuid, bigint),
  members.one(integer, uuid)
  to bmms_tenant;

reset role;
