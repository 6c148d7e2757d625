-- fires: context_function_different - the organization is folded into a cached plan
alter function ctx.org_id() immutable;
