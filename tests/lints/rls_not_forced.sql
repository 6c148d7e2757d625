-- fires: rls_not_forced - the owner sees every organization
alter table planning.goals no force row level security;
