-- fires: grant_option - a tenant may pass a privilege on
grant select on planning.goals to bmms_tenant with grant option;
