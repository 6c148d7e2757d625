-- fires: schema_create - a tenant may create functions that stand in for ours
grant create on schema planning to bmms_tenant;
