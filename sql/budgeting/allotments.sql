-- Allotments with their balances.

--: Allotment(released_on?, created_by_name?, released_by_name?)

--! list (status?, quarter?, fiscal_year?, appropriation_id?, allocation_id?, after_created_at?, after_id?) : Allotment
--- The newest first. The balances are summed for the page alone.
with page as materialized (
  select t.id, t.created_at
  from budgeting.allotments t
  join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
  where t.org_id = :org_id
    and (:status::text is null or t.status = :status)
    and (:quarter::text is null or t.quarter = :quarter)
    and (:fiscal_year::int4 is null or a.fiscal_year = :fiscal_year)
    and (:appropriation_id::uuid is null or t.appropriation_id = :appropriation_id)
    and (:allocation_id::uuid is null or t.allocation_id = :allocation_id)
    and (:after_id::uuid is null or t.created_at < :after_created_at::timestamptz or (t.created_at = :after_created_at and t.id > :after_id))
  order by t.created_at desc, t.id
  limit :limit
)
select b.id, b.appropriation_id, b.allocation_id, b.programme_id, b.programme, b.fiscal_year, b.kind, b.expense_class, b.quarter, b.amount,
       b.status, b.reference_number, b.notes, b.released_on, b.cancel_reason, b.valid_until, b.adjusted, b.obligated, b.paid, b.drafted,
       b.unobligated, b.available, null::text as created_by_name, null::text as released_by_name, '{}'::text[] as steps,
       b.version, b.created_at, b.updated_at
from page
cross join lateral (select v.* from budgeting.allotment_balances v where v.org_id = :org_id and v.id = page.id) b
order by b.created_at desc, b.id;

--! by_id : Allotment
--- One allotment with what the member may do next.
select b.id, b.appropriation_id, b.allocation_id, b.programme_id, b.programme, b.fiscal_year, b.kind, b.expense_class, b.quarter, b.amount,
       b.status, b.reference_number, b.notes, b.released_on, b.cancel_reason, b.valid_until, b.adjusted, b.obligated, b.paid, b.drafted,
       b.unobligated, b.available, ctx.person_name(b.created_by) as created_by_name, ctx.person_name(b.released_by) as released_by_name,
       workflow.possible_budget_steps('allotment', b.status, b.created_by, null) as steps, b.version, b.created_at, b.updated_at
from budgeting.allotment_balances b
where b.org_id = :org_id and b.id = :id;

--! insert
--- A request.
insert into budgeting.allotments (org_id, id, appropriation_id, quarter, amount, reference_number, notes)
values (:org_id, :id, :appropriation_id, :quarter, :amount, :reference_number, :notes)
returning version;

--! update
--- Rewrites a request, if the version is the one the editor saw.
update budgeting.allotments
set quarter = :quarter, amount = :amount, reference_number = :reference_number, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! release
--- Releases it, or refuses.
select true as done from workflow.release_allotment(:org_id, :id, :version, :released_on, :reference_number, :comment);

--! cancel
--- Cancels it, or refuses.
select true as done from workflow.cancel_allotment(:org_id, :id, :version, :comment);
