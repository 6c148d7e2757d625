-- Which notices a person gets by mail, as the login bmms_accounts. See policies/notifications.sql.

--! mail_preference : (mail_preference?)
--- The choice of the person of a live session; null if it is not live.
select auth.mail_preference(:token_hash) as mail_preference;

--! set_mail_preference
--- Changes the choice; false if the session is not live.
select auth.set_mail_preference(:token_hash, :mail_preference) as changed;
