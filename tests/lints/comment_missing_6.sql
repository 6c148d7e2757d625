-- fires: comment_missing - a column that reports read
comment on column report.goals.status is null;
