-- fires: object_stray - a type in schema public
create type public.mood as enum ('good', 'bad');
