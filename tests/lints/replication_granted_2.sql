-- fires: replication_granted - the login of standbys may connect
do $$
begin
  execute format('grant connect on database %I to bmms_replication', current_database());
end
$$;
