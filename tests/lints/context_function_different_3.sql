-- fires: context_function_different - the context belongs to the owner of the domain tables
alter function ctx.pass() owner to bmms_owner;
