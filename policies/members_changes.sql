-- Who comes, who goes, and what members may do (organizations: section 6). The acting person's rights are asked once more when the
-- rows are locked: of two changes at once the second must see the first.
set local role bmms_ctx_owner;

create or replace function members.take(
  p_org_id integer, p_user_id uuid, p_version integer, out actor auth.memberships, out target auth.memberships)
language plpgsql volatile set search_path = '' as $$
begin
  perform members.acting(p_org_id);
  perform members.lock_people(p_org_id, p_user_id);
  actor := members.acting(p_org_id);
  select m.* into target from auth.memberships m
  where m.org_id = p_org_id and m.user_id = p_user_id and m.removed_at is null;
  if not found then
    perform ctx.refuse('BM404', 'no_such_member');
  end if;
  if p_user_id = ctx.user_id() then
    perform ctx.refuse('BM403', 'membership_own');
  end if;
  if target.role = 'admin' and actor.role not in ('admin', 'superuser') then
    perform ctx.refuse('BM403', 'admins_by_admins_only');
  end if;
  if target.version is distinct from p_version then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
end
$$;
comment on function members.take(integer, uuid, integer) is
  'Who acts, and the member to be changed, locked: somebody else, at the version seen, and no admin unless an admin acts';

create or replace function members.require_other_admin(p_org_id integer, p_user_id uuid)
returns void language plpgsql volatile set search_path = '' as $$
begin
  perform members.lock_people(p_org_id, p_user_id);
  if not exists (
    select from auth.memberships m
    join auth.users u on u.id = m.user_id
    where m.org_id = p_org_id and m.user_id <> p_user_id and m.role = 'admin' and m.is_active and u.is_active and u.is_approved) then
    perform ctx.refuse('BM409', 'last_admin');
  end if;
end
$$;
comment on function members.require_other_admin(integer, uuid) is
  'Refuses, under lock, unless an organization keeps an active admin without this person';

create or replace function members.flag(
  p_flag text, p_asked boolean, p_had boolean, p_role text, p_actor auth.memberships)
returns boolean language plpgsql stable set search_path = '' as $$
declare
  may_give boolean := p_actor.role in ('admin', 'superuser') or p_flag = any (ctx.flags(p_actor));
  usual boolean := case p_flag
    when 'can_view_reports' then true
    when 'can_approve_plans' then p_role in ('admin', 'manager')
    else p_role = 'admin' end;
begin
  if p_asked and not p_had and not may_give then
    perform ctx.refuse('BM422', 'flag_not_own', p_flag);
  end if;
  return coalesce(p_asked, usual and (may_give or p_had));
end
$$;
comment on function members.flag(text, boolean, boolean, text, auth.memberships) is
  'A flag as it will be: as asked, or as usual for the role if nothing is asked. BM422 flag_not_own: who is no admin gives '
  'no flag that she does not have';

create or replace function members.require_role(p_role text, p_actor auth.memberships)
returns void language plpgsql stable set search_path = '' as $$
begin
  if array_position(array['admin', 'manager', 'staff', 'viewer'], p_role) is null then
    perform ctx.refuse('BM422', 'memberships_role_known', 'role');
  end if;
  if p_role = 'admin' and p_actor.role not in ('admin', 'superuser') then
    perform ctx.refuse('BM403', 'admins_by_admins_only');
  end if;
end
$$;
comment on function members.require_role(text, auth.memberships) is 'Refuses a role that is none, or that the acting person may not give';

create or replace function members.write_to(p_org_id integer, p_user_id uuid, p_role text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  is_new boolean;
begin
  if not auth.within_limit('invitation', p_org_id || ' ' || p_user_id, 5, interval '1 hour') then
    perform ctx.refuse('BM429', 'invitations_per_hour');
  end if;
  select u.last_sign_in_at is null into strict is_new from auth.users u where u.id = p_user_id;
  perform mail.put(
    p_user_id, p_org_id, case when is_new then 'invitation' else 'added' end,
    case when is_new then '{}' else jsonb_build_object('role', p_role) end);
end
$$;
comment on function members.write_to(integer, uuid, text) is
  'Tells a person by mail that she is a member: with a link to set a password, or that she was added if she has one';

create or replace function members.invite(
  p_org_id integer, p_email text, p_first_name text, p_last_name text, p_contact_number text, p_role text,
  p_can_manage_users boolean, p_can_approve_plans boolean, p_can_approve_budgets boolean, p_can_view_reports boolean,
  p_position text, p_department text, p_password_hash text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  actor auth.memberships;
  person record;
  existing auth.memberships;
begin
  perform members.acting(p_org_id);
  perform members.lock_people(p_org_id, null);
  actor := members.acting(p_org_id);
  perform members.require_role(p_role, actor);
  perform auth.require_personal_data(p_email, p_first_name, p_last_name, p_contact_number);

  select u.id, u.is_approved into person from auth.users u where lower(u.email) = lower(btrim(p_email)) for no key update;
  if not found then
    -- Of two invitations of one new person at once the second finds the account that the first made.
    perform auth.lock_people();
    select u.id, u.is_approved into person from auth.users u where lower(u.email) = lower(btrim(p_email));
  end if;
  if person.id is null then
    person.id := auth.add_person(
      null, btrim(p_email), btrim(p_first_name), btrim(p_last_name), btrim(p_contact_number), 'bmoa', p_password_hash, false, true);
    perform audit.append_platform(ctx.user_id(), 'person_added', null, jsonb_build_object('user', person.id, 'org_id', p_org_id));
  elsif not person.is_approved then
    -- Somebody registered with this address, and nobody has proved that it is hers: whoever reads the mail sets the password.
    update auth.users u
    set password_hash = p_password_hash, is_approved = true, is_active = true, approved_by = ctx.user_id(), approved_at = now(), updated_at = now()
    where u.id = person.id;
    update auth.registrations r set decision = 'approved', decided_by = ctx.user_id(), decided_at = now()
    where r.user_id = person.id and r.org_id = p_org_id and r.decision is null;
    perform audit.append_platform(ctx.user_id(), 'person_added', null, jsonb_build_object('user', person.id, 'org_id', p_org_id));
  end if;

  select m.* into existing from auth.memberships m where m.org_id = p_org_id and m.user_id = person.id for no key update;
  if existing.user_id is not null and existing.removed_at is null then
    perform ctx.refuse('BM422', 'member_already', 'email');
  end if;
  insert into auth.memberships as m (
    org_id, user_id, role, is_primary, position, department, invited_at, invited_as,
    can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports)
  values (
    p_org_id, person.id, p_role,
    not exists (select from auth.memberships p where p.user_id = person.id and p.is_primary),
    btrim(p_position), btrim(p_department), now(), btrim(btrim(p_first_name) || ' ' || btrim(p_last_name)),
    members.flag('can_manage_users', p_can_manage_users, false, p_role, actor),
    members.flag('can_approve_plans', p_can_approve_plans, false, p_role, actor),
    members.flag('can_approve_budgets', p_can_approve_budgets, false, p_role, actor),
    members.flag('can_view_reports', p_can_view_reports, false, p_role, actor))
  on conflict (org_id, user_id) do update set
    role = excluded.role, is_primary = excluded.is_primary, is_active = true, removed_at = null, joined_date = current_date,
    position = excluded.position, department = excluded.department, invited_at = excluded.invited_at, invited_as = excluded.invited_as,
    can_manage_users = excluded.can_manage_users, can_approve_plans = excluded.can_approve_plans,
    can_approve_budgets = excluded.can_approve_budgets, can_view_reports = excluded.can_view_reports;
  perform members.write_to(p_org_id, person.id, p_role);
end
$$;
comment on function members.invite(
  integer, text, text, text, text, text, boolean, boolean, boolean, boolean, text, text, text) is
  'Makes a person a member of the organization of the pass, whether or not the address has an account, which nothing in the '
  'answer tells. A person without one gets an account that this hash opens: of a secret that nobody knows';

create or replace function members.invite_again(p_org_id integer, p_user_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  member record;
begin
  perform members.acting(p_org_id);
  select p.role, p.state into member from members.people(p_org_id) p where p.user_id = p_user_id;
  if not found then
    perform ctx.refuse('BM404', 'no_such_member');
  end if;
  if member.state <> 'invited' then
    perform ctx.refuse('BM409', 'member_not_invited');
  end if;
  perform members.write_to(p_org_id, p_user_id, member.role);
end
$$;
comment on function members.invite_again(integer, uuid) is
  'Sends the mail to a member who has not signed in since she was asked to come once more';

create or replace function members.change(
  p_org_id integer, p_user_id uuid, p_version integer, p_role text, p_can_manage_users boolean, p_can_approve_plans boolean,
  p_can_approve_budgets boolean, p_can_view_reports boolean, p_position text, p_department text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  taken record;
  target auth.memberships;
begin
  select * into taken from members.take(p_org_id, p_user_id, p_version);
  target := taken.target;
  perform members.require_role(p_role, taken.actor);
  if target.role = 'admin' and p_role <> 'admin' then
    perform members.require_other_admin(p_org_id, p_user_id);
  end if;
  update auth.memberships m set
    role = p_role, position = btrim(p_position), department = btrim(p_department),
    can_manage_users = members.flag('can_manage_users', p_can_manage_users, target.can_manage_users, p_role, taken.actor),
    can_approve_plans = members.flag('can_approve_plans', p_can_approve_plans, target.can_approve_plans, p_role, taken.actor),
    can_approve_budgets = members.flag('can_approve_budgets', p_can_approve_budgets, target.can_approve_budgets, p_role, taken.actor),
    can_view_reports = members.flag('can_view_reports', p_can_view_reports, target.can_view_reports, p_role, taken.actor)
  where m.org_id = p_org_id and m.user_id = p_user_id;
end
$$;
comment on function members.change(integer, uuid, integer, text, boolean, boolean, boolean, boolean, text, text) is
  'Gives a member of the organization of the pass another role, other flags (null: as usual for the role), position and department';

create or replace function members.set_standing(p_org_id integer, p_user_id uuid, p_version integer, p_standing text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  taken record;
  target auth.memberships;
begin
  select * into taken from members.take(p_org_id, p_user_id, p_version);
  target := taken.target;
  if array_position(array['active', 'suspended', 'removed'], p_standing) is null then
    perform ctx.refuse('BM422', 'standing', 'standing');
  end if;
  if p_standing = 'active' and target.is_active then
    perform ctx.refuse('BM409', 'member_active');
  end if;
  if p_standing = 'suspended' and not target.is_active then
    perform ctx.refuse('BM409', 'member_suspended');
  end if;
  if p_standing <> 'active' and target.role = 'admin' and target.is_active then
    perform members.require_other_admin(p_org_id, p_user_id);
  end if;
  update auth.memberships m set
    is_active = p_standing = 'active',
    removed_at = case when p_standing = 'removed' then now() end,
    -- Who has left lands somewhere else.
    is_primary = m.is_primary and p_standing <> 'removed'
  where m.org_id = p_org_id and m.user_id = p_user_id;
end
$$;
comment on function members.set_standing(integer, uuid, integer, text) is
  'Suspends a member of the organization of the pass, lets one back (active), or removes one, who can be invited again';

create or replace function auth.set_primary(p_token_hash bytea, p_code text)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid;
  chosen integer;
begin
  select u.id into person from auth.users u where u.id = (select me.user_id from auth.holder(p_token_hash) me) for no key update;
  if not found then
    raise exception using errcode = '28000', message = 'no session';
  end if;
  select m.org_id into chosen
  from auth.memberships m
  join organizations.organizations o on o.org_id = m.org_id
  where m.user_id = person and m.is_active and o.is_active and o.code = upper(p_code);
  if not found then
    return false;
  end if;
  perform audit.act_as(person);
  update auth.memberships m set is_primary = false where m.user_id = person and m.is_primary and m.org_id <> chosen;
  update auth.memberships m set is_primary = true where m.user_id = person and m.org_id = chosen and not m.is_primary;
  return true;
end
$$;
comment on function auth.set_primary(bytea, text) is
  'Makes an organization the one where the person of a live session lands; false if she is no member of it';

create or replace function members.stamp()
returns trigger language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end
$$;
comment on function members.stamp() is 'Counts the changes of a membership, whoever makes them';

create or replace trigger stamp before update on auth.memberships
  for each row execute function members.stamp();

revoke all on function
  members.take(integer, uuid, integer),
  members.require_other_admin(integer, uuid),
  members.flag(text, boolean, boolean, text, auth.memberships),
  members.require_role(text, auth.memberships),
  members.write_to(integer, uuid, text),
  members.invite(integer, text, text, text, text, text, boolean, boolean, boolean, boolean, text, text, text),
  members.invite_again(integer, uuid),
  members.change(integer, uuid, integer, text, boolean, boolean, boolean, boolean, text, text),
  members.set_standing(integer, uuid, integer, text),
  members.stamp(),
  auth.set_primary(bytea, text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function
  members.invite(integer, text, text, text, text, text, boolean, boolean, boolean, boolean, text, text, text),
  members.invite_again(integer, uuid),
  members.change(integer, uuid, integer, text, boolean, boolean, boolean, boolean, text, text),
  members.set_standing(integer, uuid, integer, text)
  to bmms_tenant;
grant execute on function auth.set_primary(bytea, text) to bmms_accounts;

reset role;
