-- fires: service_inherits - the service acts for a tenant before it has a context
alter role bmms_service inherit;
