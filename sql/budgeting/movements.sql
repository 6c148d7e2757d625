-- Transfers, realignments, withdrawals and sub-allotments, each side with its programme and class.

--: Movement(from_appropriation_id?, to_appropriation_id?, from_allotment_id?, to_allotment_id?, from_programme?, from_class?, to_programme?, to_class?, posted_on?, created_by_name?, posted_by_name?)

--! list (kind?, status?, appropriation_id?, after_created_at?, after_id?) : Movement
--- The newest first.
select m.id, m.kind, m.from_appropriation_id, m.to_appropriation_id, m.from_allotment_id, m.to_allotment_id,
       fg.title as from_programme, fa.expense_class as from_class, tg.title as to_programme, ta.expense_class as to_class,
       m.counterparty, m.amount, m.document_ref, m.document_date, m.reason, m.status, m.posted_on, m.reversal_reason,
       null::text as created_by_name, null::text as posted_by_name, '{}'::text[] as steps, m.version, m.created_at, m.updated_at
from budgeting.movements m
left join budgeting.allotments fr on fr.org_id = m.org_id and fr.id = m.from_allotment_id
left join budgeting.appropriations fa on fa.org_id = m.org_id and fa.id = coalesce(m.from_appropriation_id, fr.appropriation_id)
left join budgeting.programmes fg on fg.org_id = m.org_id and fg.id = fa.programme_id
left join budgeting.allotments tr on tr.org_id = m.org_id and tr.id = m.to_allotment_id
left join budgeting.appropriations ta on ta.org_id = m.org_id and ta.id = coalesce(m.to_appropriation_id, tr.appropriation_id)
left join budgeting.programmes tg on tg.org_id = m.org_id and tg.id = ta.programme_id
where m.org_id = :org_id
  and (:kind::text is null or m.kind = :kind)
  and (:status::text is null or m.status = :status)
  and (:appropriation_id::uuid is null or fa.id = :appropriation_id or ta.id = :appropriation_id)
  and (:after_id::uuid is null or m.created_at < :after_created_at::timestamptz or (m.created_at = :after_created_at and m.id > :after_id))
order by m.created_at desc, m.id
limit :limit;

--! by_id : Movement
--- One movement with what the member may do next.
select m.id, m.kind, m.from_appropriation_id, m.to_appropriation_id, m.from_allotment_id, m.to_allotment_id,
       fg.title as from_programme, fa.expense_class as from_class, tg.title as to_programme, ta.expense_class as to_class,
       m.counterparty, m.amount, m.document_ref, m.document_date, m.reason, m.status, m.posted_on, m.reversal_reason,
       ctx.person_name(m.created_by) as created_by_name, ctx.person_name(m.posted_by) as posted_by_name,
       workflow.possible_budget_steps('movement', m.status, m.created_by, null) as steps, m.version, m.created_at, m.updated_at
from budgeting.movements m
left join budgeting.allotments fr on fr.org_id = m.org_id and fr.id = m.from_allotment_id
left join budgeting.appropriations fa on fa.org_id = m.org_id and fa.id = coalesce(m.from_appropriation_id, fr.appropriation_id)
left join budgeting.programmes fg on fg.org_id = m.org_id and fg.id = fa.programme_id
left join budgeting.allotments tr on tr.org_id = m.org_id and tr.id = m.to_allotment_id
left join budgeting.appropriations ta on ta.org_id = m.org_id and ta.id = coalesce(m.to_appropriation_id, tr.appropriation_id)
left join budgeting.programmes tg on tg.org_id = m.org_id and tg.id = ta.programme_id
where m.org_id = :org_id and m.id = :id;

--! insert (from_appropriation_id?, to_appropriation_id?, from_allotment_id?, to_allotment_id?)
--- A pending movement.
insert into budgeting.movements (org_id, id, kind, from_appropriation_id, to_appropriation_id, from_allotment_id, to_allotment_id,
  counterparty, amount, document_ref, document_date, reason)
values (:org_id, :id, :kind, :from_appropriation_id, :to_appropriation_id, :from_allotment_id, :to_allotment_id,
  :counterparty, :amount, :document_ref, :document_date, :reason)
returning version;

--! update
--- Rewrites a pending one, if the version is the one the editor saw.
update budgeting.movements
set counterparty = :counterparty, amount = :amount, document_ref = :document_ref, document_date = :document_date, reason = :reason
where org_id = :org_id and id = :id and version = :version
returning version;

--! post
--- Enters it into the books, or refuses.
select true as done from workflow.post_movement(:org_id, :id, :version, :comment);

--! cancel
--- Drops a pending one, or refuses.
select true as done from workflow.cancel_movement(:org_id, :id, :version, :comment);

--! reverse
--- Takes a posted one back, or refuses.
select true as done from workflow.reverse_movement(:org_id, :id, :version, :comment);
