-- The organization of the request.

--: Organization(onboarding_date?, go_live_date?)

--! by_org_id : Organization
--- The member's own organization.
select org_id, code, name, acronym, org_type, mandate, powers, enable_mana, enable_planning, enable_budgeting, enable_me,
       enable_coordination, enable_policies, head_official, head_title, email, phone, website, address,
       is_pilot, require_second_factor, length(logo) > 0 as has_logo, onboarding_date, go_live_date, version, updated_at
from organizations.organizations
where org_id = :org_id;

--! update_profile
--- Rewrites the profile, if the version is the one the editor saw.
update organizations.organizations
set name = :name, acronym = :acronym, mandate = :mandate, powers = :powers, head_official = :head_official,
    head_title = :head_title, email = :email, phone = :phone, website = :website, address = :address
where org_id = :org_id and version = :version
returning version;

--! logo
--- The logo of the member's own organization; empty if there is none.
select logo, version
from organizations.organizations
where org_id = :org_id;

--! update_logo
--- Sets or removes the logo, if the version is the one the editor saw.
update organizations.organizations
set logo = :logo
where org_id = :org_id and version = :version
returning version;

--! update_modules
--- Sets the six module switches, if the version is the one the editor saw. For the platform operator.
update organizations.organizations
set enable_mana = :mana, enable_planning = :planning, enable_budgeting = :budgeting, enable_me = :me,
    enable_coordination = :coordination, enable_policies = :policies
where org_id = :org_id and version = :version
returning version;

--! update_security
--- Says whether only who shows a second factor may enter, if the version is the one the editor saw.
update organizations.organizations
set require_second_factor = :require_second_factor
where org_id = :org_id and version = :version
returning version;
