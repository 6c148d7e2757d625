-- The history of the workflow.

--: Transition(actor_name?)

--! list : Transition
--- What happened to one row, the latest first. A history is short; a page of 200 holds it.
select id, entity, entity_id, transition, from_status, to_status, comment, actor, ctx.person_name(actor) as actor_name, at
from planning.transitions
where org_id = :org_id and entity = :entity and entity_id = :entity_id
order by at desc, id
limit 200;
