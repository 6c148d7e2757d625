-- fires: audit_trigger_missing - changes of goals are not recorded
drop trigger audit on planning.goals;
