-- Work items with what was obligated and paid for them.

--: WorkItem(allocation_id?, start_date?, actual_completion_date?, created_by_name?)
--: Line()

--! list (status?, allocation_id?, after_created_at?, after_id?) : WorkItem
--- The newest first.
select w.id, w.programme_id, g.title as programme, g.fiscal_year, c.id as allocation_id, w.line_item_id, l.description as line_item,
       l.expense_class, w.code, w.title, w.description, w.quantity, w.unit, w.estimated_cost, w.status, w.start_date,
       w.target_completion_date, w.actual_completion_date, w.notes, e.obligated, e.paid, null::text as created_by_name,
       '{}'::text[] as steps, w.version, w.created_at, w.updated_at
from budgeting.work_items w
join budgeting.line_items l on l.org_id = w.org_id and l.programme_id = w.programme_id and l.id = w.line_item_id
join budgeting.programmes g on g.org_id = w.org_id and g.id = w.programme_id
left join budgeting.allocations c on c.org_id = w.org_id and c.programme_id = w.programme_id
cross join lateral (
  select coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.obligations o
  join budgeting.entries e on e.org_id = o.org_id and e.obligation_id = o.id
  where o.org_id = w.org_id and o.work_item_id = w.id
) e
where w.org_id = :org_id
  and (:status::text is null or w.status = :status)
  and (:allocation_id::uuid is null or c.id = :allocation_id)
  and (:after_id::uuid is null or w.created_at < :after_created_at::timestamptz or (w.created_at = :after_created_at and w.id > :after_id))
order by w.created_at desc, w.id
limit :limit;

--! by_id : WorkItem
--- One work item with what the member may do next.
select w.id, w.programme_id, g.title as programme, g.fiscal_year, c.id as allocation_id, w.line_item_id, l.description as line_item,
       l.expense_class, w.code, w.title, w.description, w.quantity, w.unit, w.estimated_cost, w.status, w.start_date,
       w.target_completion_date, w.actual_completion_date, w.notes, e.obligated, e.paid, ctx.person_name(w.created_by) as created_by_name,
       workflow.possible_budget_steps('work_item', w.status, w.created_by, null) as steps, w.version, w.created_at, w.updated_at
from budgeting.work_items w
join budgeting.line_items l on l.org_id = w.org_id and l.programme_id = w.programme_id and l.id = w.line_item_id
join budgeting.programmes g on g.org_id = w.org_id and g.id = w.programme_id
left join budgeting.allocations c on c.org_id = w.org_id and c.programme_id = w.programme_id
cross join lateral (
  select coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.obligations o
  join budgeting.entries e on e.org_id = o.org_id and e.obligation_id = o.id
  where o.org_id = w.org_id and o.work_item_id = w.id
) e
where w.org_id = :org_id and w.id = :id;

--! lines : Line
--- The lines of the programme of an allocation, with what their work items are estimated at.
select l.id, l.description, l.expense_class, l.total_cost, coalesce((
    select sum(w.estimated_cost) from budgeting.work_items w
    where w.org_id = l.org_id and w.programme_id = l.programme_id and w.line_item_id = l.id and w.status <> 'cancelled'), 0.00) as used
from budgeting.allocations c
join budgeting.line_items l on l.org_id = c.org_id and l.programme_id = c.programme_id
where c.org_id = :org_id and c.id = :allocation_id
order by l.expense_class, l.position, l.id
limit 1000;

--! insert (start_date?)
--- A planned work item of an approved line.
insert into budgeting.work_items (org_id, id, line_item_id, code, title, description, quantity, unit, estimated_cost, start_date,
  target_completion_date, notes)
values (:org_id, :id, :line_item_id, :code, :title, :description, :quantity, :unit, :estimated_cost, :start_date,
  :target_completion_date, :notes)
returning version;

--! update (start_date?)
--- Rewrites an open one, if the version is the one the editor saw.
update budgeting.work_items
set code = :code, title = :title, description = :description, quantity = :quantity, unit = :unit, estimated_cost = :estimated_cost,
    start_date = :start_date, target_completion_date = :target_completion_date, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! transition (completed_on?)
--- Starts, completes or cancels it, or refuses.
select true as done from workflow.transition_work_item(:org_id, :id, :version, :transition, :completed_on, :comment);

--! delete
--- Removes one that nothing was obligated for, or refuses.
select true as done from workflow.delete_work_item(:org_id, :id, :version);
