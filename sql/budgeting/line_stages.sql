-- What the lines of a proposal amounted to at each stage.

--: LineStages(requested?, requested_before?, recommended?, approved?, appropriated?, allotted?, revised?)
--: Recommended()

--! compare : LineStages
--- Each line of a proposal, with the latest amount of each stage; of the review only that of the present round.
select s.line_item_id, (array_agg(s.programme_id order by s.at desc, s.id))[1] as programme_id,
       (array_agg(s.programme order by s.at desc, s.id))[1] as programme,
       (array_agg(s.description order by s.at desc, s.id))[1] as description,
       (array_agg(s.expense_class order by s.at desc, s.id))[1] as expense_class,
       max(s.round) as round, bool_and(l.id is null) as is_removed,
       (array_agg(s.amount order by s.round desc, s.at desc, s.id) filter (where s.stage = 'requested'))[1] as requested,
       (array_agg(s.amount order by s.round desc, s.at desc, s.id) filter (where s.stage = 'requested'))[2] as requested_before,
       (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'recommended' and s.round = p.round))[1] as recommended,
       (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'approved' and s.round = p.round))[1] as approved,
       (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'appropriated'))[1] as appropriated,
       (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'allotted'))[1] as allotted,
       (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'revised'))[1] as revised
from budgeting.line_stages s
join budgeting.proposals p on p.org_id = s.org_id and p.id = s.proposal_id
left join budgeting.line_items l on l.org_id = s.org_id and l.id = s.line_item_id
left join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id
where s.org_id = :org_id and s.proposal_id = :proposal_id
group by s.line_item_id
order by bool_and(l.id is null), min(g.priority_rank), programme, min(l.position), s.line_item_id
limit 10000;

--! recommended : Recommended
--- What a reviewer recommended for each programme in the present round.
select r.programme_id, sum(r.amount) as amount
from (
  select distinct on (s.line_item_id) s.programme_id, s.amount
  from budgeting.line_stages s
  join budgeting.proposals p on p.org_id = s.org_id and p.id = s.proposal_id
  where s.org_id = :org_id and s.proposal_id = :proposal_id and s.stage = 'recommended' and s.round = p.round
  order by s.line_item_id, s.at desc, s.id
) r
group by r.programme_id;
