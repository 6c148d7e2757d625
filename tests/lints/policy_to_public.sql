-- fires: policy_to_public - a door for every role there is
create policy everybody on planning.goals for select to public using (title <> '');
