-- fires: comment_missing - a view without a comment
comment on view planning.annual_plan_summaries is null;
