-- Lets a notice say that something was rejected for good, as a budget proposal can be.
set local role bmms_ctx_owner;

alter table notifications.notifications drop constraint notifications_kind_known;
alter table notifications.notifications
  add constraint notifications_kind_known check (kind in ('submitted', 'approved', 'returned', 'rejected', 'waiting', 'due'));
comment on column notifications.notifications.kind is
  'submitted: to approve; approved, returned, rejected: what became of one''s own; waiting: still to approve; due: an objective';

reset role;
