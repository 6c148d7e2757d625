-- fires: tenant_membership - a person becomes the service, and so a tenant
create role stranger login;
grant bmms_service to stranger;
