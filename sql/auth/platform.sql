-- What a deployment does for the platform, as the login bmms_migrator. See policies/platform.sql.

--! load_organization
--- Adds an organization of the official list; true if it was missing. Another code under its number stops the load.
select auth.load_organization(:org_id, :code, :name, :org_type, :is_pilot, :is_active) as created;

--! put_user
--- An approved person, made or given another password.
select auth.put_user(:username, :email, :first_name, :last_name, :password_hash, :is_superuser) as user_id;

--! put_membership
--- Makes a person a member of an organization.
select true as done from auth.put_membership(:org_id, :user_id, :role, :is_primary);
