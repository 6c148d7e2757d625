-- Work in the background (operations: section 5): what the login bmms_worker may call. A job of an organization runs as
-- bmms_tenant under a pass of its own, so a worker sees one organization at a time and only while it has a job of it.
set local role bmms_ctx_owner;

delete from jobs.schedules;
insert into jobs.schedules (kind, at, every, per_organization, tolerance) values
  ('clean_up',             '03:00', null, false, null),
  ('clean_up_requests',    '03:00', null, true,  null),
  ('remind_of_objectives', '07:30', null, true,  '1 hour'),
  ('remind_of_approvals',  '08:00', null, true,  '1 hour'),
  ('send_digests',         '07:00', null, true,  '1 hour');

create or replace function jobs.wake()
returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('bmms_jobs', '');
  return null;
end
$$;
comment on function jobs.wake() is 'Announces on channel bmms_jobs that there is something to do; says nothing else, as any login may listen';

create or replace trigger wake after insert on jobs.queue for each statement execute function jobs.wake();

create or replace function jobs.schedule(p_now timestamptz)
returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  scheduled integer;
begin
  with day as (
    select date_trunc('day', p_now at time zone 'Asia/Manila') as begins
  ), due as (
    -- The newest time at or before now; what was due before that and never ran is not made up for.
    select s.kind, s.per_organization, s.tolerance,
           case when s.at is not null then
             (d.begins + s.at - case when (d.begins + s.at) at time zone 'Asia/Manila' > p_now then interval '1 day' else '0' end)
               at time zone 'Asia/Manila'
           else date_bin(s.every, p_now, d.begins at time zone 'Asia/Manila') end as slot
    from jobs.schedules s cross join day d
  ), run as (
    insert into jobs.runs (kind, slot, org_id, outcome)
    select due.kind, due.slot, o.org_id, case when p_now - due.slot > due.tolerance then 'skipped' else 'waiting' end
    from due
    left join organizations.organizations o on due.per_organization and o.is_active
    where not due.per_organization or o.org_id is not null
    -- Another scheduler was faster, or this one was here before.
    on conflict (kind, slot, coalesce(org_id, 0)) do nothing
    returning id, kind, org_id, outcome
  ), queued as (
    insert into jobs.queue (kind, org_id, subject)
    select r.kind, r.org_id, r.id from run r where r.outcome = 'waiting'
    returning 1
  )
  select count(*) into scheduled from queued;
  return scheduled;
end
$$;
comment on function jobs.schedule(timestamptz) is
  'Queues what has come due by then, each run once, however many workers ask; what is too late is recorded as skipped. How many';

create or replace function jobs.claim(p_worker uuid, p_lease interval, p_limit integer, p_sends_mail boolean)
returns table (id uuid, kind text, org_id integer, failures integer)
language plpgsql volatile security definer set search_path = '' as $$
begin
  -- A job that takes its worker down each time ends, too.
  with given_up as (
    update jobs.queue q set dead_at = now(), locked_by = null, locked_until = null, error = 'taken 20 times and never finished'
    where q.dead_at is null and q.attempts >= 20 and (q.locked_until is null or q.locked_until <= now())
    returning q.subject, q.error
  )
  update jobs.runs r set outcome = 'failed', ended_at = now(), error = g.error from given_up g where r.id = g.subject;
  return query
  with taken as (
    update jobs.queue q set locked_by = p_worker, locked_until = now() + p_lease, attempts = q.attempts + 1
    where q.id = any (array(
      select w.id from jobs.queue w
      where w.dead_at is null and w.due_at <= now() and (w.locked_until is null or w.locked_until <= now())
        and (p_sends_mail or w.kind <> 'mail')
      order by w.due_at, w.id
      for update skip locked
      limit p_limit))
    returning q.id, q.kind, q.org_id, q.failures, q.subject
  ), run as (
    update jobs.runs r set outcome = 'running', started_at = now() from taken t where r.id = t.subject
  )
  select t.id, t.kind, t.org_id, t.failures from taken t;
end
$$;
comment on function jobs.claim(uuid, interval, integer, boolean) is
  'Jobs for a worker, which has them until the lease is over; the others are left to other workers';

create or replace function jobs.finish(p_id uuid, p_worker uuid, p_rows bigint)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  run uuid;
begin
  delete from jobs.queue q where q.id = p_id and q.locked_by = p_worker returning q.subject into run;
  if not found then
    return false;
  end if;
  update jobs.runs r set outcome = 'done', ended_at = now(), row_count = p_rows, error = '' where r.id = run;
  return true;
end
$$;
comment on function jobs.finish(uuid, uuid, bigint) is
  'A job is done, in the transaction of what it did; false if another worker has it by now, and then nothing is to be kept';

create or replace function jobs.fail(p_id uuid, p_worker uuid, p_error text, p_again_in interval)
returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  run uuid;
begin
  update jobs.queue q
  set failures = q.failures + 1, error = left(p_error, 2000), locked_by = null, locked_until = null,
      due_at = now() + coalesce(p_again_in, '0'), dead_at = case when p_again_in is null then now() end
  where q.id = p_id and q.locked_by = p_worker
  returning q.subject into run;
  if not found then
    return false;
  end if;
  update jobs.runs r
  set ended_at = now(), error = left(p_error, 2000), outcome = case when p_again_in is null then 'failed' else 'waiting' end
  where r.id = run;
  return true;
end
$$;
comment on function jobs.fail(uuid, uuid, text, interval) is
  'A job failed: to be tried again after a while, or given up (null). False if another worker has it by now';

create or replace function ctx.mint_job_pass(p_job_id uuid, p_worker uuid, p_ttl interval)
returns table (org_id integer, pass text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  modules text[];
  permissions text;
begin
  if p_ttl <= interval '0' or p_ttl > interval '5 minutes' then
    raise exception using errcode = '22023', message = 'a pass lives between 0 and 5 minutes';
  end if;
  select o.org_id, ctx.modules(o) into mint_job_pass.org_id, modules
  from jobs.queue q
  join organizations.organizations o on o.org_id = q.org_id and o.is_active
  where q.id = p_job_id and q.locked_by = p_worker and q.locked_until > now() and q.dead_at is null;
  if not found then
    raise exception using errcode = '42501', message = 'no such job';
  end if;
  select string_agg(p.permission, ',' order by p.permission) into permissions
  from ctx.permissions p
  where p.role = 'job' and (p.module is null or p.module = any (modules));
  pass := ctx.seal(org_id::text, '00000000-0000-0000-0000-000000000000', permissions, now() + p_ttl, session_user);
  return next;
end
$$;
comment on function ctx.mint_job_pass(uuid, uuid, interval) is
  'A pass into the one active organization of a job that this worker has, with what the matrix gives a job, and of no person. '
  '42501: no such job';

create or replace function jobs.clean_up()
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  deleted bigint;
  total bigint := 0;
begin
  delete from auth.sessions s where s.expires_at <= now();
  get diagnostics deleted = row_count; total := total + deleted;
  delete from auth.links l where l.expires_at <= now();
  get diagnostics deleted = row_count; total := total + deleted;
  delete from auth.challenges c where c.expires_at <= now();
  get diagnostics deleted = row_count; total := total + deleted;
  delete from auth.failures f where f.failed_at < now() - interval '1 day' and coalesce(f.locked_until, now()) <= now();
  get diagnostics deleted = row_count; total := total + deleted;
  delete from auth.throttles t where t.began_at < now() - interval '1 day';
  get diagnostics deleted = row_count; total := total + deleted;
  delete from auth.known_addresses k where k.last_seen_at < now() - interval '180 days';
  get diagnostics deleted = row_count; total := total + deleted;
  delete from mail.outbox m where m.sent_at < now() - interval '30 days';
  get diagnostics deleted = row_count; total := total + deleted;
  delete from jobs.runs r where r.slot < now() - interval '90 days' and r.outcome not in ('waiting', 'running');
  get diagnostics deleted = row_count; total := total + deleted;
  return total;
end
$$;
comment on function jobs.clean_up() is
  'Deletes what has run out: sessions, links and challenges; failures and throttles after a day; sent mail after 30 days, runs '
  'after 90, addresses nobody signed in from after 180. How many rows';

revoke all on all tables in schema jobs
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all functions in schema jobs
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema jobs, ctx to bmms_worker;
grant execute on function
  jobs.schedule(timestamptz),
  jobs.claim(uuid, interval, integer, boolean),
  jobs.finish(uuid, uuid, bigint),
  jobs.fail(uuid, uuid, text, interval),
  jobs.clean_up(),
  ctx.mint_job_pass(uuid, uuid, interval),
  ctx.pass(), ctx.org_id()
  to bmms_worker;

reset role;

-- Requests of an organization, removed behind its wall by the role that deletes for all tenants.
set local role bmms_owner;
create policy workflow_read on organizations.idempotency_keys for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_delete on organizations.idempotency_keys for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant usage on schema organizations to bmms_workflow;
grant select, delete on organizations.idempotency_keys to bmms_workflow;
reset role;

set local role bmms_workflow;

create or replace function workflow.clean_up_requests(p_org_id integer)
returns bigint language plpgsql volatile security definer set search_path = '' as $$
declare
  deleted bigint;
begin
  if not ctx.can('jobs.run') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from organizations.idempotency_keys k where k.org_id = p_org_id and k.created_at < now() - interval '7 days';
  get diagnostics deleted = row_count;
  return deleted;
end
$$;
comment on function workflow.clean_up_requests(integer) is
  'Deletes Idempotency-Key headers of the organization after seven days: nobody repeats a request so late. How many';

revoke all on function workflow.clean_up_requests(integer) from public;
grant execute on function workflow.clean_up_requests(integer) to bmms_tenant;

reset role;
