-- fires: policy_always_true - a door that is always open
alter policy read on planning.goals using (true);
