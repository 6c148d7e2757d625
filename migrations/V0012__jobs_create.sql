-- Work that nobody waits for: a queue, a schedule, and what became of each run (operations: section 5); and the mail that
-- goes out, written in the transaction that causes it.
set local role bmms_ctx_owner;

create schema jobs;
comment on schema jobs is 'Work in the background: the queue, the schedule, the runs. No table is granted to a run-time role';

create table jobs.schedules (
  kind              text not null,
  at                time,
  every             interval,
  per_organization  boolean not null,
  tolerance         interval,
  constraint schedules_pkey primary key (kind),
  constraint schedules_daily_or_periodic check ((at is null) <> (every is null))
);

comment on table jobs.schedules is 'What runs by itself, and when. Filled by policies/jobs.sql';
comment on column jobs.schedules.kind is 'The job, as clean_up';
comment on column jobs.schedules.at is 'Once a day, at this time in Manila';
comment on column jobs.schedules.every is 'Or again and again, counted from midnight in Manila';
comment on column jobs.schedules.per_organization is 'Once for each active organization, under a pass of its own; otherwise once';
comment on column jobs.schedules.tolerance is 'A run that would begin later than this after its time is skipped; null: never';

create table jobs.runs (
  id          uuid not null default gen_random_uuid(),
  kind        text not null,
  slot        timestamptz not null,
  org_id      integer,
  outcome     text not null default 'waiting',
  started_at  timestamptz,
  ended_at    timestamptz,
  row_count   bigint,
  error       text not null default '',
  constraint runs_pkey primary key (id),
  constraint runs_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint runs_outcome_known check (outcome in ('waiting', 'running', 'done', 'failed', 'skipped')),
  constraint runs_error_length check (length(error) <= 2000)
);

-- What makes a run happen once, however many schedulers there are.
create unique index runs_slot_key on jobs.runs (kind, slot, coalesce(org_id, 0));
create index runs_org_id_idx on jobs.runs (org_id);

comment on table jobs.runs is 'Each scheduled run: for what time, of which organization, and what became of it';
comment on column jobs.runs.kind is 'The job';
comment on column jobs.runs.slot is 'The time it was due';
comment on column jobs.runs.org_id is 'Whose run; null for the platform''s own';
comment on column jobs.runs.outcome is 'waiting, running, done, failed (for good) or skipped (too late)';
comment on column jobs.runs.started_at is 'Beginning of the newest attempt';
comment on column jobs.runs.ended_at is 'End of it';
comment on column jobs.runs.row_count is 'Rows it made, changed or deleted';
comment on column jobs.runs.error is 'What went wrong, without data';

create table jobs.queue (
  id            uuid not null default gen_random_uuid(),
  kind          text not null,
  org_id        integer,
  subject       uuid,
  created_at    timestamptz not null default now(),
  due_at        timestamptz not null default now(),
  attempts      integer not null default 0,
  failures      integer not null default 0,
  locked_by     uuid,
  locked_until  timestamptz,
  error         text not null default '',
  dead_at       timestamptz,
  constraint queue_pkey primary key (id),
  constraint queue_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint queue_lock_whole check ((locked_by is null) = (locked_until is null)),
  constraint queue_error_length check (length(error) <= 2000)
);

create index queue_due_idx on jobs.queue (due_at) where dead_at is null;
create index queue_org_id_idx on jobs.queue (org_id);
create index queue_subject_idx on jobs.queue (subject);

comment on table jobs.queue is 'Jobs to be done, at least once each; a finished one is deleted';
comment on column jobs.queue.kind is 'What to do';
comment on column jobs.queue.org_id is 'For which organization; null for the platform';
comment on column jobs.queue.subject is 'What it is about: a run, or a mail';
comment on column jobs.queue.due_at is 'Not before';
comment on column jobs.queue.attempts is 'How often a worker took it';
comment on column jobs.queue.failures is 'How often it failed; a worker that was killed did not fail';
comment on column jobs.queue.locked_by is 'The worker that has it';
comment on column jobs.queue.locked_until is 'Another may take it from then on';
comment on column jobs.queue.error is 'Why it failed last, without data';
comment on column jobs.queue.dead_at is 'Given up: an operator looks at it and tries again or drops it';

create schema mail;
comment on schema mail is 'Mail that goes out. No table is granted to a run-time role';

create table mail.outbox (
  id          uuid not null default gen_random_uuid(),
  user_id     uuid not null,
  org_id      integer,
  template    text not null,
  params      jsonb not null default '{}',
  created_at  timestamptz not null default now(),
  sent_at     timestamptz,
  constraint outbox_pkey primary key (id),
  constraint outbox_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint outbox_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint outbox_params_object check (jsonb_typeof(params) = 'object')
);

create index outbox_user_id_idx on mail.outbox (user_id);
create index outbox_org_id_idx on mail.outbox (org_id);
create index outbox_sent_at_idx on mail.outbox (sent_at);

comment on table mail.outbox is 'Mail written in the transaction that causes it, and sent by a worker after the commit';
comment on column mail.outbox.id is 'Also the Message-ID, so that a mail sent twice is known to be one';
comment on column mail.outbox.user_id is 'To whom; the address is looked up when it is sent';
comment on column mail.outbox.org_id is 'About which organization; null for the account';
comment on column mail.outbox.template is 'Which mail it is';
comment on column mail.outbox.params is 'What the template fills in; never a password or a token';
comment on column mail.outbox.sent_at is 'When the mail server took it';

reset role;
