-- Reporting: the schema of its views, and which organization each reporting login reads.
set local role bmms_owner;

create schema report;
comment on schema report is 'What reporting tools read on the replica: the own organization in flat views, in officers'' words';

reset role;
set local role bmms_ctx_owner;

create table ctx.reporting_logins (
  login       text not null,
  org_id      integer not null,
  holder      text not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  revoked_at  timestamptz,
  constraint reporting_logins_pkey primary key (login),
  constraint reporting_logins_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint reporting_logins_login_format check (login ~ '^report_[a-z0-9_]+_[1-9][0-9]*$'),
  constraint reporting_logins_holder_present check (btrim(holder) <> '' and length(holder) <= 200),
  constraint reporting_logins_expires_later check (expires_at > created_at)
);

comment on table ctx.reporting_logins is
  'The organization each reporting login reads. A row stays when the login is revoked, so that its name is never used again';
comment on column ctx.reporting_logins.login is 'The database role, report_<code of the organization>_<number>';
comment on column ctx.reporting_logins.holder is 'The person or tool it was made for: one, never two. Personal';
comment on column ctx.reporting_logins.expires_at is 'It reads nothing from then on';
comment on column ctx.reporting_logins.revoked_at is 'It reads nothing since then; null while it is in use';

reset role;
