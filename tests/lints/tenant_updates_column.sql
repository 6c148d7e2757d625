-- fires: tenant_updates_column - a tenant may approve without the state machine
grant update (status, approved_by, approved_at) on planning.annual_plans to bmms_tenant;
