-- fires: service_membership - what a tenant may do, the service may do
grant bmms_report to bmms_tenant;
