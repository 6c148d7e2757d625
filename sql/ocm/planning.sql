-- How planning stands across organizations, as the login bmms_oversight with a pass for oversight. See policies/ocm.sql.

--: PlanningStatus(progress?)
--: PlanInForce(progress?)

--! list : PlanningStatus
--- Every overseen organization, by name.
select code, name, org_type, strategic_plans, annual_plans, active_strategic_plans, active_annual_plans, has_planning, progress
from ocm.planning_status
order by name, code;

--! find : PlanningStatus
--- The overseen organization of a code, in upper case; no row for any other.
select code, name, org_type, strategic_plans, annual_plans, active_strategic_plans, active_annual_plans, has_planning, progress
from ocm.planning_status
where code = :code;

--! plans : PlanInForce
--- Its plans in force: the strategic ones first, then the newest.
select f.kind, f.start_year, f.end_year, f.status, f.progress
from ocm.plans_in_force f
join ocm.planning_status s on s.org_id = f.org_id
where s.code = :code
order by f.kind desc, f.start_year desc, f.end_year desc, f.status;
