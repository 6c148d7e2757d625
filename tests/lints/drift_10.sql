-- fires: drift - tenants lost the right to read goals
revoke select on planning.goals from bmms_tenant;
