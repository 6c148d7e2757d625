-- fires: reporting_login_unmapped - a reporting role was made by hand
create role report_moh_9001 login in role bmms_report;
