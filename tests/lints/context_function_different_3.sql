-- fires: context_function_different - the context belongs to the owner of the domain tables
alter function ctx.verified() owner to bmms_owner;
