-- Budget calls, ceilings and object codes for the platform operator, as the login bmms_accounts, and for a deployment. See
-- policies/platform_budgeting.sql.

--: BudgetCall()
--: BudgetCeiling(amount?, ps?, mooe?, co?, fe?)

--! budget_calls : BudgetCall
--- Every budget call, the latest year first.
select fiscal_year, submission_deadline, guidelines, status, ceilings, ceilings_total, version, created_at, updated_at
from platform.budget_calls(:token_hash);

--! open_budget_call
--- A call for a year that has none; its first version.
select platform.open_budget_call(:token_hash, :address::inet, :fiscal_year, :submission_deadline, :guidelines) as version;

--! change_budget_call
--- Deadline, guidelines and state, if the version is the one the operator saw; the new version.
select platform.change_budget_call(
  :token_hash, :address::inet, :fiscal_year, :version, :submission_deadline, :guidelines, :status) as version;

--! budget_ceilings : BudgetCeiling
--- Every organization with its ceiling of a year, if it has one.
select code, name, amount, ps, mooe, co, fe
from platform.budget_ceilings(:token_hash, :fiscal_year);

--! set_budget_ceilings
--- Ceilings of an open call; the new version of the call.
select platform.set_budget_ceilings(:token_hash, :address::inet, :fiscal_year, :version, :ceilings::text::jsonb) as version;

--! load_object_codes
--- Loads official codes, as the migrator; what became of each.
select code, outcome from platform.load_object_codes(:codes::text::jsonb);
