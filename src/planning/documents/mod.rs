//! Plans as PDF, for the file and for the wall (planning: section 8). The templates beside this file say how they look.

mod data;

use bmms_queries::queries::organizations::organizations::logo;
use chrono::Utc;
use futures_util::{TryFutureExt, try_join};
use image::ImageFormat;
use serde::Serialize;
use uuid::Uuid;

use self::data::{AnnualPlanData, StrategicPlanData};
use super::exports::record_export;
use super::{annual_plans, goals, objectives, strategic_plans};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::pdf::{self, Edition, Template};
use crate::web::{Document, Paging, format_of};

/// Goals and objectives in one document, at most: what is typeset in a few seconds.
const MAX_LINES: usize = 1000;
/// One more, to know of a longer one.
const FETCHED_LINES: i64 = 1001;

const SHARED: (&str, &str) = ("shared.typ", include_str!("shared.typ"));
static STRATEGIC_PLAN: Template = Template(&[("strategic_plan.typ", include_str!("strategic_plan.typ")), SHARED]);
static ANNUAL_PLAN: Template = Template(&[("annual_plan.typ", include_str!("annual_plan.typ")), SHARED]);

/// A strategic plan with its goals, its annual work plans and their objectives.
pub async fn strategic_plan(db: &Db, member: &Member, id: Uuid) -> Result<Document> {
    member.require("planning.export")?;
    let org_id = member.org_id();
    let (all_goals, years) = (goals::Filter::default(), annual_plans::Filter::of_strategic_plan(id));
    let (all_objectives, lines) = (objectives::Filter::of_strategic_plan(id), Paging::first(FETCHED_LINES));
    // Five queries in flight make a large future, which is kept off the stack of whoever asks.
    let read = Box::pin(db.read(member, async |tx| {
        let picture = logo();
        let (plan, goals, annual_plans, objectives, picture) = try_join!(
            strategic_plans::find(tx, member, id),
            goals::rows(tx, member, id, &all_goals, &lines),
            annual_plans::rows(tx, member, &years, &lines),
            objectives::rows(tx, member, &all_objectives, &lines),
            picture.bind(tx, &org_id).one().err_into(),
        )?;
        Ok((plan.ok_or(Error::NotFound)?, goals.0, annual_plans.0, objectives.0, picture.logo))
    }));
    let (plan, goals, annual_plans, objectives, picture) = read.await?;
    refuse_beyond(goals.len() + objectives.len())?;
    let name = format!("{}-strategic-plan-{}-{}.pdf", member.org_code(), plan.start_year, plan.end_year);
    let now = Utc::now();
    let data = StrategicPlanData::new(member, now, plan, goals, annual_plans, objectives, format_of_logo(&picture));
    let edition = Edition { org_id, ident: format!("strategic plan {id}"), at: now, picture };
    hand_out(db, member, ("planning.strategic_plans", id), name, (&STRATEGIC_PLAN, edition, &data)).await
}

/// An annual work plan with its objectives.
pub async fn annual_plan(db: &Db, member: &Member, id: Uuid) -> Result<Document> {
    member.require("planning.export")?;
    let (org_id, lines) = (member.org_id(), Paging::first(FETCHED_LINES));
    let all_objectives = objectives::Filter::of_annual_plan(id);
    let (plan, objectives, picture) = db
        .read(member, async |tx| {
            let picture = logo();
            let (plan, objectives, picture) = try_join!(
                annual_plans::find(tx, member, id),
                objectives::rows(tx, member, &all_objectives, &lines),
                picture.bind(tx, &org_id).one().err_into(),
            )?;
            Ok((plan.ok_or(Error::NotFound)?, objectives.0, picture.logo))
        })
        .await?;
    refuse_beyond(objectives.len())?;
    let name = format!("{}-annual-plan-{}.pdf", member.org_code(), plan.year);
    let now = Utc::now();
    let data = AnnualPlanData::new(member, now, plan, objectives, format_of_logo(&picture));
    let edition = Edition { org_id, ident: format!("annual work plan {id}"), at: now, picture };
    hand_out(db, member, ("planning.annual_plans", id), name, (&ANNUAL_PLAN, edition, &data)).await
}

/// What the template is told of the organization's logo; nothing where there is none that can be shown.
fn format_of_logo(picture: &[u8]) -> Option<&'static str> {
    match format_of(picture)? {
        ImageFormat::Jpeg => Some("jpg"),
        _ => Some("png"),
    }
}

fn refuse_beyond(lines: usize) -> Result<()> {
    if lines > MAX_LINES { Err(Error::named("document_rows")) } else { Ok(()) }
}

/// Typesets, then records: what cannot be recorded is not handed out, and what is not made is not recorded.
async fn hand_out(
    db: &Db,
    member: &Member,
    (entity, id): (&str, Uuid),
    name: String,
    (template, edition, data): (&'static Template, Edition, &impl Serialize),
) -> Result<Document> {
    let bytes = pdf::render(template, edition, data).await?;
    record_export(db, member, entity, Some(id), None).await?;
    Ok(Document { name, media_type: "application/pdf", bytes })
}
