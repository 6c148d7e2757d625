-- The organization's audit trail, for members who may look at it. Entries are written by policies/audit.sql alone.

--: AuditEvent(actor?, old_values?, new_values?)
--: Named()
--: Person(name?)

--! list (from_at?, to_at?, person?, by_program?, action?, entity?, entity_id?, after_at?, after_seq?) : AuditEvent
--- Newest first. Of a logo, which may have 100 kB, only whether there is one.
select e.seq, e.at, e.actor, e.login, e.action, e.entity, e.entity_id,
       case when e.old_values ? 'logo'
         then jsonb_set(e.old_values, array['logo'], to_jsonb(e.old_values ->> 'logo' <> '\x')) else e.old_values end as old_values,
       case when e.new_values ? 'logo'
         then jsonb_set(e.new_values, array['logo'], to_jsonb(e.new_values ->> 'logo' <> '\x')) else e.new_values end as new_values
from audit.events e
where e.org_id = :org_id
  and (:from_at::timestamptz is null or e.at >= :from_at)
  and (:to_at::timestamptz is null or e.at < :to_at)
  and (:person::uuid is null or e.actor = :person)
  and (:by_program::boolean is null or (e.actor is null) = :by_program)
  and (:action::text is null or e.action = :action)
  and (:entity::text is null or e.entity = :entity)
  and (:entity_id::text is null or e.entity_id = :entity_id)
  and (:after_seq::bigint is null or (e.at, e.seq) < (:after_at::timestamptz, :after_seq))
order by e.at desc, e.seq desc
limit :limit;

--! names : Named
--- What ids in the trail stand for: members, also past ones, and rows with a title, also deleted ones. What stands for nothing
--- here is left out.
-- Row security lets no index be asked with a cast, which could tell what it sees: the text is made beforehand.
with asked as materialized (
  select u.id, u.id::text as key from unnest(:ids::uuid[]) as u (id)
)
select i.id, coalesce(n.person, n.title, n.deleted) as name,
       n.title is not null or n.person is not null and n.is_removed is not true as is_there
from asked i
cross join lateral (
  select ctx.person_name(i.id) as person,
         coalesce(
           (select p.title from planning.strategic_plans p where p.org_id = :org_id and p.id = i.id),
           (select g.title from planning.goals g where g.org_id = :org_id and g.id = i.id),
           (select a.title from planning.annual_plans a where a.org_id = :org_id and a.id = i.id),
           (select o.title from planning.objectives o where o.org_id = :org_id and o.id = i.id),
           (select p.title from budgeting.proposals p where p.org_id = :org_id and p.id = i.id),
           (select g.title from budgeting.programmes g where g.org_id = :org_id and g.id = i.id),
           (select l.description from budgeting.line_items l where l.org_id = :org_id and l.id = i.id),
           (select b.programme from budgeting.allocation_balances b where b.org_id = :org_id and b.id = i.id),
           (select format('%s, %s', g.title, upper(a.expense_class)) from budgeting.appropriations a
            join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
            where a.org_id = :org_id and a.id = i.id),
           (select format('%s, %s of %s', g.title, upper(t.expense_class), t.quarter) from budgeting.allotments t
            join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
            join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
            where t.org_id = :org_id and t.id = i.id),
           (select w.title from budgeting.work_items w where w.org_id = :org_id and w.id = i.id),
           (select o.description from budgeting.obligations o where o.org_id = :org_id and o.id = i.id),
           (select d.payee from budgeting.disbursements d where d.org_id = :org_id and d.id = i.id)) as title,
         (select coalesce(e.old_values ->> 'title', e.old_values ->> 'description') from audit.events e
          where e.org_id = :org_id and e.entity in ('planning.goals', 'planning.objectives', 'budgeting.proposals',
              'budgeting.programmes', 'budgeting.line_items', 'budgeting.work_items') and e.entity_id = i.key
            and e.action = 'delete') as deleted,
         (select e.new_values ->> 'removed_at' is not null from audit.events e
          where e.org_id = :org_id and e.entity = 'auth.memberships' and e.entity_id = i.key and e.new_values ? 'removed_at'
          order by e.seq desc limit 1) as is_removed
  -- Looked up once an id, not once a mention.
  offset 0
) n
where coalesce(n.person, n.title, n.deleted) is not null;

--! people : Person
--- Everybody who did something here. From one person to the next along the index, however much each did.
with recursive person as (
  (select e.actor from audit.events e where e.org_id = :org_id and e.actor is not null order by e.actor limit 1)
  union all
  select (select e.actor from audit.events e where e.org_id = :org_id and e.actor > p.actor order by e.actor limit 1)
  from person p
  where p.actor is not null
)
select p.actor as id, ctx.person_name(p.actor) as name
from person p
where p.actor is not null
order by name nulls last, id;
