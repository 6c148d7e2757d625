-- The schema of platform administration, and what lets two trails be looked through by day, person and action.
set local role bmms_ctx_owner;

-- Building the indexes holds writers up; nobody waits longer for the lock than this.
set local lock_timeout = '5s';

create schema platform;
comment on schema platform is 'What the platform operator does: functions that ask for a live session of a superuser, and no table';

create index events_at_idx on audit.events (org_id, at, seq);
create index events_actor_idx on audit.events (org_id, actor, at, seq);
create index events_action_idx on audit.events (org_id, action, at, seq);
create index platform_events_at_idx on audit.platform_events (at, seq);
create index platform_events_actor_idx on audit.platform_events (actor, at, seq);
create index platform_events_action_idx on audit.platform_events (action, at, seq);

reset role;
