-- fires: foreign_key_clears_org_id - the listed columns include the tenant column
alter table planning.objectives drop constraint objectives_goal_id_fkey;
alter table planning.objectives add constraint objectives_goal_id_fkey foreign key (org_id, strategic_plan_id, goal_id)
  references planning.goals (org_id, strategic_plan_id, id) on delete set null (goal_id, org_id);
