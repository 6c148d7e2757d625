-- fires: comment_missing - a schema without a comment
comment on schema planning is null;
