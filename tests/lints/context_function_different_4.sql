-- fires: context_function_different - a policy asks a function that is not of the context
set local role bmms_owner;
create function planning.is_open(p_status text) returns boolean language sql immutable set search_path = '' as $$ select p_status <> 'archived' $$;
alter policy read on planning.goals using (planning.is_open(status));
reset role;
