-- People, their memberships and their sessions. Reached only through the functions of policies/auth.sql and policies/ctx.sql.
set local role bmms_ctx_owner;

create schema auth;
comment on schema auth is 'People, memberships, sessions; no table is granted to a run-time role';

create table auth.users (
  id                    uuid not null default gen_random_uuid(),
  username              text not null,
  email                 text not null,
  first_name            text not null,
  last_name             text not null,
  full_name             text not null generated always as (btrim(first_name || ' ' || last_name)) stored,
  password_hash         text not null,
  user_type             text not null default 'bmoa',
  is_active             boolean not null default true,
  is_approved           boolean not null default false,
  is_superuser          boolean not null default false,
  must_change_password  boolean not null default false,
  last_sign_in_at       timestamptz,
  created_at            timestamptz not null default now(),
  updated_at            timestamptz not null default now(),
  constraint users_pkey primary key (id),
  constraint users_username_format check (username ~ '^[A-Za-z0-9_.+-]+$' and length(username) <= 150),
  constraint users_email_format check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(email) <= 254),
  constraint users_name_present check (btrim(first_name || last_name) <> ''),
  constraint users_password_hash_argon2id check (password_hash like '$argon2id$%'),
  constraint users_user_type_known check (user_type in (
    'admin', 'oobc_executive', 'oobc_staff', 'cm_office', 'bmoa', 'lgu', 'nga', 'community_leader', 'researcher'))
);

-- A username cannot hold an @, so a sign-in name is never both one person's username and another's address.
create unique index users_username_key on auth.users (lower(username));
create unique index users_email_key on auth.users (lower(email));

comment on table auth.users is 'A person who may sign in';
comment on column auth.users.username is 'Sign-in name, unique in any letter case';
comment on column auth.users.email is 'Address, unique in any letter case; also a sign-in name. Personal';
comment on column auth.users.first_name is 'Given name. Personal';
comment on column auth.users.last_name is 'Family name. Personal';
comment on column auth.users.full_name is 'Both names, as shown beside what the person did. Personal';
comment on column auth.users.password_hash is 'Argon2id in PHC form; never leaves the sign-in';
comment on column auth.users.user_type is 'Describes the person; gives no access';
comment on column auth.users.is_active is 'An inactive person cannot sign in';
comment on column auth.users.is_approved is 'A person not yet approved cannot sign in';
comment on column auth.users.is_superuser is
  'Platform operator: may enter any active organization, to read it and to administer it';
comment on column auth.users.must_change_password is 'The password was set by somebody else';
comment on column auth.users.last_sign_in_at is 'Last successful sign-in';

create table auth.memberships (
  org_id               integer not null,
  user_id              uuid not null,
  role                 text not null default 'staff',
  is_primary           boolean not null default false,
  is_active            boolean not null default true,
  position             text not null default '',
  department           text not null default '',
  can_manage_users     boolean not null default false,
  can_approve_plans    boolean not null default false,
  can_approve_budgets  boolean not null default false,
  can_view_reports     boolean not null default true,
  joined_date          date not null default current_date,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  constraint memberships_pkey primary key (org_id, user_id),
  constraint memberships_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint memberships_user_id_fkey foreign key (user_id) references auth.users (id) on delete restrict,
  constraint memberships_role_known check (role in ('admin', 'manager', 'staff', 'viewer')),
  constraint memberships_position_length check (length(position) <= 200),
  constraint memberships_department_length check (length(department) <= 200)
);

create index memberships_user_id_idx on auth.memberships (user_id);
create unique index memberships_one_primary on auth.memberships (user_id) where is_primary;

comment on table auth.memberships is 'A person in an organization: the only thing that opens a tenant to a person';
comment on column auth.memberships.user_id is 'The person';
comment on column auth.memberships.role is 'admin, manager, staff or viewer; what a role may do is in ctx.permissions';
comment on column auth.memberships.is_primary is 'The organization a person lands in; at most one';
comment on column auth.memberships.is_active is 'An inactive membership gives no access; the row is kept';
comment on column auth.memberships.position is 'Position held';
comment on column auth.memberships.department is 'Department or division';
comment on column auth.memberships.can_manage_users is 'May add and remove members';
comment on column auth.memberships.can_approve_plans is 'May approve plans, if the role is manager or admin';
comment on column auth.memberships.can_approve_budgets is 'May approve budgets, if the role is manager or admin';
comment on column auth.memberships.can_view_reports is 'May see reports and export';
comment on column auth.memberships.joined_date is 'First day in the organization';

create table auth.sessions (
  id            uuid not null default gen_random_uuid(),
  user_id       uuid not null,
  token_hash    bytea not null,
  created_at    timestamptz not null default now(),
  last_seen_at  timestamptz not null default now(),
  lifetime      interval not null,
  expires_at    timestamptz not null,
  address       inet not null,
  user_agent    text not null default '',
  constraint sessions_pkey primary key (id),
  constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint sessions_token_hash_key unique (token_hash),
  constraint sessions_token_hash_size check (length(token_hash) = 32)
);

create index sessions_user_id_idx on auth.sessions (user_id);

comment on table auth.sessions is 'An open session. Ending it deletes the row; the audit trail keeps the fact';
comment on column auth.sessions.user_id is 'Whose session it is';
comment on column auth.sessions.token_hash is 'SHA-256 of the 256-bit token; the token itself is stored nowhere';
comment on column auth.sessions.last_seen_at is 'Last use, to the minute';
comment on column auth.sessions.lifetime is 'How long the session lasts after its last use';
comment on column auth.sessions.expires_at is 'End of the session unless it is used before';
comment on column auth.sessions.address is 'Address at sign-in. Personal';
comment on column auth.sessions.user_agent is 'Program at sign-in, cut to 200 characters';

create table auth.failures (
  login         text not null,
  address       inet not null,
  failures      integer not null,
  failed_at     timestamptz not null default now(),
  locked_until  timestamptz,
  constraint failures_pkey primary key (login, address)
);

comment on table auth.failures is
  'Wrong sign-ins since the last right one, per name and address, whether or not the name exists';
comment on column auth.failures.login is 'The name tried, lower case, cut to 254 characters';
comment on column auth.failures.address is 'Where from. Personal';
comment on column auth.failures.failures is 'How many in a row';
comment on column auth.failures.failed_at is 'The last one';
comment on column auth.failures.locked_until is 'No sign-in with this name from this address before then';

reset role;
