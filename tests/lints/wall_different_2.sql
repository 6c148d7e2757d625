-- fires: wall_different - the wall stands before requests only, not before the state machines
alter policy wall on planning.goals to bmms_tenant;
