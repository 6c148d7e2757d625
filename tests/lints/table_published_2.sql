-- fires: table_published - everything is sent to subscribers, the seal key included
create publication everything for all tables;
