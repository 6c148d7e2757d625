-- The roles of BMMS, for the whole cluster. Run by a superuser (or by whoever may create roles); safe to repeat.
-- Logins get their passwords from `bmms migrate`; without one, a login cannot sign in.
-- What each role may touch is granted in policies/, never here.

do $$
declare
  wanted record;
begin
  for wanted in
    select *
    from (values
      -- name, login, bypasses row security, streams changes, what it is
      ('bmms_owner',       false, false, false, 'Owns the domain schemas and tables. Nobody is its member at run time.'),
      ('bmms_ctx_owner',   false, false, false, 'Owns ctx, auth and audit: the seal key, people, sessions, the audit trail.'),
      ('bmms_workflow',    false, false, false, 'Owns the functions of schema workflow, the state machines. Behind the wall like a tenant.'),
      ('bmms_migrator',    true,  false, false, 'Deploys: member of the three owners. Never used by the running service.'),
      ('bmms_service',     true,  false, false, 'The service. By itself it may only mint and check passes; it becomes bmms_tenant inside a transaction.'),
      ('bmms_tenant',      false, false, false, 'What a request of one organization may touch.'),
      ('bmms_accounts',    true,  false, false, 'Sign-in and sessions. Executes functions of auth, reads no tenant table.'),
      ('bmms_worker',      true,  false, false, 'Work in the background: takes jobs and sends mail; becomes bmms_tenant for one organization at a time.'),
      ('bmms_oversight',   true,  false, false, 'The Office of the Chief Minister: reads an explicit list across organizations.'),
      ('bmms_report',      false, false, false, 'Group of the reporting logins of one organization each.'),
      ('bmms_auditor',     false, false, false, 'DBAs who audit: the catalogues and the views of audit, no tenant rows.'),
      ('bmms_backup',      true,  true,  false, 'Dumps everything; to be allowed from the local socket only.'),
      ('bmms_replication', true,  false, true,  'Feeds standbys with the stream of changes, which knows no row security. May connect to no database.')
    ) as t (name, login, bypass, stream, meaning)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format(
        'create role %I nosuperuser nocreatedb nocreaterole noinherit %s %s %s',
        wanted.name,
        case when wanted.login then 'login' else 'nologin' end,
        case when wanted.bypass then 'bypassrls' else 'nobypassrls' end,
        case when wanted.stream then 'replication' else 'noreplication' end);
    end if;
    execute format('comment on role %I is %L', wanted.name, wanted.meaning);
  end loop;
end
$$;

grant bmms_owner, bmms_ctx_owner, bmms_workflow to bmms_migrator;
grant bmms_tenant to bmms_service, bmms_worker;
grant pg_read_all_data to bmms_backup;
-- A dump is made without a set role, which would give up the right to bypass row security.
alter role bmms_backup inherit;

-- Row security off makes a filtered statement of a deployment an error instead of a silent blind spot.
alter role bmms_migrator set row_security = off;
alter role bmms_migrator set lock_timeout = '5s';

alter role bmms_service set statement_timeout = '5s';
alter role bmms_service set lock_timeout = '2s';
alter role bmms_service set idle_in_transaction_session_timeout = '10s';
alter role bmms_accounts set statement_timeout = '5s';
alter role bmms_accounts set lock_timeout = '2s';
alter role bmms_accounts set idle_in_transaction_session_timeout = '10s';
alter role bmms_worker set statement_timeout = '60s';
alter role bmms_worker set lock_timeout = '5s';
alter role bmms_worker set idle_in_transaction_session_timeout = '60s';
alter role bmms_oversight set default_transaction_read_only = on;
alter role bmms_oversight set statement_timeout = '10s';
alter role bmms_oversight set idle_in_transaction_session_timeout = '10s';
