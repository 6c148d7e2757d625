-- fires: role_attribute - sign-in may create roles
alter role bmms_accounts createrole;
