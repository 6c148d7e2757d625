-- What reporting tools read of the budget (report_views.sql says how). Sums are over the books; payees are nowhere.
set local role bmms_owner;

drop view if exists report.budget_proposals, report.budget_lines, report.budget_execution, report.far1, report.unpaid_obligations,
  report.monthly_disbursements;

create view report.budget_proposals with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, p.title as proposal, p.fiscal_year, p.status,
       upper(left(p.status, 1)) || replace(substr(p.status, 2), '_', ' ') as status_name, p.is_late,
       coalesce(g.programmes, 0) as programmes, coalesce(g.requested, 0.00) as requested, g.approved, g.approved - g.requested as variance,
       p.submitted_at, p.approved_at, p.created_at, p.updated_at
from budgeting.proposals p
join organizations.organizations o on o.org_id = p.org_id
cross join lateral (
  select count(*)::integer as programmes, sum(g.requested_amount) as requested, sum(g.approved_amount) as approved
  from budgeting.programmes g
  where g.org_id = p.org_id and g.proposal_id = p.id
) g;
comment on view report.budget_proposals is 'Budget proposals: one row a proposal, with what its programmes request';
comment on column report.budget_proposals.org_code is 'Public short name of the organization';
comment on column report.budget_proposals.org_name is 'Full official name of the organization';
comment on column report.budget_proposals.proposal is 'Title';
comment on column report.budget_proposals.fiscal_year is 'Fiscal year';
comment on column report.budget_proposals.status is 'draft, submitted, under_review, returned, approved or rejected';
comment on column report.budget_proposals.status_name is 'Status in words';
comment on column report.budget_proposals.is_late is 'Whether it was last submitted after the deadline of the budget call';
comment on column report.budget_proposals.programmes is 'Number of programmes';
comment on column report.budget_proposals.requested is 'Pesos requested';
comment on column report.budget_proposals.approved is 'Pesos approved; empty until it is approved';
comment on column report.budget_proposals.variance is 'Approved less requested; empty until it is approved';
comment on column report.budget_proposals.submitted_at is 'When it was last submitted; empty unless submitted';
comment on column report.budget_proposals.approved_at is 'When it was approved; empty unless approved';
comment on column report.budget_proposals.created_at is 'When it was begun';
comment on column report.budget_proposals.updated_at is 'When it last changed';

create view report.budget_lines with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, p.title as proposal, p.fiscal_year, p.status as proposal_status,
       g.title as programme, g.code as programme_code, g.category, l.position, l.expense_class,
       case l.expense_class when 'ps' then 'Personnel services' when 'mooe' then 'Maintenance and other operating expenses'
         when 'fe' then 'Financial expenses' else 'Capital outlay' end as expense_class_name,
       l.object_code, l.sub_category, l.description, l.unit_cost, l.quantity, l.total_cost,
       s.requested, s.recommended, s.approved, s.appropriated, s.allotted, s.revised
from budgeting.line_items l
join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
join organizations.organizations o on o.org_id = l.org_id
cross join lateral (
  select max(x.amount) filter (where x.stage = 'requested') as requested,
         max(x.amount) filter (where x.stage = 'recommended') as recommended,
         max(x.amount) filter (where x.stage = 'approved') as approved,
         max(x.amount) filter (where x.stage = 'appropriated') as appropriated,
         max(x.amount) filter (where x.stage = 'allotted') as allotted,
         max(x.amount) filter (where x.stage = 'revised') as revised
  from (
    select distinct on (t.stage) t.stage, t.amount
    from budgeting.line_stages t
    where t.org_id = l.org_id and t.proposal_id = p.id and t.line_item_id = l.id
    order by t.stage, t.at desc, t.id
  ) x
) s;
comment on view report.budget_lines is 'Lines of the proposals: one row a line, with what it amounted to at each stage';
comment on column report.budget_lines.org_code is 'Public short name of the organization';
comment on column report.budget_lines.org_name is 'Full official name of the organization';
comment on column report.budget_lines.proposal is 'Title of the proposal';
comment on column report.budget_lines.fiscal_year is 'Fiscal year';
comment on column report.budget_lines.proposal_status is 'Status of the proposal';
comment on column report.budget_lines.programme is 'Title of the programme';
comment on column report.budget_lines.programme_code is 'UACS code of the programme; empty until it is known';
comment on column report.budget_lines.category is 'gas, sto, operations or projects';
comment on column report.budget_lines.position is 'Place in the list of the programme';
comment on column report.budget_lines.expense_class is 'ps, mooe, fe or co';
comment on column report.budget_lines.expense_class_name is 'Expense class in words';
comment on column report.budget_lines.object_code is 'UACS object code; empty until it is known';
comment on column report.budget_lines.sub_category is 'Kind of expense in own words';
comment on column report.budget_lines.description is 'What is paid for';
comment on column report.budget_lines.unit_cost is 'Pesos for one';
comment on column report.budget_lines.quantity is 'How many';
comment on column report.budget_lines.total_cost is 'Unit cost times quantity';
comment on column report.budget_lines.requested is 'Pesos when it was last submitted; empty before';
comment on column report.budget_lines.recommended is 'Pesos the reviewer last recommended; empty before';
comment on column report.budget_lines.approved is 'Pesos approved; empty before';
comment on column report.budget_lines.appropriated is 'Its share of what was appropriated; empty before';
comment on column report.budget_lines.allotted is 'Its share of what was allotted; empty before';
comment on column report.budget_lines.revised is 'Its share of the appropriation after movements; empty without any';

create view report.budget_execution with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, a.fiscal_year, a.kind, g.title as programme, g.code as programme_code, g.category,
       a.expense_class, case a.expense_class when 'ps' then 'Personnel services' when 'mooe' then 'Maintenance and other operating expenses'
         when 'fe' then 'Financial expenses' else 'Capital outlay' end as expense_class_name,
       q.year, q.quarter, q.ends as as_of, g.approved_amount as programme_approved,
       sum(e.amount) filter (where e.kind in ('appropriation', 'appropriation_adjustment')) as appropriated,
       coalesce(sum(e.amount) filter (where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted,
       coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
       coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
from budgeting.appropriations a
join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
join organizations.organizations o on o.org_id = a.org_id
cross join lateral (
  select extract(year from d.begins)::integer as year, extract(quarter from d.begins)::integer as quarter,
         (d.begins + interval '3 months')::date - 1 as ends
  from generate_series(make_date(a.fiscal_year, 1, 1)::timestamp,
    least(a.valid_until, (now() at time zone 'Asia/Manila')::date)::timestamp, interval '3 months') as d (begins)
) q
join budgeting.entries e on e.org_id = a.org_id and e.appropriation_id = a.id and e.entry_date <= q.ends
group by o.code, o.name, a.fiscal_year, a.kind, g.id, g.title, g.code, g.category, g.approved_amount, a.expense_class, q.year, q.quarter, q.ends;
comment on view report.budget_execution is 'Execution of the budget: one row a programme, appropriation year and kind, expense class and quarter, with sums up to its end';
comment on column report.budget_execution.org_code is 'Public short name of the organization';
comment on column report.budget_execution.org_name is 'Full official name of the organization';
comment on column report.budget_execution.fiscal_year is 'Year of the appropriation';
comment on column report.budget_execution.kind is 'current, continuing, supplemental or automatic, as it was recorded';
comment on column report.budget_execution.programme is 'Title of the programme';
comment on column report.budget_execution.programme_code is 'UACS code of the programme; empty until it is known';
comment on column report.budget_execution.category is 'gas, sto, operations or projects';
comment on column report.budget_execution.expense_class is 'ps, mooe, fe or co';
comment on column report.budget_execution.expense_class_name is 'Expense class in words';
comment on column report.budget_execution.year is 'Year of the quarter, which may be after that of the appropriation';
comment on column report.budget_execution.quarter is 'Quarter of that year, 1 to 4';
comment on column report.budget_execution.as_of is 'Last day of the quarter';
comment on column report.budget_execution.programme_approved is 'Pesos approved for the programme in all classes';
comment on column report.budget_execution.appropriated is 'Pesos appropriated by then, movements included';
comment on column report.budget_execution.allotted is 'Pesos allotted by then, movements included';
comment on column report.budget_execution.obligated is 'Pesos obligated by then';
comment on column report.budget_execution.paid is 'Pesos paid by then';

create view report.far1 with (security_invoker = true, security_barrier = true) as
select org_code, org_name, report_year, quarter, kind, fiscal_year, category, programme, programme_code, expense_class, expense_class_name,
       authorized, adjustments, adjusted_appropriation, allotments_received, allotment_adjustments, transfer_to, transfer_from, adjusted_allotments,
       obligations_q1, obligations_q2, obligations_q3, obligations_q4, obligations, disbursements_q1, disbursements_q2, disbursements_q3,
       disbursements_q4, disbursements, adjusted_appropriation - adjusted_allotments as unreleased,
       adjusted_allotments - obligations as unobligated, unpaid_due, unpaid_not_due
from (
  select b.*, b.authorized + b.adjustments as adjusted_appropriation,
         b.allotments_received + b.allotment_adjustments - b.transfer_to + b.transfer_from as adjusted_allotments,
         b.obligations_q1 + b.obligations_q2 + b.obligations_q3 + b.obligations_q4 as obligations,
         b.disbursements_q1 + b.disbursements_q2 + b.disbursements_q3 + b.disbursements_q4 as disbursements
  from (
    select o.code as org_code, o.name as org_name, f.report_year, f.quarter, f.kind, f.fiscal_year, g.category, g.title as programme,
           g.code as programme_code, f.expense_class, case f.expense_class when 'ps' then 'Personnel services' when 'mooe' then 'Maintenance and other operating expenses'
         when 'fe' then 'Financial expenses' else 'Capital outlay' end as expense_class_name,
           coalesce(sum(f.amount) filter (where f.column_number = 3), 0.00) as authorized,
           coalesce(sum(f.amount) filter (where f.column_number = 4), 0.00) as adjustments,
           coalesce(sum(f.amount) filter (where f.column_number = 6), 0.00) as allotments_received,
           coalesce(sum(f.amount) filter (where f.column_number = 7), 0.00) as allotment_adjustments,
           coalesce(sum(f.amount) filter (where f.column_number = 8), 0.00) as transfer_to,
           coalesce(sum(f.amount) filter (where f.column_number = 9), 0.00) as transfer_from,
           coalesce(sum(f.amount) filter (where f.column_number = 11), 0.00) as obligations_q1,
           coalesce(sum(f.amount) filter (where f.column_number = 12), 0.00) as obligations_q2,
           coalesce(sum(f.amount) filter (where f.column_number = 13), 0.00) as obligations_q3,
           coalesce(sum(f.amount) filter (where f.column_number = 14), 0.00) as obligations_q4,
           coalesce(sum(f.amount) filter (where f.column_number = 16), 0.00) as disbursements_q1,
           coalesce(sum(f.amount) filter (where f.column_number = 17), 0.00) as disbursements_q2,
           coalesce(sum(f.amount) filter (where f.column_number = 18), 0.00) as disbursements_q3,
           coalesce(sum(f.amount) filter (where f.column_number = 19), 0.00) as disbursements_q4,
           coalesce(sum(f.amount) filter (where f.column_number = 23), 0.00) as unpaid_due,
           coalesce(sum(f.amount) filter (where f.column_number = 24), 0.00) as unpaid_not_due
    from budgeting.far_amounts f
    join budgeting.programmes g on g.org_id = f.org_id and g.id = f.programme_id
    join organizations.organizations o on o.org_id = f.org_id
    group by o.code, o.name, f.report_year, f.quarter, f.kind, f.fiscal_year, g.id, g.category, g.title, g.code, f.expense_class
  ) b
) d;
comment on view report.far1 is 'FAR No. 1 as its figures stand now: one row a report year, quarter, kind, programme and expense class; a submitted form is a copy that does not change';
comment on column report.far1.org_code is 'Public short name of the organization';
comment on column report.far1.org_name is 'Full official name of the organization';
comment on column report.far1.report_year is 'Year of the report';
comment on column report.far1.quarter is 'Quarter it ends with, 1 to 4';
comment on column report.far1.kind is 'current, continuing, supplemental or automatic, in that year';
comment on column report.far1.fiscal_year is 'Year of the appropriation';
comment on column report.far1.category is 'gas, sto, operations or projects';
comment on column report.far1.programme is 'Title of the programme';
comment on column report.far1.programme_code is 'UACS code of the programme; empty until it is known';
comment on column report.far1.expense_class is 'ps, mooe, fe or co';
comment on column report.far1.expense_class_name is 'Expense class in words';
comment on column report.far1.authorized is 'Column 3: authorized appropriation';
comment on column report.far1.adjustments is 'Column 4: adjustments of the appropriation';
comment on column report.far1.adjusted_appropriation is 'Column 5: columns 3 and 4';
comment on column report.far1.allotments_received is 'Column 6: allotments received';
comment on column report.far1.allotment_adjustments is 'Column 7: adjustments of the allotments';
comment on column report.far1.transfer_to is 'Column 8: transfer to others';
comment on column report.far1.transfer_from is 'Column 9: transfer from others';
comment on column report.far1.adjusted_allotments is 'Column 10: columns 6, 7 and 9 less 8';
comment on column report.far1.obligations_q1 is 'Column 11: obligations of the first quarter';
comment on column report.far1.obligations_q2 is 'Column 12: of the second';
comment on column report.far1.obligations_q3 is 'Column 13: of the third';
comment on column report.far1.obligations_q4 is 'Column 14: of the fourth';
comment on column report.far1.obligations is 'Column 15: columns 11 to 14';
comment on column report.far1.disbursements_q1 is 'Column 16: disbursements of the first quarter';
comment on column report.far1.disbursements_q2 is 'Column 17: of the second';
comment on column report.far1.disbursements_q3 is 'Column 18: of the third';
comment on column report.far1.disbursements_q4 is 'Column 19: of the fourth';
comment on column report.far1.disbursements is 'Column 20: columns 16 to 19';
comment on column report.far1.unreleased is 'Column 21: column 5 less 10';
comment on column report.far1.unobligated is 'Column 22: column 10 less 15';
comment on column report.far1.unpaid_due is 'Column 23: unpaid, due and demandable';
comment on column report.far1.unpaid_not_due is 'Column 24: unpaid, not yet due';

create view report.unpaid_obligations with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, u.report_year, u.quarter, g.title as programme, u.expense_class,
       case u.expense_class when 'ps' then 'Personnel services' when 'mooe' then 'Maintenance and other operating expenses'
         when 'fe' then 'Financial expenses' else 'Capital outlay' end as expense_class_name, u.ors_number, u.obligated_on, u.is_due, u.days,
       case when u.days <= 30 then '0 to 30 days' when u.days <= 60 then '31 to 60 days' when u.days <= 90 then '61 to 90 days'
         else 'Over 90 days' end as age,
       u.bound as obligated, u.paid, u.bound - u.paid as unpaid
from budgeting.unpaid_obligations u
join budgeting.programmes g on g.org_id = u.org_id and g.id = u.programme_id
join organizations.organizations o on o.org_id = u.org_id;
comment on view report.unpaid_obligations is 'Aging of unpaid obligations: one row an obligation and quarter at whose end something of it is unpaid; nobody is named';
comment on column report.unpaid_obligations.org_code is 'Public short name of the organization';
comment on column report.unpaid_obligations.org_name is 'Full official name of the organization';
comment on column report.unpaid_obligations.report_year is 'Year of the report';
comment on column report.unpaid_obligations.quarter is 'Quarter at whose end it is unpaid, 1 to 4';
comment on column report.unpaid_obligations.programme is 'Title of the programme';
comment on column report.unpaid_obligations.expense_class is 'ps, mooe, fe or co';
comment on column report.unpaid_obligations.expense_class_name is 'Expense class in words';
comment on column report.unpaid_obligations.ors_number is 'Number of the obligation request';
comment on column report.unpaid_obligations.obligated_on is 'Day it was obligated';
comment on column report.unpaid_obligations.is_due is 'Whether it was due and demandable by then';
comment on column report.unpaid_obligations.days is 'Days since it became due, before that since it was obligated';
comment on column report.unpaid_obligations.age is 'Those days as a band';
comment on column report.unpaid_obligations.obligated is 'Pesos obligated by then';
comment on column report.unpaid_obligations.paid is 'Pesos paid by then';
comment on column report.unpaid_obligations.unpaid is 'Obligated less paid';

create view report.monthly_disbursements with (security_invoker = true, security_barrier = true) as
select o.code as org_code, o.name as org_name, extract(year from p.entry_date)::integer as year,
       extract(month from p.entry_date)::integer as month, p.authority,
       case p.authority when 'nca' then 'Check or ADA under NCA' when 'tra' then 'Tax remittance advice (TRA)'
         when 'cash' then 'Cash or working fund' else 'Other' end as authority_name,
       g.title as programme, p.expense_class, case p.expense_class when 'ps' then 'Personnel services' when 'mooe' then 'Maintenance and other operating expenses'
         when 'fe' then 'Financial expenses' else 'Capital outlay' end as expense_class_name, sum(p.amount) as paid
from budgeting.payments_by_authority p
join budgeting.programmes g on g.org_id = p.org_id and g.id = p.programme_id
join organizations.organizations o on o.org_id = p.org_id
group by o.code, o.name, 3, 4, p.authority, g.id, g.title, p.expense_class;
comment on view report.monthly_disbursements is 'Payments: one row a month, authority, programme and expense class; what was taken back is deducted in its month';
comment on column report.monthly_disbursements.org_code is 'Public short name of the organization';
comment on column report.monthly_disbursements.org_name is 'Full official name of the organization';
comment on column report.monthly_disbursements.year is 'Year of the payments';
comment on column report.monthly_disbursements.month is 'Month, 1 to 12';
comment on column report.monthly_disbursements.authority is 'nca, tra, cash or other: what covers the payment';
comment on column report.monthly_disbursements.authority_name is 'The same in words';
comment on column report.monthly_disbursements.programme is 'Title of the programme';
comment on column report.monthly_disbursements.expense_class is 'ps, mooe, fe or co';
comment on column report.monthly_disbursements.expense_class_name is 'Expense class in words';
comment on column report.monthly_disbursements.paid is 'Pesos, withheld taxes under tra';

revoke all on all tables in schema report
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_auditor;
grant select on report.budget_proposals, report.budget_lines, report.budget_execution, report.far1, report.unpaid_obligations,
  report.monthly_disbursements to bmms_report;

reset role;
