-- fires: object_stray - a function among the extensions
create function extensions.noted() returns void language sql set search_path = '' as $$ select $$;
