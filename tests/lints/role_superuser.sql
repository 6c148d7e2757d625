-- fires: role_superuser - the migrator is a superuser
alter role bmms_migrator superuser;
