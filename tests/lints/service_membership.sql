-- fires: service_membership - the service reads across organizations
grant bmms_oversight to bmms_service;
