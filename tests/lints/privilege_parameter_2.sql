-- fires: privilege_parameter - everybody may set the organization, for good
grant set on parameter app.org_id to public;
