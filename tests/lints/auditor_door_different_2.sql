-- fires: auditor_door_different - auditors may change what they look at
create policy auditor_update on planning.goals for update to bmms_auditor using (org_id = (select ctx.auditor_org_id()));
