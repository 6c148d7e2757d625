-- fires: drift - the body of a state machine was replaced, with the same owner, rights and settings
do $$ begin execute replace(pg_get_functiondef('planning.may_delete(uuid)'::regprocedure), 'begin', 'begin return;'); end $$;
