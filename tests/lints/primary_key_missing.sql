-- fires: primary_key_missing - a tenant table without a primary key
alter table planning.transitions drop constraint transitions_pkey;
