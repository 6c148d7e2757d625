-- fires: tenant_updates_column - a tenant may move a row to another organization
grant update (org_id) on planning.goals to bmms_tenant;
