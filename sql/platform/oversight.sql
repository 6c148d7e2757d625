-- Grants of oversight and reporting logins for the platform operator, as the login bmms_accounts. See policies/platform_admin.sql.

--: Grant(refusal?, last_accessed?)
--: ReportingLogin(revoked_at?)

--! grants (user_id?) : Grant
--- Every grant of oversight, or that of one person.
select user_id, username, full_name, access_level, is_active, refusal, granted_at, granted_by, last_accessed, notes
from platform.oversight_grants(:token_hash, :user_id);

--! grant_oversight
--- Lets a person read across organizations.
select platform.grant_oversight(:token_hash, :address::inet, :username, :access_level, :notes) as user_id;

--! change_oversight
--- Level of a grant, and whether it works.
select platform.change_oversight(:token_hash, :address::inet, :user_id, :access_level, :is_active) as user_id;

--! reporting_logins : ReportingLogin
--- Every reporting login there ever was.
select login, org_code, org_name, holder, created_at, expires_at, revoked_at, state
from platform.reporting_logins(:token_hash);
