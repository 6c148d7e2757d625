-- fires: privilege_dangerous - a tenant may empty the table for all organizations
grant truncate on planning.goals to bmms_tenant;
