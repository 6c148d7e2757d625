-- Organizations and pilots for the platform operator, as the login bmms_accounts. See policies/platform_admin.sql.

--: Organization(onboarding_date?, go_live_date?)
--: Pilot(onboarding_date?, go_live_date?, last_sign_in_at?)

--! check_operator
--- The superuser of a live session; BM403 for anybody else.
select platform.check_operator(:token_hash) as user_id;

--! organizations (code?) : Organization
--- Every organization, or the one of a code.
select org_id, code, name, org_type, is_active, is_pilot, onboarding_date, go_live_date, enable_mana, enable_planning,
       enable_budgeting, enable_me, enable_coordination, enable_policies, members, version
from platform.organizations(:token_hash, :code);

--! add_organization
--- A new organization; its first version.
select platform.add_organization(:token_hash, :address::inet, :number, :code, :name, :org_type) as version;

--! change_organization (onboarding_date?, go_live_date?)
--- States, dates and switches, if the version is the one the operator saw; the new version.
select platform.change_organization(
  :token_hash, :address::inet, :code, :version, :is_active, :is_pilot, :onboarding_date, :go_live_date, :mana, :planning,
  :budgeting, :me, :coordination, :policies) as version;

--! pilots : Pilot
--- How far the people of each pilot organization are.
select code, name, is_active, onboarding_date, go_live_date, admins, managers, staff, viewers, never_signed_in, last_sign_in_at
from platform.pilots(:token_hash);
