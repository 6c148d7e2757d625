-- fires: privilege_database - everybody may make temporary tables
do $$
begin
  execute format('grant temporary on database %I to public', current_database());
end
$$;
