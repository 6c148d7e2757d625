-- fires: audit_trigger_missing - the trigger is there and does not fire
alter table planning.goals disable trigger audit;
