-- fires: role_bypasses_rls - a login that may connect bypasses row security
create role stranger login bypassrls;
do $$
begin
  execute format('grant connect on database %I to stranger', current_database());
end
$$;
