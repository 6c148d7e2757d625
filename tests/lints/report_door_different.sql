-- fires: report_door_different - reporting logins are believed what they set
create policy report_read on planning.goals for select to bmms_report using (org_id = (select current_setting('app.org_id')::integer));
