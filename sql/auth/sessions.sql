-- Sign-in and sessions, as the login bmms_accounts. Every function is described in policies/auth.sql.

--: Credentials(user_id?, password_hash?, locked_until?)
--: Me(oversight?)
--: Entry()
--: OpenSession()

--! credentials : Credentials
--- One row for any name: whom it names, the hash to compare with, until when it is locked from this address.
select user_id, password_hash, locked_until
from auth.credentials(:login, :address::inet);

--! sign_in : (expires_at?)
--- Opens a session; outcome says whether it did.
select outcome, expires_at
from auth.sign_in(
  :user_id, :password_hash, :login, :address::inet, :user_agent, :token_hash,
  make_interval(secs => :lifetime_secs::float8));

--! sign_in_failed : (locked_until?)
--- Counts a wrong sign-in; says until when the name is now locked.
select auth.sign_in_failed(:login, :address::inet, :failure_limit, make_interval(secs => :lock_secs::float8)) as locked_until;

--! sign_out
--- Ends a session; false if there was none.
select auth.sign_out(:token_hash) as ended;

--! me : Me
--- The person of a live session; no row otherwise.
select user_id, session_id, username, email, full_name, is_superuser, must_change_password, expires_at, oversight
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

--! change_password
--- Another password for the person, whose other sessions it ends; false if the session is not live.
select auth.change_password(:token_hash, :password_hash, :address::inet) as changed;

--! denied
--- Records that a person was refused an organization.
select true as done from auth.denied(:user_id, :address::inet, :code, :path);
