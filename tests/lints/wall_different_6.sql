-- fires: wall_different - the wall trusts a setting anybody can change
alter policy wall on planning.goals
  using (org_id = (select current_setting('app.org_id')::integer)) with check (org_id = (select current_setting('app.org_id')::integer));
