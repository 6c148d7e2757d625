-- fires: table_published - goals of all organizations are sent to subscribers
create publication goals for table planning.goals;
