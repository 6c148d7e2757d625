-- People for the platform operator, as the login bmms_accounts. See policies/platform_people.sql.

--: PersonSummary(last_sign_in_at?)
--: Person(last_sign_in_at?)
--: Membership()

--! people (search?, code?, state?, after_name?, after_id?) : PersonSummary
--- People by name, a page at a time.
select id, username, email, full_name, lower(full_name) as sort_name, state, is_superuser, last_sign_in_at, organizations
from platform.people(:token_hash, :search, :code, :state, :after_name, :after_id, :limit);

--! person : Person
--- The account of a person.
select id, username, email, full_name, contact_number, user_type, state, is_superuser, is_oneself, has_second_factor,
       open_sessions, tokens, last_sign_in_at, created_at
from platform.person(:token_hash, :user_id);

--! memberships : Membership
--- The organizations of a person, the primary one first.
select code, name, role, is_primary, is_active, "position", department, can_manage_users, can_approve_plans, can_approve_budgets,
       can_view_reports, joined_date
from platform.memberships(:token_hash, :user_id);

--! set_active
--- Whether a person may sign in at all.
select true as done from platform.set_person_active(:token_hash, :address::inet, :user_id, :is_active);

--! send_reset_link
--- Sends a link that sets another password.
select true as done from platform.send_reset_link(:token_hash, :address::inet, :user_id);

--! end_sessions
--- Ends every session and token of a person.
select true as done from platform.end_sessions_of(:token_hash, :address::inet, :user_id);

--! remove_second_factor
--- Takes the second factor off an account.
select true as done from platform.remove_second_factor(:token_hash, :address::inet, :user_id);

--! set_superuser
--- Makes a person a platform operator, or one no more.
select true as done from platform.set_superuser(:token_hash, :address::inet, :user_id, :is_superuser);
