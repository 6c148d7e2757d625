-- Reports of execution, from the books.

--: Execution()

--! execution : Execution
--- What became of each programme of a year by expense class, up to the end of a quarter.
select g.id as programme_id, g.title as programme, k.expense_class,
       coalesce(s.approved, 0.00) as approved, coalesce(e.appropriated, 0.00) as appropriated, coalesce(e.allotted, 0.00) as allotted,
       coalesce(e.obligated, 0.00) as obligated, coalesce(e.paid, 0.00) as paid
from budgeting.programmes g
cross join (values ('ps', 1), ('mooe', 2), ('fe', 3), ('co', 4)) as k (expense_class, place)
left join lateral (
  select sum(x.amount) as approved
  from (
    select distinct on (l.line_item_id) l.amount
    from budgeting.line_stages l
    where l.org_id = g.org_id and l.proposal_id = g.proposal_id and l.programme_id = g.id and l.stage = 'approved'
      and l.expense_class = k.expense_class
    order by l.line_item_id, l.at desc, l.id
  ) x
) s on true
left join lateral (
  select sum(b.amount) filter (where b.kind in ('appropriation', 'appropriation_adjustment')) as appropriated,
         sum(b.amount) filter (where b.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')) as allotted,
         sum(b.amount) filter (where b.kind = 'obligation') as obligated,
         sum(b.amount) filter (where b.kind = 'disbursement') as paid
  from budgeting.appropriations a
  join budgeting.entries b on b.org_id = a.org_id and b.appropriation_id = a.id
  where a.org_id = g.org_id and a.programme_id = g.id and a.expense_class = k.expense_class
    and b.entry_date <= (make_date(:year, 1, 1) + make_interval(months => 3 * :quarter))::date - 1
) e on true
where g.org_id = :org_id and g.fiscal_year = :year and (s.approved is not null or e.appropriated is not null)
order by g.priority_rank, g.title, g.id, k.place
limit 10000;

--! monthly
--- Payments of a year by month and authority, less those taken back in the month.
select extract(month from p.entry_date)::int4 as month, p.authority, p.expense_class, sum(p.amount) as amount
from budgeting.payments_by_authority p
where p.org_id = :org_id and p.entry_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)
group by 1, 2, 3
order by 1, array_position(array['nca', 'tra', 'cash', 'other'], p.authority), array_position(array['ps', 'mooe', 'fe', 'co'], p.expense_class);

--! work_items
--- The work items of a year with what they cost by now.
select g.title as programme, w.code, w.title, w.status, w.target_completion_date, w.estimated_cost,
       coalesce(e.obligated, 0.00) as obligated, coalesce(e.paid, 0.00) as paid,
       w.status in ('planned', 'in_progress') and w.target_completion_date < planning.today() as is_overdue
from budgeting.work_items w
join budgeting.programmes g on g.org_id = w.org_id and g.id = w.programme_id
left join lateral (
  select sum(b.amount) filter (where b.kind = 'obligation') as obligated, sum(b.amount) filter (where b.kind = 'disbursement') as paid
  from budgeting.obligations o
  join budgeting.entries b on b.org_id = o.org_id and b.obligation_id = o.id
  where o.org_id = w.org_id and o.work_item_id = w.id
) e on true
where w.org_id = :org_id and g.fiscal_year = :year
order by g.priority_rank, g.title, g.id, w.code
limit 10000;

--! allocations
--- The allocations of a year with what of them is allotted, obligated and paid.
select b.programme, b.allocated_amount, b.allotted, b.obligated, b.paid
from budgeting.allocation_balances b
where b.org_id = :org_id and b.fiscal_year = :year
order by b.priority_rank, b.programme, b.id
limit 10000;
