-- fires: foreign_key_without_org_id - the tenant column is paired, but not first
alter table planning.goals add constraint goals_plan_fkey
  foreign key (strategic_plan_id, org_id) references planning.strategic_plans (id, org_id);
