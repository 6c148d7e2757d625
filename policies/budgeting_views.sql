-- Budgeting with its sums, which are never stored: each is a sum over the books (budgeting: section 8).
set local role bmms_owner;

drop view if exists budgeting.allocation_balances, budgeting.appropriation_balances, budgeting.allotment_balances,
  budgeting.obligation_balances;

create view budgeting.appropriation_balances with (security_invoker = true, security_barrier = true) as
select a.org_id, a.id, a.allocation_id, a.programme_id, a.fiscal_year, a.kind, a.expense_class, a.object_code, a.fund_code,
       a.authorized_amount, a.legal_basis, a.valid_from, a.valid_until, a.extension_basis, a.status, a.notes, a.reversal_reason,
       a.created_by, a.posted_by, a.posted_on, a.version, a.created_at, a.updated_at,
       e.adjusted, e.allotted, e.obligated, e.paid, p.requested,
       e.adjusted - e.allotted as unreleased, e.adjusted - e.allotted - p.requested as available
from budgeting.appropriations a
cross join lateral (
  select coalesce(sum(e.amount) filter (where e.kind in ('appropriation', 'appropriation_adjustment')), 0.00) as adjusted,
         coalesce(sum(e.amount) filter (
           where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted,
         coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.entries e
  where e.org_id = a.org_id and e.appropriation_id = a.id
) e
cross join lateral (
  select coalesce(sum(t.amount), 0.00) as requested
  from budgeting.allotments t
  where t.org_id = a.org_id and t.appropriation_id = a.id and t.status = 'pending'
) p;
comment on view budgeting.appropriation_balances is
  'Appropriations with what they authorize by now, what of it is allotted, obligated and paid, and what may still be requested';

create view budgeting.allocation_balances with (security_invoker = true, security_barrier = true) as
select c.org_id, c.id, c.programme_id, c.fiscal_year, c.allocated_amount, c.status, c.appropriation_reference,
       c.created_by, c.approved_by, c.approved_at, c.version, c.created_at, c.updated_at,
       g.proposal_id, g.title as programme, g.code as programme_code, g.category, g.priority_rank, g.goal_id, g.objective_id,
       g.requested_amount, g.approved_amount,
       a.appropriated, a.adjusted, a.allotted, a.obligated, a.paid,
       c.allocated_amount - a.allotted as unreleased, a.allotted - a.obligated as unobligated, a.obligated - a.paid as unpaid
from budgeting.allocations c
join budgeting.programmes g on g.org_id = c.org_id and g.id = c.programme_id
cross join lateral (
  select coalesce(sum(e.amount) filter (where e.kind = 'appropriation'), 0.00) as appropriated,
         coalesce(sum(e.amount) filter (where e.kind in ('appropriation', 'appropriation_adjustment')), 0.00) as adjusted,
         coalesce(sum(e.amount) filter (
           where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted,
         coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.appropriations a
  join budgeting.entries e on e.org_id = a.org_id and e.appropriation_id = a.id
  where a.org_id = c.org_id and a.allocation_id = c.id
) a;
comment on view budgeting.allocation_balances is
  'Allocations with their programme and what of them is appropriated, allotted, obligated and paid';

create view budgeting.allotment_balances with (security_invoker = true, security_barrier = true) as
select t.org_id, t.id, t.appropriation_id, t.allocation_id, t.expense_class, t.quarter, t.amount, t.status, t.reference_number, t.notes,
       t.created_by, t.released_by, t.released_on, t.cancel_reason, t.version, t.created_at, t.updated_at,
       a.fiscal_year, a.kind, a.programme_id, a.valid_until, g.title as programme,
       e.adjusted, e.obligated, e.paid, d.drafted,
       e.adjusted - e.obligated as unobligated, e.adjusted - e.obligated - d.drafted as available
from budgeting.allotments t
join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
cross join lateral (
  select coalesce(sum(e.amount) filter (
           where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as adjusted,
         coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.entries e
  where e.org_id = t.org_id and e.allotment_id = t.id
) e
cross join lateral (
  select coalesce(sum(o.amount), 0.00) as drafted
  from budgeting.obligations o
  where o.org_id = t.org_id and o.allotment_id = t.id and o.status = 'draft'
) d;
comment on view budgeting.allotment_balances is
  'Allotments with what they release by now, what of it is obligated and paid, and what may still be obligated';

create view budgeting.obligation_balances with (security_invoker = true, security_barrier = true) as
select o.org_id, o.id, o.allotment_id, o.work_item_id, o.expense_class, o.object_code, o.ors_number, o.description, o.document_ref,
       o.responsibility_center, o.payee, o.payee_address, o.amount, o.due_on, o.status, o.notes,
       o.created_by, o.need_certified_by, o.need_certified_at, o.obligated_by, o.obligated_on, o.cancel_reason,
       o.version, o.created_at, o.updated_at,
       t.quarter, t.released_on, a.fiscal_year, a.programme_id, g.title as programme,
       e.adjusted, e.paid, d.processing,
       e.adjusted - e.paid as unpaid, e.adjusted - e.paid - d.processing as available
from budgeting.obligations o
join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id
join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
cross join lateral (
  select coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as adjusted,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.entries e
  where e.org_id = o.org_id and e.obligation_id = o.id
) e
cross join lateral (
  select coalesce(sum(d.amount), 0.00) as processing
  from budgeting.disbursements d
  where d.org_id = o.org_id and d.obligation_id = o.id and d.status = 'processing'
) d;
comment on view budgeting.obligation_balances is
  'Obligations with what they bind by now, what of it is paid, and what may still be paid';

grant select on budgeting.allocation_balances, budgeting.appropriation_balances, budgeting.allotment_balances,
  budgeting.obligation_balances to bmms_tenant;

reset role;
