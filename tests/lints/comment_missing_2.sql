-- fires: comment_missing - a column without a comment
comment on column planning.goals.title is null;
