-- fires: trigger_disabled - the trigger fires on a replica only
alter table planning.goals enable replica trigger guard;
