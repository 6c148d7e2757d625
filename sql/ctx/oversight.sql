-- Oversight on the primary, as the login bmms_service. See policies/ocm.sql.

--: OversightPass()

--! mint (code?) : OversightPass
--- Records a read across organizations and returns the pass for it; errors 28000 and BM403 say why not.
select m.pass, m.access_level, m.read_at
from ctx.mint_oversight_pass(:token_hash, :what, :code, :level, :address::inet, make_interval(secs => :ttl_secs::float8)) m;

--! record_export
--- Records that figures across organizations are handed out as a file; BM429 after ten in an hour.
select true as done from ctx.record_oversight_export(:token_hash, :what, :address::inet, :row_count);
