//! Every address of the API, taken from its document, and what it takes: with text that cannot be stored, too.

use reqwest::Method;
use serde_json::{Value, json};

use crate::budgeting::planted::{Owner, Planted};
use crate::support::contract::{Operation, document, operations};
use crate::support::{Actor, App, Reply, plan_of};

pub(crate) const NOBODYS: &str = "00000000-0000-7000-8000-000000000000";

/// One row of each kind.
pub(crate) struct Rows {
    pub strategic_plan: String,
    pub goal: String,
    pub annual_plan: String,
    pub objective: String,
    /// A member who has not signed in yet.
    pub member: String,
    /// Somebody who registered, and waits.
    pub registration: String,
    /// A notice for the person who made the rows.
    pub notification: String,
    /// A row of each kind of budgeting.
    pub budget: Planted,
}

/// A picture of one point.
pub(crate) const PICTURE: &str = "\
    89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c631089f40200013c00b8ec1d\
    ee8b0000000049454e44ae426082";

impl Rows {
    pub(crate) async fn of(staff: &Actor<'_>) -> Self {
        let strategic_plan = staff.plan("Plan", 2025, 2030).await;
        let goal = staff.goal(&strategic_plan, "Goal").await;
        let annual_plan = staff.annual_plan(&strategic_plan, 2026).await;
        let objective = staff.objective(&annual_plan, "Objective", "2026-06-30").await;
        let id = |path: String| path.rsplit('/').next().unwrap().to_owned();
        Self::with(staff, [strategic_plan, goal, annual_plan, objective].map(id)).await
    }

    /// The rows of a plan with others, whose texts say nothing in particular.
    pub(crate) async fn with(staff: &Actor<'_>, plan: [String; 4]) -> Self {
        Self::saying(staff, plan, "Budgeted").await
    }

    /// The rows of a plan with people, a budget that says something, a notice and a logo of the same organization.
    pub(crate) async fn saying(staff: &Actor<'_>, plan: [String; 4], text: &str) -> Self {
        let [strategic_plan, goal, annual_plan, objective] = plan;
        let root = staff.app.superuser().await;
        let code = staff.code.to_lowercase();
        let applicant = format!("applicant{}@{code}.example", &strategic_plan[24..]);
        root.query_one(
            "select auth.register($1, 'Applicant', 'Waiting', '09171234567', 'bmoa', $2, 'Nurse', '$argon2id$none', '127.0.0.1')",
            &[&applicant, &code],
        )
        .await
        .unwrap();
        let logo = "update organizations.organizations set logo = decode($2, 'hex') where lower(code) = $1";
        root.execute(logo, &[&code, &PICTURE]).await.unwrap();
        let people = "select (select id::text from auth.users where username = $1 || '.staff2'),
                             (select id::text from auth.users where email = $2)";
        let found = root.query_one(people, &[&code, &applicant]).await.unwrap();
        let org_id = "select org_id from organizations.organizations where lower(code) = $1";
        let org_id = root.query_one(org_id, &[&code]).await.unwrap().get(0);
        let me = staff.fetch("/api/v1/me").await["id"].as_str().unwrap().to_owned();
        let owner = Owner { org_id, user_id: &me, goal: &goal, objective: &objective, text };
        let budget = Planted::of(&root, &owner).await;
        Self {
            strategic_plan,
            goal,
            annual_plan,
            objective,
            member: found.get(0),
            registration: found.get(1),
            notification: notify(staff).await,
            budget,
        }
    }

    /// The id that belongs in a path.
    pub(crate) fn for_path(&self, path: &str) -> &str {
        let nouns = [
            ("/strategic-plans/", &self.strategic_plan),
            ("/goals/", &self.goal),
            ("/annual-plans/", &self.annual_plan),
            ("/objectives/", &self.objective),
            ("/members/", &self.member),
            ("/registrations/", &self.registration),
            ("/notifications/", &self.notification),
        ];
        let known = nouns.iter().find(|(noun, _)| path.contains(noun)).map(|(_, id)| id.as_str());
        known.or_else(|| self.budgeted(path)).unwrap_or_else(|| panic!("no row for {path}"))
    }

    /// The id of the row of budgeting that a path is of: `.../work-items/{id}/...` names a table.
    fn budgeted(&self, path: &str) -> Option<&str> {
        if path.contains("/appropriate") {
            return Some(self.budget.posted("proposals"));
        }
        let parts: Vec<&str> = path.split('/').collect();
        let at = parts.iter().position(|part| ["{id}", ":id"].contains(part))?;
        let noun = parts.get(at.checked_sub(1)?)?.replace('-', "_");
        self.budget.find(if noun == "form_submissions" { "form_snapshots" } else { &noun })
    }
}

/// Gives a person two notices in the organization she has in mind; the id of one.
pub(crate) async fn notify(person: &Actor<'_>) -> String {
    let me = person.fetch("/api/v1/me").await["id"].as_str().unwrap().to_owned();
    let notice = "insert into notifications.notifications (org_id, user_id, kind, entity, entity_id, title, once_key)
                  select o.org_id, $2::text::uuid, 'approved', 'planning.strategic_plans', gen_random_uuid(), 'Plan', 'key ' || n
                  from organizations.organizations o, generate_series(1, 2) as n
                  where o.code = $1
                  returning id::text";
    let rows = person.app.superuser().await.query(notice, &[&person.code, &me]).await.unwrap();
    rows[0].get(0)
}

/// A body that the operation accepts.
pub(crate) fn body(operation: &Operation) -> Option<Value> {
    let schema = operation.content["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()?;
    Some(match schema.rsplit('/').next().unwrap() {
        "StrategicPlanInput" => plan_of("Changed", 2025),
        "GoalInput" => {
            json!({ "title": "T", "description": "D", "target_metric": "units", "target_value": "1", "priority": "low" })
        }
        "NewAnnualPlan" => json!({ "strategic_plan_id": NOBODYS, "title": "T", "year": 2026 }),
        "AnnualPlanInput" => json!({ "title": "T", "year": 2026, "description": "D" }),
        "ObjectiveInput" => json!({
            "title": "T", "description": "D", "target_date": "2026-06-30", "indicator": "units", "baseline_value": "0", "target_value": "1"
        }),
        "ProgressInput" => json!({ "completion_percentage": "10" }),
        "FormSubmissionInput" => json!({ "form": "far1", "year": 2024, "quarter": 4, "kind": "current" }),
        "SignatoryInput" => json!({ "capacity": "prepared", "name": "N", "position": "P", "valid_from": "2040-01-01" }),
        "TransitionInput" | "ProposalStepInput" => json!({ "comment": "Because" }),
        "StepInput" => json!({
            "comment": "Because", "on": "2026-01-02", "valid_until": "2050-12-31", "amount": "1.00", "document_ref": "D"
        }),
        "AcceptInput" => json!({ "set_requested": true }),
        "CopyInput" => json!({ "fiscal_year": 2100, "title": "T", "description": "D", "percent": "0" }),
        "NewBudgetCall" => json!({ "fiscal_year": 2090, "submission_deadline": "2089-04-30", "guidelines": "G" }),
        "BudgetCallChange" => json!({ "submission_deadline": "2089-04-30", "guidelines": "G", "status": "open" }),
        "CeilingsInput" => json!({ "ceilings": [] }),
        "NewProposal" => json!({ "fiscal_year": 2100, "title": "T", "description": "D" }),
        "ProposalInput" => json!({ "title": "T", "description": "D" }),
        "ProgrammeInput" => {
            json!({ "title": "T", "requested_amount": "1.00", "justification": "J", "expected_outcomes": "E" })
        }
        "LineItemInput" => json!({
            "expense_class": "mooe", "description": "D", "unit_cost": "1.00", "quantity": 1, "sub_category": "S",
            "justification": "J", "notes": "N"
        }),
        "JustificationInput" => json!({ "rationale": "R", "alignment_with_priorities": "A", "expected_impact": "I" }),
        "ReturnInput" => json!({ "comment": "Because", "lines": [] }),
        "DecisionsInput" => json!({ "comment": "Because", "decisions": [] }),
        "AllocationInput" => json!({ "appropriation_reference": "R" }),
        "NewAppropriation" => json!({
            "allocation_id": NOBODYS, "fiscal_year": 2026, "expense_class": "mooe", "authorized_amount": "1.00",
            "legal_basis": "L", "valid_from": "2026-01-01", "valid_until": "2026-12-31", "notes": "N"
        }),
        "AppropriationInput" => json!({
            "authorized_amount": "1.00", "legal_basis": "L", "valid_from": "2026-01-01", "valid_until": "2026-12-31", "notes": "N"
        }),
        "AsApproved" => json!({ "legal_basis": "L", "valid_from": "2026-01-01", "valid_until": "2026-12-31" }),
        "NewAllotment" => json!({ "appropriation_id": NOBODYS, "quarter": "Q1", "amount": "1.00", "notes": "N" }),
        "AllotmentInput" => json!({ "quarter": "Q1", "amount": "1.00", "notes": "N" }),
        "NewMovement" => json!({
            "kind": "withdrawal", "from_allotment_id": NOBODYS, "amount": "1.00", "document_ref": "D",
            "document_date": "2026-01-01", "reason": "R"
        }),
        "MovementInput" => {
            json!({ "amount": "1.00", "document_ref": "D", "document_date": "2026-01-01", "reason": "R" })
        }
        "NewWorkItem" => json!({
            "line_item_id": NOBODYS, "code": "C", "title": "T", "estimated_cost": "1.00",
            "target_completion_date": "2026-12-31", "description": "D"
        }),
        "WorkItemInput" => json!({
            "code": "C", "title": "T", "estimated_cost": "1.00", "target_completion_date": "2026-12-31", "description": "D"
        }),
        "NewObligation" => json!({ "allotment_id": NOBODYS, "description": "D", "amount": "1.00", "payee": "P" }),
        "ObligationInput" => json!({ "description": "D", "amount": "1.00", "payee": "P" }),
        "NewDisbursement" => {
            json!({ "obligation_id": NOBODYS, "amount": "1.00", "payment_method": "cash", "notes": "N" })
        }
        "DisbursementInput" => json!({ "amount": "1.00", "payment_method": "cash", "notes": "N" }),
        "DisbursementLineInput" => json!({ "description": "D", "amount": "1.00" }),
        "Invitation" => json!({ "email": "asked@bmms.example", "first_name": "F", "last_name": "L", "role": "staff" }),
        "MemberInput" => json!({ "role": "staff", "position": "P", "department": "D" }),
        "Rejection" => json!({ "reason": "Because" }),
        "Security" => json!({ "require_second_factor": false }),
        "Modules" => {
            json!({ "mana": true, "planning": true, "budgeting": true, "me": true, "coordination": true, "policies": true })
        }
        "MailPreference" => json!({ "mail": "daily" }),
        "Profile" => json!({
            "name": "N", "acronym": "", "mandate": "", "powers": [], "head_official": "", "head_title": "", "email": "",
            "phone": "", "website": "", "address": ""
        }),
        other => panic!("no body for {other}"),
    })
}

pub(crate) async fn send(actor: &Actor<'_>, operation: &Operation, path: &str) -> Reply {
    send_body(actor, operation, path, body(operation)).await
}

pub(crate) async fn send_body(actor: &Actor<'_>, operation: &Operation, path: &str, body: Option<Value>) -> Reply {
    let method = Method::from_bytes(operation.method.to_uppercase().as_bytes()).unwrap();
    let mut request = actor.request(method, path).header("If-Match", "\"1\"");
    if parameter(operation, "Idempotency-Key").is_some_and(|key| key["required"] == true) {
        request = request.header("Idempotency-Key", uuid::Uuid::new_v4().to_string());
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    Reply::of(request).await
}

/// What the document says of a parameter.
fn parameter<'a>(operation: &'a Operation, name: &str) -> Option<&'a Value> {
    operation.content["parameters"].as_array()?.iter().find(|parameter| parameter["name"] == name)
}

/// Every path of the operation, one for each transition or step.
pub(crate) fn paths(operation: &Operation, org: &str, id: &str) -> Vec<String> {
    let path = operation.path.replace("{org}", org).replace("{id}", id).replace("{form}", "far1");
    let transitions = &document()["components"]["schemas"]["Transition"]["enum"];
    let steps = parameter(operation, "step").map(|step| &step["schema"]["enum"]);
    for (part, names) in [("{transition}", Some(transitions)), ("{step}", steps)] {
        if path.contains(part) {
            let names = names.and_then(Value::as_array).unwrap().iter().map(|name| name.as_str().unwrap());
            return names.map(|name| path.replace(part, name)).collect();
        }
    }
    vec![path]
}

/// Whether the operation is about one row of an organization; a session is its person's.
pub(crate) fn is_of_a_row(operation: &Operation) -> bool {
    // A workbook is taken by tests of its own.
    operation.path.contains("{org}") && operation.path.contains("{id}") && !operation.path.ends_with("/imports")
}

/// Everything an organization has, as the superuser sees it.
pub(crate) async fn contents(app: &App, org_id: i32) -> Vec<String> {
    let superuser = app.superuser().await;
    let mut contents = Vec::new();
    // Notices, keys of requests and the trail come with what a request does; the rest is what there is.
    let tables = "select table_name from audit.table_classes
                  where class = 'tenant' and split_part(table_name, '.', 1) not in ('audit', 'notifications')
                    and table_name <> 'organizations.idempotency_keys' order by 1";
    for table in superuser.query(tables, &[]).await.unwrap().iter().map(|row| row.get::<_, String>(0)) {
        let query = format!("select t::text from {table} t where org_id = $1 order by 1");
        contents.extend(superuser.query(&query, &[&org_id]).await.unwrap().iter().map(|row| row.get::<_, String>(0)));
    }
    contents
}

#[tokio::test]
async fn text_that_cannot_be_stored_is_refused_in_every_field() {
    let app = App::start().await;
    let moh = app.person("moh.admin").await;
    let own = Rows::of(&moh).await;
    let before = contents(&app, 6).await;
    let mut tried = 0;
    for operation in operations().filter(|operation| operation.path.contains("{org}")) {
        let Some(good) = body(&operation) else { continue };
        let id = if operation.path.contains("{id}") { own.for_path(operation.path) } else { "" };
        for (field, value) in good.as_object().unwrap() {
            let unusable = match value {
                Value::String(_) => json!("a\0b"),
                Value::Array(_) => json!(["a\0b"]),
                _ => continue,
            };
            let mut bad = good.clone();
            bad[field] = unusable;
            for path in paths(&operation, "MOH", id) {
                let reply = send_body(&moh, &operation, &path, Some(bad.clone())).await;
                assert!([403, 409, 422].contains(&reply.status), "{} {path} {field}: {}", operation.method, reply.text);
                tried += 1;
            }
        }
    }
    assert!(tried > 50, "{tried}");
    assert_eq!(contents(&app, 6).await, before);
    app.stop().await;
}
