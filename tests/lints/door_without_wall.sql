-- fires: door_without_wall - a door for a role the wall does not stand before
create policy accounts on planning.goals for select to bmms_accounts using (org_id > 0);
