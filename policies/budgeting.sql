-- Budgeting: who may do what inside the wall. A tenant writes drafts and requests; what is posted, and every status, is written
-- by the functions of schema workflow alone, which stand behind the same wall. No role may post an amount by hand.
set local role bmms_owner;

grant usage on schema budgeting to bmms_tenant, bmms_workflow, bmms_ctx_owner;
-- What is granted is what this file says and nothing from before.
revoke all on all tables in schema budgeting
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;

-- Shared by all: the calls of the finance ministry and the official codes.
grant select on budgeting.calls, budgeting.object_codes to bmms_tenant, bmms_workflow;
grant select, insert, update on budgeting.calls, budgeting.object_codes to bmms_ctx_owner;

alter table budgeting.ceilings enable row level security;
alter table budgeting.ceilings force row level security;
create policy wall on budgeting.ceilings as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.ceilings for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.ceilings for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy announce on budgeting.ceilings for all to bmms_ctx_owner using (true) with check (true);
grant select on budgeting.ceilings to bmms_tenant, bmms_workflow;
grant select, insert, update, delete on budgeting.ceilings to bmms_ctx_owner;

alter table budgeting.adjustments enable row level security;
alter table budgeting.adjustments force row level security;
create policy wall on budgeting.adjustments as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.adjustments for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.adjustments for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.adjustments for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
grant select on budgeting.adjustments to bmms_tenant;
grant select, insert
  on budgeting.adjustments to bmms_workflow;

alter table budgeting.allocations enable row level security;
alter table budgeting.allocations force row level security;
create policy wall on budgeting.allocations as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.allocations for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy update on budgeting.allocations for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.allocations for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.allocations for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.allocations for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.allocations to bmms_tenant;
grant update (appropriation_reference)
  on budgeting.allocations to bmms_tenant;
grant select, insert, update (status)
  on budgeting.allocations to bmms_workflow;

alter table budgeting.allotments enable row level security;
alter table budgeting.allotments force row level security;
create policy wall on budgeting.allotments as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.allotments for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.allotments for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.allotments for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.allotments for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.allotments for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.allotments to bmms_tenant;
grant insert (org_id, id, appropriation_id, quarter, amount, reference_number, notes)
  on budgeting.allotments to bmms_tenant;
grant update (quarter, amount, reference_number, notes)
  on budgeting.allotments to bmms_tenant;
grant select, update (status, reference_number, released_by, released_on, cancel_reason)
  on budgeting.allotments to bmms_workflow;

alter table budgeting.appropriations enable row level security;
alter table budgeting.appropriations force row level security;
create policy wall on budgeting.appropriations as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.appropriations for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.appropriations for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.appropriations for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.appropriations for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.appropriations for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.appropriations to bmms_tenant;
grant insert (org_id, id, allocation_id, fiscal_year, kind, expense_class, object_code, fund_code, authorized_amount, legal_basis, valid_from,
  valid_until, notes)
  on budgeting.appropriations to bmms_tenant;
grant update (object_code, fund_code, authorized_amount, legal_basis, valid_from, valid_until, notes)
  on budgeting.appropriations to bmms_tenant;
grant select, update (status, valid_until, extension_basis, posted_by, posted_on, reversal_reason)
  on budgeting.appropriations to bmms_workflow;

alter table budgeting.books enable row level security;
alter table budgeting.books force row level security;
create policy wall on budgeting.books as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.books for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.books for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.books for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.books for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.books to bmms_tenant;
grant select, insert, update (closed_until)
  on budgeting.books to bmms_workflow;

alter table budgeting.disbursement_lines enable row level security;
alter table budgeting.disbursement_lines force row level security;
create policy wall on budgeting.disbursement_lines as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.disbursement_lines for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.disbursement_lines for insert to bmms_tenant
  with check ((select ctx.can('budgeting.disburse')));
create policy update on budgeting.disbursement_lines for update to bmms_tenant
  using ((select ctx.can('budgeting.disburse'))) with check ((select ctx.can('budgeting.disburse')));
create policy workflow_read on budgeting.disbursement_lines for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_delete on budgeting.disbursement_lines for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.disbursement_lines to bmms_tenant;
grant insert (org_id, id, disbursement_id, cost_center, description, amount, notes)
  on budgeting.disbursement_lines to bmms_tenant;
grant update (cost_center, description, amount, notes)
  on budgeting.disbursement_lines to bmms_tenant;
grant select, delete
  on budgeting.disbursement_lines to bmms_workflow;

alter table budgeting.disbursements enable row level security;
alter table budgeting.disbursements force row level security;
create policy wall on budgeting.disbursements as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.disbursements for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.disbursements for insert to bmms_tenant
  with check ((select ctx.can('budgeting.disburse')));
create policy update on budgeting.disbursements for update to bmms_tenant
  using ((select ctx.can('budgeting.disburse'))) with check ((select ctx.can('budgeting.disburse')));
create policy workflow_read on budgeting.disbursements for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.disbursements for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.disbursements to bmms_tenant;
grant insert (org_id, id, obligation_id, amount, withheld, payment_method, cash_authority, reference_number, payee, notes)
  on budgeting.disbursements to bmms_tenant;
grant update (amount, withheld, payment_method, cash_authority, reference_number, payee, notes)
  on budgeting.disbursements to bmms_tenant;
grant select, update (status, reference_number, paid_by, paid_on, voided_by, voided_on, void_reason)
  on budgeting.disbursements to bmms_workflow;

alter table budgeting.entries enable row level security;
alter table budgeting.entries force row level security;
create policy wall on budgeting.entries as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.entries for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.entries for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.entries for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
grant select on budgeting.entries to bmms_tenant;
grant select, insert
  on budgeting.entries to bmms_workflow;

alter table budgeting.events enable row level security;
alter table budgeting.events force row level security;
create policy wall on budgeting.events as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.events for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.events for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.events for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
grant select on budgeting.events to bmms_tenant;
grant select, insert
  on budgeting.events to bmms_workflow;

alter table budgeting.form_snapshots enable row level security;
alter table budgeting.form_snapshots force row level security;
create policy wall on budgeting.form_snapshots as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.form_snapshots for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.form_snapshots for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.form_snapshots for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
grant select on budgeting.form_snapshots to bmms_tenant;
grant select, insert
  on budgeting.form_snapshots to bmms_workflow;

alter table budgeting.imports enable row level security;
alter table budgeting.imports force row level security;
create policy wall on budgeting.imports as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.imports for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.imports for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.imports for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.imports for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.imports to bmms_tenant;
grant insert (org_id, id, proposal_id, file_name, rows, problems)
  on budgeting.imports to bmms_tenant;
grant select, update (status)
  on budgeting.imports to bmms_workflow;

alter table budgeting.justifications enable row level security;
alter table budgeting.justifications force row level security;
create policy wall on budgeting.justifications as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.justifications for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.justifications for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.justifications for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.justifications for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_delete on budgeting.justifications for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.justifications to bmms_tenant;
grant insert (org_id, id, programme_id, rationale, alignment_with_priorities, expected_impact)
  on budgeting.justifications to bmms_tenant;
grant update (rationale, alignment_with_priorities, expected_impact)
  on budgeting.justifications to bmms_tenant;
grant select, delete
  on budgeting.justifications to bmms_workflow;

alter table budgeting.line_items enable row level security;
alter table budgeting.line_items force row level security;
create policy wall on budgeting.line_items as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.line_items for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.line_items for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.line_items for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.line_items for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.line_items for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_delete on budgeting.line_items for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.line_items to bmms_tenant;
grant insert (org_id, id, programme_id, position, expense_class, object_code, sub_category, description, unit_cost, quantity, justification,
  notes)
  on budgeting.line_items to bmms_tenant;
grant update (position, expense_class, object_code, sub_category, description, unit_cost, quantity, justification, notes)
  on budgeting.line_items to bmms_tenant;
grant select, delete, update (return_reason)
  on budgeting.line_items to bmms_workflow;

alter table budgeting.line_stages enable row level security;
alter table budgeting.line_stages force row level security;
create policy wall on budgeting.line_stages as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.line_stages for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.line_stages for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.line_stages for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
grant select on budgeting.line_stages to bmms_tenant;
grant select, insert
  on budgeting.line_stages to bmms_workflow;

alter table budgeting.movements enable row level security;
alter table budgeting.movements force row level security;
create policy wall on budgeting.movements as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.movements for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.movements for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.movements for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.movements for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.movements for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.movements to bmms_tenant;
grant insert (org_id, id, kind, from_appropriation_id, to_appropriation_id, from_allotment_id, to_allotment_id, counterparty, amount,
  document_ref, document_date, reason)
  on budgeting.movements to bmms_tenant;
grant update (counterparty, amount, document_ref, document_date, reason)
  on budgeting.movements to bmms_tenant;
grant select, update (status, posted_by, posted_on, reversal_reason)
  on budgeting.movements to bmms_workflow;

alter table budgeting.obligations enable row level security;
alter table budgeting.obligations force row level security;
create policy wall on budgeting.obligations as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.obligations for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.obligations for insert to bmms_tenant
  with check ((select ctx.can('budgeting.obligate')));
create policy update on budgeting.obligations for update to bmms_tenant
  using ((select ctx.can('budgeting.obligate'))) with check ((select ctx.can('budgeting.obligate')));
create policy workflow_read on budgeting.obligations for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.obligations for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.obligations to bmms_tenant;
grant insert (org_id, id, allotment_id, work_item_id, object_code, description, document_ref, responsibility_center, payee, payee_address, amount,
  notes)
  on budgeting.obligations to bmms_tenant;
grant update (work_item_id, object_code, description, document_ref, responsibility_center, payee, payee_address, amount, notes)
  on budgeting.obligations to bmms_tenant;
grant select, update (status, ors_number, due_on, need_certified_by, need_certified_at, obligated_by, obligated_on, cancel_reason)
  on budgeting.obligations to bmms_workflow;

alter table budgeting.programmes enable row level security;
alter table budgeting.programmes force row level security;
create policy wall on budgeting.programmes as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.programmes for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.programmes for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.programmes for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.programmes for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.programmes for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_delete on budgeting.programmes for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.programmes to bmms_tenant;
grant insert (org_id, id, proposal_id, code, title, category, goal_id, objective_id, requested_amount, priority_rank, justification,
  expected_outcomes, is_gender_responsive)
  on budgeting.programmes to bmms_tenant;
grant update (code, title, category, goal_id, objective_id, requested_amount, priority_rank, justification, expected_outcomes,
  is_gender_responsive)
  on budgeting.programmes to bmms_tenant;
grant select, delete, update (approved_amount, approval_reason)
  on budgeting.programmes to bmms_workflow;

alter table budgeting.proposals enable row level security;
alter table budgeting.proposals force row level security;
create policy wall on budgeting.proposals as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.proposals for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.proposals for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.proposals for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.proposals for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.proposals for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_delete on budgeting.proposals for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.proposals to bmms_tenant;
grant insert (org_id, id, fiscal_year, title, description)
  on budgeting.proposals to bmms_tenant;
grant update (title, description)
  on budgeting.proposals to bmms_tenant;
grant select, delete, update (status, round, is_late, lines_returned, submitted_by, submitted_at, reviewed_by, reviewed_at, approved_by, approved_at,
  approval_notes, return_reason)
  on budgeting.proposals to bmms_workflow;

alter table budgeting.series enable row level security;
alter table budgeting.series force row level security;
create policy wall on budgeting.series as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.series for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy workflow_read on budgeting.series for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_insert on budgeting.series for insert to bmms_workflow
  with check (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.series for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
grant select on budgeting.series to bmms_tenant;
grant select, insert, update (last)
  on budgeting.series to bmms_workflow;

alter table budgeting.signatories enable row level security;
alter table budgeting.signatories force row level security;
create policy wall on budgeting.signatories as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.signatories for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.signatories for insert to bmms_tenant
  with check ((select ctx.can('budgeting.approve')));
create policy update on budgeting.signatories for update to bmms_tenant
  using ((select ctx.can('budgeting.approve'))) with check ((select ctx.can('budgeting.approve')));
create policy workflow_read on budgeting.signatories for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.signatories to bmms_tenant;
grant insert (org_id, id, capacity, name, position, valid_from, valid_until)
  on budgeting.signatories to bmms_tenant;
grant update (name, position, valid_from, valid_until)
  on budgeting.signatories to bmms_tenant;
grant select
  on budgeting.signatories to bmms_workflow;

alter table budgeting.work_items enable row level security;
alter table budgeting.work_items force row level security;
create policy wall on budgeting.work_items as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on budgeting.work_items for select to bmms_tenant
  using ((select ctx.can('budgeting.view')));
create policy insert on budgeting.work_items for insert to bmms_tenant
  with check ((select ctx.can('budgeting.edit')));
create policy update on budgeting.work_items for update to bmms_tenant
  using ((select ctx.can('budgeting.edit'))) with check ((select ctx.can('budgeting.edit')));
create policy workflow_read on budgeting.work_items for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
create policy workflow_update on budgeting.work_items for update to bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy workflow_delete on budgeting.work_items for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant select on budgeting.work_items to bmms_tenant;
grant insert (org_id, id, line_item_id, code, title, description, quantity, unit, estimated_cost, start_date, target_completion_date, notes)
  on budgeting.work_items to bmms_tenant;
grant update (code, title, description, quantity, unit, estimated_cost, start_date, target_completion_date, notes)
  on budgeting.work_items to bmms_tenant;
grant select, delete, update (status, actual_completion_date)
  on budgeting.work_items to bmms_workflow;

reset role;
