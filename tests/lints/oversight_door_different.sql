-- fires: oversight_door_different - the door of oversight opens without a pass
alter policy oversight_read on planning.goals using (org_id > 0);
