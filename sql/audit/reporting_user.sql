-- What does a reporting login see? Becomes the login, as it would be after signing in, and counts. On a replica, where these
-- logins read, and by a superuser: `set role` would keep the name that the rows are chosen by.
--   psql -U postgres -v login=report_moh_1 -f sql/audit/reporting_user.sql
\ir begin.psql
\if :{?login}
\else
  \set message 'say which reporting login, as: psql -v login=report_moh_1'
  \ir fail.psql
\endif
select exists (select from pg_roles r where r.rolname = :'login' and r.rolname like 'report\_%') as is_reporting,
       (select r.rolsuper from pg_roles r where r.rolname = session_user) as is_superuser \gset
\if :is_superuser
\else
  \set message 'only a superuser can become another login; an auditor sees its rights with who_can_read.sql'
  \ir fail.psql
\endif
\if :is_reporting
\else
  \set message 'there is no such reporting login; their names begin with report_'
  \ir fail.psql
\endif
select coalesce(max(o.code), '') as code
from ctx.reporting_logins l
join organizations.organizations o on o.org_id = l.org_id
where l.login = :'login' \gset
set local session authorization :"login";

\pset title 'The organization of the login'
select session_user as "login", :'code' as "organization";

\pset title 'What it may read, and the rows it sees there'
select format('%I.%I', n.nspname, c.relname) as "relation",
       (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::bigint as "rows"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
order by 1;

\ir judge.psql
with relation as (
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_code' and not a.attisdropped
  where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
), verdict (n, ok, name) as (
  select row_number() over (order by r.name),
         (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s t where t.org_code is distinct from %L', r.name, :'code'), false, true, '')))[1]::text = '0',
         format('%s: rows of %s alone', r.name, :'code')
  from relation r
)
:tap
rollback;
