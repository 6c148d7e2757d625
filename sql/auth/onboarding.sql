-- Bringing people in, as the login bmms_migrator. Every function is described in policies/onboarding.sql.

--: CreatedPerson()

--! begin
--- Waits for other onboarding commands.
select true as done from auth.begin_onboarding();

--! problems (username?, role?)
--- Everything that speaks against bringing somebody in; no row: nothing does.
select field, rule, figures
from auth.pilot_user_problems(
  :username, :email, :first_name, :last_name, :phone, :position, :department, :organization, :role);

--! create_pilot_user (username?, role?) : CreatedPerson
--- Brings somebody in.
select user_id, username, organization, organization_name, pilot_role, membership_role
from auth.create_pilot_user(
  :username, :email, :first_name, :last_name, :phone, :position, :department, :organization, :role, :password_hash,
  :must_change_password, :invite);

--! create_superuser (username?)
--- Makes a platform operator.
select user_id, username
from auth.create_superuser(:username, :email, :first_name, :last_name, :password_hash, :must_change_password, :invite);

--! add_link
--- A link with which a person sets a password, good for so many hours.
select true as done from auth.add_link(:user_id, 'invitation', :token_hash, make_interval(hours => :hours));

--! assign_pilot_role (organization?)
--- Gives a member a pilot role, or takes it away.
select username, organization, role_before, flags_before, role_after, flags_after
from auth.assign_pilot_role(:username, :role, :organization, :mode);

--! open_sample_session
--- A short session of a person whom generate-pilot-data made.
select true as done from auth.open_sample_session(:username, :token_hash);
