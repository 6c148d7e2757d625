-- Is a word of one organization visible in another? Looks for it in every text column of every table, as an auditor who has
-- stepped into the others, or into :as alone. Choose a word that only :org can have written.
--   psql -v org=MOLE -v word='overseas' -v reason='yearly audit 2026' -f sql/audit/canary.sql
--   psql -v org=MOLE -v word='overseas' -v as=MOH -v reason='yearly audit 2026' -f sql/audit/canary.sql
\ir begin.psql
\ir primary.psql
\ir reason.psql
\ir organization.psql
\if :{?word}
\else
  \set message 'say which word to look for, as: psql -v word=overseas'
  \ir fail.psql
\endif
select length(:'word') >= 4 as is_word \gset
\if :is_word
\else
  \set message 'a word of four letters or more: a shorter one is anywhere'
  \ir fail.psql
\endif
-- What is recorded could be found.
select strpos(lower(:'reason'), lower(:'word')) = 0 as is_silent \gset
\if :is_silent
\else
  \set message 'leave the word out of the reason, which every organization will have in its audit trail'
  \ir fail.psql
\endif
\if :{?as}
\else
  \set as ''
\endif
select :'as' = '' or exists (select from audit.organizations() o where o.code = upper(:'as') and o.code <> :'org') as is_other \gset
\if :is_other
\else
  \set message 'as= is the code of another organization'
  \ir fail.psql
\endif
select string_agg(o.code, ',' order by o.code) as codes from audit.organizations() o where :'as' = '' or o.code in (:'org', upper(:'as')) \gset
rollback;
\ir enter.psql

begin read only;
select coalesce(json_agg(json_build_object('code', e.code, 'table', f.table_name, 'column', f.column_name, 'rows', f.row_count)), '[]') as found
from json_to_recordset(:'entered') as e (code text, org_id integer, pass text)
cross join lateral audit.find_word(e.org_id, e.pass, :'word') f \gset

\pset title 'Where the word is visible'
select f.code as "in", f."table", f."column", f."rows"
from json_to_recordset(:'found') as f (code text, "table" text, "column" text, "rows" bigint)
order by f.code <> :'org', 1, 2, 3;

\ir judge.psql
with seen as (
  select e.code, e.code = :'org' as is_owner, exists (select from json_to_recordset(:'found') as f (code text) where f.code = e.code) as sees
  from json_to_recordset(:'entered') as e (code text)
), verdict (n, ok, name) as (
  select row_number() over (order by not s.is_owner, s.code), s.sees = s.is_owner,
         case when s.is_owner then format('%s sees its word: the search works', s.code) else format('%s does not see it', s.code) end
  from seen s
)
:tap
rollback;
