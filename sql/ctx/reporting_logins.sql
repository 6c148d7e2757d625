-- Reporting logins, as the login bmms_migrator. See policies/report.sql.

--: Login(revoked_at?)

--! add_login
--- Maps a new login to an organization; its name, which no role has or had.
select ctx.add_reporting_login(:code, :holder, :expires_at) as login;

--! revoke_login
--- Takes the organization from a login for ever.
select true as done from ctx.revoke_reporting_login(:login);

--! logins : Login
--- Every reporting login there ever was.
select l.login, l.org_code, l.org_name, l.holder, l.created_at, l.expires_at, l.revoked_at, l.state
from ctx.list_reporting_logins() l;
