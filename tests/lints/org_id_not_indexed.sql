-- fires: org_id_not_indexed - no index leads with the tenant column
alter table planning.transitions drop constraint transitions_pkey;
drop index planning.transitions_entity_idx;
