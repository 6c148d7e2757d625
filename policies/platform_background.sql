-- Work in the background, as the platform operator looks after it. See policies/platform_admin.sql: functions for bmms_accounts
-- that ask for a live session of a superuser. What a mail says is not shown.
set local role bmms_ctx_owner;

create or replace function platform.dead_jobs(p_token_hash bytea)
returns table (
  id uuid, kind text, org_code text, template text, created_at timestamptz, dead_at timestamptz, failures integer, error text)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select q.id, q.kind, o.code, m.template, q.created_at, q.dead_at, q.failures, q.error
    from jobs.queue q
    left join organizations.organizations o on o.org_id = q.org_id
    left join mail.outbox m on m.id = q.subject
    where q.dead_at is not null
    order by q.dead_at desc, q.id
    limit 200;
end
$$;
comment on function platform.dead_jobs(bytea) is 'Jobs that were given up, the newest 200: an operator tries each again or drops it';

create or replace function platform.runs(p_token_hash bytea)
returns table (
  kind text, slot timestamptz, outcome text, error text, runs bigint, org_codes text[], started_at timestamptz, ended_at timestamptz,
  row_count bigint)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select r.kind, r.slot, r.outcome, r.error, count(*), coalesce(array_agg(o.code order by o.code) filter (where o.code is not null), '{}'),
           min(r.started_at), max(r.ended_at), sum(r.row_count)::bigint
    from jobs.runs r
    left join organizations.organizations o on o.org_id = r.org_id
    group by r.kind, r.slot, r.outcome, r.error
    order by r.slot desc, r.kind, r.outcome, r.error
    limit 100;
end
$$;
comment on function platform.runs(bytea) is 'What ran by itself, the newest first: the runs of one time with one outcome together, with the organizations they were of';

create or replace function platform.mail_figures(p_token_hash bytea)
returns table (waiting bigint, given_up bigint, waiting_since timestamptz, sent_in_a_day bigint, sent_in_a_week bigint)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform platform.operator(p_token_hash, false);
  return query
    select count(*) filter (where q.id is not null and q.dead_at is null),
           count(*) filter (where q.dead_at is not null),
           min(m.created_at) filter (where q.id is not null and q.dead_at is null),
           count(*) filter (where m.sent_at > now() - interval '1 day'),
           count(*) filter (where m.sent_at > now() - interval '7 days')
    from mail.outbox m
    left join jobs.queue q on q.subject = m.id and m.sent_at is null;
end
$$;
comment on function platform.mail_figures(bytea) is 'How many mails wait, since when, how many were given up, and how many went out lately';

create or replace function platform.retry_job(p_token_hash bytea, p_address inet, p_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  job record;
begin
  update jobs.queue q
  set dead_at = null, due_at = now(), attempts = 0, failures = 0, error = '', locked_by = null, locked_until = null
  where q.id = p_id and q.dead_at is not null
  returning q.kind, q.subject into job;
  if not found then
    perform ctx.refuse('BM404', 'no_such_job');
  end if;
  update jobs.runs r set outcome = 'waiting' where r.id = job.subject;
  perform pg_notify('bmms_jobs', '');
  perform audit.append_platform(operator, 'job_retried', p_address, jsonb_build_object('job', p_id, 'kind', job.kind));
end
$$;
comment on function platform.retry_job(bytea, inet, uuid) is 'Lets a job that was given up be tried again, from the beginning';

create or replace function platform.drop_job(p_token_hash bytea, p_address inet, p_id uuid)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  operator uuid := platform.operator(p_token_hash, true);
  job record;
begin
  delete from jobs.queue q where q.id = p_id and q.dead_at is not null returning q.kind, q.subject into job;
  if not found then
    perform ctx.refuse('BM404', 'no_such_job');
  end if;
  update jobs.runs r set outcome = 'failed' where r.id = job.subject and r.outcome in ('waiting', 'running');
  delete from mail.outbox m where m.id = job.subject and m.sent_at is null;
  perform audit.append_platform(operator, 'job_dropped', p_address, jsonb_build_object('job', p_id, 'kind', job.kind));
end
$$;
comment on function platform.drop_job(bytea, inet, uuid) is 'Takes a job that was given up out of the queue, with its mail if it is one';

revoke all on function
  platform.dead_jobs(bytea), platform.runs(bytea), platform.mail_figures(bytea), platform.retry_job(bytea, inet, uuid),
  platform.drop_job(bytea, inet, uuid)
  from public;
grant execute on function
  platform.dead_jobs(bytea),
  platform.runs(bytea),
  platform.mail_figures(bytea),
  platform.retry_job(bytea, inet, uuid),
  platform.drop_job(bytea, inet, uuid)
  to bmms_accounts;

reset role;
