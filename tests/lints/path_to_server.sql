-- fires: path_to_server - oversight reads every table
grant pg_read_all_data to bmms_oversight;
