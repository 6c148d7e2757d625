-- Who signs the official forms.

--: Signatory(valid_until?)

--! list : Signatory
--- All of them, by capacity and the latest first.
select id, capacity, name, position, valid_from, valid_until, version, created_at, updated_at
from budgeting.signatories
where org_id = :org_id
order by array_position(array['prepared', 'certified_budget', 'certified_accountant', 'recommended', 'approved'], capacity), valid_from desc
limit 1000;

--! by_id : Signatory
--- One of them.
select id, capacity, name, position, valid_from, valid_until, version, created_at, updated_at
from budgeting.signatories
where org_id = :org_id and id = :id;

--! insert (valid_until?)
--- Somebody who signs.
insert into budgeting.signatories (org_id, id, capacity, name, position, valid_from, valid_until)
values (:org_id, :id, :capacity, :name, :position, :valid_from, :valid_until)
returning version;

--! update (valid_until?)
--- Another name, position or time, if the version is the one the editor saw.
update budgeting.signatories
set name = :name, position = :position, valid_from = :valid_from, valid_until = :valid_until
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes an entry; submitted forms keep the name.
select true as done from workflow.delete_signatory(:org_id, :id, :version);
