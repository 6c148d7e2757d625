-- fires: org_id_nullable - a row may belong to nobody
alter table planning.transitions drop constraint transitions_pkey;
alter table planning.transitions alter column org_id drop not null;
