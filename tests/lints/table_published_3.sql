-- fires: table_published - a whole schema is sent to subscribers
create publication plans for tables in schema planning;
