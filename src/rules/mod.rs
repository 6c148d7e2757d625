//! The words for every rule: one table from the name of a rule to the field it concerns and the sentence a person
//! reads. Names are those of the database's constraints and of `ctx.refuse`, so a rule says the same wherever it bites.
//! Rules come from the domain specifications of planning (sections 2, 3, 5) and organizations (sections 2, 6, 7).

mod budgeting;

use std::collections::HashMap;

use serde_json::Value;

use crate::error::FieldError;

/// A rule that input or a change can break.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Name of the constraint or refusal.
    pub code: &'static str,
    /// The field it concerns; empty for the request as a whole.
    pub field: &'static str,
    /// The sentence; `{name}` stands for a figure the database adds.
    pub text: &'static str,
    /// Whether it is the state that forbids it (409) and not what was typed (422).
    pub conflict: bool,
}

/// The rule of that name.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().chain(budgeting::RULES).find(|rule| rule.code == code)
}

/// The rule of that name, which the caller knows to be in the table.
///
/// # Panics
/// If it is not; a test names every rule the code asks for.
pub fn get(code: &str) -> &'static Rule {
    find(code).unwrap_or_else(|| panic!("no rule is called {code}"))
}

/// The field error for a broken rule; `figures` is the JSON object the database adds, or empty.
pub fn violated(rule: &'static Rule, figures: &str) -> FieldError {
    let mut text = rule.text.to_owned();
    let mut added = HashMap::new();
    if let Ok(Value::Object(figures)) = serde_json::from_str(figures) {
        for (name, value) in figures {
            let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            text = text.replace(&format!("{{{name}}}"), &value);
            added.insert(name, value);
        }
    }
    let figures = Some(added).filter(|added| added.contains_key("left"));
    let pointer = if rule.field.is_empty() { String::new() } else { format!("/{}", rule.field) };
    FieldError { pointer, code: rule.code.to_owned(), text, figures }
}

const fn field(code: &'static str, field: &'static str, text: &'static str) -> Rule {
    Rule { code, field, text, conflict: false }
}

const fn state(code: &'static str, text: &'static str) -> Rule {
    Rule { code, field: "", text, conflict: true }
}

/// An amount that the state leaves no room for.
const fn limit(code: &'static str, field: &'static str, text: &'static str) -> Rule {
    Rule { code, field, text, conflict: true }
}

/// The member's role or flags do not include what was asked.
pub const NOT_PERMITTED: Rule = field("not_permitted", "", "Your role in this organization does not allow this.");
/// The organization has the module switched off.
pub const MODULE_NOT_ENABLED: Rule =
    field("module_not_enabled", "", "This module is not enabled for this organization.");
/// A write where the Office of the Chief Minister reads.
pub const OCM_READ_ONLY: Rule = field("ocm_read_only", "", "Oversight only reads; nothing can be changed here.");
/// Somebody else than a platform operator, where only one may look or change something.
pub const PLATFORM_OPERATOR_ONLY: Rule =
    field("platform_operator_only", "", "This is for the platform operator alone.");
/// A state-changing request of a browser came from another site.
pub const FOREIGN_ORIGIN: Rule = field("foreign_origin", "", "This request did not come from a page of this service.");
/// The right password of an account that waits for approval.
pub const PENDING_APPROVAL: Rule = field("pending_approval", "", "Your account is pending approval.");
/// The right password of an account without an organization.
pub const NO_ORGANIZATION: Rule =
    field("no_organization", "", "Your account has no organization access assigned. Ask your administrator.");

/// Somebody else set the password.
pub const PASSWORD_CHANGE_REQUIRED: Rule = field(
    "password_change_required",
    "",
    "Set a password of your own first. The present one was set by somebody else.",
);
/// The organization lets in only who showed a second factor.
pub const SECOND_FACTOR_REQUIRED: Rule = field(
    "second_factor_required",
    "",
    "This organization lets in only who signed in with a second factor. Set one up in your profile, or sign in again with its code.",
);
/// The right password of a person with a second factor, and no code.
pub const SECOND_FACTOR_MISSING: Rule =
    field("second_factor_missing", "", "Send the code of your authenticator app, or a recovery code, too.");
/// The token of a program where the account is looked at or changed.
pub const TOKEN_NOT_FOR_ACCOUNT: Rule =
    field("token_not_for_account", "", "An API token neither shows nor changes the account. Sign in for that.");

const RULES: &[Rule] = &[
    NOT_PERMITTED,
    MODULE_NOT_ENABLED,
    OCM_READ_ONLY,
    field("username_taken", "username", "Somebody has this username already."),
    field("email_taken", "email", "Somebody has this mail address already."),
    field("users_mail_preference_known", "mail", "Choose at_once, daily or never."),
    field("ocm_access_missing", "", "You have no oversight access. Ask the platform's operator, who grants it."),
    field("ocm_access_suspended", "", "Your oversight access is suspended."),
    field("ocm_analyst_only", "", "This needs oversight access as analyst."),
    field("ocm_executive_only", "", "This needs oversight access as executive."),
    field("ocm_exports_per_hour", "", "Ten files in an hour are enough. Try again later."),
    field("ocm_access_members_only", "user", "Only an active member of OCM or OOBC may be granted oversight."),
    field("ocm_access_pkey", "user", "This person already has a grant of oversight; change that one."),
    field("no_such_person", "user", "There is no such person, or no grant of oversight for this one."),
    PLATFORM_OPERATOR_ONLY,
    field("platform_token_reads_only", "", "This token may look, and change nothing."),
    state("not_oneself", "You cannot do this to your own account. Ask another platform operator."),
    state("last_operator", "One platform operator who can sign in must remain."),
    state("account_not_open", "The account is not active, or not yet approved."),
    state("no_second_factor", "This account has no second factor."),
    field("organization_number_range", "number", "Enter a number from 1 to 9999."),
    field("organization_onboarding_date_range", "onboarding_date", "Enter a day between 2000 and 2099."),
    field("organization_go_live_date_range", "go_live_date", "Enter a day between 2000 and 2099."),
    field("organizations_pkey", "number", "This number belongs to another organization."),
    field("organizations_code_key", "code", "This code belongs to another organization."),
    field("ocm_access_access_level_known", "access_level", "Choose viewer, analyst or executive."),
    field("ocm_access_notes_length", "notes", "The notes may have at most 2,000 characters."),
    FOREIGN_ORIGIN,
    PENDING_APPROVAL,
    NO_ORGANIZATION,
    PASSWORD_CHANGE_REQUIRED,
    SECOND_FACTOR_REQUIRED,
    SECOND_FACTOR_MISSING,
    TOKEN_NOT_FOR_ACCOUNT,
    // Requests
    field("type", "", "{reason}"),
    field("decimal", "", "Enter a number with at most two decimals, such as 33.33."),
    field("decimal_range", "", "The number is too large."),
    field("text_characters", "", "The text holds a character that cannot be stored."),
    field("cursor", "cursor", "This is not a cursor of this list."),
    field("limit", "limit", "Ask for 1 to 100 rows."),
    field("export_rows", "", "The list has more than 10,000 rows. Narrow the filter and export again."),
    field("document_rows", "", "The plan has more than 1,000 goals and objectives; export them as lists."),
    state("idempotency_key_used", "This Idempotency-Key was already used."),
    field(
        "idempotency_key_reused",
        "Idempotency-Key",
        "This Idempotency-Key was used for another request. Use a new one.",
    ),
    field("idempotency_keys_key_length", "Idempotency-Key", "An Idempotency-Key has 1 to 255 characters."),
    // Accounts
    field("current_password_right", "current_password", "This is not your present password."),
    field("new_password_length", "new_password", "Use at least 12 characters, and at most 1,024."),
    field("new_password_not_digits", "new_password", "Use more than digits."),
    field("new_password_not_current", "new_password", "The new password must differ from the present one."),
    field(
        "new_password_not_common",
        "new_password",
        "This is easy to guess. Take several words that do not belong together.",
    ),
    field("new_password_not_personal", "new_password", "This is too much like your own name or address."),
    field("link_live", "token", "This link was used before, or its time is over. Ask for another one."),
    field("resets_per_hour", "", "Too many links were asked for from here. Try again later."),
    field(
        "second_factor_code_right",
        "code",
        "This is not the code the app shows. Look whether the clock of your phone is right, then type the next code.",
    ),
    state("second_factor_is_on", "The second factor is on already."),
    state("second_factor_is_off", "The second factor is off."),
    field("sessions_name_length", "name", "Say what the token is for, in at most 100 characters."),
    field("sessions_scope_known", "scope", "Choose read or write."),
    field("token_days", "days", "A token lasts 1 to 365 days."),
    field("token_organization", "organization", "You cannot enter an organization of that code."),
    state("token_limit", "You have 20 API tokens. End one that is not used any more."),
    field("users_email_format", "email", "Enter an address such as name@example.gov.ph."),
    field("users_email_key", "email", "There is already an account with this address."),
    field("users_first_name_present", "first_name", "Enter the first name, at most 150 characters."),
    field("users_last_name_present", "last_name", "Enter the last name, at most 150 characters."),
    field("users_contact_number_format", "contact_number", "Use digits, spaces, + - ( ), at most 20 of them."),
    // Members
    field("memberships_role_known", "role", "Choose admin, manager, staff or viewer."),
    field("memberships_position_length", "position", "At most 200 characters."),
    field("memberships_department_length", "department", "At most 200 characters."),
    field("memberships_one_primary", "is_primary", "Another organization is the primary one of this person."),
    field("member_already", "email", "This person is a member of your organization already."),
    field("membership_own", "", "Nobody changes the own membership. Ask another administrator."),
    field("admins_by_admins_only", "role", "Only an administrator makes or changes administrators."),
    field("flag_not_own", "", "You can give only rights that you have yourself."),
    field("standing", "standing", "Choose active, suspended or removed."),
    field("invitations_per_hour", "", "Five mails an hour to one person are enough. Try again later."),
    state("last_admin", "This is the last active administrator. Make somebody else one first."),
    state("member_not_invited", "This person has signed in already, and needs no invitation."),
    state("member_active", "This person is not suspended."),
    state("member_suspended", "This person is suspended already."),
    // Registrations
    field(
        "registration_user_type",
        "user_type",
        "Choose a ministry or office of the region, a local or a national one.",
    ),
    field("registration_organization", "organization", "Choose the organization you work for."),
    field("registration_position", "position", "Say what you are there, in at most 200 characters."),
    field(
        "registration_contact_number",
        "contact_number",
        "Enter a number that begins with 63 or 09, such as 0917 123 4567.",
    ),
    field("registration_reason", "reason", "Give the reason, in at most 2,000 characters."),
    field(
        "registration_not_endorsed",
        "accepts_risk",
        "Nobody of the organization has endorsed this person. Approve only if you take the risk, and say why.",
    ),
    field(
        "registrations_per_hour",
        "",
        "There were ten registrations from your network within an hour. Try again later.",
    ),
    field("endorse_members_only", "", "Only a member of the organization can say that somebody works there."),
    state("registration_decided", "This registration is decided already."),
    state("registration_endorsed", "This registration is endorsed already."),
    state("registration_organization_closed", "The organization is not active any more."),
    // Onboarding
    state(
        "organizations_in_use",
        "Somebody has worked in an organization already: what they have become is not taken back.",
    ),
    field(
        "pilot_organization_unknown",
        "organization",
        "Organization with code '{code}' not found. Run load_pilot_moas first.",
    ),
    field("pilot_organization_inactive", "organization", "Organization '{code}' is not active."),
    field(
        "pilot_username_format",
        "username",
        "Username '{username}' must be 1 to 150 letters, digits and . + - _ (an @ would make it an address).",
    ),
    field("pilot_username_taken", "username", "Username '{username}' already exists"),
    field("pilot_email_format", "email", "'{email}' is no address such as name@example.gov.ph."),
    field("pilot_email_taken", "email", "Email '{email}' already exists"),
    field("pilot_email_twice", "email", "Email '{email}' is in the file more than once: rows {rows}"),
    field("pilot_role_unknown", "role", "Unknown pilot role: {role}"),
    field("pilot_role_missing", "role", "{code} has an admin already, so say the role."),
    field("pilot_name_length", "", "A name may have at most 150 characters."),
    field(
        "pilot_phone_format",
        "phone",
        "Telephone number '{phone}' must begin with 63 or 09, as in 0917 123 4567 or +63 917 123 4567.",
    ),
    field("pilot_position_length", "position", "A position may have at most 200 characters."),
    field("pilot_department_length", "department", "A department may have at most 200 characters."),
    field("pilot_user_unknown", "username", "User '{username}' not found"),
    field(
        "pilot_primary_missing",
        "organization",
        "User '{username}' has no primary organization: say --organization.",
    ),
    field("pilot_membership_missing", "organization", "User '{username}' is not an active member of {code}."),
    field("pilot_role_not_held", "role", "User '{username}' does not have the role '{role}' in {code}."),
    field(
        "pilot_role_least",
        "role",
        "There is no role below viewer: whoever is to leave {code} is removed from its members.",
    ),
    state("pilot_last_admin", "User '{username}' is the only admin of {code}: make another one first."),
    field("pilot_sample_person_missing", "username", "User '{username}' is none that generate-pilot-data made."),
    // Workflow
    state("transition_not_possible", "This cannot be done while the status is {status}."),
    field("comment_required", "comment", "Give the reason."),
    field("comment_length", "comment", "The comment must have at most 5,000 characters."),
    field("withdraw_submitter_only", "", "Only the person who submitted it can withdraw it."),
    field("approve_not_own", "", "Nobody approves what they wrote or submitted."),
    field("archive_own_draft_only", "", "Only its author or an approver can archive a draft."),
    field("delete_own_drafts_only", "", "Staff can delete only in drafts they wrote."),
    field("complete_early_needs_comment", "comment", "It runs until {year}. Say why it is completed early."),
    field("transition", "transition", "There is no such transition."),
    // Strategic plans
    field("strategic_plans_title_present", "title", "Enter a title of at most 255 characters."),
    field("strategic_plans_start_year_range", "start_year", "The start year must be between 2020 and 2100."),
    field("strategic_plans_end_year_after_start", "end_year", "The end year must be after the start year."),
    field("strategic_plans_end_year_within_ten", "end_year", "Start and end may be at most 10 years apart."),
    field("strategic_plans_end_year_range", "end_year", "The end year must be 2020 or later."),
    field("strategic_plans_vision_present", "vision", "Enter the vision, at most 20,000 characters."),
    field("strategic_plans_mission_present", "mission", "Enter the mission, at most 20,000 characters."),
    field("strategic_plans_status_known", "status", "There is no such status."),
    state("strategic_plans_submission_complete", "A submission needs both a person and a time."),
    state("strategic_plans_approval_complete", "An approval needs both a person and a time."),
    state("strategic_plans_approver_is_another", "Nobody approves what they wrote or submitted."),
    field("strategic_plans_years_free", "start_year", "The years overlap with another plan of your organization."),
    state("strategic_plans_one_active", "Another plan of your organization is active. Complete or archive it first."),
    state("strategic_plan_not_draft", "Only a draft can be changed; this plan is {status}."),
    field(
        "strategic_plan_years_in_use",
        "end_year",
        "There is an annual work plan for {year}; the plan must keep covering it.",
    ),
    state("strategic_plan_closed", "The strategic plan is {status}."),
    field("submit_needs_goal", "goals", "Add at least one goal before you submit the plan."),
    // Goals
    field("goals_title_present", "title", "Enter a title of at most 255 characters."),
    field("goals_description_present", "description", "Enter a description, at most 20,000 characters."),
    field("goals_target_metric_present", "target_metric", "Say what is measured, in at most 255 characters."),
    field("goals_target_value_positive", "target_value", "The target must be above 0."),
    field("goals_current_value_not_negative", "current_value", "The current value cannot be negative."),
    field("goals_completion_percentage_range", "completion_percentage", "Completion must be between 0 and 100."),
    field("goals_priority_known", "priority", "Choose critical, high, medium or low."),
    field("goals_status_known", "status", "Choose not_started, in_progress, completed or deferred."),
    field("goals_completed_is_whole", "completion_percentage", "A completed goal is at 100 per cent."),
    state("progress_not_open", "It is {status}. Set it to in_progress to record progress."),
    state("progress_plan_closed", "Progress cannot be recorded while the plan is {status}."),
    field(
        "not_started_without_progress",
        "completion_percentage",
        "Set the completion to 0 to mark it as not started.",
    ),
    field("progress_nothing", "", "Give a completion, a current value or a status."),
    // Annual plans
    field("annual_plans_title_present", "title", "Enter a title of at most 255 characters."),
    field("annual_plans_year_range", "year", "The year must be between 2020 and 2100."),
    field("annual_plan_year_within_plan", "year", "The year must lie in the strategic plan, {from} to {to}."),
    field("annual_plan_year_in_use", "year", "There are objectives due in the present year; move them first."),
    field("annual_plans_one_per_year", "year", "There is already an annual work plan for this year."),
    field("annual_plans_description_length", "description", "The description may have at most 20,000 characters."),
    field("annual_plans_budget_total_not_negative", "budget_total", "The budget cannot be negative."),
    field("annual_plans_status_known", "status", "There is no such status."),
    field("annual_plans_strategic_plan_id_fkey", "strategic_plan_id", "There is no such strategic plan."),
    state("annual_plans_submission_complete", "A submission needs both a person and a time."),
    state("annual_plans_approval_complete", "An approval needs both a person and a time."),
    state("annual_plans_approver_is_another", "Nobody approves what they wrote or submitted."),
    state("annual_plan_not_draft", "Only a draft can be changed; this annual work plan is {status}."),
    state("approve_needs_approved_parent", "Approve the strategic plan first; it is {status}."),
    state("activate_needs_active_parent", "Activate the strategic plan first; it is {status}."),
    field("submit_needs_objective", "objectives", "Add at least one objective before you submit the annual work plan."),
    // Objectives
    field("objectives_title_present", "title", "Enter a title of at most 255 characters."),
    field("objectives_description_present", "description", "Enter a description, at most 20,000 characters."),
    field("objectives_indicator_present", "indicator", "Say how success is measured, in at most 255 characters."),
    field("objectives_baseline_value_number", "baseline_value", "Enter a number."),
    field("objectives_target_value_differs", "target_value", "The target must differ from the baseline."),
    field("objectives_current_value_number", "current_value", "Enter a number."),
    field("objectives_completion_percentage_range", "completion_percentage", "Completion must be between 0 and 100."),
    field("objectives_status_known", "status", "Choose not_started, in_progress, completed, deferred or cancelled."),
    field("objectives_completed_is_whole", "completion_percentage", "A completed objective is at 100 per cent."),
    state("objectives_completed_at_set", "A completed objective has a day of completion."),
    field(
        "objectives_goal_id_fkey",
        "goal_id",
        "There is no such goal in the strategic plan of this annual work plan.",
    ),
    field(
        "objective_target_date_in_year",
        "target_date",
        "The due date must lie in {year}, the year of the annual work plan.",
    ),
    // History
    state("transitions_entity_known", "There is no such kind of row."),
    field("transitions_comment_length", "comment", "The comment must have at most 5,000 characters."),
    // Organizations
    field("organization_switch_platform_only", "", "Modules are switched by the platform operator."),
    field("organizations_name_present", "name", "Enter a name of at most 200 characters."),
    field("organizations_acronym_length", "acronym", "The acronym may have at most 20 characters."),
    field("organizations_powers_list", "powers", "Enter a list of sentences."),
    field("organizations_head_official_length", "head_official", "At most 200 characters."),
    field("organizations_head_title_length", "head_title", "At most 100 characters."),
    field("organizations_email_format", "email", "Enter an address such as office@example.gov.ph."),
    field("organizations_phone_length", "phone", "At most 20 characters."),
    field("organizations_website_format", "website", "Enter an address that begins with http:// or https://."),
    field(
        "organizations_logo_format",
        "logo",
        "Send a PNG or JPEG picture of at most 100 kB and 2,000 by 2,000 points.",
    ),
    field("organizations_logo_chosen", "logo", "Choose a picture first."),
    field("organizations_code_format", "code", "A code has capital letters, digits and hyphens."),
    field("organizations_org_type_known", "org_type", "There is no such kind of organization."),
    field(
        "organizations_go_live_after_onboarding",
        "go_live_date",
        "The first productive day cannot be before onboarding.",
    ),
];
