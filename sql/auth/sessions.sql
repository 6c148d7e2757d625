-- Sign-in and sessions, as the login bmms_accounts. Every function is described in policies/auth.sql.

--: Credentials(user_id?, password_hash?, locked_until?)
--: Me()
--: Entry()

--! credentials : Credentials
--- One row for any name: whom it names, the hash to compare with, until when it is locked from this address.
select user_id, password_hash, locked_until
from auth.credentials(:login, :address::inet);

--! sign_in : (expires_at?)
--- Opens a session; outcome says whether it did.
select outcome, expires_at
from auth.sign_in(:user_id, :login, :address::inet, :user_agent, :token_hash, make_interval(secs => :lifetime_secs::float8));

--! sign_in_failed : (locked_until?)
--- Counts a wrong sign-in; says until when the name is now locked.
select auth.sign_in_failed(:login, :address::inet, :failure_limit, make_interval(secs => :lock_secs::float8)) as locked_until;

--! sign_out
--- Ends a session; false if there was none.
select auth.sign_out(:token_hash) as ended;

--! me : Me
--- The person of a live session; no row otherwise.
select user_id, session_id, username, email, full_name, is_superuser, must_change_password, expires_at
from auth.me(:token_hash);

--! organizations : Entry
--- The organizations the person may enter, the primary one first.
select org_id, code, name, role, is_primary, permissions, modules
from auth.organizations(:token_hash);

--! denied
--- Records that a person was refused an organization.
select true as done from auth.denied(:user_id, :address::inet, :code, :path);
