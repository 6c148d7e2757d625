-- No policy and no row security: whoever holds a privilege on a table has all its rows.
do $$
declare
  old record;
begin
  for old in select p.polname, p.polrelid::regclass as on_table from pg_policy p loop
    execute format('drop policy %I on %s', old.polname, old.on_table);
  end loop;
  for old in select c.oid::regclass as on_table from pg_class c where c.relrowsecurity loop
    execute format('alter table %s disable row level security', old.on_table);
  end loop;
end
$$;
