-- Spreadsheets of a proposal's lines: what one is made of, and what was read from one that came back.

--: SheetProposal()
--: SheetProgramme()
--: SheetLine(object_code?)
--: Import(created_by_name?)
--: KnownCode(valid_until?)

--! proposal : SheetProposal
--- The proposal of a sheet.
select id, fiscal_year, title, status, lines_returned, version
from budgeting.proposals
where org_id = :org_id and id = :proposal_id;

--! programmes : SheetProgramme
--- Its programmes in their order.
select id, title, requested_amount, version
from budgeting.programmes
where org_id = :org_id and proposal_id = :proposal_id
order by priority_rank, title, id;

--! lines : SheetLine
--- Its lines in the order of the sheet.
select l.id, l.programme_id, g.title as programme, l.expense_class, l.object_code, l.sub_category, l.description, l.unit_cost,
       l.quantity, l.total_cost, l.justification, l.notes, l.return_reason, l.version
from budgeting.programmes g
join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id
where g.org_id = :org_id and g.proposal_id = :proposal_id
order by g.priority_rank, g.title, g.id, l.position, l.id
limit :limit;

--! known_codes : KnownCode
--- Of some object codes, those in the official list.
select code, expense_class, valid_from, valid_until
from budgeting.object_codes
where code = any(:codes::text[]);

--! insert
--- Keeps what was read from a sheet, to be looked at.
insert into budgeting.imports (org_id, id, proposal_id, file_name, rows, problems)
values (:org_id, :id, :proposal_id, :file_name, :rows::text::jsonb, :problems)
returning version;

--! by_id : Import
--- One sheet that was read.
select i.id, i.proposal_id, p.title as proposal_title, p.fiscal_year, p.status as proposal_status, i.file_name, i.status,
       i.rows::text as rows, i.problems, i.version, i.created_at, ctx.person_name(i.created_by) as created_by_name
from budgeting.imports i
join budgeting.proposals p on p.org_id = i.org_id and p.id = i.proposal_id
where i.org_id = :org_id and i.id = :id;

--! accept
--- Changes, adds and removes lines as the sheet says: all of it, or nothing.
select budgeting.accept_import(:org_id, :id, :version, :sets_requested) as lines;

--! drop
--- Sets the sheet aside.
select true as done from workflow.drop_import(:org_id, :id, :version);

--! copy_proposal
--- A draft with programmes and lines of an earlier proposal.
select budgeting.copy_proposal(:org_id, :from_id, :id, :fiscal_year, :title, :description, :percent) as version;
