-- fires: drift - a plan may be approved from draft
insert into workflow.steps (entity, transition, from_status, to_status, permission) values ('strategic_plan', 'approve', 'draft', 'approved', 'planning.edit');
