-- fires: function_public - what a new function may do unless told otherwise
create function planning.tomorrow() returns date language sql stable set search_path = '' as $$ select planning.today() + 1 $$;
