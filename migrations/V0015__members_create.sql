-- The people of an organization, as those who manage them see them.
set local role bmms_ctx_owner;
set local lock_timeout = '5s';

create schema members;
comment on schema members is
  'What an organization does with its people. Functions alone: the rows are in auth.memberships and auth.registrations';

alter table auth.memberships
  add column invited_at timestamptz,
  add column invited_as text not null default '';
alter table auth.memberships add constraint memberships_invited_as_length check (length(invited_as) <= 301) not valid;
alter table auth.memberships validate constraint memberships_invited_as_length;

comment on column auth.memberships.invited_at is 'When the person was asked to come, last; null for who was brought in another way';
comment on column auth.memberships.invited_as is
  'Name that the invitation gave the person: shown until she signs in, so that a list does not tell who had an account elsewhere. Personal';

reset role;
