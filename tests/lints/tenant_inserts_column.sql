-- fires: tenant_inserts_column - a tenant may add a plan that is already approved
grant insert (status, approved_by) on planning.annual_plans to bmms_tenant;
