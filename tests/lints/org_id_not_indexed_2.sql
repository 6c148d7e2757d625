-- fires: org_id_not_indexed - the only index that leads with the tenant column is partial
alter table planning.transitions drop constraint transitions_pkey;
drop index planning.transitions_entity_idx;
create index on planning.transitions (org_id) where comment <> '';
