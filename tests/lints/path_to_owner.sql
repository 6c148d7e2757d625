-- fires: path_to_owner - the service owns the tables
grant bmms_owner to bmms_service;
