-- fires: reader_writes - oversight may write
grant update (title) on planning.goals to bmms_oversight;
