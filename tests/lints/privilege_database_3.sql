-- fires: privilege_database - every login of the cluster may connect
do $$
begin
  execute format('grant connect on database %I to public', current_database());
end
$$;
