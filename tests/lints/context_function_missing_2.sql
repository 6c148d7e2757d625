-- fires: context_function_missing - nothing says which organization a reporting login reads
drop function ctx.report_org_id() cascade;
