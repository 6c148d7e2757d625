-- fires: internal_granted - the service may reclassify a table
grant update (class) on audit.table_classes to bmms_service;
