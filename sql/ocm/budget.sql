-- Budgets across organizations, as the login bmms_oversight with a pass for oversight. See policies/ocm.sql.

--: BudgetStatus()
--: YearFigures(fiscal_year?, proposals?, approved_proposals?, proposed?, approved?, allotted?, obligated?, paid?)

--! list : BudgetStatus
--- Every overseen organization with its figures of a year, by name; zeros where there are none.
select s.code, s.name, s.org_type, coalesce(b.proposals, 0) as proposals, coalesce(b.approved_proposals, 0) as approved_proposals,
       coalesce(b.proposed, 0.00) as proposed, coalesce(b.approved, 0.00) as approved, coalesce(b.allotted, 0.00) as allotted,
       coalesce(b.obligated, 0.00) as obligated, coalesce(b.paid, 0.00) as paid
from ocm.planning_status s
left join ocm.budget_figures b on b.org_id = s.org_id and b.fiscal_year = :year
order by s.name, s.code;

--! of_organization : YearFigures
--- The overseen organization of a code, in upper case, with the figures of each year it has any of.
select s.code, s.name, s.org_type, b.fiscal_year, b.proposals, b.approved_proposals, b.proposed, b.approved, b.allotted, b.obligated, b.paid
from ocm.planning_status s
left join ocm.budget_figures b on b.org_id = s.org_id
where s.code = :code
order by b.fiscal_year desc;

--! years
--- The years there are figures of, the latest first.
select distinct b.fiscal_year as year
from ocm.budget_figures b
join ocm.planning_status s on s.org_id = b.org_id
order by 1 desc;
