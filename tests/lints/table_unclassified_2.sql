-- fires: table_unclassified - a table in a schema no lint has heard of
set local role bmms_owner;
create schema budgeting;
create table budgeting.allotments (org_id integer);
reset role;
