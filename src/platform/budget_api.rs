//! Budget calls over HTTP, for platform operators.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::budget_calls::{self, BudgetCallChange, CallWithCeilings, CeilingsInput, NewBudgetCall, PlatformBudgetCall};
use crate::auth::Caller;
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Fetched, IfMatch, Input, Tags};

/// Budget calls and ceilings.
#[derive(Debug)]
pub struct BudgetCallsApi;

#[OpenApi(tag = "Tags::Platform")]
impl BudgetCallsApi {
    /// All budget calls
    ///
    /// The latest year first.
    #[oai(path = "/platform/budget-calls", method = "get", operation_id = "listPlatformBudgetCalls")]
    async fn list(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<PlatformBudgetCall>>> {
        Ok(Json(budget_calls::list(&app, &caller).await?))
    }

    /// Open a budget call
    ///
    /// For a year that has none.
    #[oai(path = "/platform/budget-calls", method = "post", operation_id = "openBudgetCall")]
    async fn open(
        &self,
        app: Data<&App>,
        caller: Caller,
        input: Input<NewBudgetCall>,
    ) -> Result<Created<PlatformBudgetCall>> {
        Ok(Created::of_platform(budget_calls::open(&app, &caller, &input.value).await?))
    }

    /// One budget call
    #[oai(path = "/platform/budget-calls/:year", method = "get", operation_id = "getPlatformBudgetCall")]
    async fn get(&self, app: Data<&App>, caller: Caller, year: Path<i32>) -> Result<Fetched<PlatformBudgetCall>> {
        Ok(budget_calls::get(&app, &caller, year.0).await?.into())
    }

    /// Change a budget call
    ///
    /// Its deadline and guidelines, and whether it is open.
    #[oai(path = "/platform/budget-calls/:year", method = "put", operation_id = "changeBudgetCall")]
    async fn change(
        &self,
        app: Data<&App>,
        caller: Caller,
        year: Path<i32>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<BudgetCallChange>,
    ) -> Result<Fetched<PlatformBudgetCall>> {
        Ok(budget_calls::change(&app, &caller, year.0, version.0, &input.value).await?.into())
    }

    /// The ceilings of a call
    ///
    /// Every organization, with its ceiling if it has one.
    #[oai(path = "/platform/budget-calls/:year/ceilings", method = "get", operation_id = "getBudgetCeilings")]
    async fn ceilings(&self, app: Data<&App>, caller: Caller, year: Path<i32>) -> Result<Fetched<CallWithCeilings>> {
        Ok(budget_calls::ceilings(&app, &caller, year.0).await?.into())
    }

    /// Set ceilings of a call
    ///
    /// All that are named, or none; who is not named keeps theirs. The version is that of the call.
    #[oai(path = "/platform/budget-calls/:year/ceilings", method = "put", operation_id = "setBudgetCeilings")]
    async fn set_ceilings(
        &self,
        app: Data<&App>,
        caller: Caller,
        year: Path<i32>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<CeilingsInput>,
    ) -> Result<Fetched<CallWithCeilings>> {
        Ok(budget_calls::set_ceilings(&app, &caller, year.0, version.0, &input.value.ceilings).await?.into())
    }
}
