-- fires: role_bypasses_rls - the service bypasses row security
alter role bmms_service bypassrls;
