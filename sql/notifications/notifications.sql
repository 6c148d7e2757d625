-- Notices of one member in one organization.

--: Notification(read_at?)

--! list (before_at?, before_id?) : Notification
--- The person's notices, the newest first, after the last one of the page before.
select id, kind, level, entity, entity_id, title, note, created_at, read_at
from notifications.notifications
where org_id = :org_id and user_id = :user_id
  and (:before_at::timestamptz is null or (created_at, id) < (:before_at::timestamptz, :before_id::uuid))
order by created_at desc, id desc
limit :fetch;

--! unread : Notification
--- The newest notices the person has not read.
select id, kind, level, entity, entity_id, title, note, created_at, read_at
from notifications.notifications
where org_id = :org_id and user_id = :user_id and read_at is null
order by created_at desc, id desc
limit :fetch;

--! mark_read
--- Marks a notice of the person as read; how many there were.
with changed as (
  update notifications.notifications set read_at = coalesce(read_at, now())
  where org_id = :org_id and user_id = :user_id and id = :id
  returning 1
)
select count(*) as changed from changed;

--! mark_all_read
--- Marks all notices of the person as read; how many were not.
with changed as (
  update notifications.notifications set read_at = now()
  where org_id = :org_id and user_id = :user_id and read_at is null
  returning 1
)
select count(*) as changed from changed;
