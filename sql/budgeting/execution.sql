-- What execution shows over all of its rows: history, the ladder from appropriation to payment, what waits and what stands out.

--: HistoryLine(amount?, actor_name?)
--: Recent(amount?, actor_name?)
--: Totals()
--: ProgrammeRung()
--: ClassRung()
--: QuarterSums()
--: WaitingStep()
--: Alert()

--! history : HistoryLine
--- What happened to one row, the latest first. A history is short; a page of 200 holds it.
select e.id, e.action, e.from_status, e.to_status, e.amount, e.comment, ctx.person_name(e.actor) as actor_name, e.at
from budgeting.events e
where e.org_id = :org_id and e.entity = :entity and e.entity_id = :entity_id
order by e.at desc, e.id
limit 200;

--! years
--- The years that have an allocation, the latest first.
select distinct c.fiscal_year
from budgeting.allocations c
where c.org_id = :org_id
order by 1 desc
limit 50;

--! totals : Totals
--- The ladder of a year in one line.
select coalesce(sum(b.allocated_amount), 0.00) as approved, coalesce(sum(b.adjusted), 0.00) as appropriated,
       coalesce(sum(b.allotted), 0.00) as allotted, coalesce(sum(b.obligated), 0.00) as obligated, coalesce(sum(b.paid), 0.00) as paid,
       count(*) as programmes
from budgeting.allocation_balances b
where b.org_id = :org_id and b.fiscal_year = :fiscal_year;

--! programmes : ProgrammeRung
--- The ladder of each programme of a year, the largest first.
select b.id as allocation_id, b.programme, b.allocated_amount as approved, b.adjusted as appropriated, b.allotted, b.obligated, b.paid
from budgeting.allocation_balances b
where b.org_id = :org_id and b.fiscal_year = :fiscal_year
order by b.allocated_amount desc, b.id
limit 200;

--! classes : ClassRung
--- The ladder of each expense class of a year.
select a.expense_class,
       coalesce(sum(e.amount) filter (where e.kind in ('appropriation', 'appropriation_adjustment')), 0.00) as appropriated,
       coalesce(sum(e.amount) filter (where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted,
       coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
       coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
from budgeting.allocations c
join budgeting.appropriations a on a.org_id = c.org_id and a.allocation_id = c.id
join budgeting.entries e on e.org_id = a.org_id and e.appropriation_id = a.id
where c.org_id = :org_id and c.fiscal_year = :fiscal_year
group by a.expense_class
order by array_position(array['ps', 'mooe', 'fe', 'co'], a.expense_class);

--! quarters : QuarterSums
--- What was posted in each quarter of a calendar year, of whatever appropriation.
select extract(quarter from e.entry_date)::int4 as quarter,
       coalesce(sum(e.amount) filter (where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted,
       coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
       coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
from budgeting.entries e
where e.org_id = :org_id and e.entry_date between make_date(:fiscal_year, 1, 1) and make_date(:fiscal_year, 12, 31)
group by 1
order by 1;

--! waiting : WaitingStep
--- What somebody has to do next, and nobody but this person is barred from doing: the longest waiting first.
select w.entity, w.id, w.step, w.title, w.amount, w.created_at
from (
  select 'appropriation' as entity, a.id, 'post' as step, g.title || ' · ' || upper(a.expense_class) as title, a.authorized_amount as amount,
         a.created_at, a.created_by as barred, 'release' as permission
  from budgeting.appropriations a
  join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
  where a.org_id = :org_id and a.status = 'pending'
  union all
  select 'movement', m.id, 'post', m.kind || ' ' || m.document_ref, m.amount, m.created_at, m.created_by, 'release'
  from budgeting.movements m
  where m.org_id = :org_id and m.status = 'pending'
  union all
  select 'allotment', t.id, 'release', g.title || ' · ' || t.quarter, t.amount, t.created_at, t.created_by, 'release'
  from budgeting.allotments t
  join budgeting.allocations c on c.org_id = t.org_id and c.id = t.allocation_id
  join budgeting.programmes g on g.org_id = c.org_id and g.id = c.programme_id
  where t.org_id = :org_id and t.status = 'pending'
  union all
  select 'obligation', o.id, case when o.need_certified_by is null then 'certify' else 'obligate' end, o.description, o.amount, o.created_at,
         o.need_certified_by, 'obligate'
  from budgeting.obligations o
  where o.org_id = :org_id and o.status = 'draft'
  union all
  select 'disbursement', d.id, 'pay', d.payee, d.amount, d.created_at, null, 'disburse'
  from budgeting.disbursements d
  where d.org_id = :org_id and d.status = 'processing'
) w
where w.barred is distinct from :user_id
  and ((w.permission = 'release' and :may_release) or (w.permission = 'obligate' and :may_obligate)
    or (w.permission = 'disburse' and :may_disburse))
order by w.created_at, w.id
limit 100;

--! alerts : Alert
--- What stands out in a year: allotments nearly spent, allocations hardly used, work items over budget or late. `per_cent` is of its limit.
select x.kind, x.entity, x.id, x.title, x.amount, x.per_cent
from (
  select case when t.obligated >= t.adjusted * 0.95 then 'nearly_spent' else 'mostly_spent' end as kind, 'allotment' as entity, t.id,
         t.programme || ' · ' || upper(t.expense_class) || ' · ' || t.quarter as title, t.adjusted - t.obligated as amount,
         round(t.obligated / t.adjusted * 100, 2) as per_cent, 1 as rank
  from budgeting.allotment_balances t
  where t.org_id = :org_id and t.fiscal_year = :fiscal_year and t.adjusted > 0 and t.obligated >= t.adjusted * 0.85
    and t.status in ('released', 'partially_utilized')
  union all
  select 'low_utilization', 'allocation', c.id, c.programme, c.allocated_amount - c.paid, round(c.paid / c.allocated_amount * 100, 2), 3
  from budgeting.allocation_balances c
  where c.org_id = :org_id and c.fiscal_year = :fiscal_year and c.paid < c.allocated_amount * 0.30
  union all
  select case when w.obligated > w.estimated_cost then 'over_budget' else 'overdue' end, 'work_item', w.id, w.code || ' ' || w.title,
         w.obligated - w.estimated_cost, round(w.obligated / w.estimated_cost * 100, 2), 2
  from (
    select i.id, i.code, i.title, i.estimated_cost, i.status, i.target_completion_date, coalesce((
        select sum(e.amount) from budgeting.obligations o
        join budgeting.entries e on e.org_id = o.org_id and e.obligation_id = o.id and e.kind = 'obligation'
        where o.org_id = i.org_id and o.work_item_id = i.id), 0.00) as obligated
    from budgeting.work_items i
    join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id
    where i.org_id = :org_id and g.fiscal_year = :fiscal_year and i.status in ('planned', 'in_progress', 'completed')
  ) w
  where w.obligated > w.estimated_cost or (w.status in ('planned', 'in_progress') and w.target_completion_date < :today)
) x
order by x.rank, x.per_cent desc, x.id
limit 50;

--! recent : Recent
--- The ten latest steps of all kinds since a moment.
select e.id, e.entity, e.entity_id, e.action, e.to_status, e.amount, ctx.person_name(e.actor) as actor_name, e.at
from budgeting.events e
where e.org_id = :org_id and e.at >= :since and e.entity in ('appropriation', 'movement', 'allotment', 'work_item', 'obligation', 'disbursement')
order by e.at desc, e.id
limit 10;
