-- fires: drift - the changes of organizations need not be recorded any more, says the list
update audit.table_classes set audited = false where table_name = 'organizations.organizations';
