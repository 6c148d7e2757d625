-- fires: path_to_server - the migrator reaches a superuser through a role
create role stranger;
create role operators superuser;
grant operators to stranger;
grant stranger to bmms_migrator;
