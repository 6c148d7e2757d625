-- The 44 ministries, offices and agencies (MOAs). An organization is a tenant: its number is the org_id of every tenant row.
set local role bmms_owner;

create schema organizations;
comment on schema organizations is 'The tenants of the system and what belongs to a tenant as a whole';

create table organizations.organizations (
  org_id               integer not null,
  code                 text not null,
  name                 text not null,
  acronym              text not null default '',
  org_type             text not null,
  mandate              text not null default '',
  powers               jsonb not null default '[]',
  enable_mana          boolean not null default true,
  enable_planning      boolean not null default true,
  enable_budgeting     boolean not null default true,
  enable_me            boolean not null default true,
  enable_coordination  boolean not null default true,
  enable_policies      boolean not null default true,
  head_official        text not null default '',
  head_title           text not null default '',
  email                text not null default '',
  phone                text not null default '',
  website              text not null default '',
  address              text not null default '',
  is_active            boolean not null default true,
  is_pilot             boolean not null default false,
  onboarding_date      date,
  go_live_date         date,
  version              integer not null default 1,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  constraint organizations_pkey primary key (org_id),
  constraint organizations_code_format check (code ~ '^[A-Z0-9][A-Z0-9-]*$' and length(code) <= 20),
  constraint organizations_name_present check (btrim(name) <> '' and length(name) <= 200),
  constraint organizations_acronym_length check (length(acronym) <= 20),
  constraint organizations_org_type_known check (org_type in ('ministry', 'office', 'agency', 'special', 'commission')),
  constraint organizations_powers_list check (jsonb_typeof(powers) = 'array'),
  constraint organizations_head_official_length check (length(head_official) <= 200),
  constraint organizations_head_title_length check (length(head_title) <= 100),
  constraint organizations_email_format check (email = '' or (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(email) <= 254)),
  constraint organizations_phone_length check (length(phone) <= 20),
  constraint organizations_website_format check (website = '' or (website ~ '^https?://[^\s]+$' and length(website) <= 200)),
  constraint organizations_go_live_after_onboarding check (go_live_date >= onboarding_date)
);

-- The one key without org_id first: the code is the public name of a tenant, and the platform alone writes it.
create unique index organizations_code_key on organizations.organizations (code);

comment on table organizations.organizations is 'One ministry, office or agency (MOA): a tenant. Number 1 is OOBC for ever';
comment on column organizations.organizations.code is
  'Public short name, upper case, part of every address; never changed once used';
comment on column organizations.organizations.name is 'Full official name';
comment on column organizations.organizations.acronym is 'Short name, only where it differs from the code';
comment on column organizations.organizations.org_type is 'ministry, office, agency, special or commission';
comment on column organizations.organizations.mandate is 'Legal mandate';
comment on column organizations.organizations.powers is 'Powers and functions: a list of sentences';
comment on column organizations.organizations.enable_mana is 'Module switch: needs assessment';
comment on column organizations.organizations.enable_planning is 'Module switch: planning';
comment on column organizations.organizations.enable_budgeting is 'Module switch: budgeting';
comment on column organizations.organizations.enable_me is 'Module switch: monitoring and evaluation';
comment on column organizations.organizations.enable_coordination is 'Module switch: coordination';
comment on column organizations.organizations.enable_policies is 'Module switch: policy recommendations';
comment on column organizations.organizations.head_official is 'Name of the head of the organization';
comment on column organizations.organizations.head_title is 'Title of the head, as "Minister"';
comment on column organizations.organizations.email is 'Official address for mail';
comment on column organizations.organizations.phone is 'Official telephone number';
comment on column organizations.organizations.website is 'Official site, http or https';
comment on column organizations.organizations.address is 'Postal address';
comment on column organizations.organizations.is_active is 'An inactive organization cannot be entered';
comment on column organizations.organizations.is_pilot is 'Takes part in the pilot';
comment on column organizations.organizations.onboarding_date is 'First day of onboarding';
comment on column organizations.organizations.go_live_date is 'First day of productive use; not before onboarding';

create table organizations.idempotency_keys (
  org_id       integer not null,
  user_id      uuid not null,
  key          text not null,
  fingerprint  bytea not null,
  entity_id    uuid not null,
  created_at   timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (org_id, user_id, key),
  constraint idempotency_keys_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint idempotency_keys_key_length check (length(key) between 1 and 255)
);

comment on table organizations.idempotency_keys is
  'Idempotency-Key headers already used by a person in an organization, and the row each one made';
comment on column organizations.idempotency_keys.user_id is 'Who sent the request';
comment on column organizations.idempotency_keys.key is 'The header as sent';
comment on column organizations.idempotency_keys.fingerprint is
  'SHA-256 of method, path and body: the same key with another request is refused';
comment on column organizations.idempotency_keys.entity_id is 'The row the request made';

-- The schemas of people, context and audit belong to another owner and point here with their foreign keys.
grant usage on schema organizations to bmms_ctx_owner;
grant references on organizations.organizations to bmms_ctx_owner;

reset role;
