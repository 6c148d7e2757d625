-- fires: object_stray - a table in schema public
create table public.notes (note text);
