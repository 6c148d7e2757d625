-- fires: comment_missing - a table without a comment
comment on table planning.goals is null;
