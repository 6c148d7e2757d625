-- Payments with the sum of their parts.

--: Disbursement(ors_number?, paid_on?, voided_on?, created_by_name?, paid_by_name?, voided_by_name?)

--! list (method?, status?, from?, until?, obligation_id?, after_created_at?, after_id?) : Disbursement
--- The newest first. The day is that of the payment, or else that of the record in Manila.
select d.id, d.obligation_id, o.ors_number, o.description as obligation, g.title as programme, o.expense_class, d.amount, d.withheld, d.net,
       d.payment_method, d.cash_authority, d.reference_number, d.payee, d.status, d.notes, d.paid_on, d.voided_on, d.void_reason,
       l.parts, null::text as created_by_name, null::text as paid_by_name, null::text as voided_by_name, '{}'::text[] as steps,
       d.version, d.created_at, d.updated_at
from budgeting.disbursements d
join budgeting.obligations o on o.org_id = d.org_id and o.id = d.obligation_id
join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id
join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
cross join lateral (
  select coalesce(sum(x.amount), 0.00) as parts
  from budgeting.disbursement_lines x
  where x.org_id = d.org_id and x.disbursement_id = d.id
) l
where d.org_id = :org_id
  and (:method::text is null or d.payment_method = :method)
  and (:status::text is null or d.status = :status)
  and (:from::date is null or coalesce(d.paid_on, (d.created_at at time zone 'Asia/Manila')::date) >= :from)
  and (:until::date is null or coalesce(d.paid_on, (d.created_at at time zone 'Asia/Manila')::date) <= :until)
  and (:obligation_id::uuid is null or d.obligation_id = :obligation_id)
  and (:after_id::uuid is null or d.created_at < :after_created_at::timestamptz or (d.created_at = :after_created_at and d.id > :after_id))
order by d.created_at desc, d.id
limit :limit;

--! by_id : Disbursement
--- One payment with what the member may do next.
select d.id, d.obligation_id, o.ors_number, o.description as obligation, g.title as programme, o.expense_class, d.amount, d.withheld, d.net,
       d.payment_method, d.cash_authority, d.reference_number, d.payee, d.status, d.notes, d.paid_on, d.voided_on, d.void_reason,
       l.parts, ctx.person_name(d.created_by) as created_by_name, ctx.person_name(d.paid_by) as paid_by_name,
       ctx.person_name(d.voided_by) as voided_by_name,
       workflow.possible_budget_steps('disbursement', d.status, d.created_by, d.paid_by) as steps, d.version, d.created_at, d.updated_at
from budgeting.disbursements d
join budgeting.obligations o on o.org_id = d.org_id and o.id = d.obligation_id
join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id
join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id
cross join lateral (
  select coalesce(sum(x.amount), 0.00) as parts
  from budgeting.disbursement_lines x
  where x.org_id = d.org_id and x.disbursement_id = d.id
) l
where d.org_id = :org_id and d.id = :id;

--! insert
--- A payment in process.
insert into budgeting.disbursements (org_id, id, obligation_id, amount, withheld, payment_method, cash_authority, reference_number, payee, notes)
values (:org_id, :id, :obligation_id, :amount, :withheld, :payment_method, :cash_authority, :reference_number, :payee, :notes)
returning version;

--! update
--- Rewrites a payment in process, if the version is the one the editor saw.
update budgeting.disbursements
set amount = :amount, withheld = :withheld, payment_method = :payment_method, cash_authority = :cash_authority,
    reference_number = :reference_number, payee = :payee, notes = :notes
where org_id = :org_id and id = :id and version = :version
returning version;

--! pay
--- Says that it was made, or refuses.
select true as done from workflow.pay(:org_id, :id, :version, :paid_on, :reference_number, :comment);

--! void
--- Drops it or takes it back, or refuses.
select true as done from workflow.void_disbursement(:org_id, :id, :version, :comment);
