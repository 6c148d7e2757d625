-- Tokens of a person's own programs, as the login bmms_accounts. See policies/auth_tokens.sql.

--: Token(org_code?, last_seen_at?)

--! add_token (code?) : (org_code?)
--- A token for the person; no row if the session is not live.
select id, org_code, created_at, expires_at
from auth.add_token(:token_hash, :new_hash, :name, :scope, :code, :days, :address::inet, :user_agent);

--! tokens : Token
--- The person's live tokens, the newest first.
select id, name, scope, org_code, created_at, last_seen_at, expires_at from auth.tokens(:token_hash);

--! end_token
--- Ends one of them; false if there is no such token.
select auth.end_token(:token_hash, :id, :address::inet) as ended;
