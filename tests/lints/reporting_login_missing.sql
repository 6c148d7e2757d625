-- fires: reporting_login_missing - a mapping waits for somebody to make its role
insert into ctx.reporting_logins (login, org_id, holder, expires_at) values ('report_moh_9001', 6, 'A tool', now() + interval '1 day');
