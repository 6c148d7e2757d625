-- fires: reader_writes - a reporting login may delete
create role report_moh_1 login;
grant delete on planning.goals to report_moh_1;
