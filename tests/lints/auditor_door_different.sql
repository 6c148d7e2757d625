-- fires: auditor_door_different - auditors need not have stepped in
alter policy auditor_read on planning.goals using (true);
