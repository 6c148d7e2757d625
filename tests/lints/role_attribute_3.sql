-- fires: role_attribute - a reporting login may stream every change
create role report_moh_1 login replication;
