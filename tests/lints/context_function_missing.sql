-- fires: context_function_missing - nothing says which organization a request is for
drop function ctx.can(text) cascade;
