-- A row of each kind of budgeting in one organization, in which what is posted adds up: an approved proposal of this year whose
-- money has come as far as a payment, and a draft of the next year. Of what has a status there are two rows, one that may still be
-- edited, with the lower id, and one that is posted. Triggers are off; nothing of it is in the trail.
begin;
set local session_replication_role = replica;

insert into budgeting.calls (fiscal_year, submission_deadline, guidelines)
values ({next}, make_date({year}, 12, 31), 'As before') on conflict do nothing;
insert into budgeting.ceilings (org_id, fiscal_year, amount) values ({org}, {next}, 900000000) on conflict do nothing;

insert into budgeting.proposals (org_id, id, fiscal_year, title, description, created_by) values
  ({org}, {proposals.editable}, {next}, {text}, {text}, {user});
insert into budgeting.proposals (org_id, id, fiscal_year, title, description, status, round, created_by, submitted_by, submitted_at,
  reviewed_by, reviewed_at, approved_by, approved_at, approval_notes) values
  ({org}, {proposals.posted}, {year}, {text}, {text}, 'approved', 1, {user}, {user}, now(), {other}, now(), {other}, now(), {text});

insert into budgeting.programmes (org_id, id, proposal_id, fiscal_year, title, goal_id, objective_id, requested_amount, approved_amount,
  justification, expected_outcomes, created_by) values
  ({org}, {programmes.editable}, {proposals.editable}, {next}, {text}, {goal}, null, 1000, null, {text}, {text}, {user}),
  ({org}, {programmes.posted}, {proposals.posted}, {year}, {text}, {goal}, {objective}, 1000000, 1000000, {text}, {text}, {user});
insert into budgeting.line_items (org_id, id, programme_id, sub_category, description, unit_cost, quantity, justification, notes,
  created_by) values
  ({org}, {line_items.editable}, {programmes.editable}, {short}, {text}, 500, 2, {text}, {text}, {user}),
  ({org}, {line_items.posted}, {programmes.posted}, {short}, {text}, 500000, 2, {text}, {text}, {user});
insert into budgeting.justifications (org_id, id, programme_id, rationale, alignment_with_priorities, expected_impact, created_by) values
  ({org}, {justifications.editable}, {programmes.editable}, {text}, {text}, {text}, {user});
insert into budgeting.imports (org_id, id, proposal_id, file_name, rows, created_by) values
  ({org}, {imports.editable}, {proposals.editable}, {text}, jsonb_build_array(jsonb_build_object(
    'row', 2, 'kind', 'added', 'programme_id', {programmes.editable}, 'programme', {text}, 'line_id', null, 'version', null,
    'expense_class', 'mooe', 'object_code', null, 'sub_category', '', 'description', {short}, 'unit_cost', '1.00', 'quantity', 1,
    'justification', '', 'notes', '', 'total_cost', '1.00', 'changes', jsonb_build_array(), 'problems', jsonb_build_array())), {user});
insert into budgeting.line_stages (org_id, proposal_id, programme_id, line_item_id, stage, round, programme, description, expense_class,
  amount, document, actor)
select {org}, {proposals.posted}, {programmes.posted}, {line_items.posted}, stage, 1, {text}, {text}, 'mooe', amount, {text}, {other}
from (values ('requested', 1000000), ('approved', 1000000), ('appropriated', 600000), ('revised', 607000), ('allotted', 300000))
  as s (stage, amount);
insert into budgeting.allocations (org_id, id, programme_id, fiscal_year, allocated_amount, status, appropriation_reference, created_by,
  approved_by, approved_at) values
  ({org}, {allocations.editable}, {programmes.posted}, {year}, 1000000, 'active', {text}, {other}, {other}, now());

insert into budgeting.appropriations (org_id, id, allocation_id, programme_id, fiscal_year, expense_class, authorized_amount, legal_basis,
  valid_from, valid_until, status, notes, created_by, posted_by, posted_on) values
  ({org}, {appropriations.editable}, {allocations.editable}, {programmes.posted}, {year}, 'mooe', 100000, {text},
    make_date({year}, 1, 1), make_date({year}, 12, 31), 'pending', {text}, {other}, null, null),
  ({org}, {appropriations.posted}, {allocations.editable}, {programmes.posted}, {year}, 'mooe', 600000, {text},
    make_date({year}, 1, 1), make_date({year}, 12, 31), 'posted', {text}, {user}, {other}, make_date({year}, 1, 1));
insert into budgeting.movements (org_id, id, kind, to_appropriation_id, counterparty, amount, document_ref, document_date, reason, status,
  created_by, posted_by, posted_on) values
  ({org}, {movements.editable}, 'transfer', {appropriations.posted}, {text}, 5000, {short}, make_date({year}, 1, 1), {text}, 'pending',
    {other}, null, null),
  ({org}, {movements.posted}, 'transfer', {appropriations.posted}, {text}, 7000, {short}, make_date({year}, 1, 1), {text}, 'posted',
    {user}, {other}, planning.today());
insert into budgeting.allotments (org_id, id, appropriation_id, allocation_id, expense_class, quarter, amount, status, reference_number,
  notes, created_by, released_by, released_on) values
  ({org}, {allotments.editable}, {appropriations.posted}, {allocations.editable}, 'mooe', 'Q2', 50000, 'pending', '', {text}, {other}, null, null),
  ({org}, {allotments.posted}, {appropriations.posted}, {allocations.editable}, 'mooe', 'Q1', 300000, 'partially_utilized', 'SARO 1', {text},
    {user}, {other}, make_date({year}, 1, 1));
insert into budgeting.work_items (org_id, id, programme_id, line_item_id, code, title, description, unit, estimated_cost,
  target_completion_date, notes, created_by) values
  ({org}, {work_items.editable}, {programmes.posted}, {line_items.posted}, 'WI-001', {text}, {text}, 'pieces', 400000,
    make_date({year}, 12, 31), {text}, {user});

insert into budgeting.obligations (org_id, id, allotment_id, work_item_id, expense_class, ors_number, description, document_ref,
  responsibility_center, payee, payee_address, amount, status, notes, created_by, need_certified_by, need_certified_at, obligated_by,
  obligated_on) values
  ({org}, {obligations.editable}, {allotments.posted}, {work_items.editable}, 'mooe', null, {text}, {short} || ' 1 of ' || {year}, {short}, {text}, {text}, 20000,
    'draft', {text}, {user}, {other}, now(), null, null),
  ({org}, {obligations.posted}, {allotments.posted}, {work_items.editable}, 'mooe', {short} || ' 2 of ' || {year}, {text}, {short} || ' 2 of ' || {year}, {short}, {text}, {text},
    100000, 'partially_disbursed', {text}, {user}, {user}, now(), {other}, make_date({year}, 1, 1));
insert into budgeting.adjustments (org_id, id, obligation_id, amount, document_ref, adjusted_on, reason, created_by) values
  ({org}, {adjustments.editable}, {obligations.posted}, 1000, {short}, planning.today(), {text}, {other});
insert into budgeting.disbursements (org_id, id, obligation_id, amount, withheld, payment_method, cash_authority, reference_number, payee,
  status, notes, created_by, paid_by, paid_on) values
  ({org}, {disbursements.editable}, {obligations.posted}, 10000, 500, 'check', {short}, 'Check 1', {text}, 'processing', {text}, {other}, null, null),
  ({org}, {disbursements.posted}, {obligations.posted}, 40000, 2000, 'ada', {short}, 'Advice 1', {text}, 'paid', {text}, {user}, {other},
    make_date({year}, 1, 1));
insert into budgeting.disbursement_lines (org_id, id, disbursement_id, cost_center, description, amount, notes, created_by) values
  ({org}, {disbursement_lines.editable}, {disbursements.editable}, {short}, {text}, 5000, {text}, {user});

insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, disbursement_id, movement_id, entry_date,
  amount, document, actor) values
  ({org}, 'appropriation', {appropriations.posted}, null, null, null, null, make_date({year}, 1, 1), 600000, {text}, {other}),
  ({org}, 'appropriation_adjustment', {appropriations.posted}, null, null, null, {movements.posted}, planning.today(), 7000, {text}, {other}),
  ({org}, 'allotment', {appropriations.posted}, {allotments.posted}, null, null, null, make_date({year}, 1, 1), 300000, {text}, {other}),
  ({org}, 'obligation', {appropriations.posted}, {allotments.posted}, {obligations.posted}, null, null, make_date({year}, 1, 1), 100000, {text},
    {other}),
  ({org}, 'obligation', {appropriations.posted}, {allotments.posted}, {obligations.posted}, null, null, planning.today(), 1000, {text}, {other}),
  ({org}, 'disbursement', {appropriations.posted}, {allotments.posted}, {obligations.posted}, {disbursements.posted}, null,
    make_date({year}, 1, 1), 40000, {text}, {other});
insert into budgeting.events (org_id, entity, entity_id, action, from_status, to_status, amount, comment, actor) values
  ({org}, 'proposal', {proposals.posted}, 'approve', 'under_review', 'approved', 1000000, {text}, {other}),
  ({org}, 'disbursement', {disbursements.posted}, 'pay', 'processing', 'paid', 40000, {text}, {other});
insert into budgeting.series (org_id, fund_code, year, last) values ({org}, '', {year}, 1) on conflict do nothing;

insert into budgeting.books (org_id) values ({org}) on conflict do nothing;

insert into budgeting.signatories (org_id, id, capacity, name, position, valid_from, valid_until, created_by) values
  ({org}, {signatories.editable}, 'prepared', {text}, {text}, make_date({year} - 20, 1, 1), make_date({year} - 20, 12, 31), {user});
insert into budgeting.form_snapshots (org_id, id, form, fiscal_year, quarter, kind, edition, document_id, checksum, content, created_by)
select {org}, {form_snapshots.editable}, 'far1', {year} - 1, 4, 'current', 1, {short} || ' FAR ' || {year}, encode(sha256(convert_to(c.content, 'UTF8')), 'hex'),
  c.content, {other}
from (
  select (budgeting.form_content({org}, 'far1', {year} - 1, 4, 'current') || jsonb_build_object('title', {text}))::text as content
) c;
commit;
