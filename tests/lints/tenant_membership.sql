-- fires: tenant_membership - sign-in acts for tenants
grant bmms_tenant to bmms_accounts;
