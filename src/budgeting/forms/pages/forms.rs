//! Pages of official forms.

use askama::Template;
use poem::web::Data;
use poem::{IntoResponse, Request, Response, handler};

use super::{below_forms, done, ok, shell};
use crate::auth::Visit;
use crate::budgeting::forms::content::FormRow;
use crate::budgeting::forms::reports::REPORTS;
use crate::budgeting::forms::{
    self, Asked, Content, FORMS, FormReport, FormSubmission, KINDS, csv, document, due_on, this_quarter, workbook,
};
use crate::error::{Error, Result};
use crate::planning::{exports::record_export, today};
use crate::server::App;
use crate::web::{Document, Form, FormPage, Format, PageId as Id, Posted, Query, Shell, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/forms/pages/index.html")]
struct IndexPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    years: Vec<i32>,
    year: i32,
    quarter: i32,
    due: String,
    is_over: bool,
    lines: Vec<Line>,
}

/// A form of the quarter.
#[derive(Debug)]
struct Line {
    asked: Asked,
    latest: Option<FormSubmission>,
    /// Whether it should have been submitted by now.
    is_late: bool,
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let asked = Asked::new("far1", query.get("year").as_deref(), query.get("quarter").as_deref(), None)?;
    let (year, quarter) = (asked.year, asked.quarter);
    let (submissions, first) = forms::list(&app.db, &visit.member, year).await?;
    let due = due_on(year, quarter);
    let mut lines = Vec::new();
    for form in &FORMS {
        let kinds: Vec<&'static str> = if form.by_kind { KINDS.map(|(kind, _)| kind).to_vec() } else { vec!["all"] };
        for kind in kinds {
            let is_it = |made: &&FormSubmission| made.form == form.name && made.quarter == quarter && made.kind == kind;
            let latest = submissions.iter().find(is_it).cloned();
            let is_late = latest.is_none() && due < today();
            lines.push(Line { asked: Asked { form, year, quarter, kind }, latest, is_late });
        }
    }
    let (this_year, _) = this_quarter();
    ok(&IndexPage {
        shell: shell(&visit, "Official forms"),
        base: visit.address("budgeting/"),
        tab: "forms",
        years: (first.min(this_year).min(year)..=this_year.max(year)).rev().collect(),
        year,
        quarter,
        due: words::date(&due),
        is_over: asked.is_over(),
        lines,
    })
}

#[derive(Debug, Template)]
#[template(path = "budgeting/forms/pages/form.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or not")]
struct ReportPage {
    shell: Shell,
    /// Address of the form itself.
    address: String,
    /// What comes after the address of a file.
    query: String,
    content: Content,
    groups: Vec<(String, usize)>,
    submission: Option<FormSubmission>,
    live: bool,
    thousands: bool,
    by_kind: bool,
    due: String,
    may_submit: bool,
    may_export: bool,
}

impl ReportPage {
    fn new(visit: &Visit, shell: Shell, asked: &Asked, report: FormReport, wish: Wish) -> Self {
        let groups = document::groups(&report.content.columns);
        let groups = groups.into_iter().map(|(heading, count)| (heading.to_owned(), count)).collect();
        Self {
            shell,
            address: visit.address(&format!("budgeting/forms/{}/", asked.form.name)),
            query: format!("{}{}", asked.query(), wish.query()),
            groups,
            live: wish.live,
            thousands: wish.thousands,
            by_kind: asked.form.by_kind,
            due: words::date(&due_on(asked.year, asked.quarter)),
            may_submit: visit.member.can("budgeting.approve") && asked.is_over() && report.submission.is_none(),
            may_export: visit.member.can("budgeting.export"),
            content: report.content,
            submission: report.submission,
        }
    }

    /// The cells of text of a row, as many as there are columns for them.
    fn texts<'a>(&self, row: &'a FormRow) -> Vec<&'a str> {
        let blank = std::iter::repeat_n("", self.content.texts.len().saturating_sub(row.texts.len()));
        row.texts.iter().map(String::as_str).chain(blank).collect()
    }
}

/// How a form is wanted: as it stands even if it was submitted, in thousands.
#[derive(Clone, Copy, Debug)]
struct Wish {
    live: bool,
    thousands: bool,
}

impl Wish {
    fn of(query: &Query) -> Self {
        let is = |name: &str, value: &str| query.get(name).as_deref() == Some(value);
        Self { live: is("live", "true"), thousands: is("unit", "thousands") }
    }

    fn query(self) -> String {
        let live = if self.live { "&live=true" } else { "" };
        let thousands = if self.thousands { "&unit=thousands" } else { "" };
        format!("{live}{thousands}")
    }

    fn apply(self, mut report: FormReport) -> FormReport {
        if self.thousands {
            report.content = report.content.in_thousands();
        }
        report
    }
}

/// The form that the address and its parameters name.
fn asked(request: &Request, query: &Query) -> Result<Asked> {
    let form = request.raw_path_param("form").unwrap_or_default();
    let [year, quarter, kind] = ["year", "quarter", "kind"].map(|name| query.get(name));
    Asked::new(form, year.as_deref(), quarter.as_deref(), kind.as_deref())
}

fn title(asked: &Asked) -> String {
    format!("{}, Q{} {}", asked.form.title, asked.quarter, asked.year)
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, query: Query, request: &Request) -> Result<Response> {
    let (asked, wish) = (asked(request, &query)?, Wish::of(&query));
    let report = wish.apply(forms::get(&app.db, &visit.member, &asked, wish.live).await?);
    ok(&ReportPage::new(&visit, below_forms(&visit, title(&asked)), &asked, report, wish))
}

#[handler]
pub(crate) async fn save_pdf(app: Data<&App>, visit: Visit, query: Query, request: &Request) -> Result<Response> {
    let (asked, wish) = (asked(request, &query)?, Wish::of(&query));
    visit.member.require("budgeting.export")?;
    let report = wish.apply(forms::get(&app.db, &visit.member, &asked, wish.live).await?);
    hand_out(&app, &visit, &report, Kind::Pdf).await
}

#[handler]
pub(crate) async fn save(
    app: Data<&App>,
    visit: Visit,
    query: Query,
    format: Format,
    request: &Request,
) -> Result<Response> {
    let (asked, wish) = (asked(request, &query)?, Wish::of(&query));
    visit.member.require("budgeting.export")?;
    let report = wish.apply(forms::get(&app.db, &visit.member, &asked, wish.live).await?);
    hand_out(&app, &visit, &report, Kind::Sheet(format)).await
}

#[handler]
pub(crate) async fn show_submitted(app: Data<&App>, visit: Visit, query: Query, id: Id) -> Result<Response> {
    let wish = Wish { live: false, ..Wish::of(&query) };
    let report = wish.apply(forms::get_submitted(&app.db, &visit.member, id.0).await?);
    let (asked, below) = (asked_of(&report)?, format!("budgeting/form-submissions/{}/", id.0));
    let title = report.submission.as_ref().map(|made| made.document_id.clone()).unwrap_or_default();
    let mut page = ReportPage::new(&visit, below_forms(&visit, title), &asked, report, wish);
    page.address = visit.address(&below);
    page.query = if wish.thousands { "?unit=thousands".to_owned() } else { String::new() };
    ok(&page)
}

#[handler]
pub(crate) async fn save_submitted_pdf(app: Data<&App>, visit: Visit, query: Query, id: Id) -> Result<Response> {
    visit.member.require("budgeting.export")?;
    let report = Wish::of(&query).apply(forms::get_submitted(&app.db, &visit.member, id.0).await?);
    hand_out(&app, &visit, &report, Kind::Pdf).await
}

#[handler]
pub(crate) async fn save_submitted(
    app: Data<&App>,
    visit: Visit,
    query: Query,
    format: Format,
    id: Id,
) -> Result<Response> {
    visit.member.require("budgeting.export")?;
    let report = Wish::of(&query).apply(forms::get_submitted(&app.db, &visit.member, id.0).await?);
    hand_out(&app, &visit, &report, Kind::Sheet(format)).await
}

fn asked_of(report: &FormReport) -> Result<Asked> {
    let content = &report.content;
    let [year, quarter] = [content.year, content.quarter].map(|number| number.to_string());
    Asked::new(&content.form, Some(&year), Some(&quarter), Some(&content.kind))
}

/// What a form is handed out as.
enum Kind {
    Pdf,
    Sheet(Format),
}

/// Makes the file, then records that it leaves the system: what cannot be recorded is not handed out.
async fn hand_out(app: &App, visit: &Visit, report: &FormReport, kind: Kind) -> Result<Response> {
    let content = &report.content;
    let name = match &report.submission {
        Some(submission) => submission.document_id.clone(),
        None => format!(
            "{}-{}-{}-Q{}-{}-unsubmitted",
            content.organization.code,
            content.form.to_uppercase(),
            content.year,
            content.quarter,
            content.kind
        ),
    };
    let document: Document = match kind {
        Kind::Pdf => document::render(&visit.member, report, &name).await?,
        Kind::Sheet(Format::Csv) => csv::write(content, &name)?,
        Kind::Sheet(Format::Xlsx) => {
            let report = report.clone();
            let written = tokio::task::spawn_blocking(move || workbook::write(&report, &name)).await;
            written.map_err(|error| Error::Internal(error.into()))??
        }
    };
    let id = report.submission.as_ref().map(|submission| submission.id);
    let entity = if id.is_some() { "budgeting.form_snapshots" } else { "budgeting.entries" };
    record_export(&app.db, &visit.member, entity, id, i32::try_from(content.rows.len()).ok()).await?;
    Ok(document.into_response())
}

/// The page that says what submitting does, and shows the totals that will be kept.
async fn submit_page(app: &App, visit: &Visit, asked: &Asked) -> Result<FormPage> {
    let report = forms::get(&app.db, &visit.member, asked, true).await?;
    let address = visit.address(&format!("budgeting/forms/{}/", asked.form.name));
    let form = Form::new(
        format!("{address}submit/"),
        "Submit the form",
        format!("{address}{}&live=true", asked.query()),
        Vec::new(),
    );
    let form = form
        .hidden("year", asked.year.to_string())
        .hidden("quarter", asked.quarter.to_string())
        .hidden("kind", asked.kind)
        .without_draft();
    let shell = below_forms(visit, format!("Submit {}", title(asked))).crumb(title(asked), address + &asked.query());
    let content = &report.content;
    let mut page = FormPage::new(shell, form).intro(format!(
        "{} of {}, {}. It is kept as it stands, with the names of who signs today, and never changes.",
        content.name,
        content.organization.name,
        if asked.kind == "all" {
            "all appropriations".to_owned()
        } else {
            format!("{} appropriations", asked.kind_words())
        }
    ));
    page = page.intro(format!(
        "The books of your organization are closed until {}: nothing can be posted for a day before that any more.",
        words::date(&asked.ends())
    ));
    if let Some(total) = content.rows.last() {
        let told = content.columns.iter().zip(&total.amounts).filter(|(column, _)| !column.plus.is_empty());
        let told: Vec<_> = told
            .map(|(column, amount)| {
                format!("{} {}: {}", column.heading, column.label.to_lowercase(), words::money(amount))
            })
            .collect();
        page = page.intro(format!("Totals. {}.", told.join("; ")));
    }
    if content.signatories.is_empty() {
        page = page.intro("No signatories are recorded for today: the form will have no names to sign above.");
    }
    Ok(page)
}

#[handler]
pub(crate) async fn show_submit(app: Data<&App>, visit: Visit, query: Query, request: &Request) -> Result<Response> {
    visit.member.require("budgeting.approve")?;
    submit_page(&app, &visit, &asked(request, &query)?).await?.show()
}

#[handler]
pub(crate) async fn submit(app: Data<&App>, visit: Visit, posted: Posted, request: &Request) -> Result<Response> {
    let form = request.raw_path_param("form").unwrap_or_default();
    let [year, quarter, kind] = ["year", "quarter", "kind"].map(|name| posted.optional(name));
    let asked = Asked::new(form, year.as_deref(), quarter.as_deref(), kind.as_deref())?;
    visit.member.require("budgeting.approve")?;
    if posted.is_resumed() {
        return submit_page(&app, &visit, &asked).await?.show();
    }
    let made = forms::submit(&app.db, &visit.member, &asked, &posted.key(), &posted.fingerprint()).await;
    match made {
        Ok(report) => {
            let id = report.submission.map(|submission| submission.id).unwrap_or_default();
            Ok(crate::web::see_other(&done(&visit, &format!("form-submissions/{id}/"), "form")))
        }
        Err(failure) => submit_page(&app, &visit, &asked).await?.answer(Err(failure)),
    }
}
