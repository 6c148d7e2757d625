-- fires: context_function_different - an auditor's organization is looked up with the auditor's own rights
alter function ctx.auditor_org_id() security invoker;
