//! Officers' words for what stands in the trail: kinds of things, what is done to them, and their fields. A field that is not
//! listed is not shown.

use super::values::Form;
use crate::auth::Member;
use crate::web::words;

/// A kind of thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name in addresses and in the API.
    pub name: &'static str,
    /// Its name in the trail: a table as `schema.name`, or what was read.
    pub entity: &'static str,
    /// What officers call it.
    pub words: &'static str,
    /// Where the page of one is, below the organization and before its id.
    pub page: Option<&'static str>,
}

const fn kind(name: &'static str, entity: &'static str, words: &'static str, page: Option<&'static str>) -> Kind {
    Kind { name, entity, words, page }
}

/// The kinds, in the order a filter offers them.
pub const KINDS: [Kind; 25] = [
    kind("strategic_plan", "planning.strategic_plans", "Strategic plan", Some("planning/strategic-plans/")),
    kind("goal", "planning.goals", "Goal", Some("planning/goals/")),
    kind("annual_plan", "planning.annual_plans", "Annual work plan", Some("planning/annual-plans/")),
    kind("objective", "planning.objectives", "Objective", Some("planning/objectives/")),
    kind("proposal", "budgeting.proposals", "Budget proposal", Some("budgeting/proposals/")),
    kind("programme", "budgeting.programmes", "Programme", Some("budgeting/programmes/")),
    kind("line_item", "budgeting.line_items", "Line of a programme", None),
    kind("justification", "budgeting.justifications", "Justification", None),
    kind("ceiling", "budgeting.ceilings", "Budget ceiling", None),
    kind("allocation", "budgeting.allocations", "Allocation", Some("budgeting/execution/allocations/")),
    kind("appropriation", "budgeting.appropriations", "Appropriation", Some("budgeting/execution/appropriations/")),
    kind("movement", "budgeting.movements", "Movement of money", Some("budgeting/execution/movements/")),
    kind("allotment", "budgeting.allotments", "Allotment", Some("budgeting/execution/allotments/")),
    kind("work_item", "budgeting.work_items", "Work item", Some("budgeting/execution/work-items/")),
    kind("obligation", "budgeting.obligations", "Obligation", Some("budgeting/execution/obligations/")),
    kind("disbursement", "budgeting.disbursements", "Payment", Some("budgeting/execution/disbursements/")),
    kind("disbursement_line", "budgeting.disbursement_lines", "Part of a payment", None),
    kind("signatory", "budgeting.signatories", "Signatory", None),
    kind("member", MEMBER, "Member", Some("organization/members/")),
    kind("registration", "auth.registrations", "Registration", None),
    kind("organization", ORGANIZATION, "Organization", Some("organization/")),
    kind("reporting_login", "ctx.reporting_logins", "Reporting login", None),
    kind("audit_trail", "audit.events", "Audit trail", None),
    kind("planning_figures", "planning", "Planning figures", None),
    kind("budgeting_figures", "budgeting", "Budgeting figures", None),
];

/// A person in the organization.
const MEMBER: &str = "auth.memberships";
/// The organization itself, of which there is one.
const ORGANIZATION: &str = "organizations.organizations";

impl Kind {
    /// Where the page of one is, below the organization.
    pub(super) fn page_of(&self, id: &str) -> Option<String> {
        self.page.map(|page| if self.is_always_there() { page.to_owned() } else { format!("{page}{id}/") })
    }

    /// Whether the member may look at the page of one. Who reads the trail reads the rest.
    pub(super) fn is_open_to(&self, member: &Member) -> bool {
        self.entity != MEMBER || member.can("members.manage")
    }

    /// Whether it is the organization, whose page needs no id.
    pub(super) fn is_always_there(&self) -> bool {
        self.entity == ORGANIZATION
    }

    /// The kind of an entity of the trail.
    pub fn of(entity: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.entity == entity)
    }
}

/// The kind of that name.
pub(super) fn named(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// What is done, and how officers say it; anything else is said as the trail has it.
pub(super) const ACTIONS: [(&str, &str); 6] = [
    ("insert", "Added"),
    ("update", "Changed"),
    ("delete", "Deleted"),
    ("export", "Downloaded"),
    ("oversight_read", "Read by oversight"),
    ("step_in", "Looked into by an auditor"),
];

/// What was done, in words.
pub(super) fn action_words(action: &str) -> String {
    let known = ACTIONS.iter().find(|(name, _)| *name == action);
    known.map_or_else(|| words::words(action), |(_, words)| (*words).to_owned())
}

/// The fields that are shown, with what they are called and how their values are said.
pub const FIELDS: &[(&str, &str, Form)] = &[
    // Plans, goals and objectives
    ("title", "Title", Form::Text),
    ("start_year", "Start year", Form::Year),
    ("end_year", "End year", Form::Year),
    ("year", "Year", Form::Year),
    ("vision", "Vision", Form::Text),
    ("mission", "Mission", Form::Text),
    ("description", "Description", Form::Text),
    ("strategic_plan_id", "Strategic plan", Form::Reference),
    ("annual_plan_id", "Annual work plan", Form::Reference),
    ("goal_id", "Contributes to the goal", Form::Reference),
    ("target_metric", "Measure", Form::Text),
    ("indicator", "Indicator", Form::Text),
    ("baseline_value", "Baseline", Form::Number),
    ("target_value", "Target", Form::Number),
    ("current_value", "Value now", Form::Number),
    ("completion_percentage", "Completion", Form::PerCent),
    ("priority", "Priority", Form::Words),
    ("target_date", "Due date", Form::Day),
    ("budget_total", "Budget", Form::Money),
    ("status", "Status", Form::Words),
    ("submitted_at", "Submitted", Form::Moment),
    ("approved_at", "Approved", Form::Moment),
    ("completed_at", "Completed on", Form::Day),
    ("review_comment", "Reason of the return", Form::Text),
    // Proposals, programmes and lines
    ("fiscal_year", "Fiscal year", Form::Year),
    ("round", "Times submitted", Form::Number),
    ("is_late", "After the deadline", Form::Switch),
    ("lines_returned", "Single lines returned", Form::Switch),
    ("approval_notes", "Notes of the approval", Form::Text),
    ("return_reason", "Reason of the return", Form::Text),
    ("proposal_id", "Proposal", Form::Reference),
    ("programme_id", "Programme", Form::Reference),
    ("category", "Category", Form::Words),
    ("objective_id", "Pays for the objective", Form::Reference),
    ("requested_amount", "Requested", Form::Money),
    ("approved_amount", "Approved", Form::Money),
    ("approval_reason", "Reason of the amount", Form::Text),
    ("justification", "Justification", Form::Text),
    ("expected_outcomes", "Expected outcomes", Form::Text),
    ("is_gender_responsive", "Gender-responsive", Form::Switch),
    ("expense_class", "Expense class", Form::Text),
    ("object_code", "Object code", Form::Text),
    ("sub_category", "Kind of expense", Form::Text),
    ("unit_cost", "Unit cost", Form::Money),
    ("quantity", "Quantity", Form::Number),
    ("total_cost", "Total cost", Form::Money),
    ("rationale", "Rationale", Form::Text),
    ("alignment_with_priorities", "Alignment with priorities", Form::Text),
    ("expected_impact", "Expected impact", Form::Text),
    ("ps", "Most for personnel services", Form::Money),
    ("mooe", "Most for operating expenses", Form::Money),
    ("co", "Most for capital outlay", Form::Money),
    ("fe", "Most for financial expenses", Form::Money),
    // From the appropriation to the payment
    ("allocation_id", "Allocation", Form::Reference),
    ("allocated_amount", "Allocated", Form::Money),
    ("appropriation_reference", "Item of the appropriations act", Form::Text),
    ("kind", "Kind", Form::Words),
    ("fund_code", "Funding source", Form::Text),
    ("authorized_amount", "Authorized", Form::Money),
    ("legal_basis", "Legal basis", Form::Text),
    ("valid_from", "Valid from", Form::Day),
    ("valid_until", "Valid until", Form::Day),
    ("extension_basis", "Basis of the extension", Form::Text),
    ("from_appropriation_id", "From the appropriation", Form::Reference),
    ("to_appropriation_id", "To the appropriation", Form::Reference),
    ("from_allotment_id", "From the allotment", Form::Reference),
    ("to_allotment_id", "To the allotment", Form::Reference),
    ("counterparty", "Other agency or unit", Form::Text),
    ("document_ref", "Document", Form::Text),
    ("document_date", "Date of the document", Form::Day),
    ("posted_on", "Posted", Form::Day),
    ("reversal_reason", "Reason of the cancellation", Form::Text),
    ("appropriation_id", "Appropriation", Form::Reference),
    ("quarter", "Quarter", Form::Text),
    ("amount", "Amount", Form::Money),
    ("reference_number", "Reference number", Form::Text),
    ("released_on", "Released", Form::Day),
    ("cancel_reason", "Reason of the cancellation", Form::Text),
    ("line_item_id", "Line", Form::Reference),
    ("unit", "Unit", Form::Text),
    ("estimated_cost", "Estimated cost", Form::Money),
    ("start_date", "Start", Form::Day),
    ("target_completion_date", "To be done by", Form::Day),
    ("actual_completion_date", "Done", Form::Day),
    ("allotment_id", "Allotment", Form::Reference),
    ("work_item_id", "Work item", Form::Reference),
    ("ors_number", "ORS number", Form::Text),
    ("responsibility_center", "Responsibility center", Form::Text),
    ("payee", "Payee", Form::Text),
    ("payee_address", "Address of the payee", Form::Text),
    ("due_on", "Due and demandable", Form::Day),
    ("need_certified_at", "Need certified", Form::Moment),
    ("obligated_on", "Obligated", Form::Day),
    ("obligation_id", "Obligation", Form::Reference),
    ("withheld", "Withheld", Form::Money),
    ("net", "Net", Form::Money),
    ("payment_method", "Payment method", Form::Words),
    ("cash_authority", "Cash authority", Form::Text),
    ("paid_on", "Paid", Form::Day),
    ("voided_on", "Voided", Form::Day),
    ("void_reason", "Reason of the void", Form::Text),
    ("disbursement_id", "Payment", Form::Reference),
    ("cost_center", "Cost center", Form::Text),
    ("capacity", "Signs as", Form::Words),
    ("notes", "Notes", Form::Text),
    // Members
    ("role", "Role", Form::Words),
    ("invited_as", "Invited as", Form::Text),
    ("invited_at", "Invited", Form::Moment),
    ("is_primary", "Primary organization", Form::Switch),
    ("position", "Position", Form::Text),
    ("department", "Department", Form::Text),
    ("can_manage_users", "May manage members", Form::Switch),
    ("can_approve_plans", "May approve plans", Form::Switch),
    ("can_approve_budgets", "May approve budgets", Form::Switch),
    ("can_view_reports", "May see reports and export", Form::Switch),
    ("joined_date", "Joined", Form::Day),
    ("removed_at", "Removed", Form::Moment),
    ("registered_at", "Registered", Form::Moment),
    ("endorsed_at", "Endorsed", Form::Moment),
    ("decision", "Decision", Form::Words),
    ("decided_at", "Decided", Form::Moment),
    // The organization
    ("code", "Code", Form::Text),
    ("name", "Name", Form::Text),
    ("acronym", "Acronym", Form::Text),
    ("org_type", "Kind", Form::Words),
    ("mandate", "Mandate", Form::Text),
    ("powers", "Powers and functions", Form::List),
    ("head_official", "Head", Form::Text),
    ("head_title", "Title of the head", Form::Text),
    ("email", "Email", Form::Text),
    ("phone", "Telephone", Form::Text),
    ("website", "Website", Form::Text),
    ("address", "Address", Form::Text),
    ("logo", "Logo", Form::Picture),
    ("enable_mana", "Needs assessment", Form::Switch),
    ("enable_planning", "Planning", Form::Switch),
    ("enable_budgeting", "Budgeting", Form::Switch),
    ("enable_me", "Monitoring and evaluation", Form::Switch),
    ("enable_coordination", "Coordination", Form::Switch),
    ("enable_policies", "Policy recommendations", Form::Switch),
    ("require_second_factor", "Second factor demanded", Form::Switch),
    ("is_active", "Active", Form::Switch),
    ("is_pilot", "Pilot", Form::Switch),
    ("onboarding_date", "First day of onboarding", Form::Day),
    ("go_live_date", "First productive day", Form::Day),
    // Reporting logins, files, auditors
    ("holder", "Made for", Form::Text),
    ("expires_at", "Ends", Form::Moment),
    ("revoked_at", "Revoked", Form::Moment),
    ("rows", "Rows", Form::Number),
    ("reason", "Reason", Form::Text),
    ("until", "Until", Form::Moment),
];

/// Columns of audited tables that are not shown: keys, counters, and who did it, which the entry says itself.
pub const HIDDEN: [&str; 21] = [
    "org_id",
    "id",
    "user_id",
    "login",
    "created_by",
    "submitted_by",
    "approved_by",
    "reviewed_by",
    "reviewed_at",
    "posted_by",
    "released_by",
    "need_certified_by",
    "obligated_by",
    "paid_by",
    "voided_by",
    "endorsed_by",
    "decided_by",
    "priority_rank",
    "version",
    "created_at",
    "updated_at",
];
