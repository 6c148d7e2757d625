-- fires: wall_different - the wall lets everything through
alter policy wall on planning.goals using (true) with check (true);
