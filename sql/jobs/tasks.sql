-- What jobs of one organization do, as bmms_tenant under the pass of the job. See policies/jobs.sql, policies/planning_notices.sql.

--! clean_up_requests
--- Deletes old Idempotency-Key headers; how many.
select workflow.clean_up_requests(:org_id) as done;

--! remind_of_objectives
--- Tells people of their objectives that are due; how many.
select workflow.remind_of_objectives(:org_id, planning.today()) as done;

--! remind_of_approvals
--- Tells approvers of plans and budget proposals that wait too long; how many.
select workflow.remind_of_approvals(:org_id, planning.today()) + workflow.remind_of_proposals(:org_id, planning.today()) as done;

--! send_digests
--- The one mail of the day; how many.
select workflow.send_digests(:org_id, planning.today()) as done;
