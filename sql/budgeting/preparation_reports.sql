-- Reports on the proposal of a year, and its lists as files. A year has one proposal that is not rejected.

--: YearProposal()
--: SummaryRow(expense_class?, approved?)
--: VarianceRow(approved_amount?)
--: GoalFunding(approved?)
--: UnalignedProgramme(approved_amount?)
--: UnfundedObjective(goal_title?)
--: ExportedProposal(approved?, submitted_at?, approved_at?)
--: ExportedLine(object_code?, approved?)

--! years : YearProposal
--- The proposals there are to report on, the latest year first.
select id, fiscal_year, title, status
from budgeting.proposals
where org_id = :org_id and status <> 'rejected'
order by fiscal_year desc;

--! summary : SummaryRow
--- What each programme asks for in each class, and what was approved of it; a programme without lines has no class.
select g.id, g.code, g.title, g.category, g.priority_rank, g.is_gender_responsive, g.requested_amount, l.expense_class,
       coalesce(sum(l.total_cost), 0.00) as requested, sum(a.amount) as approved
from budgeting.proposals p
join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id
left join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id
left join lateral (
  select s.amount from budgeting.line_stages s
  where s.org_id = p.org_id and s.proposal_id = p.id and s.line_item_id = l.id and s.stage = 'approved'
  order by s.at desc, s.id limit 1
) a on p.status = 'approved'
where p.org_id = :org_id and p.fiscal_year = :fiscal_year and p.status <> 'rejected'
group by g.org_id, g.id, l.expense_class
order by g.priority_rank, g.title, g.id, array_position(array['ps', 'mooe', 'co', 'fe'], l.expense_class);

--! variance : VarianceRow
--- What each programme asked for and what was approved.
select g.id, g.code, g.title, g.priority_rank, g.requested_amount, g.approved_amount, g.approval_reason
from budgeting.proposals p
join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id
where p.org_id = :org_id and p.fiscal_year = :fiscal_year and p.status <> 'rejected'
order by g.priority_rank, g.title, g.id;

--! goals : GoalFunding
--- The goals of plans in force in the year, and those that programmes serve, with what is asked for and approved for each.
select o.id, o.title, s.title as plan_title, o.status, count(g.id) as programmes,
       coalesce(sum(g.requested_amount), 0.00) as requested, sum(g.approved_amount) as approved
from planning.goals o
join planning.strategic_plans s on s.org_id = o.org_id and s.id = o.strategic_plan_id
left join (
  budgeting.programmes g join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id and p.status <> 'rejected'
) on g.org_id = o.org_id and g.goal_id = o.id and g.fiscal_year = :fiscal_year
where o.org_id = :org_id and :fiscal_year between s.start_year and s.end_year
  and (s.status in ('approved', 'active') or g.id is not null)
group by o.org_id, o.id, s.title
order by coalesce(sum(g.requested_amount), 0) desc, o.title, o.id;

--! unaligned : UnalignedProgramme
--- Programmes that serve no goal.
select g.id, g.title, g.priority_rank, g.requested_amount, g.approved_amount
from budgeting.proposals p
join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id
where p.org_id = :org_id and p.fiscal_year = :fiscal_year and p.status <> 'rejected' and g.goal_id is null
order by g.priority_rank, g.title, g.id;

--! unfunded : UnfundedObjective
--- Objectives of the year's annual work plans that no programme pays for.
select o.id, o.title, a.title as annual_plan_title, g.title as goal_title, o.target_date, o.status
from planning.annual_plans a
join planning.objectives o on o.org_id = a.org_id and o.annual_plan_id = a.id
left join planning.goals g on g.org_id = o.org_id and g.id = o.goal_id
where a.org_id = :org_id and a.year = :fiscal_year and a.status <> 'archived' and o.status not in ('completed', 'cancelled')
  and not exists (
    select from budgeting.programmes b
    join budgeting.proposals p on p.org_id = b.org_id and p.id = b.proposal_id
    where b.org_id = o.org_id and b.objective_id = o.id and b.fiscal_year = :fiscal_year and p.status <> 'rejected')
order by o.target_date, o.title, o.id;

--! proposals (status?, fiscal_year?, search?) : ExportedProposal
--- Proposals for a file, the latest year first.
select p.id, p.fiscal_year, p.title, p.status, p.is_late, p.submitted_at, p.approved_at, p.created_at, p.updated_at,
       count(g.id) as programmes, coalesce(sum(g.requested_amount), 0.00) as requested, sum(g.approved_amount) as approved
from budgeting.proposals p
left join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id
where p.org_id = :org_id
  and (:status::text is null or p.status = :status)
  and (:fiscal_year::int4 is null or p.fiscal_year = :fiscal_year)
  and (:search::text is null or position(lower(:search) in lower(p.title || ' ' || p.description)) > 0)
group by p.org_id, p.id
order by p.fiscal_year desc, p.updated_at desc, p.id
limit :limit;

--! lines (expense_class?, programme_id?, search?) : ExportedLine
--- The lines of a proposal for a file, in their order.
select l.id, g.code as programme_code, g.title as programme, l.expense_class, l.object_code, l.sub_category, l.description, l.unit_cost,
       l.quantity, l.total_cost, l.justification, l.notes, l.return_reason, a.amount as approved
from budgeting.programmes g
join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id
left join lateral (
  select s.amount from budgeting.line_stages s
  where s.org_id = g.org_id and s.proposal_id = g.proposal_id and s.line_item_id = l.id and s.stage = 'approved'
  order by s.at desc, s.id limit 1
) a on g.approved_amount is not null
where g.org_id = :org_id and g.proposal_id = :proposal_id
  and (:expense_class::text is null or l.expense_class = :expense_class)
  and (:programme_id::uuid is null or g.id = :programme_id)
  and (:search::text is null or position(lower(:search) in lower(l.description || ' ' || l.sub_category)) > 0)
order by g.priority_rank, g.title, g.id, l.position, l.id
limit :limit;
