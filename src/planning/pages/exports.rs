//! Files of planning to keep: plans as PDF, lists for a spreadsheet.

use poem::web::Data;
use poem::{IntoResponse, Response, handler};

use super::{Id, annual_plans, objectives, strategic_plans};
use crate::auth::Visit;
use crate::error::Result;
use crate::planning::{documents, exports, goals};
use crate::server::App;
use crate::web::{Format, Query};

#[handler]
pub(crate) async fn list_strategic_plans(
    app: Data<&App>,
    visit: Visit,
    query: Query,
    format: Format,
) -> Result<Response> {
    let (filter, _) = strategic_plans::filter(&query);
    format.write(exports::strategic_plans(&app.db, &visit.member, &filter).await?).await
}

#[handler]
pub(crate) async fn list_annual_plans(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    let (filter, _) = annual_plans::filter(&query);
    format.write(exports::annual_plans(&app.db, &visit.member, &filter).await?).await
}

#[handler]
pub(crate) async fn list_objectives(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    let (filter, _) = objectives::filter(&query);
    format.write(exports::objectives(&app.db, &visit.member, &filter).await?).await
}

#[handler]
pub(crate) async fn list_goals(app: Data<&App>, visit: Visit, id: Id, format: Format) -> Result<Response> {
    format.write(exports::goals(&app.db, &visit.member, id.0, &goals::Filter::default()).await?).await
}

#[handler]
pub(crate) async fn list_waiting(app: Data<&App>, visit: Visit, format: Format) -> Result<Response> {
    format.write(exports::waiting(&app.db, &visit.member).await?).await
}

#[handler]
pub(crate) async fn strategic_plan(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    Ok(documents::strategic_plan(&app.db, &visit.member, id.0).await?.into_response())
}

#[handler]
pub(crate) async fn annual_plan(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    Ok(documents::annual_plan(&app.db, &visit.member, id.0).await?.into_response())
}
