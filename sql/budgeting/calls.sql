-- Budget calls as an organization sees them: its own ceiling beside each, never another's.

--: Call(amount?, ps?, mooe?, co?, fe?)

--! list : Call
--- Every call, the latest year first.
select c.fiscal_year, c.submission_deadline, c.guidelines, c.status, l.amount, l.ps, l.mooe, l.co, l.fe
from budgeting.calls c
left join budgeting.ceilings l on l.fiscal_year = c.fiscal_year and l.org_id = :org_id
order by c.fiscal_year desc;
