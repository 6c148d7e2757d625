//! The pages of an organization about itself: its profile, its logo, how one gets in, and its modules.

use askama::Template;
use bmms_queries::queries::organizations::organizations::Organization;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::{Modules, Profile, Security, powers};
use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Picture, Posted, Shell, Values, page, see_other, words};

/// The modules and what they are called.
const MODULES: [(&str, &str); 6] = [
    ("planning", "Planning"),
    ("budgeting", "Budgeting"),
    ("mana", "Needs assessment"),
    ("me", "Monitoring and evaluation"),
    ("coordination", "Coordination"),
    ("policies", "Policy recommendations"),
];

/// The tabs of the module, for who looks.
#[derive(Debug)]
pub(crate) struct Tabs {
    /// Address of the module.
    pub base: String,
    /// The tab one is in.
    pub current: &'static str,
    /// Whether the person manages people.
    pub manages_members: bool,
    /// Whether the person reads the audit trail.
    pub sees_trail: bool,
}

impl Tabs {
    /// The tabs, with the current one.
    pub(crate) fn of(visit: &Visit, current: &'static str) -> Self {
        Self {
            base: visit.address("organization/"),
            current,
            manages_members: visit.member.can("members.manage"),
            sees_trail: visit.member.can("audit.view"),
        }
    }
}

/// A page of the module.
pub(crate) fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    Shell::of_visit(visit, title).within("Organization").crumb(visit.member.org_code(), visit.address("dashboard/"))
}

/// A page below the first of the module.
pub(crate) fn shell_below(visit: &Visit, title: impl Into<String>) -> Shell {
    shell(visit, title).crumb("Organization", visit.address("organization/"))
}

#[derive(Debug, Template)]
#[template(path = "organizations/settings.html")]
struct SettingsPage {
    shell: Shell,
    tabs: Tabs,
    organization: Organization,
    powers: Vec<String>,
    modules: Vec<(&'static str, bool)>,
    may_edit: bool,
    may_switch: bool,
}

/// The profile.
#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit) -> Result<Response> {
    let organization = super::get(&app.db, &visit.member).await?;
    let stored = stored_modules(Modules::of(&organization));
    let settings = SettingsPage {
        shell: shell(&visit, "Organization"),
        tabs: Tabs::of(&visit, "profile"),
        powers: powers(&organization),
        modules: MODULES.iter().map(|(name, label)| (*label, stored.contains(&(*name, "on".to_owned())))).collect(),
        may_edit: visit.member.can("organization.edit"),
        may_switch: visit.member.can("organization.switch"),
        organization,
    };
    page(StatusCode::OK, &settings)
}

/// A form about the organization, at an address below its page.
fn form_page(visit: &Visit, title: &str, below: &str, submit: &'static str, fields: Vec<Field>) -> FormPage {
    let base = visit.address("organization/");
    FormPage::new(shell_below(visit, title), Form::new(format!("{base}{below}"), submit, base, fields))
}

fn saved(visit: &Visit) -> String {
    format!("{}?done=saved", visit.address("organization/"))
}

/// A way to say what of the organization a form shows.
type Stored = fn(&Organization) -> Values;

/// The form filled with what is stored.
async fn filled(app: &App, visit: &Visit, mut page: FormPage, stored: Stored) -> Result<Response> {
    let organization = super::get(&app.db, &visit.member).await?;
    page.form = page.form.filled(&stored(&organization), organization.version);
    page.show()
}

/// What follows on a form about the organization.
async fn answer(
    app: &App,
    visit: &Visit,
    page: FormPage,
    outcome: Result<Organization>,
    stored: Stored,
) -> Result<Response> {
    let address = saved(visit);
    let present = async {
        let organization = super::get(&app.db, &visit.member).await?;
        Ok((stored(&organization), organization.version))
    };
    page.answer_change(outcome.map(|_| address.clone()), &address, present).await
}

fn profile_page(visit: &Visit) -> FormPage {
    let fields = vec![
        Field::new("name", "Name", Kind::Line).hint("The full official name"),
        Field::new("acronym", "Acronym", Kind::Line).optional().hint("Only where it differs from the code"),
        Field::new("mandate", "Mandate", Kind::Text).optional(),
        Field::new("powers", "Powers and functions", Kind::Text).optional().hint("One on each line"),
        Field::new("head_official", "Head", Kind::Line).optional().hint("For example: Amina Sultan"),
        Field::new("head_title", "Title of the head", Kind::Line).optional().hint("For example: Minister"),
        Field::new("email", "Official mail address", Kind::Line).optional(),
        Field::new("phone", "Official telephone number", Kind::Line).optional(),
        Field::new("website", "Official site", Kind::Line).optional().hint("It begins with http:// or https://"),
        Field::new("address", "Postal address", Kind::Text).optional(),
    ];
    form_page(visit, "Edit the profile", "edit/", "Save changes", fields)
}

fn stored_profile(organization: &Organization) -> Values {
    vec![
        ("name", organization.name.clone()),
        ("acronym", organization.acronym.clone()),
        ("mandate", organization.mandate.clone()),
        ("powers", powers(organization).join("\n")),
        ("head_official", organization.head_official.clone()),
        ("head_title", organization.head_title.clone()),
        ("email", organization.email.clone()),
        ("phone", organization.phone.clone()),
        ("website", organization.website.clone()),
        ("address", organization.address.clone()),
    ]
}

fn typed_profile(posted: &Posted) -> Profile {
    let text = |name| posted.text(name).trim().to_owned();
    let powers = posted.text("powers").lines().map(str::trim).filter(|line| !line.is_empty());
    Profile {
        name: text("name"),
        acronym: text("acronym"),
        mandate: text("mandate"),
        powers: powers.map(ToOwned::to_owned).collect(),
        head_official: text("head_official"),
        head_title: text("head_title"),
        email: text("email"),
        phone: text("phone"),
        website: text("website"),
        address: text("address"),
    }
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("organization.edit")?;
    filled(app.0, &visit, profile_page(&visit), stored_profile).await
}

/// Rewrites the profile.
#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require("organization.edit")?;
    let mut page = profile_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let outcome = super::set_profile(&app.db, &visit.member, posted.version()?, &typed_profile(&posted)).await;
    answer(app.0, &visit, page, outcome, stored_profile).await
}

fn modules_page(visit: &Visit) -> FormPage {
    let states = || Kind::Select(vec![("on".to_owned(), "On".to_owned()), ("off".to_owned(), "Off".to_owned())]);
    let fields = MODULES.iter().map(|(name, label)| Field::new(name, label, states())).collect();
    form_page(visit, "Switch modules", "modules/", "Save changes", fields)
        .intro("A module that is off cannot be entered, and its menu entry is gone. What is stored in it stays.")
}

fn stored_modules(modules: Modules) -> Values {
    let Modules { mana, planning, budgeting, me, coordination, policies } = modules;
    let word = |on: bool| if on { "on" } else { "off" }.to_owned();
    vec![
        ("planning", word(planning)),
        ("budgeting", word(budgeting)),
        ("mana", word(mana)),
        ("me", word(me)),
        ("coordination", word(coordination)),
        ("policies", word(policies)),
    ]
}

#[handler]
pub(crate) async fn show_modules(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("organization.switch")?;
    filled(app.0, &visit, modules_page(&visit), |organization| stored_modules(Modules::of(organization))).await
}

/// Switches the modules.
#[handler]
pub(crate) async fn switch(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require("organization.switch")?;
    let mut page = modules_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let on = |name| posted.text(name) == "on";
    let modules = Modules {
        mana: on("mana"),
        planning: on("planning"),
        budgeting: on("budgeting"),
        me: on("me"),
        coordination: on("coordination"),
        policies: on("policies"),
    };
    let outcome = super::set_modules(&app.db, &visit.member, posted.version()?, modules).await;
    answer(app.0, &visit, page, outcome, |organization| stored_modules(Modules::of(organization))).await
}

fn security_page(visit: &Visit) -> FormPage {
    let choices = [("no", "A password is enough"), ("yes", "A password and a second factor")];
    let choices = choices.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    let field = Field::new("require_second_factor", "To enter this organization", Kind::Select(choices));
    form_page(visit, "Sign-in", "security/", "Save changes", vec![field])
        .intro(
            "A second factor is a code from an app on the person's phone. It keeps out who has got hold of a password.",
        )
        .intro("If you ask for it, everybody who has none yet, you too, is led to set one up before entering again.")
}

fn stored_security(organization: &Organization) -> Values {
    vec![("require_second_factor", if organization.require_second_factor { "yes" } else { "no" }.to_owned())]
}

#[handler]
pub(crate) async fn show_security(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("organization.edit")?;
    filled(app.0, &visit, security_page(&visit), stored_security).await
}

/// Says whether a second factor is needed.
#[handler]
pub(crate) async fn secure(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require("organization.edit")?;
    let mut page = security_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let security = Security { require_second_factor: posted.text("require_second_factor") == "yes" };
    let outcome = super::set_security(&app.db, &visit.member, posted.version()?, security).await;
    answer(app.0, &visit, page, outcome, stored_security).await
}

#[derive(Debug, Template)]
#[template(path = "organizations/logo.html")]
struct LogoPage {
    shell: Shell,
    form: Form,
    has_logo: bool,
    base: String,
    picture: String,
}

async fn logo_page(app: &App, visit: &Visit) -> Result<LogoPage> {
    visit.member.require("organization.edit")?;
    let organization = super::get(&app.db, &visit.member).await?;
    let base = visit.address("organization/");
    let field = Field::new("logo", "Picture", Kind::File("image/png,image/jpeg"))
        .hint("PNG or JPEG, at most 100 kB and 2,000 by 2,000 points");
    let form = Form::new(format!("{base}logo/"), "Upload the logo", base.clone(), vec![field]).without_draft();
    Ok(LogoPage {
        shell: shell_below(visit, "Logo"),
        form: form.filled(&Values::new(), organization.version),
        has_logo: organization.has_logo,
        picture: picture_address(visit, organization.version),
        base,
    })
}

/// Where the picture is shown; another version has another address, so that nobody sees an old one.
fn picture_address(visit: &Visit, version: i32) -> String {
    format!("/api/v1{}?version={version}", visit.address("organization/logo"))
}

#[handler]
pub(crate) async fn show_logo(app: Data<&App>, visit: Visit) -> Result<Response> {
    page(StatusCode::OK, &logo_page(app.0, &visit).await?)
}

/// What follows on a form about the logo.
async fn answer_logo(app: &App, visit: &Visit, outcome: Result<Organization>) -> Result<Response> {
    let Err(failure) = outcome else { return Ok(see_other(&saved(visit))) };
    let mut again = logo_page(app, visit).await?;
    let status = if matches!(failure, Error::Stale) { again.form.note_change() } else { again.form.refuse(failure)? };
    page(status, &again)
}

/// Sets the logo.
#[handler]
pub(crate) async fn upload(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require("organization.edit")?;
    if posted.is_resumed() {
        return page(StatusCode::OK, &logo_page(app.0, &visit).await?);
    }
    let picture = posted.file("logo").ok_or_else(|| Error::named("organizations_logo_chosen"));
    let outcome = match picture.and_then(|file| Picture::of_file(&file.bytes)) {
        Ok(picture) => super::set_logo(&app.db, &visit.member, posted.version()?, &picture.0).await,
        Err(failure) => Err(failure),
    };
    answer_logo(app.0, &visit, outcome).await
}

/// Removes the logo.
#[handler]
pub(crate) async fn remove_logo(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require("organization.edit")?;
    if posted.is_resumed() {
        return page(StatusCode::OK, &logo_page(app.0, &visit).await?);
    }
    let outcome = super::set_logo(&app.db, &visit.member, posted.version()?, &[]).await;
    answer_logo(app.0, &visit, outcome).await
}
