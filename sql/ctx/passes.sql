-- Passes, as the login bmms_service. See policies/ctx.sql.

--: Pass()

--! mint : Pass
--- A pass for a live session into an organization; errors 28000 and 42501 say why not.
select m.pass, m.session_id, m.org_id, m.org_code, m.org_name, m.user_id, m.user_name, m.role, m.permissions, m.modules, m.expires_at
from ctx.mint_pass(:token_hash, :code, make_interval(secs => :ttl_secs::float8)) m;
