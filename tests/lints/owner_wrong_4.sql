-- fires: owner_wrong - the database belongs to the service
do $$
begin
  execute format('alter database %I owner to bmms_service', current_database());
end
$$;
