-- fires: policy_always_true - a door for the owner of the domain tables
create policy owner on planning.goals for all to bmms_owner using (true);
