//! Budget preparation over HTTP: the acceptance cases of its specification (budgeting: section 11).

mod acceptance;
mod amounts;
mod forms;
mod notices;
mod races;
mod returns;
mod tenants;

use serde_json::{Value, json};

use crate::support::{Actor, App, Reply};

/// The people of one organization who propose and decide. The manager and the admin may approve budgets, the manager without
/// flags may not.
pub(crate) struct Desk<'a> {
    pub viewer: Actor<'a>,
    pub staff: Actor<'a>,
    pub staff2: Actor<'a>,
    pub manager: Actor<'a>,
    pub flagless: Actor<'a>,
    pub admin: Actor<'a>,
    /// Next year in Manila, as the database knows it.
    pub year: i32,
    base: String,
}

/// A programme to ask money for: title, amount, and class, unit cost and quantity of each line.
pub(crate) type Asked<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str, i32)]);

/// 10,000,000.00 in three programmes (uat: section 3).
pub(crate) const EXAMPLE: [Asked<'static>; 3] = [
    ("Farm roads", "5000000.00", &[("co", "4000000.00", 1), ("mooe", "10000.00", 100)]),
    ("Seeds", "3000000.00", &[("mooe", "3000.00", 1000)]),
    ("Extension workers", "2000000.00", &[("ps", "50000.00", 40)]),
];

/// Who may approve budgets besides the admin.
pub(crate) async fn let_manager_approve(app: &App) {
    let may = "update auth.memberships m set can_approve_budgets = u.username not like '%.flagless'
               from auth.users u where u.id = m.user_id and m.role in ('manager', 'admin')";
    app.superuser().await.execute(may, &[]).await.unwrap();
}

impl<'a> Desk<'a> {
    pub(crate) async fn of(app: &'a App, code: &str) -> Self {
        let_manager_approve(app).await;
        let person = async |role: &str| app.person(&format!("{code}.{role}")).await;
        let year = "select extract(year from planning.today())::integer + 1";
        let year = app.superuser().await.query_one(year, &[]).await.unwrap().get(0);
        Self {
            viewer: person("viewer").await,
            staff: person("staff").await,
            staff2: person("staff2").await,
            manager: person("manager").await,
            flagless: person("flagless").await,
            admin: person("admin").await,
            year,
            base: format!("/api/v1/moa/{}/budgeting", code.to_uppercase()),
        }
    }

    pub(crate) fn by(&self, role: &str) -> &Actor<'a> {
        match role {
            "viewer" => &self.viewer,
            "staff" => &self.staff,
            "staff2" => &self.staff2,
            "manager" => &self.manager,
            "flagless" => &self.flagless,
            "admin" => &self.admin,
            other => panic!("nobody is called {other}"),
        }
    }

    /// An address of the organization's budgeting.
    pub(crate) fn at(&self, below: &str) -> String {
        format!("{}/{below}", self.base)
    }

    /// A draft of the officer for next year; its address.
    pub(crate) async fn draft(&self) -> String {
        let body = json!({ "fiscal_year": self.year, "title": "Budget", "description": "All of it" });
        let proposal = self.staff.create(&self.at("proposals"), &body).await;
        self.at(&format!("proposals/{}", proposal["id"].as_str().unwrap()))
    }

    /// A programme with its lines; its address.
    pub(crate) async fn add(&self, proposal: &str, (title, amount, lines): Asked<'_>) -> String {
        let body = programme_body(title, amount);
        let programme = self.staff.create(&format!("{proposal}/programmes"), &body).await;
        let programme = self.at(&format!("programmes/{}", programme["id"].as_str().unwrap()));
        for (number, (class, unit_cost, quantity)) in lines.iter().enumerate() {
            let body = line_body(&format!("{title} {number}"), class, unit_cost, *quantity);
            self.staff.create(&format!("{programme}/line-items"), &body).await;
        }
        programme
    }

    /// The example as a draft; its address, and those of its programmes.
    pub(crate) async fn example(&self) -> (String, Vec<String>) {
        let proposal = self.draft().await;
        let mut programmes = Vec::new();
        for asked in EXAMPLE {
            programmes.push(self.add(&proposal, asked).await);
        }
        (proposal, programmes)
    }

    /// The example under review, by the manager.
    pub(crate) async fn reviewed(&self) -> (String, Vec<String>) {
        let (proposal, programmes) = self.example().await;
        step(&self.staff, &proposal, "submit").await.expect(200);
        step(&self.manager, &proposal, "start-review").await.expect(200);
        (proposal, programmes)
    }

    /// The addresses of a programme's lines, in their order.
    pub(crate) async fn lines(&self, programme: &str) -> Vec<String> {
        let list = self.viewer.fetch(&format!("{programme}/line-items")).await;
        let ids = list["items"].as_array().unwrap().iter();
        ids.map(|line| self.at(&format!("line-items/{}", line["id"].as_str().unwrap()))).collect()
    }

    /// What happened to a proposal, the latest first.
    pub(crate) async fn actions(&self, proposal: &str) -> Vec<String> {
        let history = self.viewer.fetch(&format!("{proposal}/history")).await;
        let lines = history.as_array().unwrap().iter();
        lines.map(|line| line["action"].as_str().unwrap().to_owned()).collect()
    }
}

/// A step without a word.
pub(crate) async fn step(actor: &Actor<'_>, proposal: &str, name: &str) -> Reply {
    actor.act(proposal, name, &json!({})).await
}

/// The id at the end of an address.
pub(crate) fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

pub(crate) fn programme_body(title: &str, amount: &str) -> Value {
    json!({ "title": title, "requested_amount": amount, "justification": "It is needed" })
}

pub(crate) fn line_body(description: &str, class: &str, unit_cost: &str, quantity: i32) -> Value {
    json!({ "description": description, "expense_class": class, "unit_cost": unit_cost, "quantity": quantity })
}

/// The rules that an answer names, in their order.
fn codes(reply: &Reply) -> Vec<String> {
    let errors = reply.json()["errors"].clone();
    let errors = errors.as_array().unwrap_or_else(|| panic!("no errors: {}", reply.text)).clone();
    errors.iter().map(|error| error["code"].as_str().unwrap().to_owned()).collect()
}
