-- The access matrix, once (organizations: section 6; planning: section 3.5): deny by default, one line per permission and role.
-- A pass carries the permissions whose flag the membership has and whose module the organization has switched on.
set local role bmms_ctx_owner;

delete from ctx.permissions;
insert into ctx.permissions (permission, role, flag, module) values
  -- A job in the background, which is nobody: what it needs to remind and to clean up.
  ('jobs.run',             'job',       null, null),
  ('planning.view',        'job',       null, 'planning'),

  ('organization.view',    'viewer',    null, null),
  ('organization.view',    'staff',     null, null),
  ('organization.view',    'manager',   null, null),
  ('organization.view',    'admin',     null, null),
  ('organization.view',    'superuser', null, null),
  ('organization.edit',    'admin',     null, null),
  ('organization.edit',    'superuser', null, null),
  ('organization.switch',  'superuser', null, null),

  ('members.manage',       'manager',   'can_manage_users', null),
  ('members.manage',       'admin',     'can_manage_users', null),
  ('members.manage',       'superuser', null, null),

  ('audit.view',           'admin',     null, null),
  ('audit.view',           'superuser', null, null),
  ('audit.export',         'admin',     'can_view_reports', null),

  ('planning.view',        'viewer',    null, 'planning'),
  ('planning.view',        'staff',     null, 'planning'),
  ('planning.view',        'manager',   null, 'planning'),
  ('planning.view',        'admin',     null, 'planning'),
  ('planning.view',        'superuser', null, 'planning'),
  ('planning.edit',        'staff',     null, 'planning'),
  ('planning.edit',        'manager',   null, 'planning'),
  ('planning.edit',        'admin',     null, 'planning'),
  ('planning.submit',      'staff',     null, 'planning'),
  ('planning.submit',      'manager',   null, 'planning'),
  ('planning.submit',      'admin',     null, 'planning'),
  -- Staff delete in the drafts they wrote; managers and admins in any draft.
  ('planning.delete_any',  'manager',   null, 'planning'),
  ('planning.delete_any',  'admin',     null, 'planning'),
  ('planning.approve',     'manager',   'can_approve_plans', 'planning'),
  ('planning.approve',     'admin',     'can_approve_plans', 'planning'),
  -- Reopen an approved plan, restore an archived one.
  ('planning.reopen',      'admin',     null, 'planning'),
  ('planning.export',      'viewer',    'can_view_reports', 'planning'),
  ('planning.export',      'staff',     'can_view_reports', 'planning'),
  ('planning.export',      'manager',   'can_view_reports', 'planning'),
  ('planning.export',      'admin',     'can_view_reports', 'planning'),

  ('budgeting.view',        'job',       null, 'budgeting'),
  ('budgeting.view',        'viewer',    null, 'budgeting'),
  ('budgeting.view',        'staff',     null, 'budgeting'),
  ('budgeting.view',        'manager',   null, 'budgeting'),
  ('budgeting.view',        'admin',     null, 'budgeting'),
  ('budgeting.view',        'superuser', null, 'budgeting'),
  ('budgeting.edit',        'staff',     null, 'budgeting'),
  ('budgeting.edit',        'manager',   null, 'budgeting'),
  ('budgeting.edit',        'admin',     null, 'budgeting'),
  ('budgeting.submit',      'staff',     null, 'budgeting'),
  ('budgeting.submit',      'manager',   null, 'budgeting'),
  ('budgeting.submit',      'admin',     null, 'budgeting'),
  ('budgeting.obligate',    'staff',     null, 'budgeting'),
  ('budgeting.obligate',    'manager',   null, 'budgeting'),
  ('budgeting.obligate',    'admin',     null, 'budgeting'),
  ('budgeting.disburse',    'staff',     null, 'budgeting'),
  ('budgeting.disburse',    'manager',   null, 'budgeting'),
  ('budgeting.disburse',    'admin',     null, 'budgeting'),
  ('budgeting.delete_any',  'manager',   null, 'budgeting'),
  ('budgeting.delete_any',  'admin',     null, 'budgeting'),
  ('budgeting.approve',     'manager',   'can_approve_budgets', 'budgeting'),
  ('budgeting.approve',     'admin',     'can_approve_budgets', 'budgeting'),
  -- Post appropriations and movements, release and cancel allotments, void payments.
  ('budgeting.release',     'manager',   'can_approve_budgets', 'budgeting'),
  ('budgeting.release',     'admin',     'can_approve_budgets', 'budgeting'),
  ('budgeting.void',        'manager',   'can_approve_budgets', 'budgeting'),
  ('budgeting.void',        'admin',     'can_approve_budgets', 'budgeting'),
  ('budgeting.export',      'viewer',    'can_view_reports', 'budgeting'),
  ('budgeting.export',      'staff',     'can_view_reports', 'budgeting'),
  ('budgeting.export',      'manager',   'can_view_reports', 'budgeting'),
  ('budgeting.export',      'admin',     'can_view_reports', 'budgeting');

reset role;
