-- How long may a session of each role hold what it holds, and which settings follow a role everywhere?
--   psql -f sql/audit/timeouts.sql
\ir begin.psql

\pset title 'Settings by role: timeouts first'
select r.rolname as "role", case when r.rolcanlogin then 'yes' else 'no' end as "signs in",
       case when r.rolconnlimit >= 0 then r.rolconnlimit::text else 'no limit' end as "connections",
       max(c.value) filter (where c.name = 'statement_timeout') as "statement",
       max(c.value) filter (where c.name = 'lock_timeout') as "lock",
       max(c.value) filter (where c.name = 'idle_in_transaction_session_timeout') as "idle in transaction",
       string_agg(c.name || ' = ' || c.value, ', ' order by c.name) filter (where c.name not like '%\_timeout') as "other settings"
from pg_roles r
left join lateral (
  select split_part(l.line, '=', 1) as name, substr(l.line, strpos(l.line, '=') + 1) as value
  from pg_db_role_setting s
  cross join lateral unnest(s.setconfig) as l (line)
  where s.setrole = r.oid and (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database()))
) c on true
where r.rolname ~ '^(bmms|report)_'
group by r.rolname, r.rolcanlogin, r.rolconnlimit
order by 1;

\pset title 'Settings of the server that decide what reaches its log'
select s.name, s.setting, s.source from pg_settings s
where s.name in ('log_statement', 'log_min_duration_statement', 'log_min_duration_sample', 'log_transaction_sample_rate', 'log_parameter_max_length',
  'log_parameter_max_length_on_error', 'password_encryption', 'ssl', 'hot_standby_feedback', 'max_standby_streaming_delay')
order by 1;

\ir judge.psql
with verdict (n, ok, name) as (
  select 1, not exists (select from audit.advice a where a.code = 'timeout_missing'), 'every login of the service ends what takes too long'
  union all
  select 2, not exists (select from audit.findings_roles f where f.code in ('role_setting', 'migrator_row_security', 'server_setting')),
         'no setting that follows a role touches row security or the context'
  union all
  select 3, not exists (select from audit.advice a where a.code like 'parameters\_logged%'), 'the log shows no values of statements'
)
:tap
rollback;
