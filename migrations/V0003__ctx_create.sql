-- The request context: what verifies that a transaction acts for a member of one organization.
set local role bmms_ctx_owner;

create schema ctx;
comment on schema ctx is 'The request context: passes, the key that seals them, and what each role may do';

create table ctx.seal_keys (
  kid         smallint not null generated always as identity,
  inner_pad   bytea not null,
  outer_pad   bytea not null,
  created_at  timestamptz not null default now(),
  retires_at  timestamptz,
  constraint seal_keys_pkey primary key (kid),
  constraint seal_keys_pad_size check (length(inner_pad) = 64 and length(outer_pad) = 64)
);

comment on table ctx.seal_keys is
  'Keys that seal passes, as the two padded blocks of HMAC-SHA-256 (RFC 2104). Two live during a rotation';
comment on column ctx.seal_keys.kid is 'Key number, named in each pass';
comment on column ctx.seal_keys.inner_pad is 'Key xor ipad. Secret';
comment on column ctx.seal_keys.outer_pad is 'Key xor opad. Secret';
comment on column ctx.seal_keys.retires_at is
  'A pass sealed with this key is refused from then on; null for the current key';

create table ctx.permissions (
  permission  text not null,
  role        text not null,
  flag        text,
  module      text,
  constraint permissions_pkey primary key (permission, role)
);

comment on table ctx.permissions is 'The access matrix: which role may do what. Filled by policies/permissions.sql';
comment on column ctx.permissions.permission is '<module>.<action>';
comment on column ctx.permissions.role is 'Membership role, or superuser for the platform operator';
comment on column ctx.permissions.flag is 'The membership flag needed besides the role, if any';
comment on column ctx.permissions.module is 'The module switch that must be on, if any';

reset role;
