-- Obligation requests with their balances, and the notices that adjust them.

--: Obligation(work_item_id?, work_item?, object_code?, ors_number?, due_on?, need_certified_at?, obligated_on?, created_by_name?, need_certified_by_name?, obligated_by_name?)
--: Adjustment(created_by_name?)

--! list (status?, expense_class?, quarter?, allotment_id?, work_item_id?, search?, after_created_at?, after_id?) : Obligation
--- The newest first. The balances are summed for the page alone.
with page as materialized (
  select o.id, o.created_at
  from budgeting.obligations o
  where o.org_id = :org_id
    and (:status::text is null or o.status = :status)
    and (:expense_class::text is null or o.expense_class = :expense_class)
    and (:quarter::text is null or exists (
      select from budgeting.allotments t where t.org_id = o.org_id and t.id = o.allotment_id and t.quarter = :quarter))
    and (:allotment_id::uuid is null or o.allotment_id = :allotment_id)
    and (:work_item_id::uuid is null or o.work_item_id = :work_item_id)
    and (:search::text is null
      or position(lower(:search) in lower(o.payee || ' ' || o.document_ref || ' ' || coalesce(o.ors_number, '') || ' ' || o.description)) > 0)
    and (:after_id::uuid is null or o.created_at < :after_created_at::timestamptz or (o.created_at = :after_created_at and o.id > :after_id))
  order by o.created_at desc, o.id
  limit :limit
)
select b.id, b.allotment_id, b.work_item_id, w.title as work_item, b.programme_id, b.programme, b.fiscal_year, b.quarter, b.released_on,
       b.expense_class, b.object_code, b.ors_number, b.description, b.document_ref, b.responsibility_center, b.payee, b.payee_address,
       b.amount, b.due_on, b.status, b.notes, b.need_certified_at, b.obligated_on, b.cancel_reason, b.adjusted, b.paid, b.processing,
       b.unpaid, b.available, null::text as created_by_name, null::text as need_certified_by_name, null::text as obligated_by_name,
       '{}'::text[] as steps, b.version, b.created_at, b.updated_at
from page
cross join lateral (select v.* from budgeting.obligation_balances v where v.org_id = :org_id and v.id = page.id) b
left join budgeting.work_items w on w.org_id = b.org_id and w.id = b.work_item_id
order by b.created_at desc, b.id;

--! by_id : Obligation
--- One obligation with what the member may do next.
select b.id, b.allotment_id, b.work_item_id, w.title as work_item, b.programme_id, b.programme, b.fiscal_year, b.quarter, b.released_on,
       b.expense_class, b.object_code, b.ors_number, b.description, b.document_ref, b.responsibility_center, b.payee, b.payee_address,
       b.amount, b.due_on, b.status, b.notes, b.need_certified_at, b.obligated_on, b.cancel_reason, b.adjusted, b.paid, b.processing,
       b.unpaid, b.available, ctx.person_name(b.created_by) as created_by_name, ctx.person_name(b.need_certified_by) as need_certified_by_name,
       ctx.person_name(b.obligated_by) as obligated_by_name,
       workflow.possible_budget_steps('obligation', b.status, b.created_by, b.need_certified_by) as steps, b.version, b.created_at, b.updated_at
from budgeting.obligation_balances b
left join budgeting.work_items w on w.org_id = b.org_id and w.id = b.work_item_id
where b.org_id = :org_id and b.id = :id;

--! insert (work_item_id?, object_code?)
--- A draft.
insert into budgeting.obligations (org_id, id, allotment_id, work_item_id, object_code, description, document_ref, responsibility_center,
  payee, payee_address, amount, notes)
values (:org_id, :id, :allotment_id, :work_item_id, :object_code, :description, :document_ref, :responsibility_center,
  :payee, :payee_address, :amount, :notes)
returning version;

--! update (work_item_id?, object_code?)
--- Rewrites a draft, if the version is the one the editor saw. What was certified has to be certified again.
update budgeting.obligations
set work_item_id = :work_item_id, object_code = :object_code, description = :description, document_ref = :document_ref,
    responsibility_center = :responsibility_center, payee = :payee, payee_address = :payee_address, amount = :amount, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! certify
--- Box A: certifies the need, or refuses.
select true as done from workflow.certify_obligation(:org_id, :id, :version, :comment);

--! obligate
--- Box B: binds the money, or refuses.
select true as done from workflow.obligate(:org_id, :id, :version, :obligated_on, :comment);

--! cancel
--- Drops a draft or frees what is unpaid, or refuses.
select true as done from workflow.cancel_obligation(:org_id, :id, :version, :comment);

--! adjust
--- Binds more or less by a notice, or refuses.
select true as done from workflow.adjust_obligation(:org_id, :id, :version, :amount, :document_ref, :comment);

--! mark_due
--- Says that it is due and demandable, or refuses.
select true as done from workflow.mark_obligation_due(:org_id, :id, :version, :due_on);

--! adjustments : Adjustment
--- The notices of one obligation, the latest first.
select a.id, a.amount, a.document_ref, a.adjusted_on, a.reason, ctx.person_name(a.created_by) as created_by_name, a.created_at
from budgeting.adjustments a
where a.org_id = :org_id and a.obligation_id = :obligation_id
order by a.created_at desc, a.id
limit 200;
