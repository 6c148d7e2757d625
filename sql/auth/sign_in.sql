-- Signing in, as the login bmms_accounts. Every function is described in policies/auth_sign_in.sql.

--: Credentials(user_id?, password_hash?, locked_until?)
--: Challenge(locked_until?)

--! credentials : Credentials
--- One row for any name: whom it names, the hash to compare with, until when it is refused from this address.
select user_id, password_hash, locked_until
from auth.credentials(
  :login, :address::inet, :account_limit, :address_limit, make_interval(secs => :lock_secs::float8));

--! sign_in (challenge_hash?) : (expires_at?)
--- Opens a session, or asks for a second factor; outcome says which, or why neither.
select outcome, expires_at
from auth.sign_in(
  :user_id, :password_hash, :address::inet, :user_agent, :token_hash, make_interval(secs => :lifetime_secs::float8),
  :challenge_hash);

--! sign_in_failed : (locked_until?)
--- Counts a wrong sign-in; until when the name is now locked, and how many this address had.
select locked_until, address_failures
from auth.sign_in_failed(
  :login, :address::inet, :failure_limit, :account_limit, :address_limit, make_interval(secs => :lock_secs::float8));

--! challenge : Challenge
--- What a code is compared with; no row if the sign-in has to begin again.
select username, secret, locked_until
from auth.challenge(
  :token_hash, :address::inet, :account_limit, :address_limit, make_interval(secs => :lock_secs::float8));

--! answer_challenge (step?, recovery_hash?) : (expires_at?)
--- Opens a session for who shows the second factor; outcome says whether it did.
select outcome, expires_at
from auth.answer_challenge(
  :challenge_hash, :step, :recovery_hash, :address::inet, :user_agent, :token_hash,
  make_interval(secs => :lifetime_secs::float8));
