-- The state machines. Their functions (policies/*_workflow.sql) change statuses, which no tenant may write.
set local role bmms_workflow;

create schema workflow;
comment on schema workflow is 'State machines: functions that change a status, check who may, and write the history';

create table workflow.steps (
  entity            text not null,
  transition        text not null,
  from_status       text not null,
  to_status         text not null,
  permission        text not null,
  comment_required  boolean not null default false,
  constraint steps_pkey primary key (entity, transition, from_status)
);

comment on table workflow.steps is 'Every permitted change of status. What is not listed is refused';
comment on column workflow.steps.entity is 'strategic_plan, goal, annual_plan or objective';
comment on column workflow.steps.transition is
  'What is done, as submit or approve; for goals and objectives the status asked for';
comment on column workflow.steps.from_status is 'Status before';
comment on column workflow.steps.to_status is 'Status after';
comment on column workflow.steps.permission is 'Permission of ctx.permissions that is needed';
comment on column workflow.steps.comment_required is 'Whether a reason must be given';

reset role;
