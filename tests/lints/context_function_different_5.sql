-- fires: context_function_different - the organization of a reporting login is asked with the rights of the reader
alter function ctx.report_org_id() security invoker;
