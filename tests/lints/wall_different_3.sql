-- fires: wall_different - rows may be written into another organization
alter policy wall on planning.goals with check (org_id > 0);
