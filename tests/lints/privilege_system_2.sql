-- fires: privilege_system - the service may read files of the server
grant execute on function pg_catalog.pg_read_file(text) to bmms_service;
