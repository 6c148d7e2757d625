-- fires: tenant_writes_table - a tenant may change every column
grant update on planning.goals to bmms_tenant;
