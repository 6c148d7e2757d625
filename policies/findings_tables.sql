-- Lints of tables: the tenant column and the keys that lead with it, triggers, classes, and other ways to the same rows.
set local role bmms_ctx_owner;

create or replace view audit.findings_tables with (security_invoker = true, security_barrier = true) as
with relation as materialized (
  select r.* from audit.relations r where r.kind in ('r', 'p', 'f', 'm')
), tenant as materialized (
  select r.* from relation r where r.class = 'tenant' and r.kind in ('r', 'p')
)
select lint.code, t.object, lint.problem, lint.remedy
from tenant t
cross join lateral (values
  ('org_id_missing', t.org_id_number is null,
   'The tenant table has no column org_id, so its rows belong to nobody.',
   'Add org_id integer not null, first in the primary key, by a migration in three steps.'),
  ('org_id_nullable', not t.org_id_not_null,
   'org_id may be null: such a row is behind no wall and no foreign key checks it.',
   format('Give the rows without an organization one, then run: alter table %s alter column org_id set not null;', t.object)),
  ('org_id_not_integer', t.org_id_type <> 'integer'::regtype,
   format('org_id is %s and not integer, so the wall compares it through a conversion.', format_type(t.org_id_type, null)),
   format('By a migration: alter table %s alter column org_id type integer;', t.object)),
  ('org_id_unreferenced', t.org_id_number is not null and t.object <> 'organizations.organizations' and not exists (
     select from pg_constraint c
     where c.conrelid = t.relation_id and c.contype = 'f' and c.confrelid = 'organizations.organizations'::regclass
       and c.conkey = array[t.org_id_number]),
   'org_id has no foreign key to organizations.organizations: a row can belong to an organization that does not exist.',
   format('By a migration: alter table %s add foreign key (org_id) references organizations.organizations (org_id) on delete restrict;',
     t.object)),
  ('org_id_not_indexed', t.org_id_number is not null and not exists (
     select from pg_index i
     where i.indrelid = t.relation_id and i.indisvalid and i.indpred is null and i.indkey[0] = t.org_id_number),
   'No complete index starts with org_id: every request reads the rows of all organizations to find its own.',
   'Make the primary key (org_id, id), or build an index that starts with org_id.'),
  ('primary_key_missing', not exists (select from pg_index i where i.indrelid = t.relation_id and i.indisprimary),
   'The tenant table has no primary key.',
   format('By a migration: alter table %s add primary key (org_id, id);', t.object))
) as lint (code, fires, problem, remedy)
where lint.fires

union all
select 'key_without_org_id', t.object,
       format('The unique index or exclusion constraint %I does not start with equality on org_id: '
         'it tells one organization that another''s row exists.', i.relname),
       format('Replace %I by one that starts with org_id.', i.relname)
from tenant t
join pg_index x on x.indrelid = t.relation_id and (x.indisunique or x.indisexclusion)
join pg_class i on i.oid = x.indexrelid
left join pg_constraint c on c.conindid = i.oid and c.contype = 'x'
left join pg_operator o on o.oid = c.conexclop[1]
where t.org_id_number is not null and (x.indkey[0] <> t.org_id_number or o.oprname <> '=')
  -- The code is the public name of an organization, and the platform alone writes it.
  and (t.object, i.relname) <> ('organizations.organizations', 'organizations_code_key')

union all
select 'foreign_key_without_org_id', r.object,
       format('The foreign key %I does not pair org_id with the org_id of %s first: a row can point at another organization''s row.',
         c.conname, t.object),
       format('Replace %I by a foreign key (org_id, …) to the key (org_id, …) of %s.', c.conname, t.object)
from pg_constraint c
join relation r on r.relation_id = c.conrelid
join tenant t on t.relation_id = c.confrelid
where c.contype = 'f'
  and (c.conkey[1] is distinct from r.org_id_number or c.confkey[1] is distinct from t.org_id_number)

union all
select 'foreign_key_clears_org_id', t.object,
       format('The foreign key %I sets org_id as well when the row it points at goes or changes its key.', c.conname),
       format('Replace %I by one that names its column: on delete set null (<column>), and takes no action on update.', c.conname)
from pg_constraint c
join tenant t on t.relation_id = c.conrelid
where c.contype = 'f' and t.org_id_number = any (c.conkey)
  and (c.confdeltype in ('n', 'd') and (c.confdelsetcols is null or t.org_id_number = any (c.confdelsetcols))
       or c.confupdtype in ('n', 'd'))

union all
select 'audit_trigger_missing', r.object,
       'Changes of this audited table do not reach audit.events: its trigger is missing, disabled, or not the deferred row trigger it should be.',
       format('Run: drop trigger if exists audit on %1$s; create constraint trigger audit after insert or update or delete on %1$s deferrable '
         'initially deferred for each row execute function audit.record();', r.object)
from relation r
where r.audited and r.kind in ('r', 'p') and not exists (
  select from pg_trigger g
  where g.tgrelid = r.relation_id and g.tgname = 'audit' and g.tgfoid = to_regprocedure('audit.record()')
    and g.tgenabled in ('O', 'A') and g.tgdeferrable and g.tginitdeferred and g.tgqual is null and g.tgattr::text = ''
    -- After insert (4), delete (8) and update (16), for each row (1).
    and g.tgtype = 29)

union all
select distinct 'trigger_disabled', r.object,
       format('%s does not fire.', case when g.tgisinternal then format('The check of constraint %I', coalesce(c.conname, g.tgname))
         else format('The trigger %I', g.tgname) end),
       case when g.tgisinternal then format('Run: alter table %s enable trigger all; then verify the rows written meanwhile.', r.object)
         else format('Run: alter table %s enable trigger %I; then verify the rows written meanwhile.', r.object, g.tgname) end
from pg_trigger g
join relation r on r.relation_id = g.tgrelid
left join pg_constraint c on c.oid = g.tgconstraint
where g.tgenabled = 'D' or g.tgenabled = 'R' and not g.tgisinternal

union all
select 'rule_on_relation', r.object,
       format('The rule %I rewrites statements on it.', w.rulename),
       format('Run: drop rule %I on %s; and use a trigger instead.', w.rulename, r.object)
from pg_rewrite w
join audit.relations r on r.relation_id = w.ev_class
where w.rulename <> '_RETURN'

union all
select 'tenant_table_inherited', t.object,
       format('%s is its child or partition: named directly, the child is behind no wall.', i.inhrelid::regclass),
       'Detach the child and keep the rows in one table.'
from pg_inherits i
join tenant t on t.relation_id = i.inhparent

union all
select 'table_published', r.object,
       format('The publication %I sends its rows to subscribers, and row security does not filter what is sent.', p.pubname),
       format('Take the table out of the publication %I, or drop the publication.', p.pubname)
from pg_publication_tables p
join relation r on r.object = format('%I.%I', p.schemaname, p.tablename)

union all
select 'table_unclassified', r.object,
       'It is not in the list of tables: nobody has said whose rows it holds, and no lint of tenant tables looks at it.',
       'Add it to policies/classes.sql as tenant, shared or internal, or drop it.'
from relation r
where r.class is null

union all
select 'class_without_table', k.table_name,
       'The list of tables names it, but there is no such table.',
       'Take it out of policies/classes.sql, or find out where the table went.'
from audit.table_classes k
where not exists (select from relation r where r.table_name = k.table_name)

union all
select 'shared_with_org_id', r.object,
       'It is listed as shared, read by all organizations, but has a column org_id.',
       'List it as tenant in policies/classes.sql and give it a wall; if its rows belong to nobody, drop the column.'
from relation r
where r.class = 'shared' and r.org_id_number is not null;
comment on view audit.findings_tables is
  'Findings about tables: the tenant column, keys, triggers, classes, and other ways to the same rows';

revoke all on audit.findings_tables from public;
grant select on audit.findings_tables to bmms_auditor, bmms_migrator, bmms_service;

reset role;
