-- Nor a role to change into, nor a pass to verify: the login holds every privilege, and who writes is a plain setting.
create or replace function ctx.user_id() returns uuid language sql stable as $$ select current_setting('app.user_id')::uuid $$;
create or replace function ctx.can(p_permission text) returns boolean language sql stable as $$ select true $$;

grant usage on schema planning, ctx, organizations to bmms_service;
grant select, insert, update on all tables in schema planning, organizations to bmms_service;
grant execute on all functions in schema ctx, planning to bmms_service;
