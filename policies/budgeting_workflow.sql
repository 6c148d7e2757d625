-- The steps of budgeting, and what the functions that take them share (budgeting: section 5). Each of those locks the row, checks
-- version, step, permission, person and guard, changes the status and writes the history, or refuses and changes nothing.
set local role bmms_workflow;

delete from workflow.steps
where entity in ('proposal', 'appropriation', 'movement', 'allotment', 'work_item', 'obligation', 'disbursement');
insert into workflow.steps (entity, transition, from_status, to_status, permission, comment_required) values
  ('proposal',      'submit',       'draft',               'submitted',    'budgeting.submit',   false),
  ('proposal',      'submit',       'returned',            'submitted',    'budgeting.submit',   false),
  ('proposal',      'withdraw',     'submitted',           'draft',        'budgeting.submit',   false),
  ('proposal',      'start_review', 'submitted',           'under_review', 'budgeting.approve',  false),
  ('proposal',      'recommend',    'under_review',        'under_review', 'budgeting.approve',  false),
  ('proposal',      'return',       'under_review',        'returned',     'budgeting.approve',  true),
  ('proposal',      'approve',      'under_review',        'approved',     'budgeting.approve',  false),
  ('proposal',      'reject',       'under_review',        'rejected',     'budgeting.approve',  true),
  ('appropriation', 'post',         'pending',             'posted',       'budgeting.release',  false),
  ('appropriation', 'cancel',       'pending',             'cancelled',    'budgeting.edit',     true),
  ('appropriation', 'reverse',      'posted',              'reversed',     'budgeting.release',  true),
  ('appropriation', 'extend',       'posted',              'posted',       'budgeting.release',  true),
  ('movement',      'post',         'pending',             'posted',       'budgeting.release',  false),
  ('movement',      'cancel',       'pending',             'cancelled',    'budgeting.edit',     true),
  ('movement',      'reverse',      'posted',              'reversed',     'budgeting.release',  true),
  ('allotment',     'release',      'pending',             'released',     'budgeting.release',  false),
  ('allotment',     'cancel',       'pending',             'cancelled',    'budgeting.edit',     true),
  ('allotment',     'cancel',       'released',            'cancelled',    'budgeting.release',  true),
  ('work_item',     'start',        'planned',             'in_progress',  'budgeting.edit',     false),
  ('work_item',     'complete',     'planned',             'completed',    'budgeting.edit',     false),
  ('work_item',     'complete',     'in_progress',         'completed',    'budgeting.edit',     false),
  ('work_item',     'cancel',       'planned',             'cancelled',    'budgeting.edit',     true),
  ('work_item',     'cancel',       'in_progress',         'cancelled',    'budgeting.edit',     true),
  ('obligation',    'certify',      'draft',               'draft',        'budgeting.obligate', false),
  ('obligation',    'obligate',     'draft',               'obligated',    'budgeting.obligate', false),
  ('obligation',    'cancel',       'draft',               'cancelled',    'budgeting.obligate', true),
  ('obligation',    'cancel',       'obligated',           'cancelled',    'budgeting.obligate', true),
  ('obligation',    'adjust',       'obligated',           'obligated',    'budgeting.obligate', true),
  ('obligation',    'adjust',       'partially_disbursed', 'partially_disbursed', 'budgeting.obligate', true),
  ('obligation',    'adjust',       'fully_disbursed',     'fully_disbursed',     'budgeting.obligate', true),
  ('obligation',    'mark_due',     'obligated',           'obligated',    'budgeting.obligate', false),
  ('obligation',    'mark_due',     'partially_disbursed', 'partially_disbursed', 'budgeting.obligate', false),
  ('disbursement',  'pay',          'processing',          'paid',         'budgeting.disburse', false),
  ('disbursement',  'void',         'processing',          'void',         'budgeting.disburse', true),
  ('disbursement',  'void',         'paid',                'void',         'budgeting.void',     true);

create or replace function workflow.record_event(
  p_org_id integer, p_entity text, p_id uuid, p_action text, p_from text, p_to text, p_amount numeric, p_comment text)
returns void language sql volatile set search_path = '' as $$
  insert into budgeting.events (org_id, entity, entity_id, action, from_status, to_status, amount, comment, actor)
  values (p_org_id, p_entity, p_id, p_action, p_from, p_to, p_amount, btrim(coalesce(p_comment, '')), ctx.user_id())
$$;
comment on function workflow.record_event(integer, text, uuid, text, text, text, numeric, text) is 'Adds a line to the history of budgeting';

create or replace function workflow.budget_people_rule(p_entity text, p_transition text, p_from text, p_author uuid, p_other uuid)
returns text language sql stable set search_path = '' as $$
  select case
    when p_entity = 'proposal' and p_transition = 'withdraw' and ctx.user_id() is distinct from p_other then 'withdraw_submitter_only'
    when p_entity = 'proposal' and p_transition in ('start_review', 'recommend', 'approve') and ctx.user_id() in (p_author, p_other) then 'approve_not_own'
    when p_entity in ('appropriation', 'movement') and p_transition = 'post' and ctx.user_id() = p_author then 'post_not_own'
    when p_entity = 'allotment' and p_transition = 'release' and ctx.user_id() = p_author then 'release_not_own'
    when p_entity = 'obligation' and p_transition = 'obligate' and p_other is null then 'obligate_needs_certificate'
    when p_entity = 'obligation' and p_transition = 'obligate' and ctx.user_id() = p_other then 'certify_not_twice'
    when p_entity = 'disbursement' and p_transition = 'void' and p_from = 'paid' and ctx.user_id() = p_other then 'void_not_own'
  end
$$;
comment on function workflow.budget_people_rule(text, text, text, uuid, uuid) is
  'The rule about people that a step breaks, or null. The other person is the submitter of a proposal, the first certifier of an obligation, the payer of a payment';

create or replace function workflow.take_budget_step(
  p_entity text, p_transition text, p_from text, p_comment text, p_author uuid, p_other uuid)
returns workflow.steps language plpgsql stable set search_path = '' as $$
declare
  step workflow.steps := workflow.take_step(p_entity, p_transition, p_from, p_comment);
  rule text := workflow.budget_people_rule(p_entity, p_transition, p_from, p_author, p_other);
begin
  if rule = 'obligate_needs_certificate' then
    perform ctx.refuse('BM409', rule);
  elsif rule is not null then
    perform ctx.refuse('BM403', rule);
  end if;
  return step;
end
$$;
comment on function workflow.take_budget_step(text, text, text, text, uuid, uuid) is
  'The permitted change of status, or a refusal: no such step, no permission, no reason given, not this person';

create or replace function workflow.possible_budget_steps(p_entity text, p_status text, p_author uuid, p_other uuid)
returns text[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(s.transition order by s.transition), '{}')
  from workflow.steps s
  where s.entity = p_entity and s.from_status = p_status and ctx.can(s.permission)
    and workflow.budget_people_rule(p_entity, s.transition, p_status, p_author, p_other) is null
$$;
comment on function workflow.possible_budget_steps(text, text, uuid, uuid) is
  'The steps of budgeting that the member may take from a status; what else a step asks for is judged when it is taken';

revoke all on function
  workflow.record_event(integer, text, uuid, text, text, text, numeric, text),
  workflow.budget_people_rule(text, text, text, uuid, uuid),
  workflow.take_budget_step(text, text, text, text, uuid, uuid),
  workflow.possible_budget_steps(text, text, uuid, uuid)
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function workflow.possible_budget_steps(text, text, uuid, uuid) to bmms_tenant;

reset role;
