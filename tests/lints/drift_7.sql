-- fires: drift - something runs whenever the schema is changed
create function planning.spy() returns event_trigger language plpgsql set search_path = '' as 'begin end';
create event trigger spy on ddl_command_end execute function planning.spy();
