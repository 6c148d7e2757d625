-- Programmes of proposals with the sum of their lines. What may be changed depends on the proposal, so its state comes along.

--: Programme(approved_amount?, goal_id?, goal_title?, objective_id?, objective_title?)

--! list (after_priority_rank?, after_title?, after_id?) : Programme
--- The programmes of one proposal, the highest priority first.
select g.id, g.proposal_id, p.fiscal_year, p.title as proposal_title, p.status as proposal_status, p.lines_returned,
       g.code, g.title, g.category, g.goal_id, o.title as goal_title, g.objective_id, b.title as objective_title,
       g.requested_amount, g.approved_amount, g.approval_reason, g.priority_rank, g.justification, g.expected_outcomes,
       g.is_gender_responsive, l.lines_total, l.lines_cost, l.returned_total, j.justifications_total,
       g.version, g.created_at, g.updated_at
from budgeting.programmes g
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
left join planning.goals o on o.org_id = g.org_id and o.id = g.goal_id
left join planning.objectives b on b.org_id = g.org_id and b.id = g.objective_id
cross join lateral (
  select count(*)::int4 as lines_total, coalesce(sum(i.total_cost), 0.00) as lines_cost,
         (count(*) filter (where i.return_reason <> ''))::int4 as returned_total
  from budgeting.line_items i
  where i.org_id = g.org_id and i.programme_id = g.id
) l
cross join lateral (
  select count(*)::int4 as justifications_total
  from budgeting.justifications i
  where i.org_id = g.org_id and i.programme_id = g.id
) j
where g.org_id = :org_id and g.proposal_id = :proposal_id
  and (:after_id::uuid is null
    or g.priority_rank > :after_priority_rank::int4
    or (g.priority_rank = :after_priority_rank and g.title > :after_title::text)
    or (g.priority_rank = :after_priority_rank and g.title = :after_title and g.id > :after_id))
order by g.priority_rank, g.title, g.id
limit :limit;

--! by_id : Programme
--- One programme.
select g.id, g.proposal_id, p.fiscal_year, p.title as proposal_title, p.status as proposal_status, p.lines_returned,
       g.code, g.title, g.category, g.goal_id, o.title as goal_title, g.objective_id, b.title as objective_title,
       g.requested_amount, g.approved_amount, g.approval_reason, g.priority_rank, g.justification, g.expected_outcomes,
       g.is_gender_responsive, l.lines_total, l.lines_cost, l.returned_total, j.justifications_total,
       g.version, g.created_at, g.updated_at
from budgeting.programmes g
join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id
left join planning.goals o on o.org_id = g.org_id and o.id = g.goal_id
left join planning.objectives b on b.org_id = g.org_id and b.id = g.objective_id
cross join lateral (
  select count(*)::int4 as lines_total, coalesce(sum(i.total_cost), 0.00) as lines_cost,
         (count(*) filter (where i.return_reason <> ''))::int4 as returned_total
  from budgeting.line_items i
  where i.org_id = g.org_id and i.programme_id = g.id
) l
cross join lateral (
  select count(*)::int4 as justifications_total
  from budgeting.justifications i
  where i.org_id = g.org_id and i.programme_id = g.id
) j
where g.org_id = :org_id and g.id = :id;

--! insert (goal_id?, objective_id?)
--- A new programme of a proposal that may be edited.
insert into budgeting.programmes (org_id, id, proposal_id, code, title, category, goal_id, objective_id, requested_amount,
  priority_rank, justification, expected_outcomes, is_gender_responsive)
values (:org_id, :id, :proposal_id, :code, :title, :category, :goal_id, :objective_id, :requested_amount,
  :priority_rank, :justification, :expected_outcomes, :is_gender_responsive)
returning version;

--! update (goal_id?, objective_id?)
--- Rewrites the content, if the version is the one the editor saw.
update budgeting.programmes
set code = :code, title = :title, category = :category, goal_id = :goal_id, objective_id = :objective_id,
    requested_amount = :requested_amount, priority_rank = :priority_rank, justification = :justification,
    expected_outcomes = :expected_outcomes, is_gender_responsive = :is_gender_responsive
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes a programme with its lines, if the version is the one the editor saw.
select true as done from workflow.delete_programme(:org_id, :id, :version);

--! goals
--- The member's own goals that a programme of this year may serve, by plan.
select g.id, g.title, p.title as plan
from planning.goals g
join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id
where g.org_id = :org_id and :fiscal_year between p.start_year and p.end_year and p.status <> 'archived'
order by p.title, g.priority_rank, g.title, g.id
limit 500;

--! objectives
--- The member's own objectives of this year that a programme may pay for.
select o.id, o.title
from planning.objectives o
join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id
where o.org_id = :org_id and a.year = :fiscal_year and a.status <> 'archived'
order by o.title, o.id
limit 500;
