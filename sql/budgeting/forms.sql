-- The official forms: as they stand, and as they were submitted.

--: Snapshot(created_by_name?)
--: Submitted(created_by_name?)

--! content
--- A form as it stands, as JSON text; no row for another organization.
select budgeting.form_content(o.org_id, :form, :year, :quarter, :kind)::text as content
from organizations.organizations o
where o.org_id = :org_id;

--! list : Snapshot
--- What was submitted for a year, the latest first.
select id, form, fiscal_year, quarter, kind, edition, document_id, checksum, created_at, ctx.person_name(created_by) as created_by_name
from budgeting.form_snapshots
where org_id = :org_id and fiscal_year = :year
order by quarter desc, form, kind, edition desc
limit 1000;

--! by_id : Submitted
--- One submitted form.
select id, form, fiscal_year, quarter, kind, edition, document_id, checksum, created_at, ctx.person_name(created_by) as created_by_name, content
from budgeting.form_snapshots
where org_id = :org_id and id = :id;

--! latest : Submitted
--- The latest edition of a form that was submitted.
select id, form, fiscal_year, quarter, kind, edition, document_id, checksum, created_at, ctx.person_name(created_by) as created_by_name, content
from budgeting.form_snapshots
where org_id = :org_id and form = :form and fiscal_year = :year and quarter = :quarter and kind = :kind
order by edition desc
limit 1;

--! first_year
--- The first year there is something to report of.
select coalesce(min(a.fiscal_year), extract(year from planning.today())::int4) as year
from organizations.organizations o
left join budgeting.appropriations a on a.org_id = o.org_id
where o.org_id = :org_id
group by o.org_id;

--! submit
--- Keeps a form as it stands, for good.
select true as done from workflow.submit_form(:org_id, :id, :form, :year, :quarter, :kind);
