-- fires: table_unclassified - nobody says whose rows they are
delete from audit.table_classes where table_name = 'planning.goals';
