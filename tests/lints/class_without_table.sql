-- fires: class_without_table - the list names a table that is gone
insert into audit.table_classes (table_name, class, audited) values ('planning.gone', 'tenant', false);
