-- fires: privilege_default - tables are readable before they have a wall
alter default privileges for role bmms_owner in schema planning grant select on tables to bmms_tenant;
