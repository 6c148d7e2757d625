//! The pages over HTTP, at every address the router knows: who may look, what may change something, what is shown.

mod access;
mod encoding;
mod legacy;
mod reading;

use crate::addresses::{NOBODYS, Rows};
use crate::support::{Actor, App, Form, PASSWORD, Reply, Visitor};

/// An address of the pages, and what it answers.
pub(crate) struct Address {
    pub pattern: &'static str,
    pub methods: &'static [&'static str],
}

/// Every address of the pages that a member may come to; those of the platform operator have tests of their own.
pub(crate) fn addresses() -> Vec<Address> {
    let mut members = all_addresses();
    members.retain(|address| !address.is_of_operator());
    members
}

/// Every address of the pages.
pub(crate) fn all_addresses() -> Vec<Address> {
    let pages = bmms::routes::pages();
    let all = pages.addresses().iter().map(|(pattern, methods)| Address { pattern, methods });
    let all: Vec<_> = all.collect();
    assert!(all.len() > 20, "the router knows {} pages", all.len());
    all
}

impl Address {
    pub(crate) fn shows(&self) -> bool {
        self.methods.contains(&"GET")
    }

    /// Whether it shows a page; other addresses lead somewhere else, or are files.
    pub(crate) fn is_page(&self) -> bool {
        let is_file =
            ["/:name", "/:format/", "/pdf/", "/download/", "/csv/"].iter().any(|end| self.pattern.ends_with(end));
        self.shows() && !is_file
    }

    pub(crate) fn takes_forms(&self) -> bool {
        self.methods.contains(&"POST")
    }

    /// Whether it is for the platform operator alone.
    pub(crate) fn is_of_operator(&self) -> bool {
        self.pattern.starts_with("/platform/") || self.pattern.ends_with("/organization/modules/")
    }

    /// Whether it is about the organization itself, which only some of its members may change.
    pub(crate) fn is_of_settings(&self) -> bool {
        self.pattern.contains("/:org/organization/")
    }

    /// Whether it is of an organization.
    pub(crate) fn is_of_organization(&self) -> bool {
        self.pattern.contains(":org")
    }

    /// Whether it is for admins alone.
    pub(crate) fn is_for_admins(&self) -> bool {
        self.pattern.contains("/organization/audit/")
    }

    /// Whether it is of one row.
    pub(crate) fn is_of_row(&self) -> bool {
        self.is_of_organization() && self.pattern.contains(":id")
    }

    /// The address in an organization, of that organization's row.
    pub(crate) fn at(&self, org: &str, rows: &Rows) -> String {
        let id = if self.is_of_row() { rows.for_path(self.pattern) } else { NOBODYS };
        self.of_id(org, id)
    }

    /// A step that there is for the row.
    fn step(&self) -> &'static str {
        match self.pattern {
            pattern if pattern.contains("/disbursements/") => "void",
            pattern if pattern.contains("/budgeting/") => "cancel",
            _ => "end-sessions",
        }
    }

    /// The address in an organization, of a row.
    pub(crate) fn of_id(&self, org: &str, id: &str) -> String {
        let filled = self.pattern.replace(":org", org).replace(":id", id);
        let filled = filled.replace(":transition", "submit").replace(":name", "bmms.css");
        let filled = filled.replace(":format", "csv").replace(":code", "MOH").replace(":step", self.step());
        let filled = filled.replace(":form", "far1").replace(":year", "2027");
        assert!(!filled.contains(':'), "{filled} has a part that no test fills");
        filled
    }
}

/// Who administers MOH and MOLE, each with a row of each kind.
pub(crate) struct Stage<'a> {
    pub moh: Visitor<'a>,
    pub mole: Visitor<'a>,
    pub own: Rows,
    pub theirs: Rows,
}

impl<'a> Stage<'a> {
    pub(crate) async fn of(app: &'a App) -> Self {
        let (moh, mole) = (app.person("moh.admin").await, app.person("mole.admin").await);
        let (own, theirs) = (Rows::of(&moh).await, Rows::of(&mole).await);
        Self { moh: app.visitor("moh.admin").await, mole: app.visitor("mole.admin").await, own, theirs }
    }
}

/// Everything of a page that could tell it from another; the request's id and the time of day differ by themselves.
pub(crate) fn told(reply: &Reply) -> (u16, String, Vec<(String, String)>) {
    let (status, text, headers) = reply.told();
    let mut text = text;
    for (begin, end) in [("· request ", "</p>"), ("Philippine Standard Time: ", "</p>")] {
        if let Some(at) = text.find(begin) {
            let until = at + text[at..].find(end).unwrap();
            text.replace_range(at..until, "");
        }
    }
    // With the id, the length and so the compression may differ by a byte.
    let headers = headers.into_iter().filter(|(name, _)| name != "content-length").collect();
    (status, text, headers)
}

/// All rows of all tables, as the superuser sees them; of a session only that it is there, as using it is noted.
pub(crate) async fn everything(app: &App) -> Vec<String> {
    let superuser = app.superuser().await;
    let tables = "select format('%I.%I', schemaname, tablename) from pg_tables
                  where schemaname !~ '^(pg_|information_schema)' order by 1";
    let mut everything = Vec::new();
    for table in superuser.query(tables, &[]).await.unwrap() {
        let table: String = table.get(0);
        let content = if table == "auth.sessions" { "id" } else { "t" };
        let rows = format!("select '{table} ' || {content}::text from {table} t order by 1");
        everything.extend(superuser.query(&rows, &[]).await.unwrap().iter().map(|row| row.get::<_, String>(0)));
    }
    everything
}

/// The form that goes to an address, from the page that shows it: the address itself or one above it.
pub(crate) async fn form_to(visitor: &Visitor<'_>, address: &str) -> Form {
    let mut page = address.to_owned();
    while page.len() > 1 {
        let reply = visitor.get(&page).await;
        if let Some(form) = Form::all(&reply.text).into_iter().find(|form| form.action == address) {
            return form;
        }
        page.truncate(page.trim_end_matches('/').rfind('/').unwrap() + 1);
    }
    Form::to(&visitor.get("/profile/").await.text, address)
}

/// What the fields of any form accept.
fn accepted(rows: &Rows) -> [(&'static str, &str); 32] {
    [
        ("title", "Filled in"),
        ("start_year", "2040"),
        ("end_year", "2042"),
        ("vision", "V"),
        ("mission", "M"),
        ("description", "D"),
        ("target_metric", "units"),
        ("target_value", "10"),
        ("indicator", "units"),
        ("strategic_plan_id", &rows.strategic_plan),
        ("year", "2027"),
        ("target_date", "2026-06-30"),
        ("completion_percentage", "10"),
        ("comment", "Because"),
        ("reason", "Because"),
        ("name", "Nadia Usman"),
        ("valid_from", "2040-01-01"),
        ("first_name", "Nadia"),
        ("last_name", "Usman"),
        ("contact_number", "0917 123 4567"),
        ("user_type", "bmoa"),
        ("position", "Nurse"),
        ("organization", "MOH"),
        ("fiscal_year", "2030"),
        ("requested_amount", "1.00"),
        ("unit_cost", "1.00"),
        ("quantity", "1"),
        ("rationale", "R"),
        ("alignment_with_priorities", "A"),
        ("expected_impact", "I"),
        ("current_password", PASSWORD),
        ("new_password", "seven unlikely kingfishers"),
    ]
}

/// The form filled in so that it is accepted.
pub(crate) fn filled(form: Form, rows: &Rows) -> Form {
    // Whoever registers and who is invited are two people; the address of an organization is another matter.
    let form = match form.action.as_str() {
        "/register/moa/" => form.with("email", "registers@bmms.example"),
        action if action.ends_with("/proposals/create/") => form.with("fiscal_year", "2030"),
        action if action.ends_with("/copy/") => form.with("fiscal_year", "2031"),
        action if action.ends_with("/invite/") => form.with("email", "is.invited@bmms.example"),
        _ => form,
    };
    accepted(rows).iter().fold(form, |form, (name, value)| {
        let is_open = form.fields.iter().any(|(field, typed)| field == name && (typed.is_empty() || typed == "0"));
        if is_open { form.with(name, value) } else { form }
    })
}

/// A form that suits any address as far as its fields go.
pub(crate) fn any_form(action: &str, form_token: &str, rows: &Rows) -> Form {
    let fields = accepted(rows).into_iter().chain([("form_token", form_token), ("version", "1"), ("priority", "low")]);
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Form { action: action.to_owned(), fields: fields.collect() }
}

/// A row of each kind whose every text is the same, with a comment in its history.
pub(crate) async fn rows_saying(staff: &Actor<'_>, text: &str) -> Rows {
    use serde_json::json;
    let plan = json!({ "title": text, "start_year": 2025, "end_year": 2030, "vision": text, "mission": text });
    let plan = staff.create("strategic-plans", &plan).await["id"].as_str().unwrap().to_owned();
    let goal = json!({
        "title": text, "description": text, "target_metric": text, "target_value": "10", "priority": "high"
    });
    let goal = staff.create(&format!("strategic-plans/{plan}/goals"), &goal).await["id"].as_str().unwrap().to_owned();
    let annual = json!({ "strategic_plan_id": plan, "title": text, "year": 2026, "description": text });
    let annual = staff.create("annual-plans", &annual).await["id"].as_str().unwrap().to_owned();
    let objective = json!({
        "title": text, "description": text, "target_date": "2026-06-30", "indicator": text, "baseline_value": "0",
        "target_value": "10", "goal_id": goal
    });
    let objectives = format!("annual-plans/{annual}/objectives");
    let objective = staff.create(&objectives, &objective).await["id"].as_str().unwrap().to_owned();
    let comment = json!({ "comment": text, "completion_percentage": "10" });
    for row in [format!("goals/{goal}"), format!("objectives/{objective}")] {
        staff.act(&row, "progress", &comment).await.expect(200);
    }
    Rows::saying(staff, [plan, goal, annual, objective], text).await
}
