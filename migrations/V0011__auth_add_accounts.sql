-- How people come in and prove who they are: registrations, links by mail, second factors, tokens of programs, throttles
-- (organizations: section 7; onboarding: sections 4, 5).
set local role bmms_ctx_owner;

-- Constant defaults rewrite no row; nobody waits longer for a lock than this.
set local lock_timeout = '5s';

alter table auth.users
  add column contact_number text not null default '',
  add column mail_preference text not null default 'at_once',
  add column approved_by uuid,
  add column approved_at timestamptz;
alter table auth.users
  add constraint users_contact_number_format check (contact_number ~ '^[0-9+() -]{0,20}$') not valid,
  add constraint users_mail_preference_known check (mail_preference in ('at_once', 'daily', 'never')) not valid,
  add constraint users_approved_by_fkey foreign key (approved_by) references auth.users (id) on delete restrict not valid;
alter table auth.users validate constraint users_contact_number_format;
alter table auth.users validate constraint users_mail_preference_known;
alter table auth.users validate constraint users_approved_by_fkey;
create index users_approved_by_idx on auth.users (approved_by) where approved_by is not null;

comment on column auth.users.contact_number is 'Telephone number. Personal';
comment on column auth.users.mail_preference is 'Notices by mail: at_once, daily (one mail a day) or never. Mail about the account always goes out';
comment on column auth.users.approved_by is 'Who let the person in; null for a deployment';
comment on column auth.users.approved_at is 'When';

create table auth.registrations (
  user_id        uuid not null,
  org_id         integer not null,
  position       text not null,
  registered_at  timestamptz not null default now(),
  endorsed_by    uuid,
  endorsed_at    timestamptz,
  decision       text,
  decided_by     uuid,
  decided_at     timestamptz,
  reason         text not null default '',
  constraint registrations_pkey primary key (user_id),
  constraint registrations_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint registrations_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint registrations_endorsed_by_fkey foreign key (endorsed_by) references auth.users (id) on delete restrict,
  constraint registrations_decided_by_fkey foreign key (decided_by) references auth.users (id) on delete restrict,
  constraint registrations_position_length check (length(position) <= 200),
  constraint registrations_reason_length check (length(reason) <= 2000),
  constraint registrations_decision_known check (decision in ('approved', 'rejected')),
  constraint registrations_endorsement_whole check ((endorsed_by is null) = (endorsed_at is null)),
  constraint registrations_decision_whole check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);

create index registrations_org_id_idx on auth.registrations (org_id, registered_at) where decision is null;
create index registrations_endorsed_by_idx on auth.registrations (endorsed_by) where endorsed_by is not null;
create index registrations_decided_by_idx on auth.registrations (decided_by) where decided_by is not null;

comment on table auth.registrations is 'People who registered themselves, and what became of it';
comment on column auth.registrations.user_id is 'The person: not approved until the registration is';
comment on column auth.registrations.org_id is 'The organization the person says to work for';
comment on column auth.registrations.position is 'Position held there, as the person says';
comment on column auth.registrations.registered_at is 'When';
comment on column auth.registrations.endorsed_by is 'First step: a member of that organization who manages its people';
comment on column auth.registrations.endorsed_at is 'When';
comment on column auth.registrations.decision is 'approved or rejected; null while it is open';
comment on column auth.registrations.decided_by is 'Second step: a platform operator; a rejection may also come from the organization';
comment on column auth.registrations.decided_at is 'When';
comment on column auth.registrations.reason is 'Why it was rejected, or approved without endorsement';

create table auth.links (
  token_hash  bytea not null,
  user_id     uuid not null,
  purpose     text not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  constraint links_pkey primary key (token_hash),
  constraint links_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint links_token_hash_size check (length(token_hash) = 32),
  constraint links_purpose_known check (purpose in ('invitation', 'reset')),
  constraint links_expire check (expires_at <= created_at + interval '8 days')
);

create index links_user_id_idx on auth.links (user_id);
create index links_expires_at_idx on auth.links (expires_at);

comment on table auth.links is 'Links that let a person set a password, by mail. The first use of one ends all of that person';
comment on column auth.links.token_hash is 'SHA-256 of the 256-bit token; the token itself is in the mail alone';
comment on column auth.links.user_id is 'Whose password it sets';
comment on column auth.links.purpose is 'invitation: the first password; reset: another one';
comment on column auth.links.expires_at is 'The link opens nothing from then on';

create table auth.challenges (
  token_hash  bytea not null,
  user_id     uuid not null,
  expires_at  timestamptz not null,
  failures    integer not null default 0,
  constraint challenges_pkey primary key (token_hash),
  constraint challenges_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint challenges_token_hash_size check (length(token_hash) = 32)
);

create index challenges_user_id_idx on auth.challenges (user_id);
create index challenges_expires_at_idx on auth.challenges (expires_at);

comment on table auth.challenges is 'Sign-ins whose password was right and whose second factor is still asked for';
comment on column auth.challenges.token_hash is 'SHA-256 of the 256-bit token of the form that asks';
comment on column auth.challenges.user_id is 'Whose password was right';
comment on column auth.challenges.expires_at is 'From then on one begins again';
comment on column auth.challenges.failures is 'Wrong codes so far';

create table auth.second_factors (
  user_id       uuid not null,
  secret        bytea not null,
  created_at    timestamptz not null default now(),
  confirmed_at  timestamptz,
  last_step     bigint not null default 0,
  constraint second_factors_pkey primary key (user_id),
  constraint second_factors_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint second_factors_secret_size check (length(secret) = 20)
);

comment on table auth.second_factors is 'Secrets of authenticator apps (TOTP, RFC 6238). Read by the sign-in alone';
comment on column auth.second_factors.user_id is 'Whose app it is';
comment on column auth.second_factors.secret is 'The shared secret, 160 bits. Secret';
comment on column auth.second_factors.confirmed_at is 'When the first code was right; asked for at sign-in from then on';
comment on column auth.second_factors.last_step is 'The 30-second step of the last code accepted: no code works twice';

create table auth.recovery_codes (
  user_id    uuid not null,
  code_hash  bytea not null,
  constraint recovery_codes_pkey primary key (user_id, code_hash),
  constraint recovery_codes_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint recovery_codes_code_hash_size check (length(code_hash) = 32)
);

comment on table auth.recovery_codes is 'Codes that stand in for a lost authenticator app, each once; a used one is deleted';
comment on column auth.recovery_codes.user_id is 'Whose code it is';
comment on column auth.recovery_codes.code_hash is 'SHA-256 of the code';

create table auth.known_addresses (
  user_id       uuid not null,
  address       inet not null,
  last_seen_at  timestamptz not null default now(),
  constraint known_addresses_pkey primary key (user_id, address),
  constraint known_addresses_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table auth.known_addresses is
  'Where a person has signed in from before: guessing elsewhere does not lock the person out here';
comment on column auth.known_addresses.user_id is 'The person';
comment on column auth.known_addresses.address is 'The network address. Personal';
comment on column auth.known_addresses.last_seen_at is 'Last sign-in from there';

create table auth.throttles (
  action    text not null,
  subject   text not null,
  counted   integer not null,
  began_at  timestamptz not null default now(),
  constraint throttles_pkey primary key (action, subject),
  constraint throttles_subject_length check (length(subject) <= 254)
);

create index throttles_began_at_idx on auth.throttles (began_at);

comment on table auth.throttles is 'How often something was asked for within a span of time, on all instances together';
comment on column auth.throttles.action is 'What is counted, as sign_in_failed_by_address';
comment on column auth.throttles.subject is 'Of whom or from where, as a name or an address. Personal';
comment on column auth.throttles.counted is 'How often since the span began';
comment on column auth.throttles.began_at is 'Beginning of the span';

create index failures_failed_at_idx on auth.failures (failed_at);

alter table auth.sessions
  add column name text not null default '',
  add column scope text not null default 'write',
  add column org_id integer,
  add column has_second_factor boolean not null default false;
alter table auth.sessions
  add constraint sessions_name_length check (length(name) <= 100) not valid,
  add constraint sessions_scope_known check (scope in ('read', 'write')) not valid,
  add constraint sessions_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete cascade not valid;
alter table auth.sessions validate constraint sessions_name_length;
alter table auth.sessions validate constraint sessions_scope_known;
alter table auth.sessions validate constraint sessions_org_id_fkey;
create index sessions_expires_at_idx on auth.sessions (expires_at);
create index sessions_org_id_idx on auth.sessions (org_id) where org_id is not null;

comment on column auth.sessions.name is 'What a personal API token is called; empty for a session of a sign-in';
comment on column auth.sessions.scope is 'read: looks and changes nothing; write: all that the person may do';
comment on column auth.sessions.org_id is 'The one organization a token opens; null for all of the person';
comment on column auth.sessions.has_second_factor is 'Whether a second factor was shown at sign-in';

alter table auth.memberships
  add column version integer not null default 1,
  add column removed_at timestamptz;
alter table auth.memberships
  add constraint memberships_removed_inactive check (removed_at is null or not is_active) not valid;
alter table auth.memberships validate constraint memberships_removed_inactive;

comment on column auth.memberships.removed_at is
  'When the person left. The row stays, so that what she did keeps her name; not an active member';

reset role;
set local role bmms_owner;
set local lock_timeout = '5s';

alter table organizations.organizations add column require_second_factor boolean not null default false;
comment on column organizations.organizations.require_second_factor is
  'Whether only who showed a second factor at sign-in may enter';

reset role;
