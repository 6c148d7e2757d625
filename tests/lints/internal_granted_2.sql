-- fires: internal_granted - a tenant writes the access matrix
grant insert on ctx.permissions to bmms_tenant;
