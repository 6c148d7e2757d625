-- Advice: settings of the server and of roles that weaken no wall, but that a careful operator would have otherwise. No part
-- of the findings: a service starts whatever is said here.
set local role bmms_ctx_owner;

create or replace view audit.advice with (security_invoker = true, security_barrier = true) as
with setting as materialized (
  select max(s.setting) filter (where s.name = 'log_parameter_max_length') as parameters,
         max(s.setting) filter (where s.name = 'log_parameter_max_length_on_error') as parameters_on_error,
         bool_or(s.name = 'log_statement' and s.setting in ('mod', 'all')
           or s.name in ('log_min_duration_statement', 'log_min_duration_sample') and s.setting::integer >= 0
           or s.name = 'log_transaction_sample_rate' and s.setting::float8 > 0) as logs_statements,
         max(s.setting) filter (where s.name = 'password_encryption') as password_encryption,
         max(s.setting) filter (where s.name = 'ssl') as ssl,
         max(s.setting) filter (where s.name = 'listen_addresses') as addresses
  from pg_settings s
  where s.name in ('log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_statement', 'log_min_duration_statement',
    'log_min_duration_sample', 'log_transaction_sample_rate', 'password_encryption', 'ssl', 'listen_addresses')
)
select lint.code, 'server' as object, lint.problem, lint.remedy
from setting s
cross join lateral (values
  ('parameters_logged', s.logs_statements and s.parameters <> '0',
   'The log shows the values of statements: passes, hashes of tokens, and rows of every organization, behind no wall.',
   'Set log_parameter_max_length = 0 and reload.'),
  ('parameters_logged_on_error', s.parameters_on_error <> '0',
   'The log shows the values of statements that fail: passes, hashes of tokens, and rows of every organization, behind no wall.',
   'Set log_parameter_max_length_on_error = 0 and reload.'),
  ('password_encryption', s.password_encryption <> 'scram-sha-256',
   format('New passwords are kept as %s, which can be replayed or guessed.', s.password_encryption),
   'Set password_encryption = scram-sha-256, reload, and set the passwords again.'),
  ('connection_unencrypted', s.ssl <> 'on' and exists (
     select from regexp_split_to_table(s.addresses, '\s*,\s*') as a (address) where a.address not in ('', 'localhost', '127.0.0.1', '::1')),
   'The server listens on a network and offers no TLS: passwords, passes and rows travel in the open.',
   'Set ssl = on with a certificate, and hostssl in pg_hba.conf.')
) as lint (code, applies, problem, remedy)
where lint.applies

union all
select 'timeout_missing', w.role_name, format('The role signs in without %s: one session can hold rows and connections for ever.', w.name),
       format('Run ops/roles.sql, or: alter role %I set %s = …;', w.role_name, w.name)
from (
  select r.role_name, n.name
  from (values ('bmms_service'), ('bmms_accounts'), ('bmms_worker'), ('bmms_oversight')) as r (role_name)
  cross join (values ('statement_timeout'), ('idle_in_transaction_session_timeout')) as n (name)
) w
where not exists (
  select from pg_db_role_setting s
  cross join lateral unnest(s.setconfig) as c (line)
  where s.setrole = to_regrole(w.role_name) and (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database()))
    and lower(split_part(c.line, '=', 1)) = w.name and split_part(c.line, '=', 2) <> '0');
comment on view audit.advice is 'What a careful operator would have otherwise: settings of the server and of roles. Not findings';
comment on column audit.advice.code is 'Short stable name of the advice';
comment on column audit.advice.object is 'What it is about';
comment on column audit.advice.problem is 'What is so, and why it matters';
comment on column audit.advice.remedy is 'What to do';

revoke all on audit.advice from public;
grant select on audit.advice to bmms_auditor, bmms_migrator, bmms_service;

reset role;
