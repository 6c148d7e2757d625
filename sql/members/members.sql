-- Members of the organization of the request. See policies/members.sql and policies/members_changes.sql.

--: Member(last_sign_in_at?)

--! list (search?, role?, state?, after_name?, after_id?) : Member
--- By name, from the one after a member on.
select user_id, full_name, email, contact_number, role, can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports,
       "position", department, state, last_sign_in_at, joined_date, version, is_self
from members.list(:org_id, :search, :role, :state, :after_name, :after_id, :limit);

--! one : Member
--- One member; no row if there is none.
select user_id, full_name, email, contact_number, role, can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports,
       "position", department, state, last_sign_in_at, joined_date, version, is_self
from members.one(:org_id, :user_id);

--! invite (can_manage_users?, can_approve_plans?, can_approve_budgets?, can_view_reports?)
--- Makes a person a member, whether or not the address has an account.
select true as done
from members.invite(
  :org_id, :email, :first_name, :last_name, :contact_number, :role, :can_manage_users, :can_approve_plans, :can_approve_budgets,
  :can_view_reports, :position, :department, :password_hash);

--! invite_again
--- Sends the mail to a member who has not come yet once more.
select true as done from members.invite_again(:org_id, :user_id);

--! change (can_manage_users?, can_approve_plans?, can_approve_budgets?, can_view_reports?)
--- Another role, other flags, position and department.
select true as done
from members.change(
  :org_id, :user_id, :version, :role, :can_manage_users, :can_approve_plans, :can_approve_budgets, :can_view_reports,
  :position, :department);

--! set_standing
--- Suspends, lets back (active) or removes.
select true as done from members.set_standing(:org_id, :user_id, :version, :standing);
