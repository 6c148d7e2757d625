-- Two years of books at random, within every limit: appropriations of each kind and class, movements both ways, releases,
-- withdrawals, sub-allotments, obligations with adjustments and cancellations, payments and payments taken back.
begin;
set local session_replication_role = replica;
select setseed({seed});

insert into budgeting.proposals (org_id, id, fiscal_year, title, status, round, created_by, submitted_by, submitted_at, approved_by, approved_at)
select {org}, gen_random_uuid(), y, 'Budget ' || y, 'approved', 1, '{author}', '{author}', now(), '{poster}', now()
from generate_series({year}, {year} + 1) y;
insert into budgeting.programmes (org_id, id, proposal_id, fiscal_year, title, category, requested_amount, approved_amount, created_by)
select {org}, gen_random_uuid(), p.id, p.fiscal_year, 'Programme of ' || c || ' ' || p.fiscal_year, c, 4000000, 4000000, '{author}'
from budgeting.proposals p, unnest(array['gas', 'sto', 'operations', 'projects']) c where p.org_id = {org};
insert into budgeting.allocations (org_id, id, programme_id, fiscal_year, allocated_amount, status, created_by, approved_by, approved_at)
select {org}, gen_random_uuid(), g.id, g.fiscal_year, 4000000, 'active', '{author}', '{poster}', now()
from budgeting.programmes g where g.org_id = {org};

insert into budgeting.appropriations (org_id, id, allocation_id, programme_id, fiscal_year, kind, expense_class, fund_code, authorized_amount,
  legal_basis, valid_from, valid_until, status, created_by, posted_by, posted_on)
select {org}, gen_random_uuid(), a.id, a.programme_id, a.fiscal_year - (k = 'continuing')::integer, k, c, '01101101',
  round((300000 + random() * 500000)::numeric, 2), 'An act', make_date(a.fiscal_year, 1, 1), make_date(a.fiscal_year + 1, 12, 31), 'posted',
  '{author}', '{poster}', make_date(a.fiscal_year, 1, 1) + (random() * 40)::integer
from budgeting.allocations a, unnest(array['ps', 'mooe', 'fe', 'co']) c, unnest(array['current', 'continuing', 'supplemental', 'automatic']) k
where a.org_id = {org} and random() < 0.5;
insert into budgeting.entries (org_id, kind, appropriation_id, entry_date, amount, actor)
select {org}, 'appropriation', a.id, a.posted_on, a.authorized_amount, '{poster}' from budgeting.appropriations a where a.org_id = {org};
-- Up and down by movements, some of them in the year after.
insert into budgeting.entries (org_id, kind, appropriation_id, entry_date, amount, actor)
select {org}, 'appropriation_adjustment', a.id, a.posted_on + (random() * 500)::integer, round((random() * 40000 - 20000)::numeric, 2) + 0.01, '{poster}'
from budgeting.appropriations a, generate_series(1, 2) where a.org_id = {org};

insert into budgeting.allotments (org_id, id, appropriation_id, allocation_id, expense_class, quarter, amount, status, reference_number,
  created_by, released_by, released_on)
select {org}, gen_random_uuid(), a.id, a.allocation_id, a.expense_class, 'Q1', round((50000 + random() * 40000)::numeric, 2), 'partially_utilized',
  'SARO ' || n, '{author}', '{poster}', a.posted_on + (random() * 300)::integer
from budgeting.appropriations a, generate_series(1, 3) n where a.org_id = {org};
insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, entry_date, amount, actor)
select {org}, 'allotment', t.appropriation_id, t.id, t.released_on, t.amount, '{poster}' from budgeting.allotments t where t.org_id = {org};
insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, entry_date, amount, actor)
select {org}, k, t.appropriation_id, t.id, t.released_on + (random() * 400)::integer,
  case k when 'transfer_from' then 1 else -1 end * round((1 + random() * 3000)::numeric, 2), '{poster}'
from budgeting.allotments t, unnest(array['allotment_adjustment', 'transfer_to', 'transfer_from']) k where t.org_id = {org} and random() < 0.6;

insert into budgeting.obligations (org_id, id, allotment_id, expense_class, ors_number, description, payee, amount, due_on, status, created_by,
  need_certified_by, need_certified_at, obligated_by, obligated_on)
select {org}, gen_random_uuid(), t.id, t.expense_class, 'ORS ' || n || ' ' || t.id, 'Things', 'Cotabato Trading',
  round((5000 + random() * 5000)::numeric, 2), case when random() < 0.5 then t.released_on + (random() * 200)::integer + 60 end, 'obligated',
  '{author}', '{author}', now(), '{poster}', t.released_on + (random() * 60)::integer
from budgeting.allotments t, generate_series(1, 3) n where t.org_id = {org};
insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, entry_date, amount, actor)
select {org}, 'obligation', t.appropriation_id, t.id, o.id, o.obligated_on, o.amount, '{poster}'
from budgeting.obligations o join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id where o.org_id = {org};
-- Notices of adjustment, down by less than a tenth, and some cancelled for good.
insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, entry_date, amount, actor, is_reversal)
select {org}, 'obligation', e.appropriation_id, e.allotment_id, e.obligation_id, e.entry_date + (random() * 300)::integer,
  -round(e.amount * case when right(e.obligation_id::text, 1) = '0' then 1 else 0.01 + (random() * 0.08)::numeric end, 2), '{poster}', true
from budgeting.entries e where e.org_id = {org} and e.kind = 'obligation' and (random() < 0.3 or right(e.obligation_id::text, 1) = '0');

insert into budgeting.disbursements (org_id, id, obligation_id, amount, withheld, payment_method, reference_number, payee, status, created_by,
  paid_by, paid_on)
select {org}, gen_random_uuid(), o.id, round(o.amount * (0.1 + random() * 0.2)::numeric, 2), 50, m, 'Check', 'Cotabato Trading', 'paid', '{author}',
  '{author}', o.obligated_on + (random() * 250)::integer
from budgeting.obligations o, unnest(array['check', 'cash', 'other']) m
where o.org_id = {org} and random() < 0.5 and right(o.id::text, 1) <> '0';
insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, disbursement_id, entry_date, amount, actor)
select {org}, 'disbursement', t.appropriation_id, t.id, o.id, d.id, d.paid_on, d.amount, '{author}'
from budgeting.disbursements d
join budgeting.obligations o on o.org_id = d.org_id and o.id = d.obligation_id
join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id
where d.org_id = {org};
insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, disbursement_id, entry_date, amount, actor, is_reversal)
select {org}, 'disbursement', e.appropriation_id, e.allotment_id, e.obligation_id, e.disbursement_id, e.entry_date + (random() * 90)::integer,
  -e.amount, '{poster}', true
from budgeting.entries e where e.org_id = {org} and e.kind = 'disbursement' and random() < 0.1;
-- Nothing is posted for a day to come.
delete from budgeting.entries where org_id = {org} and entry_date > planning.today();
insert into budgeting.books (org_id) values ({org}) on conflict do nothing;
commit;
-- As the server does by itself before long.
analyze budgeting.entries, budgeting.appropriations, budgeting.allotments, budgeting.obligations, budgeting.disbursements,
  budgeting.programmes, budgeting.allocations, budgeting.proposals;
