-- fires: path_to_owner - a person reaches the owner of the context through the migrator
create role stranger login;
grant bmms_migrator to stranger;
