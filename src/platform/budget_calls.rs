//! Budget calls and the ceilings of organizations, which the platform operator writes for the finance ministry (budgeting:
//! section 2.5). An organization reads its own ceiling; nobody else's.

use std::collections::HashSet;

use bmms_queries::client::Params;
use bmms_queries::queries::platform::budgeting::{
    BudgetCall as CallRow, BudgetCeiling as CeilingRow, BudgetCeilingsParams, ChangeBudgetCallParams,
    OpenBudgetCallParams, SetBudgetCeilingsParams, budget_calls, budget_ceilings, change_budget_call, open_budget_call,
    set_budget_ceilings,
};
use chrono::{Datelike, NaiveDate};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::recorded;
use crate::auth::Caller;
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;
use crate::web::{Checks, Representation, two_decimals};

/// A budget call.
#[derive(Clone, Debug, Object)]
pub struct PlatformBudgetCall {
    /// The year it is for.
    pub fiscal_year: i32,
    /// Last day to submit; a later submission is marked as late.
    pub submission_deadline: NaiveDate,
    /// What the finance ministry says with it.
    pub guidelines: String,
    /// open or closed.
    pub status: String,
    /// Organizations that have a ceiling.
    pub ceilings: i64,
    /// The sum of those.
    pub ceilings_total: String,
    /// Version of the call with its ceilings, as in the `ETag`.
    pub version: i32,
}

/// A new call.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewBudgetCall {
    /// The year it is for, which has none yet.
    #[oai(validator(minimum(value = "2024"), maximum(value = "2100")))]
    pub fiscal_year: i32,
    /// Last day to submit.
    pub submission_deadline: NaiveDate,
    /// What the finance ministry says with it.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub guidelines: String,
}

/// What changes of a call.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct BudgetCallChange {
    /// Last day to submit.
    pub submission_deadline: NaiveDate,
    /// What the finance ministry says with it.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub guidelines: String,
    /// open, or closed: then its ceilings stay as they are.
    #[oai(validator(pattern = "^(open|closed)$"))]
    pub status: String,
}

/// What an organization may request at most.
#[derive(Clone, Debug, Default, Deserialize, Object, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct CeilingInput {
    /// Code of the organization.
    pub code: String,
    /// In all, in pesos; null to take the ceiling away.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: Option<String>,
    /// For personnel services; null for no limit of its own.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub ps: Option<String>,
    /// For maintenance and other operating expenses; null for no limit of its own.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub mooe: Option<String>,
    /// For capital outlay; null for no limit of its own.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub co: Option<String>,
    /// For financial expenses; null for no limit of its own.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub fe: Option<String>,
}

/// Ceilings to set; who is not named keeps theirs.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct CeilingsInput {
    /// At most one for each organization.
    #[oai(validator(max_items = 1000))]
    pub ceilings: Vec<CeilingInput>,
}

/// The ceiling of an organization; without an amount it has none.
#[derive(Clone, Debug, Object)]
pub struct PlatformCeiling {
    /// Code of the organization.
    pub code: String,
    /// Its name.
    pub name: String,
    /// In all, in pesos.
    #[oai(nullable)]
    pub amount: Option<String>,
    /// For personnel services.
    #[oai(nullable)]
    pub ps: Option<String>,
    /// For maintenance and other operating expenses.
    #[oai(nullable)]
    pub mooe: Option<String>,
    /// For capital outlay.
    #[oai(nullable)]
    pub co: Option<String>,
    /// For financial expenses.
    #[oai(nullable)]
    pub fe: Option<String>,
}

impl PlatformCeiling {
    /// The amounts under their names, as a form and a file have them.
    pub fn amounts(&self) -> [(&'static str, String); 5] {
        let text = |amount: &Option<String>| amount.clone().unwrap_or_default();
        [
            ("amount", text(&self.amount)),
            ("ps", text(&self.ps)),
            ("mooe", text(&self.mooe)),
            ("co", text(&self.co)),
            ("fe", text(&self.fe)),
        ]
    }
}

/// A call with the ceilings of all organizations.
#[derive(Clone, Debug, Object)]
pub struct CallWithCeilings {
    /// The call.
    pub call: PlatformBudgetCall,
    /// Every organization, by code.
    pub ceilings: Vec<PlatformCeiling>,
}

impl Representation for PlatformBudgetCall {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budget-calls/{}", self.fiscal_year)
    }
}

impl Representation for CallWithCeilings {
    fn version(&self) -> i32 {
        self.call.version
    }

    fn path(&self) -> String {
        format!("budget-calls/{}/ceilings", self.call.fiscal_year)
    }
}

/// Every call, the latest year first.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<PlatformBudgetCall>> {
    let hash = caller.token().hash();
    let rows = app.db.accounts(async |tx| Ok(budget_calls().bind(tx, &hash.as_slice()).all().await?)).await;
    Ok(recorded(app, caller, "budget_calls", rows).await?.into_iter().map(PlatformBudgetCall::from).collect())
}

/// The call of a year.
pub async fn get(app: &App, caller: &Caller, fiscal_year: i32) -> Result<PlatformBudgetCall> {
    let calls = list(app, caller).await?;
    calls.into_iter().find(|call| call.fiscal_year == fiscal_year).ok_or(Error::NotFound)
}

/// The call of a year with the ceilings of all organizations.
pub async fn ceilings(app: &App, caller: &Caller, fiscal_year: i32) -> Result<CallWithCeilings> {
    let call = get(app, caller, fiscal_year).await?;
    let hash = caller.token().hash();
    let asked = BudgetCeilingsParams { token_hash: hash.as_slice(), fiscal_year };
    let rows = app.db.accounts(async |tx| Ok(budget_ceilings().params(tx, &asked).all().await?)).await;
    let rows = recorded(app, caller, "budget_calls", rows).await?;
    Ok(CallWithCeilings { call, ceilings: rows.into_iter().map(PlatformCeiling::from).collect() })
}

fn check_deadline(checks: &mut Checks, day: NaiveDate) {
    checks.require((2000..2100).contains(&day.year()), "budget_call_deadline_range");
}

/// Opens a call for a year that has none.
pub async fn open(app: &App, caller: &Caller, input: &NewBudgetCall) -> Result<PlatformBudgetCall> {
    super::check(app, caller).await?;
    let mut checks = Checks::default();
    checks.require((2024..=2100).contains(&input.fiscal_year), "calls_fiscal_year_range");
    check_deadline(&mut checks, input.submission_deadline);
    checks.require(input.guidelines.chars().count() <= 20_000, "calls_guidelines_length");
    checks.finish()?;
    let hash = caller.token().hash();
    let new = OpenBudgetCallParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        fiscal_year: input.fiscal_year,
        submission_deadline: input.submission_deadline,
        guidelines: input.guidelines.as_str(),
    };
    let opened = app.db.accounts(async |tx| Ok(open_budget_call().params(tx, &new).one().await?)).await;
    recorded(app, caller, "budget_calls", opened).await?;
    get(app, caller, input.fiscal_year).await
}

/// Sets deadline, guidelines and state, if the version is the one the operator saw.
pub async fn change(
    app: &App,
    caller: &Caller,
    fiscal_year: i32,
    version: i32,
    input: &BudgetCallChange,
) -> Result<PlatformBudgetCall> {
    super::check(app, caller).await?;
    let mut checks = Checks::default();
    check_deadline(&mut checks, input.submission_deadline);
    checks.require(input.guidelines.chars().count() <= 20_000, "calls_guidelines_length");
    let is_known = ["open", "closed"].contains(&input.status.as_str());
    checks.require(is_known, "calls_status_known");
    checks.finish()?;
    let hash = caller.token().hash();
    let changed = ChangeBudgetCallParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        fiscal_year,
        version,
        submission_deadline: input.submission_deadline,
        guidelines: input.guidelines.as_str(),
        status: input.status.as_str(),
    };
    let saved = app.db.accounts(async |tx| Ok(change_budget_call().params(tx, &changed).one().await?)).await;
    recorded(app, caller, "budget_calls", saved).await?;
    get(app, caller, fiscal_year).await
}

/// Sets ceilings of an open call, if its version is the one the operator saw: all of them, or none.
pub async fn set_ceilings(
    app: &App,
    caller: &Caller,
    fiscal_year: i32,
    version: i32,
    input: &[CeilingInput],
) -> Result<CallWithCeilings> {
    super::check(app, caller).await?;
    let ceilings = checked(input)?;
    let text = serde_json::to_string(&ceilings).map_err(|error| Error::Internal(error.into()))?;
    let hash = caller.token().hash();
    let set = SetBudgetCeilingsParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        fiscal_year,
        version,
        ceilings: text.as_str(),
    };
    let saved = app.db.accounts(async |tx| Ok(set_budget_ceilings().params(tx, &set).one().await?)).await;
    recorded(app, caller, "budget_calls", saved).await?;
    self::ceilings(app, caller, fiscal_year).await
}

/// Ceilings with codes in capitals and amounts that are amounts. What is wrong is named with the code it is about.
fn checked(input: &[CeilingInput]) -> Result<Vec<CeilingInput>> {
    let (mut seen, mut errors) = (HashSet::new(), Vec::new());
    let mut ceilings = Vec::new();
    for given in input {
        let code = given.code.trim().to_uppercase();
        let figures = serde_json::json!({ "code": code }).to_string();
        if !seen.insert(code.clone()) {
            errors.push(rules::violated(rules::get("ceilings_once"), &figures));
        }
        let mut amount = |text: &Option<String>, least: Decimal| {
            let mut checks = Checks::default();
            let number = checks.optional_decimal("ceilings", text.as_deref().filter(|text| !text.is_empty()));
            checks.require(number.is_none_or(|number| number >= least), "ceilings_classes_not_negative");
            if let Err(Error::Invalid(found)) = checks.finish() {
                errors.extend(found.into_iter().map(|mut error| {
                    error.pointer = "/ceilings".to_owned();
                    error.text = format!("{code}: {}", error.text);
                    error
                }));
            }
            number.map(two_decimals)
        };
        ceilings.push(CeilingInput {
            amount: amount(&given.amount, Decimal::new(1, 2)),
            ps: amount(&given.ps, Decimal::ZERO),
            mooe: amount(&given.mooe, Decimal::ZERO),
            co: amount(&given.co, Decimal::ZERO),
            fe: amount(&given.fe, Decimal::ZERO),
            code: code.clone(),
        });
    }
    if errors.is_empty() { Ok(ceilings) } else { Err(Error::Invalid(errors)) }
}

/// Ceilings in a file: a header with `code` and `amount`, and `ps`, `mooe`, `co` and `fe` if one likes; other columns are not read.
pub fn of_file(bytes: &[u8]) -> Result<Vec<CeilingInput>> {
    let refused = |problem: String| {
        let figures = serde_json::json!({ "problem": problem }).to_string();
        Error::Invalid(vec![rules::violated(rules::get("ceilings_file"), &figures)])
    };
    let text = std::str::from_utf8(bytes).map_err(|_| refused("it is no text in UTF-8.".to_owned()))?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| refused(error.to_string()))?;
    let place = |name: &str| header.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
    let places = ["amount", "ps", "mooe", "co", "fe"].map(place);
    let (Some(code), Some(_)) = (place("code"), places[0]) else {
        return Err(refused("its first row must name the columns code and amount.".to_owned()));
    };
    let mut ceilings = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| refused(error.to_string()))?;
        let [amount, ps, mooe, co, fe] = places.map(|place| {
            let text = place.and_then(|place| record.get(place)).unwrap_or_default().replace([',', ' '], "");
            Some(text).filter(|text| !text.is_empty())
        });
        let code = record.get(code).unwrap_or_default().to_owned();
        ceilings.push(CeilingInput { code, amount, ps, mooe, co, fe });
    }
    Ok(ceilings)
}

impl From<CallRow> for PlatformBudgetCall {
    fn from(row: CallRow) -> Self {
        Self {
            fiscal_year: row.fiscal_year,
            submission_deadline: row.submission_deadline,
            guidelines: row.guidelines,
            status: row.status,
            ceilings: row.ceilings,
            ceilings_total: two_decimals(row.ceilings_total),
            version: row.version,
        }
    }
}

impl From<CeilingRow> for PlatformCeiling {
    fn from(row: CeilingRow) -> Self {
        let [amount, ps, mooe, co, fe] =
            [row.amount, row.ps, row.mooe, row.co, row.fe].map(|amount| amount.map(two_decimals));
        Self { code: row.code, name: row.name, amount, ps, mooe, co, fe }
    }
}
