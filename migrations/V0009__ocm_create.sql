-- Who may read across organizations: the grants of the Office of the Chief Minister (ocm: section 1), and a schema for
-- the figures that are read.
set local role bmms_ctx_owner;

create table auth.ocm_access (
  user_id        uuid not null,
  is_active      boolean not null default true,
  access_level   text not null default 'viewer',
  granted_at     timestamptz not null default now(),
  granted_by     text not null,
  last_accessed  timestamptz,
  notes          text not null default '',
  constraint ocm_access_pkey primary key (user_id),
  constraint ocm_access_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint ocm_access_access_level_known check (access_level in ('viewer', 'analyst', 'executive')),
  constraint ocm_access_granted_by_present check (btrim(granted_by) <> '' and length(granted_by) <= 150),
  constraint ocm_access_notes_length check (length(notes) <= 2000)
);

comment on table auth.ocm_access is
  'Grants of oversight: who may read figures across organizations. It gives no right inside any organization';
comment on column auth.ocm_access.user_id is 'The person: a member of OCM or OOBC while the grant is to work';
comment on column auth.ocm_access.is_active is 'Off: suspended';
comment on column auth.ocm_access.access_level is 'viewer: pages; analyst: also reports; executive: also exports';
comment on column auth.ocm_access.granted_at is 'When it was granted';
comment on column auth.ocm_access.granted_by is 'Sign-in name of who granted it, or the database login';
comment on column auth.ocm_access.last_accessed is 'Last read across organizations';
comment on column auth.ocm_access.notes is 'Why it was granted';

reset role;
set local role bmms_owner;

create schema ocm;
comment on schema ocm is 'Figures across organizations, for oversight by the Office of the Chief Minister';

reset role;
