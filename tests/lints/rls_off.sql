-- fires: rls_off - row security is switched off
alter table planning.goals disable row level security;
