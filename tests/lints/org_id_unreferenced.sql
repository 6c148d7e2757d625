-- fires: org_id_unreferenced - a row may belong to an organization that does not exist
alter table planning.transitions drop constraint transitions_org_id_fkey;
