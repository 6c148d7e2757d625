-- fires: key_without_org_id - the primary key does not lead with the tenant column
alter table planning.transitions drop constraint transitions_pkey;
alter table planning.transitions add constraint transitions_pkey primary key (id, org_id);
