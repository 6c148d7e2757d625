-- fires: role_setting - the service signs in with an organization
alter role bmms_service set app.org_id = '1';
