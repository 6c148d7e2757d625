-- fires: role_attribute - the login of standbys may create roles
alter role bmms_replication createrole;
