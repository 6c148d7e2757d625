-- fires: role_setting - names mean what this search path says
do $$
begin
  execute format('alter role bmms_migrator in database %I set search_path = public, planning', current_database());
end
$$;
