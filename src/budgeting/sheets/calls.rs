//! Budget calls as an organization reads them, with its own ceiling.

use bmms_queries::queries::budgeting::calls::{Call, list as list_rows};
use chrono::NaiveDate;
use poem_openapi::Object;
use rust_decimal::Decimal;

use crate::auth::Member;
use crate::db::Db;
use crate::error::Result;
use crate::web::two_decimals;

/// What an organization may request at most.
#[derive(Clone, Debug, Object)]
pub struct Ceiling {
    /// In all, in pesos.
    pub amount: String,
    /// For personnel services; null for no limit of its own.
    #[oai(nullable)]
    pub ps: Option<String>,
    /// For maintenance and other operating expenses; null for no limit of its own.
    #[oai(nullable)]
    pub mooe: Option<String>,
    /// For capital outlay; null for no limit of its own.
    #[oai(nullable)]
    pub co: Option<String>,
    /// For financial expenses; null for no limit of its own.
    #[oai(nullable)]
    pub fe: Option<String>,
}

impl Ceiling {
    /// A ceiling, if there is an amount.
    pub fn of(amount: Option<Decimal>, classes: [Option<Decimal>; 4]) -> Option<Self> {
        let [ps, mooe, co, fe] = classes.map(|amount| amount.map(two_decimals));
        amount.map(|amount| Self { amount: two_decimals(amount), ps, mooe, co, fe })
    }
}

/// A budget call.
#[derive(Clone, Debug, Object)]
pub struct BudgetCall {
    /// The year it is for.
    pub fiscal_year: i32,
    /// Last day to submit; a later submission is marked as late.
    pub submission_deadline: NaiveDate,
    /// What the finance ministry says with it.
    pub guidelines: String,
    /// open or closed.
    pub status: String,
    /// The own ceiling, if there is one.
    #[oai(nullable)]
    pub ceiling: Option<Ceiling>,
}

/// Every call, the latest year first.
pub async fn list(db: &Db, member: &Member) -> Result<Vec<BudgetCall>> {
    member.require("budgeting.view")?;
    let org_id = member.org_id();
    let rows = db.read(member, async |tx| Ok(list_rows().bind(tx, &org_id).all().await?)).await?;
    Ok(rows.into_iter().map(BudgetCall::from).collect())
}

impl From<Call> for BudgetCall {
    fn from(row: Call) -> Self {
        Self {
            fiscal_year: row.fiscal_year,
            submission_deadline: row.submission_deadline,
            guidelines: row.guidelines,
            status: row.status,
            ceiling: Ceiling::of(row.amount, [row.ps, row.mooe, row.co, row.fe]),
        }
    }
}
