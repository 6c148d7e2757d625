-- fires: context_function_different - the pass is verified in parallel workers
alter function ctx.can(text) parallel safe;
