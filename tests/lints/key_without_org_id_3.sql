-- fires: key_without_org_id - years exclude each other across organizations
alter table planning.annual_plans add constraint annual_plans_year_free exclude using gist (year extensions.gist_int4_ops with =);
