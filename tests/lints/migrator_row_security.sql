-- fires: migrator_row_security - a deployment is blind and does not know it
alter role bmms_migrator reset row_security;
