-- fires: policy_always_true - a door that lets every new row in
alter policy insert on planning.goals with check (true);
