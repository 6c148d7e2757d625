//! Official forms and who signs them, over HTTP.

use poem::web::Data;
use poem::{Request, RequestBody};
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::registry::{MetaParamIn, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions, Object, OpenApi};
use serde::Deserialize;

use super::signatories::{self, Signatory, SignatoryInput};
use super::{Asked, FORMS, FormReport, FormSubmission};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Tags};

/// The form in the path. What is no form is not there.
#[derive(Clone, Copy, Debug)]
pub struct FormName(&'static str);

impl<'a> ApiExtractor<'a> for FormName {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = String;
    type ParamRawType = String;

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Path)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        let names = FORMS.iter().map(|form| form.name.into()).collect();
        Some(MetaSchemaRef::Inline(Box::new(MetaSchema { enum_items: names, ..MetaSchema::new("string") })))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let name = request.raw_path_param("param1").unwrap_or_default();
        let form = FORMS.iter().find(|form| form.name == name).ok_or(Error::NotFound)?;
        Ok(Self(form.name))
    }
}

/// Which form of which quarter is submitted.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct FormSubmissionInput {
    /// `far1`, `far1a`, `far1b`, `far3` or `far4`.
    pub form: String,
    /// Year of the report.
    pub year: i32,
    /// Quarter, 1 to 4, which must be over.
    pub quarter: i32,
    /// `current`, `continuing`, `supplemental` or `automatic`; left out where the form does not keep them apart.
    #[serde(default)]
    pub kind: Option<String>,
}

/// The forms of one quarter that were submitted in a year.
#[derive(Debug, Object)]
pub struct FormSubmissions {
    /// The latest quarter first.
    pub items: Vec<FormSubmission>,
}

/// Official forms.
#[derive(Debug)]
pub struct FormsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl FormsApi {
    /// Fetch an official form
    ///
    /// FAR No. 1 (`far1`), 1-A (`far1a`), 1-B (`far1b`), 3 (`far3`) or 4 (`far4`): as it was last submitted, or as the books stand now.
    #[oai(path = "/moa/:org/budgeting/forms/:form", method = "get", operation_id = "getBudgetForm")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn get(
        &self,
        app: Data<&App>,
        org: Member,
        form: FormName,
        /// Year of the report; that of the last quarter that is over by default.
        year: Query<Option<String>>,
        /// Quarter, 1 to 4; the last that is over by default.
        quarter: Query<Option<String>>,
        /// Kind of appropriations: current by default.
        kind: Query<Option<String>>,
        /// `true`: as the books stand now, even if it was submitted.
        live: Query<Option<String>>,
        /// `thousands`: in thousand pesos, each line rounded.
        unit: Query<Option<String>>,
    ) -> Result<Json<FormReport>> {
        let asked = Asked::new(form.0, year.0.as_deref(), quarter.0.as_deref(), kind.0.as_deref())?;
        let mut report = super::get(&app.db, &org, &asked, live.0.as_deref() == Some("true")).await?;
        if unit.0.as_deref() == Some("thousands") {
            report.content = report.content.in_thousands();
        }
        Ok(Json(report))
    }

    /// List submitted forms
    ///
    /// Those of a year, every edition, the latest quarter first.
    #[oai(path = "/moa/:org/budgeting/form-submissions", method = "get", operation_id = "listFormSubmissions")]
    async fn list(
        &self,
        app: Data<&App>,
        org: Member,
        /// The year; the present one by default.
        year: Query<Option<String>>,
    ) -> Result<Json<FormSubmissions>> {
        let asked = Asked::new("far4", year.0.as_deref(), Some("1"), None)?;
        let year = if year.0.is_some() { asked.year } else { super::this_quarter().0 };
        let (items, _) = super::list(&app.db, &org, year).await?;
        Ok(Json(FormSubmissions { items }))
    }

    /// Submit an official form
    ///
    /// Keeps it as it stands, for good, and closes the books of its quarter. A further edition where it changed since.
    #[oai(path = "/moa/:org/budgeting/form-submissions", method = "post", operation_id = "submitBudgetForm")]
    async fn submit(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<FormSubmissionInput>,
    ) -> Result<Created<FormReport>> {
        let wanted = &input.value;
        if FORMS.iter().all(|form| form.name != wanted.form) {
            return Err(Error::named("form_snapshots_form_known"));
        }
        let (year, quarter) = (wanted.year.to_string(), wanted.quarter.to_string());
        let asked = Asked::new(&wanted.form, Some(&year), Some(&quarter), wanted.kind.as_deref())?;
        let report = super::submit(&app.db, &org, &asked, &key, &input.fingerprint).await?;
        Ok(Created::new(report, &org))
    }

    /// Fetch a submitted form
    #[oai(path = "/moa/:org/budgeting/form-submissions/:id", method = "get", operation_id = "getFormSubmission")]
    async fn submission(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<FormReport>> {
        Ok(Json(super::get_submitted(&app.db, &org, id.0).await?))
    }
}

/// Everybody who signs.
#[derive(Debug, Object)]
pub struct Signatories {
    /// By capacity, the latest first.
    pub items: Vec<Signatory>,
}

/// Who signs official forms.
#[derive(Debug)]
pub struct SignatoriesApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl SignatoriesApi {
    /// List signatories
    #[oai(path = "/moa/:org/budgeting/signatories", method = "get", operation_id = "listSignatories")]
    async fn list(&self, app: Data<&App>, org: Member) -> Result<Json<Signatories>> {
        Ok(Json(Signatories { items: signatories::list(&app.db, &org).await? }))
    }

    /// Add a signatory
    ///
    /// One person at a time signs in a capacity.
    #[oai(path = "/moa/:org/budgeting/signatories", method = "post", operation_id = "createSignatory")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<SignatoryInput>,
    ) -> Result<Created<Signatory>> {
        let made = signatories::create(&app.db, &org, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(made, &org))
    }

    /// Fetch a signatory
    #[oai(path = "/moa/:org/budgeting/signatories/:id", method = "get", operation_id = "getSignatory")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Signatory>> {
        Ok(signatories::get(&app.db, &org, id.0).await?.into())
    }

    /// Change a signatory
    ///
    /// The capacity stays. Submitted forms keep the names they were submitted with.
    #[oai(path = "/moa/:org/budgeting/signatories/:id", method = "put", operation_id = "updateSignatory")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<SignatoryInput>,
    ) -> Result<Fetched<Signatory>> {
        Ok(signatories::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Remove a signatory
    #[oai(path = "/moa/:org/budgeting/signatories/:id", method = "delete", operation_id = "deleteSignatory")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        signatories::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }
}
