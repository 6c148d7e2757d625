-- Notices for one person in one organization: what was submitted, approved, returned, or is due.
set local role bmms_ctx_owner;

create schema notifications;
comment on schema notifications is 'Notices shown to people in the pages, and by mail to who wants it';

create table notifications.notifications (
  org_id      integer not null,
  id          uuid not null default gen_random_uuid(),
  user_id     uuid not null,
  kind        text not null,
  level       text not null default 'medium',
  entity      text not null,
  entity_id   uuid not null,
  title       text not null,
  note        text not null default '',
  once_key    text not null,
  created_at  timestamptz not null default now(),
  read_at     timestamptz,
  constraint notifications_pkey primary key (org_id, id),
  constraint notifications_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint notifications_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint notifications_kind_known check (kind in ('submitted', 'approved', 'returned', 'waiting', 'due')),
  constraint notifications_level_known check (level in ('medium', 'high', 'critical')),
  constraint notifications_once unique (org_id, user_id, once_key)
);

create index notifications_user_id_idx on notifications.notifications (org_id, user_id, created_at desc, id desc);
create index notifications_person_idx on notifications.notifications (user_id);

comment on table notifications.notifications is 'A notice for one member';
comment on column notifications.notifications.user_id is 'Who is told';
comment on column notifications.notifications.kind is
  'submitted: to approve; approved, returned: what became of one''s own; waiting: still to approve; due: an objective';
comment on column notifications.notifications.level is 'medium, high or critical';
comment on column notifications.notifications.entity is 'Table of what it is about, as schema.name';
comment on column notifications.notifications.entity_id is 'The row it is about';
comment on column notifications.notifications.title is 'What that is called';
comment on column notifications.notifications.note is 'What was said with it, as the reason of a return; or the day something is due';
comment on column notifications.notifications.once_key is 'What is told once only: the transition, or the objective with its level';
comment on column notifications.notifications.read_at is 'When the person looked at it';

reset role;
