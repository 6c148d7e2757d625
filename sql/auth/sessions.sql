-- Sessions, as the login bmms_accounts. Every function is described in policies/auth.sql.

--: Me(oversight?)
--: Entry()
--: OpenSession()

--! sign_out
--- Ends a session; false if there was none.
select auth.sign_out(:token_hash) as ended;

--! me : Me
--- The person of a live session; no row otherwise.
select user_id, session_id, username, email, full_name, is_superuser, must_change_password, expires_at, oversight, is_token
from auth.me(:token_hash);

--! organizations : Entry
--- The organizations the person may enter, the primary one first.
select org_id, code, name, role, is_primary, permissions, modules
from auth.organizations(:token_hash);

--! open_sessions : OpenSession
--- The person's own live sessions, the one used last first.
select id, created_at, last_seen_at, expires_at, address, user_agent, is_current
from auth.open_sessions(:token_hash);

--! end_session
--- Ends one of the person's own sessions; false if there is none.
select auth.end_session(:token_hash, :session_id, :address::inet) as ended;

--! denied
--- Records that a person was refused an organization.
select true as done from auth.denied(:user_id, :address::inet, :code, :path);
