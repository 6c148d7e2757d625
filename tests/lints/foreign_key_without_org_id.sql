-- fires: foreign_key_without_org_id - a goal may point at another organization's plan
alter table planning.strategic_plans add constraint strategic_plans_id_key unique (id);
alter table planning.goals add constraint goals_plan_fkey foreign key (strategic_plan_id) references planning.strategic_plans (id);
