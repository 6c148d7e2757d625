-- fires: privilege_system - statistics hold values of other organizations' rows
grant select on pg_catalog.pg_statistic to bmms_tenant;
