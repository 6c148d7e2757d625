-- fires: owner_wrong - a schema belongs to a tenant
alter schema planning owner to bmms_tenant;
