//! Pages of organizations and pilots.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};

use super::{TABS, shell};
use crate::auth::Visitor;
use crate::error::Result;
use crate::organizations::Modules;
use crate::platform::check;
use crate::platform::organizations::{self, NewOrganization, OrganizationStates, Pilot, PlatformOrganization, TYPES};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Posted, Shell, Values, page, words};

const BASE: &str = "/platform/organizations/";

#[derive(Debug, Template)]
#[template(path = "platform/pages/organizations.html")]
struct ListPage {
    shell: Shell,
    organizations: Vec<PlatformOrganization>,
}

impl PlatformOrganization {
    /// The modules that are switched off, in words.
    fn switched_off(&self) -> Vec<&'static str> {
        let switches = module_switches(self.modules).into_iter().filter(|(.., is_on)| !is_on);
        switches.map(|(_, name, _)| name).collect()
    }
}

/// The modules in their order: field, name, and whether it is on.
fn module_switches(modules: Modules) -> [(&'static str, &'static str, bool); 6] {
    [
        ("mana", "Needs assessment", modules.mana),
        ("planning", "Planning", modules.planning),
        ("budgeting", "Budgeting", modules.budgeting),
        ("me", "Monitoring and evaluation", modules.me),
        ("coordination", "Coordination", modules.coordination),
        ("policies", "Policy recommendations", modules.policies),
    ]
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let organizations = organizations::list(&app, &visitor.caller).await?;
    page(StatusCode::OK, &ListPage { shell: shell(&visitor, "Organizations", ""), organizations })
}

#[derive(Debug, Template)]
#[template(path = "platform/pages/pilots.html")]
struct PilotsPage {
    shell: Shell,
    pilots: Vec<Pilot>,
}

#[handler]
pub(crate) async fn pilots(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let pilots = organizations::pilots(&app, &visitor.caller).await?;
    page(StatusCode::OK, &PilotsPage { shell: shell(&visitor, "Pilots", ""), pilots })
}

fn create_page(visitor: &Visitor) -> FormPage {
    let types = TYPES.iter().map(|name| ((*name).to_owned(), words::words(name))).collect();
    let fields = vec![
        Field::new("number", "Number", Kind::Number).hint("From 1 to 9999. It never changes."),
        Field::new("code", "Code", Kind::Line)
            .hint("Capital letters, digits and hyphens, as MOH. Part of every address, so it never changes."),
        Field::new("name", "Full official name", Kind::Line),
        Field::new("org_type", "Kind", Kind::Select(types)),
    ];
    let form = Form::new(format!("{BASE}create/"), "Add the organization", BASE, fields);
    FormPage::new(shell(visitor, "New organization", "Organizations"), form)
        .intro("It can be entered at once, by its members and by you, and has every module.")
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    check(&app, &visitor.caller).await?;
    create_page(&visitor).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    let mut page = create_page(&visitor);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        check(&app, &visitor.caller).await?;
        return page.show();
    }
    let new = NewOrganization {
        number: posted.number("number"),
        code: posted.text("code").trim().to_uppercase(),
        name: posted.text("name").to_owned(),
        org_type: posted.text("org_type").to_owned(),
    };
    let added = organizations::add(&app, &visitor.caller, &new).await;
    page.answer(added.map(|organization| format!("{BASE}{}/?done=added", organization.code)))
}

/// A choice of two.
fn switch(name: &'static str, label: &'static str) -> Field {
    let options = [("true", "Yes"), ("false", "No")].map(|(value, label)| (value.to_owned(), label.to_owned()));
    Field::new(name, label, Kind::Select(options.into()))
}

fn edit_page(visitor: &Visitor, organization: &PlatformOrganization) -> FormPage {
    let mut fields = vec![
        switch("is_active", "Active").hint("Nobody can enter an organization that is not active."),
        switch("is_pilot", "Takes part in the pilot"),
        Field::new("onboarding_date", "First day of onboarding", Kind::Date).optional(),
        Field::new("go_live_date", "First productive day", Kind::Date).optional().hint("Not before onboarding"),
    ];
    let modules = module_switches(organization.modules);
    fields.extend(modules.map(|(name, label, _)| switch(name, label).hint("Module: whether its members can use it")));
    let address = format!("{BASE}{}/", organization.code);
    let form = Form::new(address, "Save changes", BASE, fields);
    FormPage::new(shell(visitor, organization.code.clone(), "Organizations"), form)
        .intro(format!(
            "{}: {}, number {}, {}.",
            organization.name,
            organization.org_type,
            organization.number,
            words::count(&organization.members, "active member")
        ))
        .intro("The organization keeps the rest of its profile itself.")
}

fn values(organization: &PlatformOrganization) -> Values {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut values = vec![
        ("is_active", organization.is_active.to_string()),
        ("is_pilot", organization.is_pilot.to_string()),
        ("onboarding_date", day(organization.onboarding_date)),
        ("go_live_date", day(organization.go_live_date)),
    ];
    values.extend(module_switches(organization.modules).map(|(name, _, is_on)| (name, is_on.to_string())));
    values
}

fn states(posted: &Posted) -> OrganizationStates {
    let is_on = |name: &str| posted.text(name) == "true";
    let day = |name: &str| posted.optional(name).map(|_| posted.date(name));
    OrganizationStates {
        is_active: is_on("is_active"),
        is_pilot: is_on("is_pilot"),
        onboarding_date: day("onboarding_date"),
        go_live_date: day("go_live_date"),
        modules: Modules {
            mana: is_on("mana"),
            planning: is_on("planning"),
            budgeting: is_on("budgeting"),
            me: is_on("me"),
            coordination: is_on("coordination"),
            policies: is_on("policies"),
        },
    }
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let code = request.raw_path_param("code").unwrap_or_default();
    let organization = organizations::get(&app, &visitor.caller, code).await?;
    let mut page = edit_page(&visitor, &organization);
    page.form = page.form.filled(&values(&organization), organization.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visitor: Visitor, request: &Request, posted: Posted) -> Result<Response> {
    let code = request.raw_path_param("code").unwrap_or_default();
    let organization = organizations::get(&app, &visitor.caller, code).await?;
    let mut page = edit_page(&visitor, &organization);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = organizations::change(&app, &visitor.caller, code, posted.version()?, &states(&posted)).await;
    let address = format!("{BASE}{}/?done=saved", organization.code);
    let stored = async {
        let organization = organizations::get(&app, &visitor.caller, code).await?;
        Ok((values(&organization), organization.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}
