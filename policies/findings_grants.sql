-- Lints of privileges: what no role may hold that acts while the system runs, whatever the policies say.
set local role bmms_ctx_owner;

create or replace view audit.findings_grants with (security_invoker = true, security_barrier = true) as
with granted as materialized (
  select g.*, g.kind in ('table', 'column') as on_relation,
         g.privilege || coalesce(' (' || g.column_name || ')', '') as what
  from audit.privileges g
), secret (table_name, column_name) as (
  values ('auth.sessions', 'token_hash'), ('auth.links', 'token_hash'), ('auth.challenges', 'token_hash'),
    ('auth.second_factors', 'secret'), ('auth.recovery_codes', 'code_hash'), ('auth.users', 'password_hash'), ('ctx.seal_keys', 'inner_pad'), ('ctx.seal_keys', 'outer_pad')
)
select lint.code, g.object, lint.problem,
       format('Run: %s; and look in %s for what granted it.',
         case lint.code when 'grant_option' then regexp_replace(g.revocation, '^revoke', 'revoke grant option for') else g.revocation end,
         case g.kind when 'database' then 'ops/database.sql' else 'policies/' end) as remedy
from granted g
cross join lateral (values
  ('privilege_dangerous', g.on_relation and g.is_runtime and g.privilege in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'),
   format('%s holds %s, which no policy limits: it reaches the rows of all organizations.', g.role_name, g.what)),
  ('privilege_public', g.role_name = 'PUBLIC' and g.kind in ('table', 'column', 'sequence', 'schema'),
   format('Every role holds %s on this %s.', g.what, case g.kind when 'column' then 'table' else g.kind end)),
  ('privilege_database', g.kind = 'database'
     and (g.is_runtime and g.privilege in ('CREATE', 'TEMPORARY') and (g.role_name, g.privilege) <> ('bmms_workflow', 'CREATE')
       or g.role_name = 'PUBLIC' and g.privilege = 'CONNECT'),
   format('%s holds %s on the database: %s.', g.role_name, g.privilege, case g.privilege
     when 'TEMPORARY' then 'a temporary table outlives the request that made it, and the next organization reads it'
     when 'CREATE' then 'it can make schemas, and in them functions that stand in for ours'
     else 'every login of the cluster may connect' end)),
  ('schema_create', g.kind = 'schema' and g.is_runtime and g.role_name <> 'PUBLIC' and g.privilege = 'CREATE',
   format('%s may create objects in the schema.', g.role_name)),
  ('internal_granted', g.class = 'internal' and g.on_relation and not g.is_superuser and g.role_name not in ('bmms_owner', 'bmms_ctx_owner')
     and not (g.privilege = 'SELECT' and g.role_name in ('bmms_auditor', 'bmms_migrator'))
     -- The service runs the lints when it starts.
     and not (g.object in ('audit.expected', 'audit.table_classes') and (g.privilege, g.role_name) = ('SELECT', 'bmms_service')),
   format('%s holds %s on a table of the system''s own.', g.role_name, g.what)),
  ('secret_granted', g.on_relation and g.privilege = 'SELECT' and not g.is_superuser and exists (
     select from secret s where s.table_name = g.object and s.column_name = coalesce(g.column_name, s.column_name)),
   format('%s may read %s.', g.role_name, case g.object when 'ctx.seal_keys' then 'the key that seals passes'
     when 'auth.users' then 'password hashes' else 'the hashes of session tokens' end)),
  ('tenant_writes_table', g.kind = 'table' and g.role_name = 'bmms_tenant' and g.privilege in ('INSERT', 'UPDATE'),
   format('bmms_tenant holds %s on the whole table, workflow and bookkeeping columns included, instead of on listed columns.', g.privilege)),
  ('tenant_updates_column', g.kind = 'column' and g.role_name = 'bmms_tenant' and g.privilege = 'UPDATE'
     and (g.column_name in ('org_id', 'id', 'created_by', 'created_at', 'updated_at', 'status', 'version', 'review_comment')
       or g.column_name ~ '^(submitted|approved)_'),
   format('bmms_tenant may change %s, which says where a row belongs, who made it, or where it stands.', g.column_name)),
  ('tenant_inserts_column', g.kind = 'column' and g.role_name = 'bmms_tenant' and g.privilege = 'INSERT'
     and (g.column_name in ('created_by', 'created_at', 'updated_at', 'status', 'version', 'review_comment')
       or g.column_name ~ '^(submitted|approved)_'),
   format('bmms_tenant may choose %s of a new row, and so make one that is approved, or another person''s.', g.column_name)),
  ('login_granted', g.on_relation and g.role_name in ('bmms_service', 'bmms_accounts', 'bmms_worker')
     and (g.class in ('tenant', 'shared') or g.relation_kind = 'v' and g.schema_name <> 'audit'),
   format('The login %s holds %s by itself; tenant rows are for bmms_tenant inside a transaction.', g.role_name, g.what)),
  ('reader_writes', g.on_relation and g.privilege in ('INSERT', 'UPDATE', 'DELETE')
     and (g.role_name in ('bmms_oversight', 'bmms_report', 'bmms_auditor') or g.role_name like 'report\_%'),
   format('%s, which only reads, holds %s.', g.role_name, g.what)),
  ('relation_without_rls_granted', g.on_relation and g.is_runtime and g.relation_kind in ('m', 'f'),
   format('%s holds %s on a %s, which can have no row security.', g.role_name, g.what,
     case g.relation_kind when 'm' then 'materialized view' else 'foreign table' end)),
  ('sequence_granted', g.kind = 'sequence' and g.is_runtime and g.role_name <> 'PUBLIC',
   format('%s holds %s on a sequence, whose numbers tell how busy other organizations are.', g.role_name, g.privilege)),
  ('grant_option', g.can_pass_on and not g.is_superuser,
   format('%s may pass %s on to others.', g.role_name, g.what)),
  ('replication_granted', g.role_name = 'bmms_replication',
   format('bmms_replication holds %s; it is for the stream of changes and needs nothing in a database.', g.what)),
  ('stranger_granted', not g.is_runtime and not g.is_superuser and g.role_name !~ '^bmms_' and (g.kind, g.privilege) <> ('database', 'CONNECT'),
   format('%s, which is no role of this system, holds %s.', g.role_name, g.what))
) as lint (code, fires, problem)
where lint.fires

union all
select 'privilege_default', coalesce(quote_ident(n.nspname), 'every schema'),
       format('What %s will create there is granted to %s at once (%s), before any policy file has run.',
         pg_get_userbyid(d.defaclrole), coalesce(r.rolname, 'PUBLIC'), x.privilege_type),
       format('Run: alter default privileges for role %I%s revoke %s on %s from %s;', pg_get_userbyid(d.defaclrole),
         ' in schema ' || quote_ident(n.nspname), lower(x.privilege_type),
         case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
           else 'large objects' end,
         coalesce(quote_ident(r.rolname), 'public'))
from pg_default_acl d
left join pg_namespace n on n.oid = d.defaclnamespace
cross join lateral aclexplode(d.defaclacl) x
left join pg_roles r on r.oid = x.grantee
where x.grantee <> d.defaclrole
  and not (d.defaclobjtype = 'T' and x.grantee = 0)

union all
select 'privilege_parameter', p.parname, 
       format('%s holds %s on this parameter: set by alter role, its value holds for every later session.', u.role_name, x.privilege_type),
       format('Run: revoke %s on parameter %s from %s;', lower(x.privilege_type), p.parname,
         case x.grantee when 0 then 'public' else quote_ident(u.role_name) end)
from pg_parameter_acl p
cross join lateral aclexplode(p.paracl) x
join audit.runtime_roles u on u.role_id = x.grantee

union all
select 'privilege_system', s.object, format('%s holds %s on an object of the server itself.', u.role_name, x.privilege_type),
       format('Run: revoke %s on %s %s from %I;', lower(x.privilege_type), s.kind, s.object, u.role_name)
from (
  select 'table' as kind, format('%I.%I', n.nspname, c.relname) as object, n.nspname, c.relacl as acl
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relacl is not null
  union all
  select 'table', format('%I.%I', n.nspname, c.relname), n.nspname, a.attacl
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where a.attacl is not null
  union all
  select 'function', format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)), n.nspname, p.proacl
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.proacl is not null
) s
cross join lateral aclexplode(s.acl) x
join audit.runtime_roles u on u.role_id = x.grantee and u.role_id <> 0
where s.nspname in ('pg_catalog', 'information_schema');
comment on view audit.findings_grants is 'Findings about privileges: what no role may hold that acts while the system runs';

revoke all on audit.findings_grants from public;
grant select on audit.findings_grants to bmms_auditor, bmms_migrator, bmms_service;

reset role;
