-- What a deployment does for the platform, as the login bmms_migrator. See policies/platform.sql.

--! load_organization
--- Brings an organization of the official list to what it is there: created, updated or unchanged.
select auth.load_organization(:org_id, :code, :name, :org_type, :is_pilot, :is_active, :mode) as outcome;

--! listed_organizations
--- Number and code of every organization.
select org_id, code from auth.listed_organizations();

--! put_user
--- An approved person, made or given another password.
select auth.put_user(:username, :email, :first_name, :last_name, :password_hash, :is_superuser) as user_id;

--! put_membership
--- Makes a person a member of an organization.
select true as done from auth.put_membership(:org_id, :user_id, :role, :is_primary);
