-- The overview of budget preparation: figures in one query, what waits in another.

--: DashboardProposal(total_approved?)
--: WaitingProposal(submitted_by_name?, submitted_at?)

--! counts
--- How many proposals have each status.
select status, count(*) as proposals
from budgeting.proposals
where org_id = :org_id
group by status;

--! years
--- What was requested and approved for each of the five fiscal years that end with the last there is a proposal for.
select p.fiscal_year, coalesce(sum(g.requested_amount), 0.00) as requested,
       coalesce(sum(g.approved_amount) filter (where p.status = 'approved'), 0.00) as approved
from budgeting.proposals p
left join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id
where p.org_id = :org_id and p.status <> 'rejected'
  and p.fiscal_year > (select max(l.fiscal_year) from budgeting.proposals l where l.org_id = :org_id and l.status <> 'rejected') - 5
group by p.fiscal_year
order by p.fiscal_year;

--! recent : DashboardProposal
--- The five proposals that were changed last.
select p.id, p.fiscal_year, p.title, p.status, t.total_requested,
       case when p.status = 'approved' then t.total_approved end as total_approved, p.updated_at
from budgeting.proposals p
cross join lateral (
  select coalesce(sum(g.requested_amount), 0.00) as total_requested, coalesce(sum(g.approved_amount), 0.00) as total_approved
  from budgeting.programmes g
  where g.org_id = p.org_id and g.proposal_id = p.id
) t
where p.org_id = :org_id
order by p.updated_at desc, p.id
limit 5;

--! waiting : WaitingProposal
--- What an approver who neither wrote nor submitted it may decide, and what came back to this person; the longest waiting first.
select p.id, p.fiscal_year, p.title, p.status, ctx.person_name(p.submitted_by) as submitted_by_name, p.submitted_at
from budgeting.proposals p
where p.org_id = :org_id
  and ((:may_approve and p.status in ('submitted', 'under_review') and p.created_by <> :user_id
      and p.submitted_by is distinct from :user_id)
    or (p.status = 'returned' and :user_id in (p.created_by, p.submitted_by)))
order by p.submitted_at, p.id
limit 100;
