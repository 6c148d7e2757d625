-- Budget preparation and execution of one organization: from the proposal to the last voucher (budgeting; budget forms).
set local role bmms_owner;

create schema budgeting;
comment on schema budgeting is 'Budget proposals, appropriations, allotments, obligations and disbursements of one organization';

create table budgeting.calls (
  fiscal_year          integer not null,
  submission_deadline  date not null,
  guidelines           text not null default '',
  status               text not null default 'open',
  version              integer not null default 1,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  constraint calls_pkey primary key (fiscal_year),
  constraint calls_fiscal_year_range check (fiscal_year between 2024 and 2100),
  constraint calls_guidelines_length check (length(guidelines) <= 20000),
  constraint calls_status_known check (status in ('open', 'closed'))
);

comment on table budgeting.calls is 'Budget calls: the calendar of one fiscal year, the same for every organization';
comment on column budgeting.calls.fiscal_year is 'The year the call is for';
comment on column budgeting.calls.submission_deadline is 'Last day to submit; a later submission is marked as late';
comment on column budgeting.calls.guidelines is 'What the finance ministry says with it';

create table budgeting.object_codes (
  code           text not null,
  title          text not null,
  expense_class  text not null generated always as (
    case left(code, 3) when '501' then 'ps' when '502' then 'mooe' when '503' then 'fe' when '506' then 'co' end) stored,
  valid_from     date not null,
  valid_until    date,
  constraint object_codes_pkey primary key (code),
  constraint object_codes_code_form check (code ~ '^50[1236][0-9]{7}$'),
  constraint object_codes_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint object_codes_valid_until_after_start check (valid_until >= valid_from)
);

comment on table budgeting.object_codes is 'UACS codes of the objects of expenditure, loaded from the official list';
comment on column budgeting.object_codes.code is 'Ten digits: account of eight, sub-object of two';
comment on column budgeting.object_codes.title is 'What is bought';
comment on column budgeting.object_codes.expense_class is 'ps, mooe, fe or co: follows from the first three digits';
comment on column budgeting.object_codes.valid_from is 'First day it may be used';
comment on column budgeting.object_codes.valid_until is 'Last day it may be used; null while it has no end';

create table budgeting.ceilings (
  org_id       integer not null,
  fiscal_year  integer not null,
  amount       numeric(15,2) not null,
  ps           numeric(15,2),
  mooe         numeric(15,2),
  co           numeric(15,2),
  fe           numeric(15,2),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  constraint ceilings_pkey primary key (org_id, fiscal_year),
  constraint ceilings_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint ceilings_fiscal_year_fkey foreign key (fiscal_year) references budgeting.calls (fiscal_year) on delete restrict,
  constraint ceilings_amount_positive check (amount > 0 and amount <> 'NaN'),
  constraint ceilings_classes_not_negative check (
    coalesce(ps, 0) >= 0 and coalesce(mooe, 0) >= 0 and coalesce(co, 0) >= 0 and coalesce(fe, 0) >= 0
    and 'NaN' not in (coalesce(ps, 0), coalesce(mooe, 0), coalesce(co, 0), coalesce(fe, 0)))
);

create index ceilings_fiscal_year_idx on budgeting.ceilings (fiscal_year);

comment on table budgeting.ceilings is 'What an organization may request at most under the call of a year';
comment on column budgeting.ceilings.fiscal_year is 'The year of the call';
comment on column budgeting.ceilings.amount is 'Most that may be requested in all, in pesos';
comment on column budgeting.ceilings.ps is 'Most for personnel services; null for no limit of its own';
comment on column budgeting.ceilings.mooe is 'Most for maintenance and other operating expenses; null for no limit of its own';
comment on column budgeting.ceilings.co is 'Most for capital outlay; null for no limit of its own';
comment on column budgeting.ceilings.fe is 'Most for financial expenses; null for no limit of its own';

create table budgeting.proposals (
  org_id          integer not null,
  id              uuid not null default gen_random_uuid(),
  fiscal_year     integer not null,
  title           text not null,
  description     text not null default '',
  status          text not null default 'draft',
  round           integer not null default 0,
  is_late         boolean not null default false,
  lines_returned  boolean not null default false,
  created_by      uuid not null,
  submitted_by    uuid,
  submitted_at    timestamptz,
  reviewed_by     uuid,
  reviewed_at     timestamptz,
  approved_by     uuid,
  approved_at     timestamptz,
  approval_notes  text not null default '',
  return_reason   text not null default '',
  version         integer not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  constraint proposals_pkey primary key (org_id, id),
  constraint proposals_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint proposals_of_year_key unique (org_id, id, fiscal_year),
  constraint proposals_fiscal_year_range check (fiscal_year between 2024 and 2100),
  constraint proposals_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint proposals_description_length check (length(description) <= 20000),
  constraint proposals_status_known check (status in ('draft', 'submitted', 'under_review', 'returned', 'approved', 'rejected')),
  constraint proposals_submission_complete check ((submitted_by is null) = (submitted_at is null)),
  constraint proposals_review_complete check ((reviewed_by is null) = (reviewed_at is null)),
  constraint proposals_approval_complete check ((approved_by is null) = (approved_at is null)),
  constraint proposals_approved_has_approver check ((status = 'approved') = (approved_by is not null)),
  constraint proposals_approver_is_another check (
    approved_by is null or (approved_by <> created_by and approved_by is distinct from submitted_by))
);

create unique index proposals_one_per_year on budgeting.proposals (org_id, fiscal_year) where status <> 'rejected';
create index proposals_status_idx on budgeting.proposals (org_id, status);
create index proposals_list_idx on budgeting.proposals (org_id, fiscal_year desc, updated_at desc, id);

comment on table budgeting.proposals is 'Budget proposal: what an organization requests for one fiscal year';
comment on column budgeting.proposals.fiscal_year is 'Fiscal year, which is the calendar year';
comment on column budgeting.proposals.title is 'Title';
comment on column budgeting.proposals.description is 'Scope';
comment on column budgeting.proposals.round is 'How often it was submitted';
comment on column budgeting.proposals.is_late is 'Whether it was last submitted after the deadline of the budget call';
comment on column budgeting.proposals.lines_returned is 'Whether single lines were returned, so that only those may be changed';
comment on column budgeting.proposals.reviewed_by is 'Who began the review last; null unless reviewed';
comment on column budgeting.proposals.reviewed_at is 'When';
comment on column budgeting.proposals.approval_notes is 'What the approver said';
comment on column budgeting.proposals.return_reason is 'Why it was last returned or rejected; empty once approved';

create table budgeting.programmes (
  org_id             integer not null,
  id                 uuid not null default gen_random_uuid(),
  proposal_id        uuid not null,
  fiscal_year        integer not null,
  code               text not null default '',
  title              text not null,
  category           text not null default 'operations',
  goal_id            uuid,
  objective_id       uuid,
  requested_amount   numeric(15,2) not null,
  approved_amount    numeric(15,2),
  approval_reason    text not null default '',
  priority_rank      integer not null default 1,
  justification      text not null default '',
  expected_outcomes  text not null default '',
  is_gender_responsive boolean not null default false,
  created_by         uuid not null,
  version            integer not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  constraint programmes_pkey primary key (org_id, id),
  constraint programmes_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint programmes_in_proposal_key unique (org_id, proposal_id, id),
  constraint programmes_of_year_key unique (org_id, id, fiscal_year),
  constraint programmes_title_once unique (org_id, proposal_id, title),
  constraint programmes_proposal_id_fkey foreign key (org_id, proposal_id, fiscal_year)
    references budgeting.proposals (org_id, id, fiscal_year) on update cascade on delete cascade,
  constraint programmes_goal_id_fkey foreign key (org_id, goal_id)
    references planning.goals (org_id, id) on delete set null (goal_id),
  constraint programmes_objective_id_fkey foreign key (org_id, objective_id)
    references planning.objectives (org_id, id) on delete set null (objective_id),
  constraint programmes_code_form check (code ~ '^([0-9]{15})?$'),
  constraint programmes_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint programmes_category_known check (category in ('gas', 'sto', 'operations', 'projects')),
  constraint programmes_requested_amount_positive check (requested_amount > 0 and requested_amount <> 'NaN'),
  constraint programmes_approved_amount_not_negative check (approved_amount >= 0 and approved_amount <> 'NaN'),
  constraint programmes_approval_reason_given check (
    approved_amount is null or approved_amount = requested_amount or (approved_amount between 0.01 and requested_amount)
    or btrim(approval_reason) <> ''),
  constraint programmes_priority_rank_range check (priority_rank between 1 and 999),
  constraint programmes_justification_length check (length(justification) <= 20000),
  constraint programmes_expected_outcomes_length check (length(expected_outcomes) <= 20000)
);

create index programmes_goal_idx on budgeting.programmes (org_id, goal_id);
create index programmes_objective_idx on budgeting.programmes (org_id, objective_id);

comment on table budgeting.programmes is 'Programme, activity or project (PAP) for which a proposal asks money';
comment on column budgeting.programmes.proposal_id is 'The proposal it belongs to; never changes';
comment on column budgeting.programmes.fiscal_year is 'Fiscal year of the proposal';
comment on column budgeting.programmes.code is 'UACS code of the PAP, fifteen digits; empty until it is known';
comment on column budgeting.programmes.title is 'Title';
comment on column budgeting.programmes.category is
  'gas (general administration and support), sto (support to operations), operations or projects';
comment on column budgeting.programmes.goal_id is 'Strategic goal it serves';
comment on column budgeting.programmes.objective_id is 'Objective of the annual work plan of that year it pays for';
comment on column budgeting.programmes.requested_amount is 'What is asked for, in pesos: the sum of its lines when it is submitted';
comment on column budgeting.programmes.approved_amount is 'What was approved; null until the proposal is';
comment on column budgeting.programmes.approval_reason is 'Why nothing, or more than requested, was approved';
comment on column budgeting.programmes.priority_rank is '1 for the highest';
comment on column budgeting.programmes.justification is 'Why it is needed';
comment on column budgeting.programmes.expected_outcomes is 'What it will change';
comment on column budgeting.programmes.is_gender_responsive is 'Whether it counts towards the gender-responsive share of the budget';

create table budgeting.line_items (
  org_id         integer not null,
  id             uuid not null default gen_random_uuid(),
  programme_id   uuid not null,
  position       integer not null default 0,
  expense_class  text not null default 'mooe',
  object_code    text,
  sub_category   text not null default '',
  description    text not null,
  unit_cost      numeric(15,2) not null,
  quantity       integer not null,
  total_cost     numeric(15,2) not null generated always as (unit_cost * quantity) stored,
  justification  text not null default '',
  notes          text not null default '',
  return_reason  text not null default '',
  created_by     uuid not null,
  version        integer not null default 1,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  constraint line_items_pkey primary key (org_id, id),
  constraint line_items_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint line_items_in_programme_key unique (org_id, programme_id, id),
  constraint line_items_programme_id_fkey foreign key (org_id, programme_id)
    references budgeting.programmes (org_id, id) on delete cascade,
  constraint line_items_object_code_fkey foreign key (object_code) references budgeting.object_codes (code) on delete restrict,
  constraint line_items_expense_class_known check (expense_class in ('ps', 'mooe', 'co', 'fe')),
  constraint line_items_sub_category_length check (length(sub_category) <= 100),
  constraint line_items_description_present check (btrim(description) <> '' and length(description) <= 255),
  constraint line_items_unit_cost_positive check (unit_cost > 0 and unit_cost <> 'NaN'),
  constraint line_items_quantity_positive check (quantity >= 1),
  constraint line_items_justification_length check (length(justification) <= 20000),
  constraint line_items_notes_length check (length(notes) <= 20000),
  constraint line_items_return_reason_length check (length(return_reason) <= 5000)
);

create index line_items_programme_idx on budgeting.line_items (org_id, programme_id, expense_class, position, id);

comment on table budgeting.line_items is 'Line of a programme: so many units of something at a price';
comment on column budgeting.line_items.programme_id is 'The programme it belongs to; never changes';
comment on column budgeting.line_items.position is 'Place in the list of the programme';
comment on column budgeting.line_items.expense_class is
  'ps personnel services, mooe maintenance and other operating expenses, co capital outlay, fe financial expenses';
comment on column budgeting.line_items.object_code is 'UACS object code; the expense class follows from it';
comment on column budgeting.line_items.sub_category is 'Kind of expense in own words';
comment on column budgeting.line_items.description is 'What is paid for';
comment on column budgeting.line_items.unit_cost is 'Pesos for one';
comment on column budgeting.line_items.quantity is 'How many';
comment on column budgeting.line_items.total_cost is 'Unit cost times quantity';
comment on column budgeting.line_items.justification is 'Why it is needed';
comment on column budgeting.line_items.notes is 'Notes';
comment on column budgeting.line_items.return_reason is 'Why the reviewer returned this line; empty unless returned';

create table budgeting.justifications (
  org_id                     integer not null,
  id                         uuid not null default gen_random_uuid(),
  programme_id               uuid not null,
  rationale                  text not null,
  alignment_with_priorities  text not null,
  expected_impact            text not null,
  created_by                 uuid not null,
  version                    integer not null default 1,
  created_at                 timestamptz not null default now(),
  updated_at                 timestamptz not null default now(),
  constraint justifications_pkey primary key (org_id, id),
  constraint justifications_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint justifications_programme_id_fkey foreign key (org_id, programme_id)
    references budgeting.programmes (org_id, id) on delete cascade,
  constraint justifications_rationale_present check (btrim(rationale) <> '' and length(rationale) <= 20000),
  constraint justifications_alignment_present check (btrim(alignment_with_priorities) <> '' and length(alignment_with_priorities) <= 20000),
  constraint justifications_expected_impact_present check (btrim(expected_impact) <> '' and length(expected_impact) <= 20000)
);

create index justifications_programme_idx on budgeting.justifications (org_id, programme_id);

comment on table budgeting.justifications is 'Longer argument for a programme';
comment on column budgeting.justifications.programme_id is 'The programme it argues for; never changes';
comment on column budgeting.justifications.rationale is 'Why it is needed';
comment on column budgeting.justifications.alignment_with_priorities is 'Which priorities it serves';
comment on column budgeting.justifications.expected_impact is 'What it will change';

create table budgeting.line_stages (
  org_id         integer not null,
  id             uuid not null default gen_random_uuid(),
  proposal_id    uuid not null,
  programme_id   uuid not null,
  line_item_id   uuid not null,
  stage          text not null,
  round          integer not null,
  programme      text not null,
  description    text not null,
  expense_class  text not null,
  amount         numeric(15,2) not null,
  document       text not null default '',
  actor          uuid not null,
  at             timestamptz not null default clock_timestamp(),
  constraint line_stages_pkey primary key (org_id, id),
  constraint line_stages_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint line_stages_proposal_id_fkey foreign key (org_id, proposal_id)
    references budgeting.proposals (org_id, id) on delete restrict,
  constraint line_stages_stage_known check (
    stage in ('requested', 'recommended', 'approved', 'appropriated', 'allotted', 'revised')),
  constraint line_stages_amount_not_negative check (amount >= 0 and amount <> 'NaN')
);

create index line_stages_line_idx on budgeting.line_stages (org_id, proposal_id, line_item_id, stage, at desc);

comment on table budgeting.line_stages is
  'What each line amounted to at each stage: append-only, written by the state machines alone; the latest row of a stage counts';
comment on column budgeting.line_stages.proposal_id is 'The proposal';
comment on column budgeting.line_stages.programme_id is 'The programme, which a later round may have removed';
comment on column budgeting.line_stages.line_item_id is 'The line, which a later round may have removed';
comment on column budgeting.line_stages.stage is 'requested, recommended, approved, appropriated, allotted or revised';
comment on column budgeting.line_stages.round is 'Round of submission it belongs to';
comment on column budgeting.line_stages.programme is 'Title of the programme then';
comment on column budgeting.line_stages.description is 'Description of the line then';
comment on column budgeting.line_stages.expense_class is 'Expense class of the line then';
comment on column budgeting.line_stages.amount is
  'Pesos. From the appropriation on, the line''s share of its programme and class, in proportion to what was approved';
comment on column budgeting.line_stages.document is 'Document that says so, as the act or the release order';
comment on column budgeting.line_stages.actor is 'Whose step wrote it';
comment on column budgeting.line_stages.at is 'When';

create table budgeting.allocations (
  org_id                   integer not null,
  id                       uuid not null default gen_random_uuid(),
  programme_id             uuid not null,
  fiscal_year              integer not null,
  allocated_amount         numeric(15,2) not null,
  status                   text not null default 'approved',
  appropriation_reference  text not null default '',
  created_by               uuid not null,
  approved_by              uuid not null,
  approved_at              timestamptz not null,
  version                  integer not null default 1,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  constraint allocations_pkey primary key (org_id, id),
  constraint allocations_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint allocations_one_per_programme unique (org_id, programme_id, fiscal_year),
  constraint allocations_of_programme_key unique (org_id, programme_id, id),
  constraint allocations_programme_id_fkey foreign key (org_id, programme_id, fiscal_year)
    references budgeting.programmes (org_id, id, fiscal_year) on delete restrict,
  constraint allocations_allocated_amount_positive check (allocated_amount > 0 and allocated_amount <> 'NaN'),
  constraint allocations_status_known check (status in ('approved', 'active')),
  constraint allocations_reference_length check (length(appropriation_reference) <= 255)
);

comment on table budgeting.allocations is 'Approved money assigned to one programme, before any release';
comment on column budgeting.allocations.programme_id is 'The programme; never changes';
comment on column budgeting.allocations.fiscal_year is 'Fiscal year of the proposal';
comment on column budgeting.allocations.allocated_amount is 'Pesos; at most what was approved';
comment on column budgeting.allocations.appropriation_reference is 'Item of the appropriations act, in words';

create table budgeting.appropriations (
  org_id             integer not null,
  id                 uuid not null default gen_random_uuid(),
  allocation_id      uuid not null,
  programme_id       uuid not null,
  fiscal_year        integer not null,
  kind               text not null default 'current',
  expense_class      text not null,
  object_code        text,
  fund_code          text not null default '',
  authorized_amount  numeric(15,2) not null,
  legal_basis        text not null,
  valid_from         date not null,
  valid_until        date not null,
  extension_basis    text not null default '',
  status             text not null default 'pending',
  notes              text not null default '',
  created_by         uuid not null,
  posted_by          uuid,
  posted_on          date,
  reversal_reason    text not null default '',
  version            integer not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  constraint appropriations_pkey primary key (org_id, id),
  constraint appropriations_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint appropriations_in_allocation_key unique (org_id, allocation_id, id),
  constraint appropriations_of_class_key unique (org_id, id, expense_class),
  constraint appropriations_allocation_id_fkey foreign key (org_id, programme_id, allocation_id)
    references budgeting.allocations (org_id, programme_id, id) on delete restrict,
  constraint appropriations_object_code_fkey foreign key (object_code) references budgeting.object_codes (code) on delete restrict,
  constraint appropriations_fiscal_year_range check (fiscal_year between 2015 and 2100),
  constraint appropriations_kind_known check (kind in ('current', 'continuing', 'supplemental', 'automatic')),
  constraint appropriations_expense_class_known check (expense_class in ('ps', 'mooe', 'co', 'fe')),
  constraint appropriations_fund_code_form check (fund_code ~ '^([0-9]{8})?$'),
  constraint appropriations_authorized_amount_positive check (authorized_amount > 0 and authorized_amount <> 'NaN'),
  constraint appropriations_legal_basis_present check (btrim(legal_basis) <> '' and length(legal_basis) <= 255),
  constraint appropriations_valid_until_after_start check (valid_until >= valid_from),
  constraint appropriations_extension_basis_length check (length(extension_basis) <= 255),
  constraint appropriations_status_known check (status in ('pending', 'posted', 'cancelled', 'reversed')),
  constraint appropriations_notes_length check (length(notes) <= 20000),
  constraint appropriations_posting_complete check ((posted_by is null) = (posted_on is null)),
  constraint appropriations_posted_by_another check (posted_by <> created_by)
);

create index appropriations_allocation_idx on budgeting.appropriations (org_id, allocation_id);
create index appropriations_year_idx on budgeting.appropriations (org_id, fiscal_year desc, status, id);

comment on table budgeting.appropriations is 'Authority of parliament to spend on a programme, by expense class; it may outlive its year';
comment on column budgeting.appropriations.allocation_id is 'The allocation it funds; never changes';
comment on column budgeting.appropriations.programme_id is 'The programme of the allocation';
comment on column budgeting.appropriations.fiscal_year is 'Year of the appropriation, which reports of later years keep apart from their own';
comment on column budgeting.appropriations.kind is
  'current: of the year; continuing: brought forward from before; supplemental: added by a later act; automatic: by standing law';
comment on column budgeting.appropriations.expense_class is 'ps, mooe, co or fe';
comment on column budgeting.appropriations.object_code is 'UACS object code, where it is authorized for one object';
comment on column budgeting.appropriations.fund_code is 'UACS funding source, eight digits; empty until it is known';
comment on column budgeting.appropriations.authorized_amount is 'Pesos authorized; never changes once posted, movements adjust it';
comment on column budgeting.appropriations.legal_basis is 'The act, as GAAB 2026';
comment on column budgeting.appropriations.valid_from is 'First day money may be obligated';
comment on column budgeting.appropriations.valid_until is 'Last day money may be obligated';
comment on column budgeting.appropriations.extension_basis is 'What extended the validity; empty unless extended';
comment on column budgeting.appropriations.notes is 'Notes';
comment on column budgeting.appropriations.posted_by is 'Who posted it: never who recorded it; null unless posted';
comment on column budgeting.appropriations.posted_on is 'Day (Asia/Manila) it was posted';
comment on column budgeting.appropriations.reversal_reason is 'Why it was cancelled or reversed';

create table budgeting.allotments (
  org_id            integer not null,
  id                uuid not null default gen_random_uuid(),
  appropriation_id  uuid not null,
  allocation_id     uuid not null,
  expense_class     text not null,
  quarter           text not null,
  amount            numeric(15,2) not null,
  status            text not null default 'pending',
  reference_number  text not null default '',
  notes             text not null default '',
  created_by        uuid not null,
  released_by       uuid,
  released_on       date,
  cancel_reason     text not null default '',
  version           integer not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  constraint allotments_pkey primary key (org_id, id),
  constraint allotments_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint allotments_of_class_key unique (org_id, id, expense_class),
  constraint allotments_appropriation_id_fkey foreign key (org_id, allocation_id, appropriation_id)
    references budgeting.appropriations (org_id, allocation_id, id) on delete restrict,
  constraint allotments_expense_class_fkey foreign key (org_id, appropriation_id, expense_class)
    references budgeting.appropriations (org_id, id, expense_class) on delete restrict,
  constraint allotments_quarter_known check (quarter in ('Q1', 'Q2', 'Q3', 'Q4')),
  constraint allotments_amount_positive check (amount >= 0.01 and amount <> 'NaN'),
  constraint allotments_status_known check (
    status in ('pending', 'released', 'partially_utilized', 'fully_utilized', 'cancelled')),
  constraint allotments_reference_number_length check (length(reference_number) <= 50),
  constraint allotments_notes_length check (length(notes) <= 20000),
  constraint allotments_release_complete check ((released_by is null) = (released_on is null)),
  constraint allotments_released_by_another check (released_by <> created_by),
  constraint allotments_release_on_record check (status in ('pending', 'cancelled') or released_by is not null)
);

create index allotments_appropriation_idx on budgeting.allotments (org_id, allocation_id, appropriation_id);
create index allotments_expense_class_idx on budgeting.allotments (org_id, appropriation_id, expense_class);
create index allotments_status_idx on budgeting.allotments (org_id, status);

comment on table budgeting.allotments is 'Release of an appropriation: authority to incur obligations in a class';
comment on column budgeting.allotments.appropriation_id is 'The appropriation it releases from; never changes';
comment on column budgeting.allotments.allocation_id is 'The allocation of that appropriation';
comment on column budgeting.allotments.expense_class is 'Expense class of that appropriation';
comment on column budgeting.allotments.quarter is 'Quarter it is meant for, Q1 to Q4; several releases a quarter are usual';
comment on column budgeting.allotments.amount is 'Pesos; never changes once released, movements adjust it';
comment on column budgeting.allotments.reference_number is 'Number of the release order (SARO), or comprehensive release';
comment on column budgeting.allotments.notes is 'Notes';
comment on column budgeting.allotments.released_by is 'Who released it: never who requested it; null unless released';
comment on column budgeting.allotments.released_on is 'Day (Asia/Manila) of the release';
comment on column budgeting.allotments.cancel_reason is 'Why it was cancelled';

create table budgeting.movements (
  org_id                 integer not null,
  id                     uuid not null default gen_random_uuid(),
  kind                   text not null,
  from_appropriation_id  uuid,
  to_appropriation_id    uuid,
  from_allotment_id      uuid,
  to_allotment_id        uuid,
  counterparty           text not null default '',
  amount                 numeric(15,2) not null,
  document_ref           text not null,
  document_date          date not null,
  reason                 text not null,
  status                 text not null default 'pending',
  created_by             uuid not null,
  posted_by              uuid,
  posted_on              date,
  reversal_reason        text not null default '',
  version                integer not null default 1,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  constraint movements_pkey primary key (org_id, id),
  constraint movements_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint movements_from_appropriation_fkey foreign key (org_id, from_appropriation_id)
    references budgeting.appropriations (org_id, id) on delete restrict,
  constraint movements_to_appropriation_fkey foreign key (org_id, to_appropriation_id)
    references budgeting.appropriations (org_id, id) on delete restrict,
  constraint movements_from_allotment_fkey foreign key (org_id, from_allotment_id)
    references budgeting.allotments (org_id, id) on delete restrict,
  constraint movements_to_allotment_fkey foreign key (org_id, to_allotment_id)
    references budgeting.allotments (org_id, id) on delete restrict,
  constraint movements_kind_known check (kind in ('transfer', 'realignment', 'withdrawal', 'sub_allotment')),
  -- A realignment moves between two of the own; a withdrawal takes an allotment back; a transfer or sub-allotment has one
  -- own side, and names the other.
  constraint movements_sides_fit check (case kind
    when 'realignment' then from_appropriation_id is not null and to_appropriation_id is not null
      and from_appropriation_id <> to_appropriation_id and (from_allotment_id is null) = (to_allotment_id is null)
    when 'withdrawal' then from_allotment_id is not null and from_appropriation_id is null
      and to_appropriation_id is null and to_allotment_id is null
    when 'transfer' then (from_appropriation_id is null) <> (to_appropriation_id is null)
      and from_allotment_id is null and to_allotment_id is null
    else (from_allotment_id is null) <> (to_allotment_id is null)
      and from_appropriation_id is null and to_appropriation_id is null end),
  constraint movements_counterparty_named check (
    length(counterparty) <= 255 and (btrim(counterparty) <> '') = (kind in ('transfer', 'sub_allotment'))),
  constraint movements_amount_positive check (amount >= 0.01 and amount <> 'NaN'),
  constraint movements_document_ref_present check (btrim(document_ref) <> '' and length(document_ref) <= 100),
  constraint movements_reason_present check (btrim(reason) <> '' and length(reason) <= 5000),
  constraint movements_status_known check (status in ('pending', 'posted', 'cancelled', 'reversed')),
  constraint movements_posting_complete check ((posted_by is null) = (posted_on is null)),
  constraint movements_posted_by_another check (posted_by <> created_by)
);

create index movements_from_appropriation_idx on budgeting.movements (org_id, from_appropriation_id);
create index movements_to_appropriation_idx on budgeting.movements (org_id, to_appropriation_id);
create index movements_from_allotment_idx on budgeting.movements (org_id, from_allotment_id);
create index movements_to_allotment_idx on budgeting.movements (org_id, to_allotment_id);

comment on table budgeting.movements is 'What moves appropriations and allotments after they were posted, each with its document';
comment on column budgeting.movements.kind is
  'transfer: from or to another agency; realignment: between own appropriations; withdrawal: of an allotment; sub_allotment: to or from another unit';
comment on column budgeting.movements.from_appropriation_id is 'Appropriation that becomes less';
comment on column budgeting.movements.to_appropriation_id is 'Appropriation that becomes more';
comment on column budgeting.movements.from_allotment_id is 'Allotment that becomes less';
comment on column budgeting.movements.to_allotment_id is 'Allotment that becomes more';
comment on column budgeting.movements.counterparty is 'The agency or unit on the other side of a transfer or sub-allotment';
comment on column budgeting.movements.amount is 'Pesos';
comment on column budgeting.movements.document_ref is 'Number of the document';
comment on column budgeting.movements.document_date is 'Date of the document';
comment on column budgeting.movements.reason is 'Why';
comment on column budgeting.movements.posted_by is 'Who posted it: never who recorded it; null unless posted';
comment on column budgeting.movements.posted_on is 'Day (Asia/Manila) it was posted';
comment on column budgeting.movements.reversal_reason is 'Why it was cancelled or reversed';

create table budgeting.work_items (
  org_id                  integer not null,
  id                      uuid not null default gen_random_uuid(),
  programme_id            uuid not null,
  line_item_id            uuid not null,
  code                    text not null,
  title                   text not null,
  description             text not null default '',
  quantity                numeric(10,2) not null default 1,
  unit                    text not null default '',
  estimated_cost          numeric(15,2) not null,
  status                  text not null default 'planned',
  start_date              date,
  target_completion_date  date not null,
  actual_completion_date  date,
  notes                   text not null default '',
  created_by              uuid not null,
  version                 integer not null default 1,
  created_at              timestamptz not null default now(),
  updated_at              timestamptz not null default now(),
  constraint work_items_pkey primary key (org_id, id),
  constraint work_items_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint work_items_code_once unique (org_id, programme_id, code),
  constraint work_items_line_item_id_fkey foreign key (org_id, programme_id, line_item_id)
    references budgeting.line_items (org_id, programme_id, id) on delete restrict,
  constraint work_items_code_present check (btrim(code) <> '' and length(code) <= 50),
  constraint work_items_title_present check (btrim(title) <> '' and length(title) <= 255),
  constraint work_items_description_length check (length(description) <= 20000),
  constraint work_items_quantity_positive check (quantity > 0 and quantity <> 'NaN'),
  constraint work_items_unit_length check (length(unit) <= 50),
  constraint work_items_estimated_cost_positive check (estimated_cost >= 0.01 and estimated_cost <> 'NaN'),
  constraint work_items_status_known check (status in ('planned', 'in_progress', 'completed', 'cancelled')),
  constraint work_items_target_after_start check (target_completion_date >= start_date),
  constraint work_items_completion_after_start check (actual_completion_date >= start_date),
  constraint work_items_completed_has_date check ((status = 'completed') = (actual_completion_date is not null)),
  constraint work_items_notes_length check (length(notes) <= 20000)
);

create index work_items_line_item_idx on budgeting.work_items (org_id, programme_id, line_item_id);

comment on table budgeting.work_items is 'Piece of work that a line pays for';
comment on column budgeting.work_items.programme_id is 'The programme of the line';
comment on column budgeting.work_items.line_item_id is 'The line that pays for it; never changes';
comment on column budgeting.work_items.code is 'Short name inside the programme, as WI-001';
comment on column budgeting.work_items.title is 'Title';
comment on column budgeting.work_items.description is 'Detail';
comment on column budgeting.work_items.quantity is 'How much of it';
comment on column budgeting.work_items.unit is 'Of what';
comment on column budgeting.work_items.estimated_cost is 'Pesos; those of a line are at most the line''s total';
comment on column budgeting.work_items.start_date is 'First day';
comment on column budgeting.work_items.target_completion_date is 'Day it is to be done';
comment on column budgeting.work_items.actual_completion_date is 'Day it was done; null unless completed';
comment on column budgeting.work_items.notes is 'Notes';

create table budgeting.obligations (
  org_id                 integer not null,
  id                     uuid not null default gen_random_uuid(),
  allotment_id           uuid not null,
  work_item_id           uuid,
  expense_class          text not null,
  object_code            text,
  ors_number             text,
  description            text not null,
  document_ref           text not null default '',
  responsibility_center  text not null default '',
  payee                  text not null default '',
  payee_address          text not null default '',
  amount                 numeric(15,2) not null,
  due_on                 date,
  status                 text not null default 'draft',
  notes                  text not null default '',
  created_by             uuid not null,
  need_certified_by      uuid,
  need_certified_at      timestamptz,
  obligated_by           uuid,
  obligated_on           date,
  cancel_reason          text not null default '',
  version                integer not null default 1,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  constraint obligations_pkey primary key (org_id, id),
  constraint obligations_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint obligations_allotment_id_fkey foreign key (org_id, allotment_id, expense_class)
    references budgeting.allotments (org_id, id, expense_class) on delete restrict,
  constraint obligations_work_item_id_fkey foreign key (org_id, work_item_id)
    references budgeting.work_items (org_id, id) on delete restrict,
  constraint obligations_object_code_fkey foreign key (object_code) references budgeting.object_codes (code) on delete restrict,
  constraint obligations_ors_number_once unique (org_id, ors_number),
  constraint obligations_description_present check (btrim(description) <> '' and length(description) <= 255),
  constraint obligations_document_ref_length check (length(document_ref) <= 100),
  constraint obligations_responsibility_center_length check (length(responsibility_center) <= 100),
  constraint obligations_payee_length check (length(payee) <= 255),
  constraint obligations_payee_address_length check (length(payee_address) <= 500),
  constraint obligations_amount_positive check (amount >= 0.01 and amount <> 'NaN'),
  constraint obligations_status_known check (
    status in ('draft', 'obligated', 'partially_disbursed', 'fully_disbursed', 'cancelled')),
  constraint obligations_notes_length check (length(notes) <= 20000),
  constraint obligations_certification_complete check ((need_certified_by is null) = (need_certified_at is null)),
  constraint obligations_obligation_complete check ((obligated_by is null) = (obligated_on is null)),
  constraint obligations_certifiers_differ check (obligated_by <> need_certified_by),
  constraint obligations_obligation_on_record check (
    status in ('draft', 'cancelled')
    or (obligated_by is not null and need_certified_by is not null and ors_number is not null and btrim(payee) <> ''))
);

create unique index obligations_document_ref_once on budgeting.obligations (org_id, document_ref) where document_ref <> '';
create index obligations_allotment_idx on budgeting.obligations (org_id, allotment_id, expense_class);
create index obligations_work_item_idx on budgeting.obligations (org_id, work_item_id);
create index obligations_status_idx on budgeting.obligations (org_id, status);
create index obligations_list_idx on budgeting.obligations (org_id, created_at desc, id);

comment on table budgeting.obligations is 'Obligation request and status (ORS): money bound by a contract, an order or a payroll';
comment on column budgeting.obligations.allotment_id is 'The allotment it is charged to; never changes';
comment on column budgeting.obligations.work_item_id is 'The work item it is for';
comment on column budgeting.obligations.expense_class is 'Expense class of the allotment';
comment on column budgeting.obligations.object_code is 'UACS object code, of the same class';
comment on column budgeting.obligations.ors_number is
  'Class, funding source, year, month and number in the series of the fund and year; given when it is obligated';
comment on column budgeting.obligations.description is 'Particulars';
comment on column budgeting.obligations.document_ref is 'Number of the order or contract';
comment on column budgeting.obligations.responsibility_center is 'Office that answers for it';
comment on column budgeting.obligations.payee is 'Who is to be paid';
comment on column budgeting.obligations.payee_address is 'Address of the payee';
comment on column budgeting.obligations.amount is 'Pesos; never changes once obligated, adjustments are notices of their own';
comment on column budgeting.obligations.due_on is 'Day it became due and demandable: delivered and accepted; null until then';
comment on column budgeting.obligations.notes is 'Notes';
comment on column budgeting.obligations.need_certified_by is 'Who certified that it is needed (box A)';
comment on column budgeting.obligations.need_certified_at is 'When';
comment on column budgeting.obligations.obligated_by is 'Who certified that allotment is available (box B): another person';
comment on column budgeting.obligations.obligated_on is 'Day (Asia/Manila) the money was bound';
comment on column budgeting.obligations.cancel_reason is 'Why it was cancelled';

create table budgeting.adjustments (
  org_id         integer not null,
  id             uuid not null default gen_random_uuid(),
  obligation_id  uuid not null,
  amount         numeric(15,2) not null,
  document_ref   text not null,
  adjusted_on    date not null,
  reason         text not null,
  created_by     uuid not null,
  created_at     timestamptz not null default now(),
  constraint adjustments_pkey primary key (org_id, id),
  constraint adjustments_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint adjustments_obligation_id_fkey foreign key (org_id, obligation_id)
    references budgeting.obligations (org_id, id) on delete restrict,
  constraint adjustments_amount_not_zero check (amount <> 0 and amount <> 'NaN'),
  constraint adjustments_document_ref_present check (btrim(document_ref) <> '' and length(document_ref) <= 100),
  constraint adjustments_reason_present check (btrim(reason) <> '' and length(reason) <= 5000)
);

create index adjustments_obligation_idx on budgeting.adjustments (org_id, obligation_id);

comment on table budgeting.adjustments is 'Notice of obligation request and status adjustment (NORSA): append-only';
comment on column budgeting.adjustments.obligation_id is 'The obligation it adjusts';
comment on column budgeting.adjustments.amount is 'Pesos more, or less if negative';
comment on column budgeting.adjustments.document_ref is 'Number of the notice';
comment on column budgeting.adjustments.adjusted_on is 'Day (Asia/Manila) it takes effect';
comment on column budgeting.adjustments.reason is 'Why';

create table budgeting.disbursements (
  org_id            integer not null,
  id                uuid not null default gen_random_uuid(),
  obligation_id     uuid not null,
  amount            numeric(15,2) not null,
  withheld          numeric(15,2) not null default 0,
  net               numeric(15,2) not null generated always as (amount - withheld) stored,
  payment_method    text not null,
  cash_authority    text not null default '',
  reference_number  text not null default '',
  payee             text not null default '',
  status            text not null default 'processing',
  notes             text not null default '',
  created_by        uuid not null,
  paid_by           uuid,
  paid_on           date,
  voided_by         uuid,
  voided_on         date,
  void_reason       text not null default '',
  version           integer not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  constraint disbursements_pkey primary key (org_id, id),
  constraint disbursements_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint disbursements_obligation_id_fkey foreign key (org_id, obligation_id)
    references budgeting.obligations (org_id, id) on delete restrict,
  constraint disbursements_amount_positive check (amount >= 0.01 and amount <> 'NaN'),
  constraint disbursements_withheld_within check (withheld >= 0 and withheld <> 'NaN' and withheld <= amount),
  constraint disbursements_payment_method_known check (payment_method in ('check', 'ada', 'cash', 'tra', 'other')),
  constraint disbursements_tra_is_withheld check (payment_method <> 'tra' or withheld = amount),
  constraint disbursements_cash_authority_length check (length(cash_authority) <= 100),
  constraint disbursements_reference_number_length check (length(reference_number) <= 100),
  constraint disbursements_payee_length check (length(payee) <= 255),
  constraint disbursements_status_known check (status in ('processing', 'paid', 'void')),
  constraint disbursements_notes_length check (length(notes) <= 20000),
  constraint disbursements_payment_complete check ((paid_by is null) = (paid_on is null)),
  constraint disbursements_payment_on_record check (status <> 'paid' or paid_by is not null),
  constraint disbursements_reference_when_paid check (
    paid_on is null or payment_method not in ('check', 'ada') or btrim(reference_number) <> ''),
  constraint disbursements_void_complete check (
    (status = 'void') = (voided_by is not null) and (voided_by is null) = (voided_on is null)),
  constraint disbursements_void_reason_given check (status <> 'void' or btrim(void_reason) <> ''),
  constraint disbursements_voided_by_another check (voided_by <> paid_by)
);

create index disbursements_obligation_idx on budgeting.disbursements (org_id, obligation_id);
create index disbursements_status_idx on budgeting.disbursements (org_id, status);
create index disbursements_list_idx on budgeting.disbursements (org_id, created_at desc, id);

comment on table budgeting.disbursements is 'Payment against an obligation';
comment on column budgeting.disbursements.obligation_id is 'The obligation it pays; never changes';
comment on column budgeting.disbursements.amount is 'Gross pesos, which the obligation becomes less by';
comment on column budgeting.disbursements.withheld is 'Taxes withheld, of the gross';
comment on column budgeting.disbursements.net is 'What the payee gets';
comment on column budgeting.disbursements.payment_method is
  'check, ada (advice to debit account), cash, tra (tax remittance advice: no cash moves) or other';
comment on column budgeting.disbursements.cash_authority is 'Notice of cash allocation (NCA), or another authority';
comment on column budgeting.disbursements.reference_number is 'Number of the check or advice; needed for both once paid';
comment on column budgeting.disbursements.payee is 'Who is paid';
comment on column budgeting.disbursements.notes is 'Notes';
comment on column budgeting.disbursements.paid_by is 'Who paid; null unless paid';
comment on column budgeting.disbursements.paid_on is 'Day (Asia/Manila) of the payment';
comment on column budgeting.disbursements.voided_by is 'Who voided it: of a payment never who paid';
comment on column budgeting.disbursements.voided_on is 'Day (Asia/Manila) it was voided';
comment on column budgeting.disbursements.void_reason is 'Why';

create table budgeting.disbursement_lines (
  org_id           integer not null,
  id               uuid not null default gen_random_uuid(),
  disbursement_id  uuid not null,
  cost_center      text not null default '',
  description      text not null,
  amount           numeric(15,2) not null,
  notes            text not null default '',
  created_by       uuid not null,
  version          integer not null default 1,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  constraint disbursement_lines_pkey primary key (org_id, id),
  constraint disbursement_lines_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint disbursement_lines_disbursement_id_fkey foreign key (org_id, disbursement_id)
    references budgeting.disbursements (org_id, id) on delete cascade,
  constraint disbursement_lines_cost_center_length check (length(cost_center) <= 100),
  constraint disbursement_lines_description_present check (btrim(description) <> '' and length(description) <= 255),
  constraint disbursement_lines_amount_positive check (amount >= 0.01 and amount <> 'NaN'),
  constraint disbursement_lines_notes_length check (length(notes) <= 20000)
);

create index disbursement_lines_disbursement_idx on budgeting.disbursement_lines (org_id, disbursement_id);

comment on table budgeting.disbursement_lines is 'What a payment was spent on, in parts';
comment on column budgeting.disbursement_lines.disbursement_id is 'The payment; never changes';
comment on column budgeting.disbursement_lines.cost_center is 'Cost center';
comment on column budgeting.disbursement_lines.description is 'What it was';
comment on column budgeting.disbursement_lines.amount is 'Pesos; the parts are at most the payment';
comment on column budgeting.disbursement_lines.notes is 'Notes';

create table budgeting.entries (
  org_id            integer not null,
  id                uuid not null default gen_random_uuid(),
  kind              text not null,
  appropriation_id  uuid not null,
  allotment_id      uuid,
  obligation_id     uuid,
  disbursement_id   uuid,
  movement_id       uuid,
  entry_date        date not null,
  amount            numeric(15,2) not null,
  is_reversal       boolean not null default false,
  document          text not null default '',
  actor             uuid not null,
  at                timestamptz not null default clock_timestamp(),
  constraint entries_pkey primary key (org_id, id),
  constraint entries_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint entries_appropriation_id_fkey foreign key (org_id, appropriation_id)
    references budgeting.appropriations (org_id, id) on delete restrict,
  constraint entries_allotment_id_fkey foreign key (org_id, allotment_id)
    references budgeting.allotments (org_id, id) on delete restrict,
  constraint entries_obligation_id_fkey foreign key (org_id, obligation_id)
    references budgeting.obligations (org_id, id) on delete restrict,
  constraint entries_disbursement_id_fkey foreign key (org_id, disbursement_id)
    references budgeting.disbursements (org_id, id) on delete restrict,
  constraint entries_movement_id_fkey foreign key (org_id, movement_id)
    references budgeting.movements (org_id, id) on delete restrict,
  constraint entries_kind_known check (kind in (
    'appropriation', 'appropriation_adjustment', 'allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from',
    'obligation', 'disbursement')),
  constraint entries_amount_not_zero check (amount <> 0 and amount <> 'NaN'),
  constraint entries_source_named check (
    (kind in ('appropriation', 'appropriation_adjustment')) = (allotment_id is null)
    and (kind in ('obligation', 'disbursement')) = (obligation_id is not null)
    and (kind = 'disbursement') = (disbursement_id is not null))
);

create index entries_appropriation_idx on budgeting.entries (org_id, appropriation_id, kind, entry_date);
create index entries_allotment_idx on budgeting.entries (org_id, allotment_id, kind);
create index entries_obligation_idx on budgeting.entries (org_id, obligation_id, kind);
create index entries_disbursement_idx on budgeting.entries (org_id, disbursement_id);
create index entries_movement_idx on budgeting.entries (org_id, movement_id);
create index entries_date_idx on budgeting.entries (org_id, entry_date);

comment on table budgeting.entries is
  'The books: every posted amount as a signed entry, append-only, written by the state machines alone. All balances and reports are sums of it';
comment on column budgeting.entries.kind is
  'appropriation, appropriation_adjustment, allotment, allotment_adjustment, transfer_to, transfer_from, obligation or disbursement';
comment on column budgeting.entries.appropriation_id is 'The appropriation it belongs to';
comment on column budgeting.entries.allotment_id is 'The allotment; null for entries of appropriations';
comment on column budgeting.entries.obligation_id is 'The obligation; only of obligations and disbursements';
comment on column budgeting.entries.disbursement_id is 'The payment; only of disbursements';
comment on column budgeting.entries.movement_id is 'The movement that caused it';
comment on column budgeting.entries.entry_date is 'Day (Asia/Manila) it counts for';
comment on column budgeting.entries.amount is 'Pesos; negative where it takes back';
comment on column budgeting.entries.is_reversal is 'Whether it takes back an earlier entry';
comment on column budgeting.entries.document is 'Document that says so';
comment on column budgeting.entries.actor is 'Whose step posted it';
comment on column budgeting.entries.at is 'When';

create table budgeting.events (
  org_id       integer not null,
  id           uuid not null default gen_random_uuid(),
  entity       text not null,
  entity_id    uuid not null,
  action       text not null,
  from_status  text not null,
  to_status    text not null,
  amount       numeric(15,2),
  comment      text not null default '',
  actor        uuid not null,
  at           timestamptz not null default clock_timestamp(),
  constraint events_pkey primary key (org_id, id),
  constraint events_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint events_entity_known check (entity in (
    'proposal', 'appropriation', 'movement', 'allotment', 'work_item', 'obligation', 'disbursement', 'form')),
  constraint events_comment_length check (length(comment) <= 5000)
);

create index events_entity_idx on budgeting.events (org_id, entity_id, at);
create index events_at_idx on budgeting.events (org_id, at desc);

comment on table budgeting.events is 'History of every step: append-only, written by the state machines alone';
comment on column budgeting.events.entity is 'Kind of row: proposal, appropriation, movement, allotment, work_item, obligation, disbursement or form';
comment on column budgeting.events.entity_id is 'The row';
comment on column budgeting.events.action is 'What was done, as submit or release';
comment on column budgeting.events.from_status is 'Status before';
comment on column budgeting.events.to_status is 'Status after';
comment on column budgeting.events.amount is 'Pesos it was about';
comment on column budgeting.events.comment is 'Reason given';
comment on column budgeting.events.actor is 'Who did it';
comment on column budgeting.events.at is 'When';

create table budgeting.series (
  org_id     integer not null,
  fund_code  text not null,
  year       integer not null,
  last       integer not null default 0,
  constraint series_pkey primary key (org_id, fund_code, year),
  constraint series_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint series_last_not_negative check (last >= 0)
);

comment on table budgeting.series is 'Last number given to an obligation request, by funding source and year';
comment on column budgeting.series.fund_code is 'UACS funding source; empty where it is not known';
comment on column budgeting.series.year is 'Year of the obligation';
comment on column budgeting.series.last is 'The number';

create table budgeting.books (
  org_id        integer not null,
  closed_until  date,
  constraint books_pkey primary key (org_id),
  constraint books_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict
);

comment on table budgeting.books is 'Until when the books of an organization are closed, because it has reported; every posting locks the row';
comment on column budgeting.books.closed_until is 'Last day nothing may be posted for any more; null while nothing was reported';

create table budgeting.signatories (
  org_id       integer not null,
  id           uuid not null default gen_random_uuid(),
  capacity     text not null,
  name         text not null,
  position     text not null,
  valid_from   date not null,
  valid_until  date,
  created_by   uuid not null,
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  constraint signatories_pkey primary key (org_id, id),
  constraint signatories_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint signatories_capacity_known check (
    capacity in ('prepared', 'certified_budget', 'certified_accountant', 'recommended', 'approved')),
  constraint signatories_name_present check (btrim(name) <> '' and length(name) <= 255),
  constraint signatories_position_present check (btrim(position) <> '' and length(position) <= 255),
  constraint signatories_valid_until_after_start check (valid_until >= valid_from),
  constraint signatories_one_at_a_time exclude using gist (
    org_id extensions.gist_int4_ops with =, capacity extensions.gist_text_ops with =,
    daterange(valid_from, valid_until, '[]') with &&)
);

comment on table budgeting.signatories is 'Who signs the official forms, and from when to when';
comment on column budgeting.signatories.capacity is
  'prepared, certified_budget (budget officer), certified_accountant (chief accountant), recommended or approved';
comment on column budgeting.signatories.name is 'Name as it is printed';
comment on column budgeting.signatories.position is 'Position as it is printed';
comment on column budgeting.signatories.valid_from is 'First day';
comment on column budgeting.signatories.valid_until is 'Last day; null while it has no end';

create table budgeting.form_snapshots (
  org_id        integer not null,
  id            uuid not null default gen_random_uuid(),
  form          text not null,
  fiscal_year   integer not null,
  quarter       integer not null,
  kind          text not null,
  edition       integer not null,
  document_id   text not null,
  checksum      text not null,
  content       text not null,
  created_by    uuid not null,
  created_at    timestamptz not null default now(),
  constraint form_snapshots_pkey primary key (org_id, id),
  constraint form_snapshots_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint form_snapshots_edition_once unique (org_id, form, fiscal_year, quarter, kind, edition),
  constraint form_snapshots_document_id_once unique (org_id, document_id),
  constraint form_snapshots_form_known check (form in ('far1', 'far1a', 'far1b', 'far3', 'far4')),
  constraint form_snapshots_quarter_range check (quarter between 1 and 4),
  constraint form_snapshots_kind_known check (kind in ('current', 'continuing', 'supplemental', 'automatic', 'all')),
  constraint form_snapshots_edition_positive check (edition >= 1),
  constraint form_snapshots_checksum_of_content check (checksum = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

comment on table budgeting.form_snapshots is 'An official form as it was submitted: never changes; a correction is a further edition';
comment on column budgeting.form_snapshots.form is 'far1, far1a, far1b, far3 or far4';
comment on column budgeting.form_snapshots.fiscal_year is 'Year the report is for';
comment on column budgeting.form_snapshots.quarter is 'Quarter it ends with, 1 to 4';
comment on column budgeting.form_snapshots.kind is 'Kind of appropriations it is about; all where the form does not keep them apart';
comment on column budgeting.form_snapshots.edition is '1 for the first submitted; corrected ones count on';
comment on column budgeting.form_snapshots.document_id is 'Number printed on it';
comment on column budgeting.form_snapshots.checksum is 'SHA-256 of the content, in hexadecimal, printed on it';
comment on column budgeting.form_snapshots.content is 'Header, rows, totals and signatories as JSON text';

create table budgeting.imports (
  org_id       integer not null,
  id           uuid not null default gen_random_uuid(),
  proposal_id  uuid not null,
  file_name    text not null,
  status       text not null default 'checked',
  rows         jsonb not null,
  problems     integer not null default 0,
  created_by   uuid not null,
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  constraint imports_pkey primary key (org_id, id),
  constraint imports_org_id_fkey foreign key (org_id) references organizations.organizations (org_id) on delete restrict,
  constraint imports_proposal_id_fkey foreign key (org_id, proposal_id)
    references budgeting.proposals (org_id, id) on delete cascade,
  constraint imports_file_name_length check (length(file_name) <= 255),
  constraint imports_status_known check (status in ('checked', 'accepted', 'dropped')),
  constraint imports_problems_not_negative check (problems >= 0)
);

create index imports_proposal_idx on budgeting.imports (org_id, proposal_id);

comment on table budgeting.imports is 'Spreadsheet of lines that was uploaded, to be looked at before it is accepted as a whole';
comment on column budgeting.imports.proposal_id is 'The proposal whose lines it changes';
comment on column budgeting.imports.file_name is 'Name of the file';
comment on column budgeting.imports.rows is 'Its rows as they were read, with what each changes or what is wrong with it';
comment on column budgeting.imports.problems is 'Number of rows something is wrong with';

reset role;
