-- fires: role_setting - every login becomes a tenant
alter role all set role = 'bmms_tenant';
