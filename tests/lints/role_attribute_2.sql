-- fires: role_attribute - the migrator may create databases
alter role bmms_migrator createdb;
