-- fires: view_not_invoker - a view with its owner's rights
alter view planning.annual_plan_summaries set (security_invoker = false);
