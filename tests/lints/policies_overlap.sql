-- fires: policies_overlap - a second door beside the first
create policy read_again on planning.goals for select to bmms_tenant using (title <> '');
