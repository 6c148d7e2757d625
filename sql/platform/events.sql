-- The platform's trail for the platform operator, as the login bmms_accounts. See policies/platform_admin.sql.

--: PlatformEvent(actor_name?, address?, person_name?, org_code?)

--! list (from_at?, to_at?, username?, action?, address?, after_at?, after_seq?) : PlatformEvent
--- Newest first.
select seq, at, actor_name, login, action, address, details, person_name, org_code
from platform.events(
  :token_hash, :from_at, :to_at, :username, :action, :address::inet, :after_at, :after_seq, :limit);

--! actions
--- Every action that stands in the trail.
select action from platform.event_actions(:token_hash);

--! record_export
--- Records that a list of the platform is handed out as a file.
select true as done from platform.record_export(:token_hash, :address::inet, :what, :row_count);
