-- Registering oneself, and what the platform operator makes of it, as the login bmms_accounts. See policies/registrations.sql.

--: Choice()
--: Registration(endorsed_by?, endorsed_at?, decided_by?, decided_at?)

--! choices : Choice
--- The organizations one may register for.
select code, name from auth.registration_choices();

--! may_register
--- Counts a registration from an address; false if there were too many.
select auth.may_register(:address::inet) as may;

--! register
--- An account that waits for approval.
select true as done
from auth.register(
  :email, :first_name, :last_name, :contact_number, :user_type, :code, :position, :password_hash, :address::inet);

--! list (user_id?, state?, after_at?, after_id?) : Registration
--- For all organizations, the oldest first, from the one after a registration on; or that of one person.
select user_id, full_name, email, contact_number, user_type, org_code, org_name, "position", registered_at, endorsed_by,
       endorsed_at, is_own_endorsement, state, decided_by, decided_at, reason
from auth.list_registrations(:token_hash, :user_id, :state, :after_at, :after_id, :limit);

--! approve
--- Lets the person in.
select true as done from auth.approve_registration(:token_hash, :address::inet, :user_id, :accepts_risk, :reason);

--! reject
--- Turns the person down.
select true as done from auth.reject_registration(:token_hash, :address::inet, :user_id, :reason);

--! set_primary
--- Where the person lands; false if she is no member of it.
select auth.set_primary(:token_hash, :code) as done;
