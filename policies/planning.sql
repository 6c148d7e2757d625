-- Planning: who may do what inside the wall. A tenant writes content; statuses, progress and history are written by the
-- functions of schema workflow alone, which stand behind the same wall. So are deletions: a right to delete, which no column
-- limits, would be a right to lock the whole table for everybody.
set local role bmms_owner;

grant usage on schema planning to bmms_tenant, bmms_workflow, bmms_ctx_owner;
-- What is granted is what this file says and nothing from before.
revoke all on all tables in schema planning
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;

alter table planning.annual_plans enable row level security;
alter table planning.annual_plans force row level security;
create policy wall on planning.annual_plans as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on planning.annual_plans for select to bmms_tenant
  using ((select ctx.can('planning.view')));
create policy insert on planning.annual_plans for insert to bmms_tenant
  with check ((select ctx.can('planning.edit')));
create policy update on planning.annual_plans for update to bmms_tenant
  using ((select ctx.can('planning.edit'))) with check ((select ctx.can('planning.edit')));
create policy workflow_read on planning.annual_plans for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on planning.annual_plans for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on planning.annual_plans to bmms_tenant;
grant insert (org_id, id, strategic_plan_id, title, year, description, budget_total)
  on planning.annual_plans to bmms_tenant;
grant update (title, year, description, budget_total)
  on planning.annual_plans to bmms_tenant;
grant select, update (status, submitted_by, submitted_at, approved_by, approved_at, review_comment)
  on planning.annual_plans to bmms_workflow;

alter table planning.goals enable row level security;
alter table planning.goals force row level security;
create policy wall on planning.goals as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on planning.goals for select to bmms_tenant
  using ((select ctx.can('planning.view')));
create policy insert on planning.goals for insert to bmms_tenant
  with check ((select ctx.can('planning.edit')));
create policy update on planning.goals for update to bmms_tenant
  using ((select ctx.can('planning.edit'))) with check ((select ctx.can('planning.edit')));
create policy workflow_read on planning.goals for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on planning.goals for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_delete on planning.goals for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on planning.goals to bmms_tenant;
grant insert (org_id, id, strategic_plan_id, title, description, target_metric, target_value, current_value, priority)
  on planning.goals to bmms_tenant;
grant update (title, description, target_metric, target_value, priority)
  on planning.goals to bmms_tenant;
grant select, delete, update (status, completion_percentage, current_value)
  on planning.goals to bmms_workflow;

alter table planning.objectives enable row level security;
alter table planning.objectives force row level security;
create policy wall on planning.objectives as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on planning.objectives for select to bmms_tenant
  using ((select ctx.can('planning.view')));
create policy insert on planning.objectives for insert to bmms_tenant
  with check ((select ctx.can('planning.edit')));
create policy update on planning.objectives for update to bmms_tenant
  using ((select ctx.can('planning.edit'))) with check ((select ctx.can('planning.edit')));
create policy workflow_read on planning.objectives for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on planning.objectives for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_delete on planning.objectives for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on planning.objectives to bmms_tenant;
grant insert (org_id, id, annual_plan_id, goal_id, title, description, target_date, indicator, baseline_value, target_value, current_value)
  on planning.objectives to bmms_tenant;
grant update (goal_id, title, description, target_date, indicator, baseline_value, target_value)
  on planning.objectives to bmms_tenant;
grant select, delete, update (status, completion_percentage, current_value, completed_at)
  on planning.objectives to bmms_workflow;

alter table planning.strategic_plans enable row level security;
alter table planning.strategic_plans force row level security;
create policy wall on planning.strategic_plans as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on planning.strategic_plans for select to bmms_tenant
  using ((select ctx.can('planning.view')));
create policy insert on planning.strategic_plans for insert to bmms_tenant
  with check ((select ctx.can('planning.edit')));
create policy update on planning.strategic_plans for update to bmms_tenant
  using ((select ctx.can('planning.edit'))) with check ((select ctx.can('planning.edit')));
create policy workflow_read on planning.strategic_plans for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on planning.strategic_plans for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on planning.strategic_plans to bmms_tenant;
grant insert (org_id, id, title, start_year, end_year, vision, mission)
  on planning.strategic_plans to bmms_tenant;
grant update (title, start_year, end_year, vision, mission)
  on planning.strategic_plans to bmms_tenant;
grant select, update (status, submitted_by, submitted_at, approved_by, approved_at, review_comment)
  on planning.strategic_plans to bmms_workflow;

alter table planning.transitions enable row level security;
alter table planning.transitions force row level security;
create policy wall on planning.transitions as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on planning.transitions for select to bmms_tenant
  using ((select ctx.can('planning.view')));
create policy workflow_insert on planning.transitions for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
grant select on planning.transitions to bmms_tenant;
grant insert on planning.transitions to bmms_workflow;

reset role;
