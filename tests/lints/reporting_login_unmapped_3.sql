-- fires: reporting_login_unmapped - the mapping has expired, the role has not
create role report_moh_9001 login in role bmms_report;
insert into ctx.reporting_logins (login, org_id, holder, created_at, expires_at)
values ('report_moh_9001', 6, 'A tool', now() - interval '2 days', now() - interval '1 day');
