-- Registrations for the organization of the request. See policies/members_registrations.sql.

--: Registration(endorsed_by?, endorsed_at?, decided_by?, decided_at?)

--! list (state?, after_at?, after_id?) : Registration
--- The oldest first, from the one after a registration on.
select user_id, full_name, email, contact_number, user_type, "position", registered_at, endorsed_by, endorsed_at, state,
       decided_by, decided_at, reason
from members.registrations(:org_id, :state, :after_at, :after_id, :limit);

--! one : Registration
--- One registration; no row if there is none.
select user_id, full_name, email, contact_number, user_type, "position", registered_at, endorsed_by, endorsed_at, state,
       decided_by, decided_at, reason
from members.registration(:org_id, :user_id);

--! endorse
--- Says that the person works there.
select true as done from members.endorse(:org_id, :user_id);

--! reject
--- Turns the person down.
select true as done from members.reject_registration(:org_id, :user_id, :reason);
