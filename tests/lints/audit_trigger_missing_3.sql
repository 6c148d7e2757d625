-- fires: audit_trigger_missing - deletions are not recorded
drop trigger audit on planning.goals;
create constraint trigger audit after insert or update on planning.goals
  deferrable initially deferred for each row execute function audit.record();
