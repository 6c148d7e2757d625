-- The audit trail: append-only, and chained by hashes so that a missing or altered entry shows.
set local role bmms_ctx_owner;

create schema audit;
comment on schema audit is 'The audit trail, the lints and the views a DBA audits isolation with';

create table audit.chain_heads (
  chain  integer not null,
  seq    bigint not null,
  hash   bytea not null,
  constraint chain_heads_pkey primary key (chain)
);

comment on table audit.chain_heads is 'The newest link of each chain: one per organization, and chain 0 for the platform';
comment on column audit.chain_heads.chain is 'The organization''s number, or 0';
comment on column audit.chain_heads.seq is 'Number of the newest entry';
comment on column audit.chain_heads.hash is 'Hash of the newest entry';

create table audit.events (
  org_id      integer not null,
  seq         bigint not null,
  at          timestamptz not null,
  actor       uuid,
  login       text not null,
  xid         bigint not null,
  action      text not null,
  entity      text not null,
  entity_id   text not null,
  old_values  jsonb,
  new_values  jsonb,
  hash        bytea not null,
  constraint events_pkey primary key (org_id, seq),
  constraint events_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict
);

create index events_entity_idx on audit.events (org_id, entity, entity_id);

comment on table audit.events is 'What was done in an organization: by whom, when, old and new values of what changed';
comment on column audit.events.seq is 'Place in the organization''s chain, without gaps';
comment on column audit.events.at is 'When';
comment on column audit.events.actor is 'The person; null for a deployment';
comment on column audit.events.login is 'The database login';
comment on column audit.events.xid is 'The transaction';
comment on column audit.events.action is 'insert, update, delete, or what else was done';
comment on column audit.events.entity is 'Table as schema.name';
comment on column audit.events.entity_id is 'Key of the row inside its organization';
comment on column audit.events.old_values is 'Old values of the changed columns';
comment on column audit.events.new_values is 'New values of the changed columns';
comment on column audit.events.hash is 'SHA-256 over the previous entry''s hash and this entry';

create table audit.platform_events (
  seq      bigint not null,
  at       timestamptz not null,
  actor    uuid,
  login    text not null,
  action   text not null,
  address  inet,
  details  jsonb not null default '{}',
  hash     bytea not null,
  constraint platform_events_pkey primary key (seq)
);

comment on table audit.platform_events is 'What belongs to no organization: sign-ins, failures, refusals, key rotations';
comment on column audit.platform_events.seq is 'Place in chain 0, without gaps';
comment on column audit.platform_events.at is 'When';
comment on column audit.platform_events.actor is 'The person, where known';
comment on column audit.platform_events.login is 'The database login';
comment on column audit.platform_events.action is 'sign_in, sign_in_failed, sign_out, denied, …';
comment on column audit.platform_events.address is 'Where from. Personal';
comment on column audit.platform_events.details is 'What else is known; never a password or a token';
comment on column audit.platform_events.hash is 'SHA-256 over the previous entry''s hash and this entry';

create table audit.table_classes (
  table_name  text not null,
  class       text not null,
  audited     boolean not null,
  constraint table_classes_pkey primary key (table_name),
  constraint table_classes_class_known check (class in ('tenant', 'shared', 'internal'))
);

comment on table audit.table_classes is 'Every table and whose rows it holds. Filled by policies/classes.sql';
comment on column audit.table_classes.table_name is 'Table as schema.name';
comment on column audit.table_classes.class is
  'tenant: behind the wall; shared: read by all; internal: granted to no run-time role';
comment on column audit.table_classes.audited is 'Whether changes of its rows go to audit.events';

reset role;
