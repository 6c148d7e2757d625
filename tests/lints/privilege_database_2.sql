-- fires: privilege_database - the service may make schemas
do $$
begin
  execute format('grant create on database %I to bmms_service', current_database());
end
$$;
