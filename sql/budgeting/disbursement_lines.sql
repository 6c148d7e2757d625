-- The parts that a payment was spent on.

--: DisbursementLine()

--! list : DisbursementLine
--- The parts of one payment in the order they were written.
select l.id, l.disbursement_id, d.status as disbursement_status, l.cost_center, l.description, l.amount, l.notes, l.version, l.created_at, l.updated_at
from budgeting.disbursement_lines l
join budgeting.disbursements d on d.org_id = l.org_id and d.id = l.disbursement_id
where l.org_id = :org_id and l.disbursement_id = :disbursement_id
order by l.created_at, l.id
limit 1000;

--! by_id : DisbursementLine
--- One part.
select l.id, l.disbursement_id, d.status as disbursement_status, l.cost_center, l.description, l.amount, l.notes, l.version, l.created_at, l.updated_at
from budgeting.disbursement_lines l
join budgeting.disbursements d on d.org_id = l.org_id and d.id = l.disbursement_id
where l.org_id = :org_id and l.id = :id;

--! insert
--- A part of a payment in process.
insert into budgeting.disbursement_lines (org_id, id, disbursement_id, cost_center, description, amount, notes)
values (:org_id, :id, :disbursement_id, :cost_center, :description, :amount, :notes)
returning version;

--! update
--- Rewrites a part, if the version is the one the editor saw.
update budgeting.disbursement_lines
set cost_center = :cost_center, description = :description, amount = :amount, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes a part of a payment in process, or refuses.
select true as done from workflow.delete_disbursement_line(:org_id, :id, :version);
