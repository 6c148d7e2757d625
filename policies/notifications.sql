-- Notices: each belongs to one member, who alone reads it and marks it as read. They are written by the state machines and
-- by reminders, never by a tenant, and go out by mail to whoever wants them at once.
set local role bmms_ctx_owner;

create or replace function notifications.notify(
  p_org_id integer, p_user_ids uuid[], p_kind text, p_level text, p_entity text, p_entity_id uuid, p_title text, p_note text,
  p_once_key text)
returns integer language plpgsql volatile security definer set search_path = '' set row_security = on as $$
declare
  told record;
  notices integer := 0;
begin
  if p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  for told in
    insert into notifications.notifications (org_id, user_id, kind, level, entity, entity_id, title, note, once_key)
    select p_org_id, m.user_id, p_kind, p_level, p_entity, p_entity_id, p_title, p_note, p_once_key
    from auth.memberships m
    join auth.users u on u.id = m.user_id and u.is_active and u.is_approved
    where m.org_id = p_org_id and m.is_active and m.user_id = any (p_user_ids)
    order by m.user_id
    on conflict (org_id, user_id, once_key) do nothing
    returning user_id
  loop
    notices := notices + 1;
    if (select u.mail_preference from auth.users u where u.id = told.user_id) = 'at_once'
       and not auth.is_sample_person(ctx.user_id()) then
      perform mail.put(told.user_id, p_org_id, 'notification', jsonb_build_object(
        'kind', p_kind, 'level', p_level, 'entity', p_entity, 'entity_id', p_entity_id, 'title', p_title, 'note', p_note));
    end if;
  end loop;
  return notices;
end
$$;
comment on function notifications.notify(integer, uuid[], text, text, text, uuid, text, text, text) is
  'Tells active members of the own organization something, each once for a key, and by mail who wants it at once. How many were told';

create or replace function notifications.people_who_may(p_org_id integer, p_permission text)
returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  if p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  return array(
    select m.user_id
    from auth.memberships m
    join ctx.permissions p on p.permission = p_permission and p.role = m.role
    where m.org_id = p_org_id and m.is_active
      and (p.flag is null or p.flag = any (ctx.flags(m)))
    order by m.user_id);
end
$$;
comment on function notifications.people_who_may(integer, text) is 'Members of the own organization whose role and flags give a permission';

create or replace function notifications.send_digest(p_org_id integer, p_user_id uuid, p_lines jsonb)
returns integer language plpgsql volatile security definer set search_path = '' as $$
begin
  if p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  if jsonb_array_length(p_lines) = 0 then
    return 0;
  end if;
  perform mail.put(p_user_id, p_org_id, 'digest', jsonb_build_object(
    'lines', jsonb_path_query_array(p_lines, '$[0 to 9]'), 'more', greatest(jsonb_array_length(p_lines) - 10, 0)));
  return 1;
end
$$;
comment on function notifications.send_digest(integer, uuid, jsonb) is
  'The one mail of a day to who wants that: ten lines and how many more there are; none if there is nothing. How many mails';

create or replace function notifications.digest_readers(p_org_id integer)
returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  if p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  return array(
    select m.user_id
    from auth.memberships m
    join auth.users u on u.id = m.user_id and u.is_active and u.is_approved
    where m.org_id = p_org_id and m.is_active and u.mail_preference = 'daily'
    order by m.user_id);
end
$$;
comment on function notifications.digest_readers(integer) is 'Active members of the own organization who want one mail a day';

create or replace function auth.mail_preference(p_token_hash bytea)
returns text language sql stable security definer set search_path = '' as $$
  select u.mail_preference from auth.holder(p_token_hash) me join auth.users u on u.id = me.user_id
$$;
comment on function auth.mail_preference(bytea) is 'Which notices the person of a live session gets by mail; null without one';

create or replace function auth.set_mail_preference(p_token_hash bytea, p_mail_preference text)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  update auth.users u set mail_preference = p_mail_preference, updated_at = now()
  from auth.holder(p_token_hash) me
  where u.id = me.user_id;
  return found;
end
$$;
comment on function auth.set_mail_preference(bytea, text) is 'Changes which notices that person gets by mail; false without a live session';

revoke all on function auth.mail_preference(bytea), auth.set_mail_preference(bytea, text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function auth.mail_preference(bytea), auth.set_mail_preference(bytea, text) to bmms_accounts;

alter table notifications.notifications enable row level security;
alter table notifications.notifications force row level security;
create policy wall on notifications.notifications as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on notifications.notifications for select to bmms_tenant
  using (user_id = (select ctx.user_id()));
create policy update on notifications.notifications for update to bmms_tenant
  using (user_id = (select ctx.user_id())) with check (user_id = (select ctx.user_id()));
create policy workflow_read on notifications.notifications for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on notifications.notifications for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy notify on notifications.notifications for all to bmms_ctx_owner using (true) with check (true);

revoke all on all tables in schema notifications
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all functions in schema notifications
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema notifications to bmms_tenant, bmms_workflow;
grant select on notifications.notifications to bmms_tenant, bmms_workflow;
grant update (read_at) on notifications.notifications to bmms_tenant, bmms_workflow;
grant execute on function
  notifications.notify(integer, uuid[], text, text, text, uuid, text, text, text),
  notifications.people_who_may(integer, text),
  notifications.send_digest(integer, uuid, jsonb),
  notifications.digest_readers(integer)
  to bmms_workflow;

reset role;
