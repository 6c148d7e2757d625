-- fires: grant_option - the service may make others tenants
grant bmms_tenant to bmms_service with admin option;
