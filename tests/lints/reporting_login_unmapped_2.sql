-- fires: reporting_login_unmapped - the role of a revoked login may sign in again
create role report_moh_9001 login in role bmms_report;
insert into ctx.reporting_logins (login, org_id, holder, expires_at, revoked_at) values ('report_moh_9001', 6, 'A tool', now() + interval '1 day', now());
