-- Lines of programmes. What may be changed depends on the proposal, so its state comes along.

--: LineItem(object_code?, object_title?)

--! list (expense_class?, search?, after_position?, after_id?) : LineItem
--- The lines of one programme in their order.
select i.id, i.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status,
       p.lines_returned, i.position, i.expense_class, i.object_code, c.title as object_title, i.sub_category, i.description,
       i.unit_cost, i.quantity, i.total_cost, i.justification, i.notes, i.return_reason, i.version, i.created_at, i.updated_at
from budgeting.line_items i
join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
left join budgeting.object_codes c on c.code = i.object_code
where i.org_id = :org_id and i.programme_id = :programme_id
  and (:expense_class::text is null or i.expense_class = :expense_class)
  and (:search::text is null or position(lower(:search) in lower(i.description || ' ' || i.sub_category)) > 0)
  and (:after_id::uuid is null or i.position > :after_position::int4 or (i.position = :after_position and i.id > :after_id))
order by i.position, i.id
limit :limit;

--! of_proposal : LineItem
--- All lines of one proposal, by programme.
select i.id, i.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status,
       p.lines_returned, i.position, i.expense_class, i.object_code, c.title as object_title, i.sub_category, i.description,
       i.unit_cost, i.quantity, i.total_cost, i.justification, i.notes, i.return_reason, i.version, i.created_at, i.updated_at
from budgeting.line_items i
join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
left join budgeting.object_codes c on c.code = i.object_code
where i.org_id = :org_id and g.proposal_id = :proposal_id
order by g.priority_rank, g.title, g.id, i.position, i.id
limit 10000;

--! by_id : LineItem
--- One line.
select i.id, i.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status,
       p.lines_returned, i.position, i.expense_class, i.object_code, c.title as object_title, i.sub_category, i.description,
       i.unit_cost, i.quantity, i.total_cost, i.justification, i.notes, i.return_reason, i.version, i.created_at, i.updated_at
from budgeting.line_items i
join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
left join budgeting.object_codes c on c.code = i.object_code
where i.org_id = :org_id and i.id = :id;

--! insert (object_code?)
--- A new line, after those there are.
insert into budgeting.line_items (org_id, id, programme_id, position, expense_class, object_code, sub_category, description,
  unit_cost, quantity, justification, notes)
values (:org_id, :id, :programme_id,
  (select coalesce(max(i.position), 0) + 1 from budgeting.line_items i where i.org_id = :org_id and i.programme_id = :programme_id),
  :expense_class, :object_code, :sub_category, :description, :unit_cost, :quantity, :justification, :notes)
returning version;

--! update (object_code?)
--- Rewrites the content, if the version is the one the editor saw.
update budgeting.line_items
set expense_class = :expense_class, object_code = :object_code, sub_category = :sub_category, description = :description,
    unit_cost = :unit_cost, quantity = :quantity, justification = :justification, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes a line, if the version is the one the editor saw.
select true as done from workflow.delete_line_item(:org_id, :id, :version);
