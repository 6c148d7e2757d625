-- fires: tenant_writes_table - a tenant may write every column of a new row
grant insert on planning.goals to bmms_tenant;
