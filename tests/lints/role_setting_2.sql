-- fires: role_setting - everybody signs in to this database with an organization
do $$
begin
  execute format('alter database %I set app.org_id = 1', current_database());
end
$$;
