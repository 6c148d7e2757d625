-- fires: comment_missing - a function without a comment
comment on function planning.today() is null;
