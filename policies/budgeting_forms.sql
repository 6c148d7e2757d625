-- The official forms (budget forms): every figure is a sum over the books, and every total is a sum of what stands above it. A form
-- is read as it stands until it is submitted; from then on it is a copy that never changes.
set local role bmms_owner;

drop view if exists report.far1, report.unpaid_obligations, report.monthly_disbursements, budgeting.far_amounts, budgeting.unpaid_obligations, budgeting.payments_by_authority;

-- Each entry in the columns of FAR No. 1 that it counts in, for every quarter of every year that its appropriation was valid in. What
-- an appropriation of an earlier year brings along on 1 January is what nobody had obligated by then. The payments of what was
-- obligated earlier are not here but in FAR 3 and 4, and what such an obligation frees or takes later is an adjustment.
create view budgeting.far_amounts with (security_invoker = true, security_barrier = true) as
select e.org_id, y.report_year, q.quarter, case when r.is_continuing then 'continuing' else a.kind end as kind,
       a.id as appropriation_id, a.fiscal_year, a.programme_id, a.expense_class,
       case when c.column_number >= 11 then coalesce(o.object_code, a.object_code) else a.object_code end as object_code,
       c.column_number, c.amount
from budgeting.entries e
join budgeting.appropriations a on a.org_id = e.org_id and a.id = e.appropriation_id
left join budgeting.obligations o on o.org_id = e.org_id and o.id = e.obligation_id
cross join lateral generate_series(a.fiscal_year,
  least(extract(year from a.valid_until), extract(year from now() at time zone 'Asia/Manila'))::integer) as y (report_year)
cross join generate_series(1, 4) as q (quarter)
cross join lateral (
  select make_date(y.report_year, 1, 1) as begins,
         (make_date(y.report_year, 1, 1) + make_interval(months => 3 * q.quarter))::date - 1 as ends,
         a.kind = 'continuing' or a.fiscal_year < y.report_year as is_continuing
) r
cross join lateral (
  select r.is_continuing and e.entry_date < r.begins as is_before,
         r.is_continuing and o.obligated_on < r.begins as is_earlier,
         case when e.entry_date < r.begins then 1 else extract(quarter from e.entry_date)::integer end as entry_quarter,
         case when o.due_on <= r.ends then 23 else 24 end as unpaid
) p
cross join lateral (values
  (case e.kind
     when 'appropriation' then 3
     when 'appropriation_adjustment' then case when p.is_before then 3 else 4 end
     when 'allotment' then 6
     when 'allotment_adjustment' then case when p.is_before then 6 else 7 end
     when 'transfer_to' then case when p.is_before then 6 else 8 end
     when 'transfer_from' then case when p.is_before then 6 else 9 end
     when 'obligation' then case when p.is_before then 3 when p.is_earlier then 4 else 10 + p.entry_quarter end
     when 'disbursement' then case when p.is_earlier then null else 15 + p.entry_quarter end
   end,
   case when e.kind = 'obligation' and (p.is_before or p.is_earlier) or e.kind = 'transfer_to' and not p.is_before
     then -e.amount else e.amount end),
  (case e.kind
     when 'obligation' then case when p.is_before then 6 when p.is_earlier then 7 else p.unpaid end
     when 'disbursement' then case when p.is_earlier then null else p.unpaid end
   end,
   case when e.kind = 'disbursement' or p.is_before or p.is_earlier then -e.amount else e.amount end)
) as c (column_number, amount)
where e.entry_date <= r.ends and c.column_number is not null;
comment on view budgeting.far_amounts is
  'The books in the columns of FAR No. 1, for each quarter of each year, kind, appropriation and object: what columns 3 to 24 sum up';

create view budgeting.unpaid_obligations with (security_invoker = true, security_barrier = true) as
select o.org_id, o.id, y.report_year, q.quarter, o.ors_number, o.obligated_on, o.expense_class, a.programme_id,
       o.due_on <= r.ends is true as is_due, b.bound, b.paid,
       least(r.ends, (now() at time zone 'Asia/Manila')::date) - case when o.due_on <= r.ends then o.due_on else o.obligated_on end as days
from budgeting.obligations o
join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id
join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id
cross join lateral generate_series(extract(year from o.obligated_on)::integer,
  extract(year from now() at time zone 'Asia/Manila')::integer) as y (report_year)
cross join generate_series(1, 4) as q (quarter)
cross join lateral (select (make_date(y.report_year, 1, 1) + make_interval(months => 3 * q.quarter))::date - 1 as ends) r
cross join lateral (
  select coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as bound,
         coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid
  from budgeting.entries e
  where e.org_id = o.org_id and e.obligation_id = o.id and e.entry_date <= r.ends
) b
where o.obligated_on <= r.ends and b.bound <> b.paid;
comment on view budgeting.unpaid_obligations is
  'Obligations with something unpaid at the end of a quarter, and for how many days: since they became due, or since they were obligated';

create view budgeting.payments_by_authority with (security_invoker = true, security_barrier = true) as
select e.org_id, e.entry_date, a.programme_id, a.expense_class, c.authority, c.amount
from budgeting.entries e
join budgeting.disbursements d on d.org_id = e.org_id and d.id = e.disbursement_id
join budgeting.appropriations a on a.org_id = e.org_id and a.id = e.appropriation_id
-- Withheld taxes are remitted by advice: no cash moves for them, whatever paid the rest.
cross join lateral (values
  (case when d.payment_method in ('check', 'ada') then 'nca' else d.payment_method end, e.amount - sign(e.amount) * d.withheld),
  ('tra', sign(e.amount) * d.withheld)
) as c (authority, amount)
where e.kind = 'disbursement' and c.amount <> 0;
comment on view budgeting.payments_by_authority is
  'Payments and their reversals by the authority that covers them: nca (check or advice under a notice of cash allocation), tra, cash or other';

create or replace function budgeting.class_name(p_class text)
returns text language sql immutable set search_path = '' as $$
  select case p_class when 'ps' then 'Personnel services' when 'mooe' then 'Maintenance and other operating expenses'
    when 'fe' then 'Financial expenses' when 'co' then 'Capital outlay' end
$$;
comment on function budgeting.class_name(text) is 'An expense class in words';

create or replace function budgeting.class_rank(p_class text)
returns text language sql immutable set search_path = '' as $$
  select case p_class when 'ps' then '1' when 'mooe' then '2' when 'fe' then '3' else '4' end
$$;
comment on function budgeting.class_rank(text) is 'The place of an expense class in the forms';

create or replace function budgeting.quarter_end(p_year integer, p_quarter integer)
returns date language sql immutable set search_path = '' as $$
  select (make_date(p_year, 1, 1) + make_interval(months => 3 * p_quarter))::date - 1
$$;
comment on function budgeting.quarter_end(integer, integer) is 'Last day of a quarter';

create or replace function budgeting.form_columns(p_form text)
returns table (place integer, id text, heading text, label text, plus text[], minus text[])
language sql immutable set search_path = '' as $$
  select (row_number() over (order by c.place))::integer, c.id, c.heading, c.label, c.plus::text[], c.minus::text[]
  from (values
    (1, 'far1', '3', 'Appropriations', 'Authorized', '{}', '{}'),
    (2, 'far1', '4', 'Appropriations', 'Adjustments (transfers, realignment)', '{}', '{}'),
    (3, 'far1', '5', 'Appropriations', 'Adjusted', '{3,4}', '{}'),
    (4, 'far1', '6', 'Allotments', 'Received', '{}', '{}'),
    (5, 'far1', '7', 'Allotments', 'Adjustments (withdrawal, realignment)', '{}', '{}'),
    (6, 'far1', '8', 'Allotments', 'Transfer to', '{}', '{}'),
    (7, 'far1', '9', 'Allotments', 'Transfer from', '{}', '{}'),
    (8, 'far1', '10', 'Allotments', 'Adjusted total', '{6,7,9}', '{8}'),
    (9, 'far1', '11', 'Obligations', 'Q1', '{}', '{}'),
    (10, 'far1', '12', 'Obligations', 'Q2', '{}', '{}'),
    (11, 'far1', '13', 'Obligations', 'Q3', '{}', '{}'),
    (12, 'far1', '14', 'Obligations', 'Q4', '{}', '{}'),
    (13, 'far1', '15', 'Obligations', 'Total', '{11,12,13,14}', '{}'),
    (14, 'far1', '16', 'Disbursements', 'Q1', '{}', '{}'),
    (15, 'far1', '17', 'Disbursements', 'Q2', '{}', '{}'),
    (16, 'far1', '18', 'Disbursements', 'Q3', '{}', '{}'),
    (17, 'far1', '19', 'Disbursements', 'Q4', '{}', '{}'),
    (18, 'far1', '20', 'Disbursements', 'Total', '{16,17,18,19}', '{}'),
    (19, 'far1', '21', 'Balances', 'Unreleased appropriation', '{5}', '{10}'),
    (20, 'far1', '22', 'Balances', 'Unobligated allotment', '{10}', '{15}'),
    (21, 'far1', '23', 'Balances', 'Unpaid, due and demandable', '{}', '{}'),
    (22, 'far1', '24', 'Balances', 'Unpaid, not yet due and demandable', '{}', '{}'),
    (31, 'far1b', '6', 'Received', 'PS', '{}', '{}'),
    (32, 'far1b', '7', 'Received', 'MOOE', '{}', '{}'),
    (33, 'far1b', '8', 'Received', 'CO', '{}', '{}'),
    (34, 'far1b', '8a', 'Received', 'FinEx', '{}', '{}'),
    (35, 'far1b', '9', 'Received', 'Total', '{6,7,8,8a}', '{}'),
    (36, 'far1b', '10', 'Sub-allotted', 'PS', '{}', '{}'),
    (37, 'far1b', '11', 'Sub-allotted', 'MOOE', '{}', '{}'),
    (38, 'far1b', '12', 'Sub-allotted', 'CO', '{}', '{}'),
    (39, 'far1b', '12a', 'Sub-allotted', 'FinEx', '{}', '{}'),
    (40, 'far1b', '13', 'Sub-allotted', 'Total', '{10,11,12,12a}', '{}'),
    (41, 'far1b', '14', 'Net', 'PS', '{6}', '{10}'),
    (42, 'far1b', '15', 'Net', 'MOOE', '{7}', '{11}'),
    (43, 'far1b', '16', 'Net', 'CO', '{8}', '{12}'),
    (44, 'far1b', '16a', 'Net', 'FinEx', '{8a}', '{12a}'),
    (45, 'far1b', '17', 'Net', 'Total', '{9}', '{13}'),
    (51, 'far3', '5', 'Amounts', 'Obligated', '{}', '{}'),
    (52, 'far3', '6', 'Amounts', 'Paid', '{}', '{}'),
    (53, 'far3', '7', 'Amounts', 'Unpaid', '{5}', '{6}'),
    (54, 'far3', '8', 'Unpaid for', '0 to 30 days', '{}', '{}'),
    (55, 'far3', '9', 'Unpaid for', '31 to 60 days', '{}', '{}'),
    (56, 'far3', '10', 'Unpaid for', '61 to 90 days', '{}', '{}'),
    (57, 'far3', '11', 'Unpaid for', 'Over 90 days', '{}', '{}'),
    (61, 'far4', '2', 'Disbursements', 'PS', '{}', '{}'),
    (62, 'far4', '3', 'Disbursements', 'MOOE', '{}', '{}'),
    (63, 'far4', '4', 'Disbursements', 'FinEx', '{}', '{}'),
    (64, 'far4', '5', 'Disbursements', 'CO', '{}', '{}'),
    (65, 'far4', '6', 'Disbursements', 'Total', '{2,3,4,5}', '{}')
  ) as c (place, form, id, heading, label, plus, minus)
  where c.form = case p_form when 'far1a' then 'far1' else p_form end
$$;
comment on function budgeting.form_columns(text) is
  'The columns of figures of a form, in their order; those that follow from others say from which, plus and minus';

create or replace function budgeting.form_facts(p_org_id integer, p_form text, p_year integer, p_quarter integer, p_kind text)
returns table (section text, section_texts text[], item text, item_texts text[], line text, line_texts text[], column_id text, amount numeric)
language sql stable set search_path = '' as $$
  select case g.category when 'gas' then '1' when 'sto' then '2' when 'operations' then '3' else '4' end,
         array[case g.category when 'gas' then 'General administration and support' when 'sto' then 'Support to operations'
           when 'operations' then 'Operations' else 'Projects' end, ''],
         concat_ws(' ', nullif(g.code, ''), g.title, f.fiscal_year, g.id),
         array[case when p_kind = 'continuing' then format('%s (appropriation of %s)', g.title, f.fiscal_year) else g.title end, g.code],
         budgeting.class_rank(f.expense_class), array[budgeting.class_name(f.expense_class), ''],
         f.column_number::text, f.amount
  from budgeting.far_amounts f
  join budgeting.programmes g on g.org_id = f.org_id and g.id = f.programme_id
  where p_form = 'far1' and f.org_id = p_org_id and f.report_year = p_year and f.quarter = p_quarter and f.kind = p_kind
  union all
  select budgeting.class_rank(f.expense_class), array[budgeting.class_name(f.expense_class), ''],
         coalesce(f.object_code, ''), array[coalesce(c.title, 'Not coded'), coalesce(f.object_code, '')], null, null,
         f.column_number::text, f.amount
  from budgeting.far_amounts f
  left join budgeting.object_codes c on c.code = f.object_code
  where p_form = 'far1a' and f.org_id = p_org_id and f.report_year = p_year and f.quarter = p_quarter and f.kind = p_kind
  union all
  select null, null, concat_ws(' ', e.entry_date, coalesce(m.document_ref, t.reference_number), t.id, m.id),
         array[coalesce(m.document_ref, nullif(t.reference_number, ''), 'No number'), e.entry_date::text,
           a.legal_basis || case when m.counterparty <> '' then ', ' || m.counterparty else '' end, a.fund_code],
         null, null,
         case when e.kind = 'transfer_to'
           then case a.expense_class when 'ps' then '10' when 'mooe' then '11' when 'co' then '12' else '12a' end
           else case a.expense_class when 'ps' then '6' when 'mooe' then '7' when 'co' then '8' else '8a' end end,
         case when e.kind = 'transfer_to' then -e.amount else e.amount end
  from budgeting.entries e
  join budgeting.allotments t on t.org_id = e.org_id and t.id = e.allotment_id
  join budgeting.appropriations a on a.org_id = e.org_id and a.id = e.appropriation_id
  left join budgeting.movements m on m.org_id = e.org_id and m.id = e.movement_id
  where p_form = 'far1b' and e.org_id = p_org_id and e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')
    and e.entry_date between make_date(p_year, 1, 1) and budgeting.quarter_end(p_year, p_quarter)
  union all
  select case when u.is_due then '1' else '2' end,
         array[case when u.is_due then 'Due and demandable' else 'Not yet due and demandable' end, '', '', ''],
         concat_ws(' ', u.obligated_on, u.ors_number), array[u.ors_number, u.obligated_on::text, o.payee, upper(u.expense_class)], null, null,
         c.column_id, c.amount
  from budgeting.unpaid_obligations u
  join budgeting.obligations o on o.org_id = u.org_id and o.id = u.id
  cross join lateral (values
    ('5', u.bound), ('6', u.paid),
    (case when u.days <= 30 then '8' when u.days <= 60 then '9' when u.days <= 90 then '10' else '11' end, u.bound - u.paid)
  ) as c (column_id, amount)
  where p_form = 'far3' and u.org_id = p_org_id and u.report_year = p_year and u.quarter = p_quarter
  union all
  select m.month::text, array[to_char(m.month, 'FMMonth YYYY')], c.rank, array[c.label], null, null,
         case f.expense_class when 'mooe' then '3' when 'fe' then '4' when 'co' then '5' else '2' end, coalesce(f.amount, 0)
  from (
    select (budgeting.quarter_end(p_year, p_quarter) + 1 - make_interval(months => n))::date as month from generate_series(1, 3) as n
  ) m
  cross join (values ('nca', '1', 'Check or ADA under NCA'), ('tra', '2', 'Tax remittance advice (TRA)'),
    ('cash', '3', 'Cash or working fund'), ('other', '4', 'Other')) as c (authority, rank, label)
  left join budgeting.payments_by_authority f
    on f.org_id = p_org_id and f.authority = c.authority and f.entry_date >= m.month and f.entry_date < m.month + interval '1 month'
  where p_form = 'far4'
$$;

comment on function budgeting.form_facts(integer, text, integer, integer, text) is
  'What the rows and figures of a form are made of: section, item and line with their texts, and an amount for a column that does not follow from others';

create or replace function budgeting.form_rows(p_org_id integer, p_form text, p_year integer, p_quarter integer, p_kind text)
returns jsonb language sql stable set search_path = '' as $$
  with recursive col as materialized (
    select c.* from budgeting.form_columns(p_form) c
  ), part as (
    -- The columns that a fact counts in: its own, and those that follow from it.
    select c.id as printed, c.id as base, 1 as sign from col c where c.plus = '{}' and c.minus = '{}'
    union all
    select o.printed, p.base, p.sign * o.sign
    from part p
    join (
      select c.id as printed, x.operand, 1 as sign from col c cross join lateral unnest(c.plus) as x (operand)
      union all
      select c.id, x.operand, -1 from col c cross join lateral unnest(c.minus) as x (operand)
    ) o on o.operand = p.printed
  ), fact as materialized (
    select f.section, f.section_texts, f.item, f.item_texts, f.line, f.line_texts, f.column_id, sum(f.amount) as amount
    from budgeting.form_facts(p_org_id, p_form, p_year, p_quarter, p_kind) f
    group by f.section, f.section_texts, f.item, f.item_texts, f.line, f.line_texts, f.column_id
  ), figure as (
    -- One sum for every level makes each total the sum of what stands above it.
    select case grouping(f.section, f.item, f.line) when 0 then 'line' when 1 then 'item' when 3 then 'section' else 'total' end as level,
           f.section, f.item, f.line, p.printed, sum(p.sign * f.amount) as amount,
           max(f.section_texts) as section_texts, max(f.item_texts) as item_texts, max(f.line_texts) as line_texts
    from fact f
    join part p on p.base = f.column_id
    group by grouping sets ((f.section, f.item, f.line, p.printed), (f.section, f.item, p.printed), (f.section, p.printed), (p.printed))
  ), kept as (
    select g.level, g.section, g.item, g.line, jsonb_object_agg(g.printed, g.amount) as figures,
           case g.level when 'line' then max(g.line_texts) when 'item' then max(g.item_texts) when 'section' then max(g.section_texts)
             else array['Total'] end as texts
    from figure g
    where not (g.level = 'line' and g.line is null) and not (g.level = 'section' and g.section is null)
    group by g.level, g.section, g.item, g.line
    union all
    select 'total', null, null, null, '{}', array['Total'] where not exists (select from fact)
  ), placed as (
    select k.*, row_number() over (
      order by k.level = 'total', k.section, k.item nulls first, k.line nulls first) - 1 as place
    from kept k
  ), child as (
    -- What a row adds up: its lines or its items, by their places.
    select 'item' as level, p.section, p.item, jsonb_agg(p.place order by p.place) as places
    from placed p
    where p.level = 'line'
    group by p.section, p.item
    union all
    select 'section', p.section, null, jsonb_agg(p.place order by p.place)
    from placed p
    where p.level = 'item' and p.section is not null
    group by p.section
  ), total as (
    select jsonb_agg(p.place order by p.place) as places
    from placed p
    where p.level = 'section' or p.level = 'item' and p.section is null
  )
  select jsonb_agg(jsonb_build_object(
      'level', p.level, 'texts', to_jsonb(p.texts),
      'adds', case when p.level = 'total' then coalesce((select t.places from total t), '[]') else coalesce(c.places, '[]') end,
      'amounts', (
        select jsonb_agg(coalesce((p.figures ->> l.id)::numeric, 0)::numeric(18,2)::text order by l.place) from col l))
    order by p.place)
  from placed p
  left join child c on c.level = p.level and c.section is not distinct from p.section and c.item is not distinct from p.item
$$;
comment on function budgeting.form_rows(integer, text, integer, integer, text) is
  'The rows of a form from top to bottom: level, texts, figures as decimal strings, and the places of the rows each adds up';

create or replace function budgeting.form_content(p_org_id integer, p_form text, p_year integer, p_quarter integer, p_kind text)
returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'form', p_form, 'name', f.name, 'title', f.title, 'year', p_year, 'quarter', p_quarter, 'kind', p_kind,
    'as_of', least(budgeting.quarter_end(p_year, p_quarter), planning.today()), 'unit', 'PHP',
    'organization', (
      select jsonb_build_object('code', o.code, 'name', o.name) from organizations.organizations o where o.org_id = p_org_id),
    'fund_codes', case when p_form not in ('far1', 'far1a') then '[]' else coalesce((
      select jsonb_agg(distinct a.fund_code)
      from budgeting.appropriations a
      where a.org_id = p_org_id and a.fund_code <> '' and a.id in (
        select x.appropriation_id from budgeting.far_amounts x
        where x.org_id = p_org_id and x.report_year = p_year and x.quarter = p_quarter and x.kind = p_kind)), '[]') end,
    'texts', to_jsonb(f.texts), 'notes', to_jsonb(f.notes),
    'columns', (
      select jsonb_agg(jsonb_build_object('id', c.id, 'heading', c.heading, 'label', c.label, 'plus', to_jsonb(c.plus), 'minus', to_jsonb(c.minus))
        order by c.place) from budgeting.form_columns(p_form) c),
    'rows', budgeting.form_rows(p_org_id, p_form, p_year, p_quarter, p_kind),
    'signatories', coalesce((
      select jsonb_agg(jsonb_build_object('capacity', s.capacity, 'name', s.name, 'position', s.position) order by array_position(
        array['prepared', 'certified_budget', 'certified_accountant', 'recommended', 'approved'], s.capacity))
      from budgeting.signatories s
      where s.org_id = p_org_id and planning.today() between s.valid_from and coalesce(s.valid_until, 'infinity')), '[]'))
  from (values
    ('far1', 'FAR No. 1', 'Statement of Appropriations, Allotments, Obligations, Disbursements and Balances', array['Particulars', 'UACS code'],
     array['Disbursements are payments of this year''s obligations; payments of earlier ones are in FAR No. 4, what is unpaid of them in FAR No. 3.',
       'Of a continuing appropriation, columns 3 and 6 begin with what was not obligated by 1 January; what an earlier obligation frees or takes later is in columns 4 and 7.']),
    ('far1a', 'FAR No. 1-A', 'Statement of Appropriations, Allotments, Obligations, Disbursements and Balances by Object of Expenditures',
     array['Particulars', 'UACS code'],
     array['What was appropriated or allotted to a class as a whole is in its row "Not coded"; obligations are in the row of their object.',
       'Disbursements are payments of this year''s obligations.']),
    ('far1b', 'FAR No. 1-B', 'List of Allotments and Sub-Allotments', array['Number', 'Date', 'Source', 'Funding code'],
     array['Withdrawals and realignments are with their sign among what was received.']),
    ('far3', 'FAR No. 3', 'Aging of Unpaid Obligations', array['ORS number', 'Obligated on', 'Payee', 'Class'],
     array['Days are counted from the day an obligation became due and demandable, before that from the day it was obligated.']),
    ('far4', 'FAR No. 4', 'Monthly Report of Disbursements', array['Authority'],
     array['Withheld taxes are under TRA, whatever paid the rest. A payment taken back is deducted in the month it was taken back.'])
  ) as f (form, name, title, texts, notes)
  where f.form = p_form
$$;
comment on function budgeting.form_content(integer, text, integer, integer, text) is
  'A form as it stands: header, columns, rows and who signs today';

revoke all on budgeting.far_amounts, budgeting.unpaid_obligations, budgeting.payments_by_authority
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant select on budgeting.far_amounts, budgeting.unpaid_obligations, budgeting.payments_by_authority to bmms_tenant, bmms_workflow;
revoke all on function budgeting.class_name(text), budgeting.class_rank(text), budgeting.quarter_end(integer, integer),
  budgeting.form_columns(text), budgeting.form_facts(integer, text, integer, integer, text),
  budgeting.form_rows(integer, text, integer, integer, text), budgeting.form_content(integer, text, integer, integer, text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function budgeting.class_name(text), budgeting.class_rank(text), budgeting.quarter_end(integer, integer),
  budgeting.form_columns(text), budgeting.form_facts(integer, text, integer, integer, text),
  budgeting.form_rows(integer, text, integer, integer, text), budgeting.form_content(integer, text, integer, integer, text)
  to bmms_tenant, bmms_workflow;

-- A submitted form names its organization; one who signs may have been entered by mistake.
create policy workflow_read on organizations.organizations for select to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant usage on schema organizations to bmms_workflow;
grant select (org_id, code, name) on organizations.organizations to bmms_workflow;
create policy workflow_delete on budgeting.signatories for delete to bmms_workflow
  using (org_id = (select ctx.org_id()));
grant delete on budgeting.signatories to bmms_workflow;

reset role;
set local role bmms_workflow;

create or replace function workflow.submit_form(
  p_org_id integer, p_id uuid, p_form text, p_year integer, p_quarter integer, p_kind text)
returns void language plpgsql volatile security definer set search_path = '' as $$
declare
  said jsonb;
  before record;
  number integer;
  document text;
begin
  if not ctx.can('budgeting.approve') then
    perform ctx.refuse('BM403', 'not_permitted');
  elsif p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  elsif (p_form in ('far1', 'far1a', 'far1b', 'far3', 'far4')) is not true then
    perform ctx.refuse('BM422', 'form_snapshots_form_known', 'form');
  elsif (p_year between 2024 and 2100) is not true then
    perform ctx.refuse('BM422', 'form_year_range', 'year');
  elsif (p_quarter between 1 and 4) is not true then
    perform ctx.refuse('BM422', 'form_snapshots_quarter_range', 'quarter');
  elsif (case when p_form in ('far1', 'far1a') then p_kind in ('current', 'continuing', 'supplemental', 'automatic') else p_kind = 'all' end)
    is not true then
    perform ctx.refuse('BM422', 'form_snapshots_kind_known', 'kind');
  elsif budgeting.quarter_end(p_year, p_quarter) >= planning.today() then
    perform ctx.refuse('BM409', 'form_quarter_running', '', jsonb_build_object('until', budgeting.quarter_end(p_year, p_quarter))::text);
  end if;
  perform budgeting.require_fresh_sums();
  -- Whoever posts waits until this is done, and then finds the quarter closed.
  perform workflow.close_books(p_org_id, budgeting.quarter_end(p_year, p_quarter));
  said := budgeting.form_content(p_org_id, p_form, p_year, p_quarter, p_kind);
  select s.edition, s.content::jsonb into before
  from budgeting.form_snapshots s
  where s.org_id = p_org_id and s.form = p_form and s.fiscal_year = p_year and s.quarter = p_quarter and s.kind = p_kind
  order by s.edition desc limit 1;
  if before.content - array['document_id', 'edition', 'submitted_on'] = said then
    perform ctx.refuse('BM409', 'form_unchanged', '', jsonb_build_object('edition', before.edition)::text);
  end if;
  number := coalesce(before.edition, 0) + 1;
  document := format('%s-%s-%s-Q%s-%s-%s', said -> 'organization' ->> 'code', upper(p_form), p_year, p_quarter,
    upper(left(p_kind, 3)), lpad(number::text, 2, '0'));
  said := said || jsonb_build_object('document_id', document, 'edition', number, 'submitted_on', planning.today());
  insert into budgeting.form_snapshots (org_id, id, form, fiscal_year, quarter, kind, edition, document_id, checksum, content, created_by)
  values (p_org_id, p_id, p_form, p_year, p_quarter, p_kind, number, document,
    encode(sha256(convert_to(said::text, 'UTF8')), 'hex'), said::text, ctx.user_id());
  perform workflow.record_event(p_org_id, 'form', p_id, 'submit', '', 'submitted', null, document);
end
$$;
comment on function workflow.submit_form(integer, uuid, text, integer, integer, text) is
  'Keeps a form of a quarter that is over as it stands, for good, and closes the books of that quarter; a further edition where it changed since';

create or replace function workflow.delete_signatory(p_org_id integer, p_id uuid, p_version integer)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not ctx.can('budgeting.approve') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  delete from budgeting.signatories s where s.org_id = p_org_id and s.id = p_id and s.version = p_version;
  if found then
    return;
  elsif exists (select from budgeting.signatories s where s.org_id = p_org_id and s.id = p_id) then
    perform ctx.refuse('BM412', 'stale_version');
  end if;
  perform ctx.refuse('BM404', 'no_such_signatory');
end
$$;
comment on function workflow.delete_signatory(integer, uuid, integer) is
  'Removes who signs; what was submitted keeps the names it was submitted with';

revoke all on function workflow.submit_form(integer, uuid, text, integer, integer, text), workflow.delete_signatory(integer, uuid, integer)
  from public, bmms_service, bmms_tenant, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant execute on function workflow.submit_form(integer, uuid, text, integer, integer, text), workflow.delete_signatory(integer, uuid, integer)
  to bmms_tenant;

reset role;
