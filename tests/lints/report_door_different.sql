-- fires: report_door_different - reporting logins are believed what they set
alter policy report_read on planning.goals using (org_id = (select current_setting('app.org_id')::integer));
