-- fires: view_not_barrier - a view that shows rows to functions before it hides them
alter view planning.annual_plan_summaries reset (security_barrier);
