-- fires: audit_trigger_missing - the trigger of that name does something else
drop trigger audit on planning.goals;
create constraint trigger audit after insert or update or delete on planning.goals
  deferrable initially deferred for each row execute function planning.stamp();
