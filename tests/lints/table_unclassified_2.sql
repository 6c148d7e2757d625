-- fires: table_unclassified - a table in a schema no lint has heard of
set local role bmms_owner;
create schema surveys;
create table surveys.answers (org_id integer);
reset role;
