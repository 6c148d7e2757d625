-- fires: function_leakproof - the planner is told that a function of ours tells nothing
alter function planning.today() leakproof;
