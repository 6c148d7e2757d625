-- Budget proposals with the sums of their programmes, which are never stored. `after_…` is the last row of the page before.

--: ProposalSummary(total_approved?)
--: Proposal(total_approved?, ceiling?, submission_deadline?, created_by_name?, submitted_by?, submitted_by_name?, submitted_at?, reviewed_by_name?, reviewed_at?, approved_by_name?, approved_at?)
--: Problem(programme_id?)

--! list_by_fiscal_year (status?, fiscal_year?, search?, after_fiscal_year?, after_updated_at?, after_id?) : ProposalSummary
--- The latest fiscal year first, then what was changed last.
select p.id, p.fiscal_year, p.title, p.status, p.round, p.is_late, t.programmes_total, t.total_requested,
       case when p.status = 'approved' then t.total_approved end as total_approved, p.version, p.created_at, p.updated_at
from budgeting.proposals p
cross join lateral (
  select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested,
         coalesce(sum(g.approved_amount), 0.00) as total_approved
  from budgeting.programmes g
  where g.org_id = p.org_id and g.proposal_id = p.id
) t
where p.org_id = :org_id
  and (:status::text is null or p.status = :status)
  and (:fiscal_year::int4 is null or p.fiscal_year = :fiscal_year)
  and (:search::text is null or position(lower(:search) in lower(p.title || ' ' || p.description)) > 0)
  and (:after_id::uuid is null
    or p.fiscal_year < :after_fiscal_year::int4
    or (p.fiscal_year = :after_fiscal_year and p.updated_at < :after_updated_at::timestamptz)
    or (p.fiscal_year = :after_fiscal_year and p.updated_at = :after_updated_at and p.id > :after_id))
order by p.fiscal_year desc, p.updated_at desc, p.id
limit :limit;

--! list_by_title (status?, fiscal_year?, search?, after_title?, after_id?) : ProposalSummary
--- By title.
select p.id, p.fiscal_year, p.title, p.status, p.round, p.is_late, t.programmes_total, t.total_requested,
       case when p.status = 'approved' then t.total_approved end as total_approved, p.version, p.created_at, p.updated_at
from budgeting.proposals p
cross join lateral (
  select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested,
         coalesce(sum(g.approved_amount), 0.00) as total_approved
  from budgeting.programmes g
  where g.org_id = p.org_id and g.proposal_id = p.id
) t
where p.org_id = :org_id
  and (:status::text is null or p.status = :status)
  and (:fiscal_year::int4 is null or p.fiscal_year = :fiscal_year)
  and (:search::text is null or position(lower(:search) in lower(p.title || ' ' || p.description)) > 0)
  and (:after_id::uuid is null or p.title > :after_title::text or (p.title = :after_title and p.id > :after_id))
order by p.title, p.id
limit :limit;

--! list_by_updated_at (status?, fiscal_year?, search?, after_updated_at?, after_id?) : ProposalSummary
--- What was changed last comes first.
select p.id, p.fiscal_year, p.title, p.status, p.round, p.is_late, t.programmes_total, t.total_requested,
       case when p.status = 'approved' then t.total_approved end as total_approved, p.version, p.created_at, p.updated_at
from budgeting.proposals p
cross join lateral (
  select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested,
         coalesce(sum(g.approved_amount), 0.00) as total_approved
  from budgeting.programmes g
  where g.org_id = p.org_id and g.proposal_id = p.id
) t
where p.org_id = :org_id
  and (:status::text is null or p.status = :status)
  and (:fiscal_year::int4 is null or p.fiscal_year = :fiscal_year)
  and (:search::text is null or position(lower(:search) in lower(p.title || ' ' || p.description)) > 0)
  and (:after_id::uuid is null or p.updated_at < :after_updated_at::timestamptz or (p.updated_at = :after_updated_at and p.id > :after_id))
order by p.updated_at desc, p.id
limit :limit;

--! by_id : Proposal
--- One proposal with its sums, the ceiling of its year, and the names of those who wrote, submitted, reviewed and approved it.
select p.id, p.fiscal_year, p.title, p.description, p.status, p.round, p.is_late, p.lines_returned,
       t.programmes_total, t.total_requested, case when p.status = 'approved' then t.total_approved end as total_approved,
       t.gender_responsive, l.lines_total, c.amount as ceiling, k.submission_deadline,
       p.created_by, ctx.person_name(p.created_by) as created_by_name,
       p.submitted_by, ctx.person_name(p.submitted_by) as submitted_by_name, p.submitted_at,
       ctx.person_name(p.reviewed_by) as reviewed_by_name, p.reviewed_at,
       ctx.person_name(p.approved_by) as approved_by_name, p.approved_at, p.approval_notes, p.return_reason,
       workflow.possible_budget_steps('proposal', p.status, p.created_by, p.submitted_by) as transitions,
       p.version, p.created_at, p.updated_at
from budgeting.proposals p
cross join lateral (
  select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested,
         coalesce(sum(g.approved_amount), 0.00) as total_approved,
         coalesce(sum(g.requested_amount) filter (where g.is_gender_responsive), 0.00) as gender_responsive
  from budgeting.programmes g
  where g.org_id = p.org_id and g.proposal_id = p.id
) t
cross join lateral (
  select count(*)::int4 as lines_total
  from budgeting.programmes g
  join budgeting.line_items i on i.org_id = g.org_id and i.programme_id = g.id
  where g.org_id = p.org_id and g.proposal_id = p.id
) l
left join budgeting.calls k on k.fiscal_year = p.fiscal_year
left join budgeting.ceilings c on c.org_id = p.org_id and c.fiscal_year = p.fiscal_year
where p.org_id = :org_id and p.id = :id;

--! insert
--- A new draft.
insert into budgeting.proposals (org_id, id, fiscal_year, title, description)
values (:org_id, :id, :fiscal_year, :title, :description)
returning version;

--! update
--- Rewrites the content, if the version is the one the editor saw.
update budgeting.proposals
set title = :title, description = :description
where org_id = :org_id and id = :id and version = :version
returning version;

--! delete
--- Removes a draft that was never submitted, if the version is the one the editor saw.
select true as done from workflow.delete_proposal(:org_id, :id, :version);

--! transition
--- Submits, withdraws, takes into review or rejects, or refuses.
select true as done from workflow.transition_proposal(:org_id, :id, :version, :transition, :comment);

--! give_back
--- Returns the proposal as a whole, or the lines that the JSON list names, each with its reason.
select true as done from workflow.return_proposal(:org_id, :id, :version, (:lines::text)::jsonb, :comment);

--! recommend
--- Keeps the amounts that a reviewer recommends, as the JSON list says.
select true as done from workflow.recommend_proposal(:org_id, :id, :version, (:decisions::text)::jsonb, :comment);

--! approve
--- Approves the amounts that the JSON list says; a programme left out as recommended, or else as requested.
select true as done from workflow.approve_proposal(:org_id, :id, :version, (:decisions::text)::jsonb, :notes);

--! problems : Problem
--- Everything that keeps the proposal from being submitted, by programme.
select q.programme_id, q.programme, q.rule, q.figures::text as figures
from budgeting.submission_problems(:org_id, :id) q
where exists (select from budgeting.proposals p where p.org_id = :org_id and p.id = :id);
