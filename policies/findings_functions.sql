-- Lints of functions: whose rights they run with, who may call them, and what the planner is told about them.
set local role bmms_ctx_owner;

create or replace view audit.definer_functions with (security_invoker = true, security_barrier = true) as
select allowed.object, allowed.callers
from (values
  ('audit.broken_links()',                                 array['bmms_auditor', 'bmms_migrator']),
  ('audit.organizations()',                                array['bmms_auditor']),
  ('audit.people_who_may(text, text)',                     array['bmms_auditor']),
  ('audit.record()',                                       array['bmms_owner']),
  ('audit.record_export(integer, text, uuid, integer)',    array['bmms_tenant']),
  ('audit.rule_texts()',                                   array['bmms_auditor', 'bmms_migrator', 'bmms_service']),
  ('audit.schema_version()',                               array['bmms_auditor', 'bmms_migrator', 'bmms_service']),
  ('audit.step_in(text, text)',                            array['bmms_auditor']),
  ('auth.add_link(uuid, text, bytea, interval)',           array['bmms_migrator']),
  ('auth.add_token(bytea, bytea, text, text, text, integer, inet, text)', array['bmms_accounts']),
  ('auth.answer_challenge(bytea, bigint, bytea, inet, text, bytea, interval)', array['bmms_accounts']),
  ('auth.approve_registration(bytea, inet, uuid, boolean, text)', array['bmms_accounts']),
  ('auth.ask_reset(text, inet)',                           array['bmms_accounts']),
  ('auth.assign_pilot_role(text, text, text, text)',       array['bmms_migrator']),
  ('auth.begin_onboarding()',                              array['bmms_migrator']),
  ('auth.begin_second_factor(bytea, bytea)',               array['bmms_accounts']),
  ('auth.challenge(bytea, inet, integer, integer, interval)', array['bmms_accounts']),
  ('auth.change_ocm_access(text, text, boolean, text)',    array['bmms_migrator']),
  ('auth.change_password(bytea, text, inet)',              array['bmms_accounts']),
  ('auth.confirm_second_factor(bytea, bytea, bigint, bytea[], inet)', array['bmms_accounts']),
  ('auth.create_pilot_user(text, text, text, text, text, text, text, text, text, text, boolean, boolean)', array['bmms_migrator']),
  ('auth.create_superuser(text, text, text, text, text, boolean, boolean)', array['bmms_migrator']),
  ('auth.credentials(text, inet, integer, integer, interval)', array['bmms_accounts']),
  ('auth.denied(uuid, inet, text, text)',                  array['bmms_accounts']),
  ('auth.end_second_factor(bytea, inet)',                  array['bmms_accounts']),
  ('auth.end_session(bytea, uuid, inet)',                  array['bmms_accounts']),
  ('auth.end_token(bytea, uuid, inet)',                    array['bmms_accounts']),
  ('auth.grant_ocm_access(text, text, text, text)',        array['bmms_migrator']),
  ('auth.link(bytea)',                                     array['bmms_accounts']),
  ('auth.list_ocm_access()',                               array['bmms_migrator']),
  ('auth.list_registrations(bytea, uuid, text, timestamp with time zone, uuid, bigint)', array['bmms_accounts']),
  ('auth.listed_organizations()',                          array['bmms_migrator']),
  ('auth.load_organization(integer, text, text, text, boolean, boolean, text)', array['bmms_migrator']),
  ('auth.mail_preference(bytea)',                          array['bmms_accounts']),
  ('auth.may_register(inet)',                              array['bmms_accounts']),
  ('auth.me(bytea)',                                       array['bmms_accounts']),
  ('auth.open_sample_session(text, bytea)',                array['bmms_migrator']),
  ('auth.open_sessions(bytea)',                            array['bmms_accounts']),
  ('auth.organizations(bytea)',                            array['bmms_accounts']),
  ('auth.pilot_user_problems(text, text, text, text, text, text, text, text, text)', array['bmms_migrator']),
  ('auth.put_membership(integer, uuid, text, boolean)',    array['bmms_migrator']),
  ('auth.put_user(text, text, text, text, text, boolean)', array['bmms_migrator']),
  ('auth.register(text, text, text, text, text, text, text, text, inet)', array['bmms_accounts']),
  ('auth.registration_choices()',                          array['bmms_accounts']),
  ('auth.reject_registration(bytea, inet, uuid, text)',    array['bmms_accounts']),
  ('auth.renew_recovery_codes(bytea, bytea[], inet)',      array['bmms_accounts']),
  ('auth.second_factor(bytea)',                            array['bmms_accounts']),
  ('auth.set_mail_preference(bytea, text)',                array['bmms_accounts']),
  ('auth.set_password(bytea, text, inet)',                 array['bmms_accounts']),
  ('auth.set_primary(bytea, text)',                        array['bmms_accounts']),
  ('auth.sign_in(uuid, text, inet, text, bytea, interval, bytea)', array['bmms_accounts']),
  ('auth.sign_in_failed(text, inet, integer, integer, integer, interval)', array['bmms_accounts']),
  ('auth.sign_out(bytea)',                                 array['bmms_accounts']),
  ('auth.tokens(bytea)',                                   array['bmms_accounts']),
  ('ctx.add_reporting_login(text, text, timestamp with time zone)', array['bmms_migrator']),
  ('ctx.auditor_org_id()',                                 array['bmms_auditor']),
  ('ctx.list_reporting_logins()',                          array['bmms_auditor', 'bmms_migrator']),
  ('ctx.mint_job_pass(uuid, uuid, interval)',              array['bmms_worker']),
  ('ctx.mint_oversight_pass(bytea, text, text, text, inet, interval)', array['bmms_service']),
  ('ctx.mint_pass(bytea, text, interval)',                 array['bmms_service']),
  ('ctx.notify_revoked()',                                 array['bmms_owner']),
  ('ctx.oversees()',                                       array['bmms_oversight']),
  ('ctx.pass()',                                           array['bmms_owner', 'bmms_service', 'bmms_tenant', 'bmms_worker', 'bmms_workflow']),
  ('ctx.person_name(uuid)',                                array['bmms_tenant']),
  ('ctx.record_oversight_export(bytea, text, inet, integer)', array['bmms_service']),
  ('ctx.report_org_id()',                                  array['bmms_report']),
  ('ctx.reporting_states()',                               array['bmms_auditor', 'bmms_migrator', 'bmms_service']),
  ('ctx.revoke_reporting_login(text)',                     array['bmms_migrator']),
  ('ctx.rotate_key()',                                     array['bmms_migrator']),
  ('jobs.claim(uuid, interval, integer, boolean)',         array['bmms_worker']),
  ('jobs.clean_up()',                                      array['bmms_worker']),
  ('jobs.fail(uuid, uuid, text, interval)',                array['bmms_worker']),
  ('jobs.finish(uuid, uuid, bigint)',                      array['bmms_worker']),
  ('jobs.schedule(timestamp with time zone)',              array['bmms_worker']),
  ('mail.add_link(uuid, uuid, bytea, interval)',           array['bmms_worker']),
  ('mail.compose(uuid, uuid)',                             array['bmms_worker']),
  ('mail.sent(uuid, uuid)',                                array['bmms_worker']),
  ('members.change(integer, uuid, integer, text, boolean, boolean, boolean, boolean, text, text)', array['bmms_tenant']),
  ('members.endorse(integer, uuid)',                       array['bmms_tenant']),
  ('members.invite(integer, text, text, text, text, text, boolean, boolean, boolean, boolean, text, text, text)', array['bmms_tenant']),
  ('members.invite_again(integer, uuid)',                  array['bmms_tenant']),
  ('members.list(integer, text, text, text, text, uuid, bigint)', array['bmms_tenant']),
  ('members.one(integer, uuid)',                           array['bmms_tenant']),
  ('members.registration(integer, uuid)',                  array['bmms_tenant']),
  ('members.registrations(integer, text, timestamp with time zone, uuid, bigint)', array['bmms_tenant']),
  ('members.reject_registration(integer, uuid, text)',     array['bmms_tenant']),
  ('members.set_standing(integer, uuid, integer, text)',   array['bmms_tenant']),
  ('notifications.digest_readers(integer)',                array['bmms_workflow']),
  ('notifications.notify(integer, uuid[], text, text, text, uuid, text, text, text)', array['bmms_workflow']),
  ('notifications.people_who_may(integer, text)',          array['bmms_workflow']),
  ('notifications.send_digest(integer, uuid, jsonb)',      array['bmms_workflow']),
  ('platform.add_organization(bytea, inet, integer, text, text, text)', array['bmms_accounts']),
  ('platform.budget_calls(bytea)',                          array['bmms_accounts']),
  ('platform.budget_ceilings(bytea, integer)',              array['bmms_accounts']),
  ('platform.change_budget_call(bytea, inet, integer, integer, date, text, text)', array['bmms_accounts']),
  ('platform.change_organization(bytea, inet, text, integer, boolean, boolean, date, date, boolean, boolean, boolean, boolean, boolean, boolean)', array['bmms_accounts']),
  ('platform.change_oversight(bytea, inet, uuid, text, boolean)', array['bmms_accounts']),
  ('platform.check_operator(bytea)',                        array['bmms_accounts']),
  ('platform.dead_jobs(bytea)',                             array['bmms_accounts']),
  ('platform.drop_job(bytea, inet, uuid)',                  array['bmms_accounts']),
  ('platform.end_sessions_of(bytea, inet, uuid)',           array['bmms_accounts']),
  ('platform.event_actions(bytea)',                         array['bmms_accounts']),
  ('platform.events(bytea, timestamp with time zone, timestamp with time zone, text, text, inet, timestamp with time zone, bigint, bigint)', array['bmms_accounts']),
  ('platform.grant_oversight(bytea, inet, text, text, text)', array['bmms_accounts']),
  ('platform.load_object_codes(jsonb)',                     array['bmms_migrator']),
  ('platform.mail_figures(bytea)',                          array['bmms_accounts']),
  ('platform.memberships(bytea, uuid)',                     array['bmms_accounts']),
  ('platform.open_budget_call(bytea, inet, integer, date, text)', array['bmms_accounts']),
  ('platform.organizations(bytea, text)',                   array['bmms_accounts']),
  ('platform.oversight_grants(bytea, uuid)',                array['bmms_accounts']),
  ('platform.people(bytea, text, text, text, text, uuid, bigint)', array['bmms_accounts']),
  ('platform.person(bytea, uuid)',                          array['bmms_accounts']),
  ('platform.pilots(bytea)',                                array['bmms_accounts']),
  ('platform.record_export(bytea, inet, text, integer)',    array['bmms_accounts']),
  ('platform.remove_second_factor(bytea, inet, uuid)',      array['bmms_accounts']),
  ('platform.reporting_logins(bytea)',                      array['bmms_accounts']),
  ('platform.retry_job(bytea, inet, uuid)',                 array['bmms_accounts']),
  ('platform.runs(bytea)',                                  array['bmms_accounts']),
  ('platform.send_reset_link(bytea, inet, uuid)',           array['bmms_accounts']),
  ('platform.set_budget_ceilings(bytea, inet, integer, integer, jsonb)', array['bmms_accounts']),
  ('platform.set_person_active(bytea, inet, uuid, boolean)', array['bmms_accounts']),
  ('platform.set_superuser(bytea, inet, uuid, boolean)',    array['bmms_accounts']),
  ('workflow.adjust_obligation(integer, uuid, integer, numeric, text, text)', array['bmms_tenant']),
  ('workflow.approve_proposal(integer, uuid, integer, jsonb, text)', array['bmms_tenant']),
  ('workflow.cancel_allotment(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.cancel_appropriation(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.cancel_movement(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.cancel_obligation(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.certify_obligation(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.clean_up_requests(integer)',                  array['bmms_tenant']),
  ('workflow.delete_disbursement_line(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.delete_goal(integer, uuid, integer)',         array['bmms_tenant']),
  ('workflow.delete_justification(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.delete_line_item(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.delete_objective(integer, uuid, integer)',    array['bmms_tenant']),
  ('workflow.delete_programme(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.delete_proposal(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.delete_signatory(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.delete_work_item(integer, uuid, integer)', array['bmms_tenant']),
  ('workflow.drop_import(integer, uuid, integer)',         array['bmms_tenant']),
  ('workflow.extend_appropriation(integer, uuid, integer, date, text)', array['bmms_tenant']),
  ('workflow.mark_obligation_due(integer, uuid, integer, date)', array['bmms_tenant']),
  ('workflow.obligate(integer, uuid, integer, date, text)', array['bmms_tenant']),
  ('workflow.pay(integer, uuid, integer, date, text, text)', array['bmms_tenant']),
  ('workflow.possible_budget_steps(text, text, uuid, uuid)', array['bmms_tenant']),
  ('workflow.possible_steps(text, text, uuid, uuid)',      array['bmms_tenant']),
  ('workflow.post_appropriation(integer, uuid, integer, date, text)', array['bmms_tenant']),
  ('workflow.post_movement(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.recommend_proposal(integer, uuid, integer, jsonb, text)', array['bmms_tenant']),
  ('workflow.record_goal_progress(integer, uuid, integer, text, numeric, numeric, boolean, text)', array['bmms_tenant']),
  ('workflow.record_objective_progress(integer, uuid, integer, text, numeric, numeric, boolean, text)', array['bmms_tenant']),
  ('workflow.release_allotment(integer, uuid, integer, date, text, text)', array['bmms_tenant']),
  ('workflow.remind_of_approvals(integer, date)',          array['bmms_tenant']),
  ('workflow.remind_of_objectives(integer, date)',         array['bmms_tenant']),
  ('workflow.remind_of_proposals(integer, date)',          array['bmms_tenant']),
  ('workflow.return_proposal(integer, uuid, integer, jsonb, text)', array['bmms_tenant']),
  ('workflow.reverse_appropriation(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.reverse_movement(integer, uuid, integer, text)', array['bmms_tenant']),
  ('workflow.send_digests(integer, date)',                 array['bmms_tenant']),
  ('workflow.submit_form(integer, uuid, text, integer, integer, text)', array['bmms_tenant']),
  ('workflow.take_import(integer, uuid, integer)',         array['bmms_tenant']),
  ('workflow.transition_annual_plan(integer, uuid, integer, text, text)', array['bmms_tenant']),
  ('workflow.transition_proposal(integer, uuid, integer, text, text)', array['bmms_tenant']),
  ('workflow.transition_strategic_plan(integer, uuid, integer, text, text)', array['bmms_tenant']),
  ('workflow.transition_work_item(integer, uuid, integer, text, date, text)', array['bmms_tenant']),
  ('workflow.void_disbursement(integer, uuid, integer, text)', array['bmms_tenant'])
) as allowed (object, callers);
comment on view audit.definer_functions is
  'The functions that may run with their owner''s rights, and who besides the owner may call each';

create or replace view audit.findings_functions with (security_invoker = true, security_barrier = true) as
with function as materialized (
  select f.*, pg_get_userbyid(f.owner)::text as owner_name,
         exists (
           select from pg_depend d
           where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_proc'::regclass and d.refobjid = f.function_id) as in_policy
  from audit.functions f
)
select lint.code, f.object, lint.problem, lint.remedy
from function f
left join audit.definer_functions a on a.object = f.object
cross join lateral (values
  ('definer_unlisted', f.is_definer and a.object is null,
   format('The function runs with the rights of %s and is not on the list of those that may.', f.owner_name),
   format('Run: alter function %s security invoker; or, after review, list it in policies/findings_functions.sql.', f.object)),
  ('definer_owner', f.is_definer and f.owner_name not in ('bmms_ctx_owner', 'bmms_workflow'),
   format('The function runs with the rights of %s; only bmms_ctx_owner and bmms_workflow may lend theirs.', f.owner_name),
   format('Run: alter function %s owner to bmms_ctx_owner; or make it security invoker.', f.object)),
  -- An aggregate has no body and takes no setting.
  -- Nor does one whose body was parsed when it was made need one.
  ('search_path_not_pinned', f.kind <> 'a' and not f.is_parsed and not coalesce('search_path=""' = any (f.settings), false),
   'The function finds what it names by its caller''s search path, so the caller can put something else there.',
   format('Run: alter %s %s set search_path = ''''; and qualify every name in its body.',
     case f.kind when 'p' then 'procedure' else 'function' end, f.object)),
  ('context_function_different', (f.schema_name = 'ctx' and f.name in ('org_id', 'user_id', 'can', 'pass', 'oversees', 'report_org_id') or f.in_policy)
     and not (f.volatility = 's' and f.parallel = 'r' and (f.is_definer or f.is_parsed) and f.owner_name = 'bmms_ctx_owner'),
   format('Policies call the function, so it must be stable, parallel restricted, of bmms_ctx_owner, and either security definer or parsed '
       'when it was made; it is %s, %s, %s of %s.',
     case f.volatility when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
     case f.parallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' else 'parallel unsafe' end,
     case when f.is_definer then 'security definer' when f.is_parsed then 'parsed' else 'text with the rights of its caller' end, f.owner_name),
   'Run: bmms migrate --reapply; or let the policy ask ctx instead; then restart the service: a plan made meanwhile may hold a wrong answer.'),
  ('function_leakproof', f.is_leakproof,
   'The function is marked leakproof: the planner runs it on rows before the wall has been asked.',
   format('Run: alter function %s not leakproof;', f.object))
) as lint (code, fires, problem, remedy)
where lint.fires

union all
select 'function_leakproof', format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes)),
       'The function is marked leakproof, but neither the server nor an extension of the bootstrap superuser brought it.',
       'Mark it not leakproof or drop it.'
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where p.proleakproof
  -- Objects the server itself brings are numbered below 16384; the bootstrap superuser is number 10.
  and (p.proowner <> 10 or p.oid >= 16384 and not exists (
    select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'))
  and not exists (select from function f where f.function_id = p.oid)

union all
select 'context_function_missing', wanted.object, 'The function of the request context does not exist, so nothing says whose rows may be seen.',
       'Run: bmms migrate --reapply; the policies that called it are gone with it.'
from (values ('ctx.org_id()'), ('ctx.user_id()'), ('ctx.can(text)'), ('ctx.oversees()'), ('ctx.pass()'), ('ctx.report_org_id()')) as wanted (object)
where not exists (select from function f where f.object = wanted.object)

union all
select lint.code, g.object, lint.problem, format('Run: %s;', g.revocation)
from audit.privileges g
left join audit.definer_functions a on a.object = g.object
cross join lateral (values
  ('function_public', g.role_name = 'PUBLIC', 'Every role may call the function.'),
  ('definer_granted', g.role_name <> 'PUBLIC' and not g.role_name = any (a.callers),
   format('%s may call the function, which runs with its owner''s rights, and is not on the list of its callers.', g.role_name))
) as lint (code, fires, problem)
where g.kind = 'function' and lint.fires;
comment on view audit.findings_functions is
  'Findings about functions: whose rights they run with, who may call them, what the planner is told';

revoke all on audit.definer_functions, audit.findings_functions from public;
grant select on audit.definer_functions, audit.findings_functions to bmms_auditor, bmms_migrator, bmms_service;

reset role;
