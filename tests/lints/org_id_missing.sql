-- fires: org_id_missing - the tenant column has another name
alter table planning.transitions rename column org_id to organization_id;
