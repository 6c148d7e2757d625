-- fires: role_missing - a role has another name
alter role bmms_report rename to reporting;
