-- Mail: written in the transaction that causes it, sent by a worker. A mail never carries a password; a link in one is made
-- when the mail is composed, and only its hash stays.
set local role bmms_ctx_owner;

create or replace function mail.put(p_user_id uuid, p_org_id integer, p_template text, p_params jsonb)
returns uuid language plpgsql volatile set search_path = '' as $$
declare
  letter uuid;
begin
  insert into mail.outbox (user_id, org_id, template, params) values (p_user_id, p_org_id, p_template, p_params)
  returning id into letter;
  insert into jobs.queue (kind, org_id, subject) values ('mail', p_org_id, letter);
  return letter;
end
$$;
comment on function mail.put(uuid, integer, text, jsonb) is
  'Writes a mail to a person, about an organization or the account (null); it goes out after the commit. Its id';

create or replace function mail.compose(p_job_id uuid, p_worker uuid)
returns table (
  id uuid, template text, params jsonb, created_at timestamptz, address text, username text, full_name text, org_code text, org_name text)
language sql stable security definer set search_path = '' as $$
  select m.id, m.template, m.params, m.created_at, u.email, u.username, u.full_name, o.code, o.name
  from jobs.queue q
  join mail.outbox m on m.id = q.subject
  join auth.users u on u.id = m.user_id
  left join organizations.organizations o on o.org_id = m.org_id
  where q.id = p_job_id and q.kind = 'mail' and q.locked_by = p_worker and q.locked_until > now()
    -- Sent already, by a worker that did not live to say so to the queue; or a link for somebody who may not come in.
    and m.sent_at is null and (u.is_active or m.template not in ('invitation', 'reset'))
$$;
comment on function mail.compose(uuid, uuid) is 'What goes into the mail of a job that this worker has; no row if there is nothing to send';

create or replace function mail.add_link(p_job_id uuid, p_worker uuid, p_token_hash bytea, p_lifetime interval)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  -- Each attempt has a link of its own. All are good until one is used: nobody knows which of two mails arrived.
  insert into auth.links (user_id, purpose, token_hash, expires_at)
  select m.user_id, m.template, p_token_hash, now() + p_lifetime
  from jobs.queue q
  join mail.outbox m on m.id = q.subject
  where q.id = p_job_id and q.locked_by = p_worker and q.locked_until > now() and m.sent_at is null
    and m.template in ('invitation', 'reset');
  if not found then
    raise exception using errcode = '42501', message = 'no such mail';
  end if;
end
$$;
comment on function mail.add_link(uuid, uuid, bytea, interval) is
  'The link that an invitation or a reset carries, for the mail of a job that this worker has and for no other';

create or replace function mail.sent(p_job_id uuid, p_worker uuid)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  letter uuid;
begin
  delete from jobs.queue q where q.id = p_job_id and q.kind = 'mail' and q.locked_by = p_worker returning q.subject into letter;
  if not found then
    return false;
  end if;
  -- What is left of a mail is that it was sent: what it said is no longer needed.
  update mail.outbox m set sent_at = now(), params = '{}' where m.id = letter;
  return true;
end
$$;
comment on function mail.sent(uuid, uuid) is 'The mail server took the mail of a job. False if another worker has it by now';

revoke all on all tables in schema mail
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all functions in schema mail
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema mail to bmms_worker;
grant execute on function
  mail.compose(uuid, uuid),
  mail.add_link(uuid, uuid, bytea, interval),
  mail.sent(uuid, uuid)
  to bmms_worker;

reset role;
