-- fires: membership_unlisted - the migrator may become oversight
grant bmms_oversight to bmms_migrator;
