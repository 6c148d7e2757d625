-- Grants of oversight, as the login bmms_migrator. See policies/ocm.sql.

--: OcmAccess(refusal?, last_accessed?)

--! grant_access
--- Lets a member of OCM or OOBC read across organizations.
select true as done from auth.grant_ocm_access(:username, :access_level, :granted_by, :notes);

--! change_access (access_level?, is_active?)
--- Another level, suspension or return of a grant; null leaves as it is.
select true as done from auth.change_ocm_access(:username, :access_level, :is_active, :changed_by);

--! list_access : OcmAccess
--- Every grant, and why it does not work, if it does not.
select username, full_name, access_level, is_active, refusal, granted_at, granted_by, last_accessed, notes
from auth.list_ocm_access();
