-- fires: shared_with_org_id - a tenant table is declared readable by all
update audit.table_classes set class = 'shared' where table_name = 'planning.goals';
