-- Longer arguments for programmes. What may be changed depends on the proposal, so its state comes along.

--: Justification()

--! list : Justification
--- The arguments for one programme, the oldest first.
select j.id, j.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status,
       p.lines_returned, j.rationale, j.alignment_with_priorities, j.expected_impact, j.version, j.created_at, j.updated_at
from budgeting.justifications j
join budgeting.programmes g on g.org_id = j.org_id and g.id = j.programme_id
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
where j.org_id = :org_id and j.programme_id = :programme_id
order by j.created_at, j.id
limit 200;

--! by_id : Justification
--- One argument.
select j.id, j.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status,
       p.lines_returned, j.rationale, j.alignment_with_priorities, j.expected_impact, j.version, j.created_at, j.updated_at
from budgeting.justifications j
join budgeting.programmes g on g.org_id = j.org_id and g.id = j.programme_id
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
where j.org_id = :org_id and j.id = :id;

--! insert
--- A new argument for a programme.
insert into budgeting.justifications (org_id, id, programme_id, rationale, alignment_with_priorities, expected_impact)
values (:org_id, :id, :programme_id, :rationale, :alignment_with_priorities, :expected_impact)
returning version;

--! update
--- Rewrites the content, if the version is the one the editor saw.
update budgeting.justifications
set rationale = :rationale, alignment_with_priorities = :alignment_with_priorities, expected_impact = :expected_impact
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes an argument, if the version is the one the editor saw.
select true as done from workflow.delete_justification(:org_id, :id, :version);
