-- The picture at the head of an organization's documents.
set local role bmms_owner;

-- A constant default rewrites no row; nobody waits longer for the lock than this.
set local lock_timeout = '5s';

alter table organizations.organizations add column logo bytea not null default '';
alter table organizations.organizations add constraint organizations_logo_format check (
  logo = '' or (length(logo) <= 102400
    and (substring(logo for 8) = '\x89504e470d0a1a0a' or substring(logo for 3) = '\xffd8ff'))) not valid;
alter table organizations.organizations validate constraint organizations_logo_format;

comment on column organizations.organizations.logo is
  'Logo on documents: a PNG or JPEG picture of at most 100 kB, or empty';

reset role;
