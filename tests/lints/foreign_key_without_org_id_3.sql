-- fires: foreign_key_without_org_id - a table of the system points at one organization's row without saying whose
alter table planning.goals add constraint goals_id_key unique (id);
alter table auth.failures add column goal_id uuid, add constraint failures_goal_id_fkey foreign key (goal_id) references planning.goals (id);
