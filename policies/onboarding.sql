-- Bringing people in by command (onboarding: sections 2 and 3): who may be made, as what, and what a pilot role is worth.
-- Definer functions for the migrator alone, which hold every rule: a command only reads its arguments and reports.
set local role bmms_ctx_owner;

create or replace function auth.pilot_role(p_name text)
returns table (
  name text, membership_role text, can_manage_users boolean, can_approve_plans boolean, can_approve_budgets boolean,
  can_view_reports boolean)
language sql immutable parallel safe set search_path = '' as $$
  select *
  from (values
    -- role,            membership, people, plans, budgets, reports
    ('pilot_admin',    'admin',    true,   true,  true,    true),
    ('planner',        'manager',  false,  true,  false,   true),
    ('budget_officer', 'manager',  false,  false, true,    true),
    ('me_officer',     'staff',    false,  false, false,   true),
    ('viewer',         'viewer',   false,  false, false,   true)
  ) as r (name, membership_role, can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports)
  where p_name is null or r.name = lower(btrim(p_name))
$$;
comment on function auth.pilot_role(text) is
  'The pilot roles, once: the membership and the flags each one gives. Of one name, or all (null)';

create or replace function auth.role_rank(p_role text)
returns integer language sql immutable parallel safe set search_path = '' as $$
  select array_position(array['viewer', 'staff', 'manager', 'admin'], p_role)
$$;
comment on function auth.role_rank(text) is 'The roles of a membership in order: viewer 1 to admin 4';

-- A lock that holds off nobody but another command, as long as the longest import takes; the migrator otherwise gives up
-- after five seconds.
create or replace function auth.begin_onboarding()
returns void language plpgsql volatile security definer set search_path = '' set lock_timeout = '10min' as $$
begin
  lock table auth.memberships in share update exclusive mode;
end
$$;
comment on function auth.begin_onboarding() is
  'Waits for other onboarding commands: of two that bring in the same people, the second finds them there';

create or replace function auth.person_problems(
  p_username text, p_email text, p_first_name text, p_last_name text, p_contact_number text)
returns table (place integer, field text, rule text, figures text)
language sql stable set search_path = '' as $$
  select p.place, p.field, p.rule, p.figures::text
  from (values
    (3, 'username', 'pilot_username_format', jsonb_build_object('username', p_username),
     p_username is not null and (p_username !~ '^[A-Za-z0-9_.+-]+$' or length(p_username) > 150)),
    (4, 'username', 'pilot_username_taken', jsonb_build_object('username', p_username),
     exists (select from auth.users u where lower(u.username) = lower(p_username))),
    (5, 'email', 'pilot_email_format', jsonb_build_object('email', p_email),
     p_email is null or p_email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' or length(p_email) > 254),
    (6, 'email', 'pilot_email_taken', jsonb_build_object('email', p_email),
     exists (select from auth.users u where lower(u.email) = lower(p_email))),
    (8, 'first_name', 'pilot_name_length', '{}', length(p_first_name) > 150),
    (9, 'last_name', 'pilot_name_length', '{}', length(p_last_name) > 150),
    (10, 'phone', 'pilot_phone_format', jsonb_build_object('phone', p_contact_number),
     p_contact_number <> '' and (
       length(p_contact_number) > 20 or regexp_replace(p_contact_number, '[ +-]', '', 'g') !~ '^(63|09)[0-9]{7,13}$'))
  ) as p (place, field, rule, figures, is_broken)
  where p.is_broken
$$;
comment on function auth.person_problems(text, text, text, text, text) is
  'What speaks against making a person: field, rule and figures, in the order in which they are told';

create or replace function auth.pilot_user_problems(
  p_username text, p_email text, p_first_name text, p_last_name text, p_contact_number text, p_position text,
  p_department text, p_organization text, p_role text)
returns table (field text, rule text, figures text)
language sql stable security definer set search_path = '' set row_security = on as $$
  select p.field, p.rule, p.figures
  from (
    select * from auth.person_problems(p_username, p_email, p_first_name, p_last_name, p_contact_number)
    union all
    select p.place, p.field, p.rule, p.figures::text
    from (select upper(btrim(p_organization)) as code) asked
    left join organizations.organizations o on o.code = asked.code
    cross join lateral (values
      (1, 'organization', 'pilot_organization_unknown', jsonb_build_object('code', p_organization), o.org_id is null),
      (2, 'organization', 'pilot_organization_inactive', jsonb_build_object('code', o.code), not o.is_active),
      (7, 'role', 'pilot_role_unknown', jsonb_build_object('role', p_role),
       p_role is not null and not exists (select from auth.pilot_role(p_role))),
      -- Who comes first is the admin; from then on it has to be said what somebody is.
      (7, 'role', 'pilot_role_missing', jsonb_build_object('code', o.code),
       p_role is null and exists (
         select from auth.memberships m where m.org_id = o.org_id and m.role = 'admin' and m.is_active)),
      (11, 'position', 'pilot_position_length', '{}', length(p_position) > 200),
      (12, 'department', 'pilot_department_length', '{}', length(p_department) > 200)
    ) as p (place, field, rule, figures, is_broken)
    where p.is_broken
  ) as p
  order by p.place
$$;
comment on function auth.pilot_user_problems(text, text, text, text, text, text, text, text, text) is
  'Everything that speaks against bringing somebody in, in the order in which it is told; no row: nothing does';

create or replace function auth.refuse_first(p_field text, p_rule text, p_figures text)
returns void language plpgsql stable set search_path = '' as $$
begin
  raise exception using errcode = 'BM422', message = p_rule, column = p_field, detail = p_figures;
end
$$;
comment on function auth.refuse_first(text, text, text) is 'Refuses with a problem of a list';

create or replace function auth.is_sample_person(p_user_id uuid)
returns boolean language sql stable set search_path = '' as $$
  select exists (
    select from auth.users u where u.id = p_user_id and u.email like '%.pilot.bmms.gov.ph' and not u.is_superuser)
$$;
comment on function auth.is_sample_person(uuid) is
  'Whether a person is invented, by generate-pilot-data: no mail goes to the address, nor because of what the person does';

create or replace function auth.create_pilot_user(
  p_username text, p_email text, p_first_name text, p_last_name text, p_contact_number text, p_position text,
  p_department text, p_organization text, p_role text, p_password_hash text, p_must_change_password boolean,
  p_invite boolean)
returns table (user_id uuid, username text, organization text, organization_name text, pilot_role text, membership_role text)
language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  home record;
  given record;
  -- Everybody is called something: until a name is known, as the address is.
  first_name text := case when btrim(p_first_name || p_last_name) = '' then split_part(p_email, '@', 1) else p_first_name end;
begin
  perform auth.begin_onboarding();
  perform auth.refuse_first(p.field, p.rule, p.figures)
  from auth.pilot_user_problems(
    p_username, p_email, p_first_name, p_last_name, p_contact_number, p_position, p_department, p_organization, p_role) p
  limit 1;
  select o.org_id, o.code, o.name into strict home from organizations.organizations o where o.code = upper(btrim(p_organization));
  select * into strict given from auth.pilot_role(coalesce(p_role, 'pilot_admin'));
  user_id := auth.add_person(
    p_username, p_email, first_name, p_last_name, p_contact_number, 'bmoa', p_password_hash, p_must_change_password, true);
  insert into auth.memberships (
    org_id, user_id, role, is_primary, position, department,
    can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports)
  values (
    home.org_id, create_pilot_user.user_id, given.membership_role, true, p_position, p_department,
    given.can_manage_users, given.can_approve_plans, given.can_approve_budgets, given.can_view_reports);
  select u.username into strict create_pilot_user.username from auth.users u where u.id = create_pilot_user.user_id;
  perform audit.append_platform(null, 'person_added', null, jsonb_build_object(
    'username', create_pilot_user.username, 'organization', home.code, 'role', given.name, 'invited', p_invite));
  if auth.is_sample_person(create_pilot_user.user_id) then
    update auth.users u set mail_preference = 'never' where u.id = create_pilot_user.user_id;
  elsif p_invite then
    perform mail.put(create_pilot_user.user_id, home.org_id, 'invitation', '{}');
  end if;
  organization := home.code;
  organization_name := home.name;
  pilot_role := given.name;
  membership_role := given.membership_role;
  return next;
end
$$;
comment on function auth.create_pilot_user(text, text, text, text, text, text, text, text, text, text, boolean, boolean) is
  'Brings somebody in: an approved person, the primary membership a pilot role gives and, if asked for, the invitation';

create or replace function auth.create_superuser(
  p_username text, p_email text, p_first_name text, p_last_name text, p_password_hash text, p_must_change_password boolean,
  p_invite boolean)
returns table (user_id uuid, username text)
language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  first_name text := case when btrim(p_first_name || p_last_name) = '' then split_part(p_email, '@', 1) else p_first_name end;
begin
  perform auth.begin_onboarding();
  perform auth.refuse_first(p.field, p.rule, p.figures)
  from (
    select * from auth.person_problems(p_username, p_email, p_first_name, p_last_name, '') q order by q.place limit 1) p;
  user_id := auth.add_person(
    p_username, p_email, first_name, p_last_name, '', 'admin', p_password_hash, p_must_change_password, true);
  update auth.users u set is_superuser = true where u.id = create_superuser.user_id
  returning u.username into create_superuser.username;
  perform audit.append_platform(null, 'superuser_added', null, jsonb_build_object(
    'username', create_superuser.username, 'invited', p_invite));
  if p_invite then
    perform mail.put(create_superuser.user_id, null, 'invitation', '{}');
  end if;
  return next;
end
$$;
comment on function auth.create_superuser(text, text, text, text, text, boolean, boolean) is
  'Makes a platform operator: an approved person of no organization';

create or replace function auth.assign_pilot_role(p_username text, p_role text, p_organization text, p_mode text)
returns table (username text, organization text, role_before text, flags_before text[], role_after text, flags_after text[])
language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  person auth.users;
  home organizations.organizations;
  given record;
  held auth.memberships;
  kept auth.memberships;
begin
  perform auth.begin_onboarding();
  select * into person from auth.users u where lower(u.username) = lower(btrim(p_username));
  if not found then
    perform ctx.refuse('BM422', 'pilot_user_unknown', 'username', jsonb_build_object('username', p_username)::text);
  end if;
  select * into given from auth.pilot_role(p_role);
  if p_role is null or not found then
    perform ctx.refuse('BM422', 'pilot_role_unknown', 'role', jsonb_build_object('role', p_role)::text);
  end if;
  if p_organization is null then
    select o.* into home from auth.memberships m join organizations.organizations o on o.org_id = m.org_id
    where m.user_id = person.id and m.is_primary;
    if not found then
      perform ctx.refuse('BM422', 'pilot_primary_missing', 'organization', jsonb_build_object('username', person.username)::text);
    end if;
  else
    select * into home from organizations.organizations o where o.code = upper(btrim(p_organization));
    if not found then
      perform ctx.refuse('BM422', 'pilot_organization_unknown', 'organization', jsonb_build_object('code', p_organization)::text);
    end if;
  end if;
  -- All admins, in one order: of two who are to go at once, the second sees that the first is gone.
  perform from auth.memberships m where m.org_id = home.org_id and (m.role = 'admin' or m.user_id = person.id)
  order by m.user_id for no key update;
  select * into held from auth.memberships m where m.org_id = home.org_id and m.user_id = person.id and m.is_active;
  if not found then
    perform ctx.refuse('BM422', 'pilot_membership_missing', 'organization',
      jsonb_build_object('username', person.username, 'code', home.code)::text);
  end if;
  kept := held;
  case p_mode
    when 'add' then
      if auth.role_rank(given.membership_role) > auth.role_rank(held.role) then
        kept.role := given.membership_role;
      end if;
      kept.can_manage_users := held.can_manage_users or given.can_manage_users;
      kept.can_approve_plans := held.can_approve_plans or given.can_approve_plans;
      kept.can_approve_budgets := held.can_approve_budgets or given.can_approve_budgets;
      kept.can_view_reports := held.can_view_reports or given.can_view_reports;
    when 'replace' then
      kept.role := given.membership_role;
      kept.can_manage_users := given.can_manage_users;
      kept.can_approve_plans := given.can_approve_plans;
      kept.can_approve_budgets := given.can_approve_budgets;
      kept.can_view_reports := given.can_view_reports;
    when 'remove' then
      if held.role <> given.membership_role
         or given.can_manage_users and not held.can_manage_users
         or given.can_approve_plans and not held.can_approve_plans
         or given.can_approve_budgets and not held.can_approve_budgets then
        perform ctx.refuse('BM422', 'pilot_role_not_held', 'role',
          jsonb_build_object('username', person.username, 'role', given.name, 'code', home.code)::text);
      end if;
      if given.membership_role = 'viewer' then
        perform ctx.refuse('BM422', 'pilot_role_least', 'role', jsonb_build_object('code', home.code)::text);
      end if;
      -- What the role gave goes, seeing excepted. What is left is a manager who still approves something, or less.
      kept.can_manage_users := held.can_manage_users and not given.can_manage_users;
      kept.can_approve_plans := held.can_approve_plans and not given.can_approve_plans;
      kept.can_approve_budgets := held.can_approve_budgets and not given.can_approve_budgets;
      kept.role := case
        when given.membership_role = 'staff' then 'viewer'
        when kept.can_approve_plans or kept.can_approve_budgets then 'manager'
        else 'staff' end;
    else
      raise exception using errcode = '22023', message = 'a role is added, replaces or is removed';
  end case;
  if held.role = 'admin' and kept.role <> 'admin' and not exists (
    select from auth.memberships m join auth.users u on u.id = m.user_id
    where m.org_id = home.org_id and m.user_id <> person.id and m.role = 'admin' and m.is_active and u.is_active and u.is_approved) then
    perform ctx.refuse('BM409', 'pilot_last_admin', '', jsonb_build_object('username', person.username, 'code', home.code)::text);
  end if;
  if kept is distinct from held then
    update auth.memberships m set
      role = kept.role, can_manage_users = kept.can_manage_users, can_approve_plans = kept.can_approve_plans,
      can_approve_budgets = kept.can_approve_budgets, can_view_reports = kept.can_view_reports
    where m.org_id = held.org_id and m.user_id = held.user_id;
  end if;
  return query select person.username, home.code, held.role, ctx.flags(held), kept.role, ctx.flags(kept);
end
$$;
comment on function auth.assign_pilot_role(text, text, text, text) is
  'Gives a member a pilot role beside what she has (add), in its place (replace), or takes one away (remove)';

create or replace function auth.open_sample_session(p_username text, p_token_hash bytea)
returns void language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  person uuid;
begin
  -- Only invented people: nobody is acted for whom there is.
  select u.id into person from auth.users u
  where lower(u.username) = lower(p_username) and auth.is_sample_person(u.id) and u.is_active and u.is_approved;
  if not found then
    perform ctx.refuse('BM422', 'pilot_sample_person_missing', 'username', jsonb_build_object('username', p_username)::text);
  end if;
  insert into auth.sessions (user_id, token_hash, lifetime, expires_at, address, user_agent)
  values (person, p_token_hash, interval '10 minutes', now() + interval '10 minutes', '127.0.0.1', 'bmms generate-pilot-data');
  perform audit.append_platform(person, 'sign_in', '127.0.0.1', '{"by": "generate-pilot-data"}');
end
$$;
comment on function auth.open_sample_session(text, bytea) is
  'A short session of a person whom generate-pilot-data made, with which it writes that person''s plans';

revoke all on function
  auth.pilot_role(text),
  auth.role_rank(text),
  auth.begin_onboarding(),
  auth.person_problems(text, text, text, text, text),
  auth.pilot_user_problems(text, text, text, text, text, text, text, text, text),
  auth.refuse_first(text, text, text),
  auth.is_sample_person(uuid),
  auth.create_pilot_user(text, text, text, text, text, text, text, text, text, text, boolean, boolean),
  auth.create_superuser(text, text, text, text, text, boolean, boolean),
  auth.assign_pilot_role(text, text, text, text),
  auth.open_sample_session(text, bytea)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_migrator;
grant execute on function
  auth.pilot_role(text),
  auth.begin_onboarding(),
  auth.pilot_user_problems(text, text, text, text, text, text, text, text, text),
  auth.create_pilot_user(text, text, text, text, text, text, text, text, text, text, boolean, boolean),
  auth.create_superuser(text, text, text, text, text, boolean, boolean),
  auth.assign_pilot_role(text, text, text, text),
  auth.open_sample_session(text, bytea)
  to bmms_migrator;

reset role;
