-- Passwords and the links that set them, as the login bmms_accounts. See policies/auth_passwords.sql.

--: Holder()

--! change_password
--- Another password for the person, whose other sessions it ends; false if the session is not live.
select auth.change_password(:token_hash, :password_hash, :address::inet) as changed;

--! ask_reset
--- Sends a link to the person of that name, if there is one; says nothing of it.
select true as done from auth.ask_reset(:login, :address::inet);

--! link : Holder
--- Whose password a link sets; no row if it is not live.
select user_id, username, email, full_name from auth.link(:token_hash);

--! set_password
--- The password of the person of a link, which is used up; false if it is not live.
select auth.set_password(:token_hash, :password_hash, :address::inet) as set;
