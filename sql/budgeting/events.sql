-- The history of budgeting.

--: Event(amount?, actor_name?)

--! list : Event
--- What happened to one row, the latest first. A history is short; a page of 200 holds it.
select id, entity, entity_id, action, from_status, to_status, amount, comment, actor, ctx.person_name(actor) as actor_name, at
from budgeting.events
where org_id = :org_id and entity = :entity and entity_id = :entity_id
order by at desc, id
limit 200;
