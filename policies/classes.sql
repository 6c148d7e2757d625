-- Whose rows each table holds, in one list. A table that is missing here, or listed and gone, is a finding.
set local role bmms_ctx_owner;

delete from audit.table_classes;
insert into audit.table_classes (table_name, class, audited) values
  ('audit.chain_heads',               'internal', false),
  ('audit.events',                    'tenant',   false),
  ('audit.expected',                  'internal', false),
  ('audit.platform_events',           'internal', false),
  ('audit.table_classes',             'internal', false),
  ('auth.challenges',                 'internal', false),
  ('auth.failures',                   'internal', false),
  ('auth.known_addresses',            'internal', false),
  ('auth.links',                      'internal', false),
  ('auth.memberships',                'internal', true),
  ('auth.ocm_access',                 'internal', false),
  ('auth.recovery_codes',             'internal', false),
  ('auth.registrations',              'internal', true),
  ('auth.second_factors',             'internal', false),
  ('auth.sessions',                   'internal', false),
  ('auth.throttles',                  'internal', false),
  ('auth.users',                      'internal', false),
  ('ctx.permissions',                 'internal', false),
  ('ctx.reporting_logins',            'internal', true),
  ('ctx.seal_keys',                   'internal', false),
  ('jobs.queue',                      'internal', false),
  ('jobs.runs',                       'internal', false),
  ('jobs.schedules',                  'internal', false),
  ('mail.outbox',                     'internal', false),
  ('migrations.history',              'internal', false),
  ('migrations.policy_files',         'internal', false),
  ('notifications.notifications',     'tenant',   false),
  ('organizations.idempotency_keys',  'tenant',   false),
  ('organizations.organizations',     'tenant',   true),
  ('planning.annual_plans',           'tenant',   true),
  ('planning.goals',                  'tenant',   true),
  ('planning.objectives',             'tenant',   true),
  ('planning.strategic_plans',        'tenant',   true),
  ('planning.transitions',            'tenant',   false),
  ('workflow.steps',                  'internal', false);

reset role;
