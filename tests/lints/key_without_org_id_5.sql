-- fires: key_without_org_id - an exclusion between organizations, not inside one
alter table planning.annual_plans add constraint annual_plans_year_free
  exclude using gist (org_id extensions.gist_int4_ops with <>, year extensions.gist_int4_ops with =);
