-- fires: report_door_different - reporting logins read every organization
alter policy report_read on planning.goals using (true);
