-- fires: path_to_server - an auditor runs programs on the server
create role stranger login;
grant bmms_auditor to stranger;
grant pg_execute_server_program to stranger;
