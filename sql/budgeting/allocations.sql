-- Allocations with their balances. `appropriated_now` is what of one is appropriated, or waits to be: the limit of a further one.

--: Allocation(approved_amount?, approved_by_name?)

--! list (fiscal_year?, proposal_id?, after_fiscal_year?, after_programme?, after_id?) : Allocation
--- The latest year first, then by programme.
select b.id, b.programme_id, b.proposal_id, b.programme, b.programme_code, b.category, b.fiscal_year, b.allocated_amount, b.status,
       b.appropriation_reference, b.requested_amount, b.approved_amount, b.appropriated, b.adjusted, b.allotted, b.obligated, b.paid,
       b.unreleased, b.unobligated, b.unpaid, n.appropriated_now, null::text as approved_by_name, b.approved_at, b.version,
       b.created_at, b.updated_at
from budgeting.allocation_balances b
cross join lateral (
  select coalesce(sum(a.authorized_amount), 0.00) as appropriated_now
  from budgeting.appropriations a
  where a.org_id = b.org_id and a.allocation_id = b.id and a.kind = 'current' and a.status in ('pending', 'posted')
) n
where b.org_id = :org_id
  and (:fiscal_year::int4 is null or b.fiscal_year = :fiscal_year)
  and (:proposal_id::uuid is null or b.proposal_id = :proposal_id)
  and (:after_id::uuid is null
    or b.fiscal_year < :after_fiscal_year::int4
    or (b.fiscal_year = :after_fiscal_year and (b.programme, b.id) > (:after_programme::text, :after_id)))
order by b.fiscal_year desc, b.programme, b.id
limit :limit;

--! by_id : Allocation
--- One allocation.
select b.id, b.programme_id, b.proposal_id, b.programme, b.programme_code, b.category, b.fiscal_year, b.allocated_amount, b.status,
       b.appropriation_reference, b.requested_amount, b.approved_amount, b.appropriated, b.adjusted, b.allotted, b.obligated, b.paid,
       b.unreleased, b.unobligated, b.unpaid, n.appropriated_now, ctx.person_name(b.approved_by) as approved_by_name, b.approved_at, b.version,
       b.created_at, b.updated_at
from budgeting.allocation_balances b
cross join lateral (
  select coalesce(sum(a.authorized_amount), 0.00) as appropriated_now
  from budgeting.appropriations a
  where a.org_id = b.org_id and a.allocation_id = b.id and a.kind = 'current' and a.status in ('pending', 'posted')
) n
where b.org_id = :org_id and b.id = :id;

--! update
--- Rewrites the item of the appropriations act, if the version is the one the editor saw.
update budgeting.allocations
set appropriation_reference = :appropriation_reference
where org_id = :org_id and id = :id and version = :version
returning version;
