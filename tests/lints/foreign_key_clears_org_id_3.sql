-- fires: foreign_key_clears_org_id - a changed key takes rows away from their organization
alter table planning.objectives drop constraint objectives_goal_id_fkey;
alter table planning.objectives add constraint objectives_goal_id_fkey foreign key (org_id, strategic_plan_id, goal_id)
  references planning.goals (org_id, strategic_plan_id, id) on update set null;
