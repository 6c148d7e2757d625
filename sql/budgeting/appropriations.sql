-- Appropriations with their balances.

--: Appropriation(object_code?, posted_on?, created_by_name?, posted_by_name?)
--: ApprovedProposal()

--! list (fiscal_year?, kind?, expense_class?, status?, allocation_id?, after_created_at?, after_id?) : Appropriation
--- The newest first. The balances are summed for the page alone.
with page as materialized (
  select a.id, a.created_at
  from budgeting.appropriations a
  where a.org_id = :org_id
    and (:fiscal_year::int4 is null or a.fiscal_year = :fiscal_year)
    and (:kind::text is null or a.kind = :kind)
    and (:expense_class::text is null or a.expense_class = :expense_class)
    and (:status::text is null or a.status = :status)
    and (:allocation_id::uuid is null or a.allocation_id = :allocation_id)
    and (:after_id::uuid is null or a.created_at < :after_created_at::timestamptz or (a.created_at = :after_created_at and a.id > :after_id))
  order by a.created_at desc, a.id
  limit :limit
)
select b.id, b.allocation_id, b.programme_id, g.title as programme, b.fiscal_year, b.kind, b.expense_class, b.object_code, b.fund_code,
       b.authorized_amount, b.legal_basis, b.valid_from, b.valid_until, b.extension_basis, b.status, b.notes, b.reversal_reason,
       b.posted_on, b.adjusted, b.allotted, b.obligated, b.paid, b.requested, b.unreleased, b.available,
       null::text as created_by_name, null::text as posted_by_name, '{}'::text[] as steps, b.version, b.created_at, b.updated_at
from page
cross join lateral (select v.* from budgeting.appropriation_balances v where v.org_id = :org_id and v.id = page.id) b
join budgeting.programmes g on g.org_id = b.org_id and g.id = b.programme_id
order by b.created_at desc, b.id;

--! by_id : Appropriation
--- One appropriation with what the member may do next.
select b.id, b.allocation_id, b.programme_id, g.title as programme, b.fiscal_year, b.kind, b.expense_class, b.object_code, b.fund_code,
       b.authorized_amount, b.legal_basis, b.valid_from, b.valid_until, b.extension_basis, b.status, b.notes, b.reversal_reason,
       b.posted_on, b.adjusted, b.allotted, b.obligated, b.paid, b.requested, b.unreleased, b.available,
       ctx.person_name(b.created_by) as created_by_name, ctx.person_name(b.posted_by) as posted_by_name,
       workflow.possible_budget_steps('appropriation', b.status, b.created_by, null) as steps, b.version, b.created_at, b.updated_at
from budgeting.appropriation_balances b
join budgeting.programmes g on g.org_id = b.org_id and g.id = b.programme_id
where b.org_id = :org_id and b.id = :id;

--! insert (object_code?)
--- A pending appropriation.
insert into budgeting.appropriations (org_id, id, allocation_id, fiscal_year, kind, expense_class, object_code, fund_code,
  authorized_amount, legal_basis, valid_from, valid_until, notes)
values (:org_id, :id, :allocation_id, :fiscal_year, :kind, :expense_class, :object_code, :fund_code,
  :authorized_amount, :legal_basis, :valid_from, :valid_until, :notes)
returning version;

--! insert_as_approved
--- Pending appropriations of what each programme and class of an approved proposal was approved, but for those that have one.
insert into budgeting.appropriations (org_id, allocation_id, fiscal_year, kind, expense_class, fund_code, authorized_amount,
  legal_basis, valid_from, valid_until)
select c.org_id, c.id, c.fiscal_year, 'current', s.expense_class, :fund_code, sum(s.amount), :legal_basis, :valid_from, :valid_until
from (
  select distinct on (x.line_item_id) x.programme_id, x.expense_class, x.amount
  from budgeting.line_stages x
  where x.org_id = :org_id and x.proposal_id = :proposal_id and x.stage = 'approved'
  order by x.line_item_id, x.at desc, x.id
) s
join budgeting.allocations c on c.org_id = :org_id and c.programme_id = s.programme_id
where not exists (
  select from budgeting.appropriations a
  where a.org_id = c.org_id and a.allocation_id = c.id and a.expense_class = s.expense_class and a.kind = 'current'
    and a.status in ('pending', 'posted'))
group by c.org_id, c.id, c.fiscal_year, s.expense_class
having sum(s.amount) > 0
returning id;

--! approved_proposals : ApprovedProposal
--- The approved proposals and how much of each is appropriated, or waits to be.
select p.id, p.fiscal_year, p.title, c.allocated, c.appropriated
from budgeting.proposals p
cross join lateral (
  select coalesce(sum(x.allocated_amount), 0.00) as allocated, coalesce(sum(x.used), 0.00) as appropriated
  from (
    select a.allocated_amount, (
        select sum(i.authorized_amount) from budgeting.appropriations i
        where i.org_id = a.org_id and i.allocation_id = a.id and i.kind = 'current' and i.status in ('pending', 'posted')) as used
    from budgeting.allocations a
    join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
    where g.org_id = p.org_id and g.proposal_id = p.id
  ) x
) c
where p.org_id = :org_id and p.status = 'approved'
order by p.fiscal_year desc, p.id
limit 100;

--! update (object_code?)
--- Rewrites a pending one, if the version is the one the editor saw.
update budgeting.appropriations
set object_code = :object_code, fund_code = :fund_code, authorized_amount = :authorized_amount, legal_basis = :legal_basis,
    valid_from = :valid_from, valid_until = :valid_until, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! post
--- Enters it into the books, or refuses.
select true as done from workflow.post_appropriation(:org_id, :id, :version, :posted_on, :comment);

--! cancel
--- Drops a pending one, or refuses.
select true as done from workflow.cancel_appropriation(:org_id, :id, :version, :comment);

--! reverse
--- Takes a posted one back, or refuses.
select true as done from workflow.reverse_appropriation(:org_id, :id, :version, :comment);

--! extend
--- Lets money be obligated for longer, or refuses.
select true as done from workflow.extend_appropriation(:org_id, :id, :version, :valid_until, :basis);
