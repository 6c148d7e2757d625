-- What one database needs before its migrations. Run in that database by a superuser or its owner; safe to repeat,
-- and to be repeated on a copy: `create database … template` does not copy these rights.

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to bmms_migrator, bmms_service, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_backup',
    current_database());
  execute format('grant create on database %I to bmms_owner, bmms_ctx_owner, bmms_workflow', current_database());
end
$$;

revoke all on schema public from public;

-- Large objects are shared by everybody who holds the same role: no tenant may make or read one.
revoke execute on function
  pg_catalog.lo_create(oid), pg_catalog.lo_creat(integer), pg_catalog.lo_from_bytea(oid, bytea), pg_catalog.lo_open(oid, integer),
  pg_catalog.lo_get(oid), pg_catalog.lo_get(oid, bigint, integer), pg_catalog.lo_put(oid, bigint, bytea), pg_catalog.lo_unlink(oid)
  from public;

-- Numbered locks are shared by all organizations, and nothing of ours takes one: no tenant may hold up another with one, or
-- signal with one. Nor may a session end another of the same login; operators in pg_signal_backend keep that right.
do $$
declare
  lock_function regprocedure;
begin
  for lock_function in
    select p.oid from pg_catalog.pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace and p.proname ~ '^pg_(try_)?advisory_'
  loop
    execute format('revoke execute on function %s from public', lock_function);
  end loop;
end
$$;
revoke execute on function pg_catalog.pg_cancel_backend(integer), pg_catalog.pg_terminate_backend(integer, bigint) from public;
grant execute on function pg_catalog.pg_cancel_backend(integer), pg_catalog.pg_terminate_backend(integer, bigint) to pg_signal_backend;

-- A server that logs statements logs no parameters: passes and what people type go as parameters. Only a superuser may
-- set this; where there is none, the server's own configuration should.
do $$
begin
  if (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user) then
    execute format('alter database %I set log_parameter_max_length = 0', current_database());
    execute format('alter database %I set log_parameter_max_length_on_error = 0', current_database());
  end if;
end
$$;

-- The migrator's own bookkeeping: which migrations and policy files have run.
create schema if not exists migrations authorization bmms_migrator;
comment on schema migrations is 'Bookkeeping of `bmms migrate`';

-- Integer equality inside an exclusion constraint ("no two plans of one organization overlap").
create schema if not exists extensions authorization bmms_owner;
comment on schema extensions is 'Extensions of the distribution; nothing of ours';
create extension if not exists btree_gist with schema extensions;

-- No function of ours is executable by everybody unless its policy file says so.
alter default privileges for role bmms_owner revoke execute on functions from public;
alter default privileges for role bmms_ctx_owner revoke execute on functions from public;
alter default privileges for role bmms_workflow revoke execute on functions from public;
