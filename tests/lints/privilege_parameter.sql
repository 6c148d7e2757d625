-- fires: privilege_parameter - the service may turn triggers off
grant set on parameter session_replication_role to bmms_service;
