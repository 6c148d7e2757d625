-- fires: wall_missing - the wall is gone
drop policy wall on planning.goals;
