-- fires: audit_trigger_missing - changes under a condition only
drop trigger audit on planning.goals;
create constraint trigger audit after insert or update or delete on planning.goals
  deferrable initially deferred for each row when (false) execute function audit.record();
