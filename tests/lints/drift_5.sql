-- fires: drift - a lint looks away: the view keeps its columns, owner and options
do $$ begin execute 'create or replace view audit.findings_tables with (security_invoker = true, security_barrier = true) as select * from ('
  || rtrim(pg_get_viewdef('audit.findings_tables'), ';') || ') found where found.code <> ''rls_off'''; end $$;
