-- fires: tenant_updates_column - a tenant may say that somebody else wrote it
grant update (created_by) on planning.goals to bmms_tenant;
