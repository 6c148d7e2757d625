//! Addresses of the predecessor system (organizations: section 5). They were those of one organization, OOBC, and lead
//! there for good; who may go there is judged at the target.

use poem::http::{Method, StatusCode};
use poem::{Request, Response, handler};

use crate::error::{Error, Result};
use crate::web::redirect;

/// Beginnings of old addresses and what follows `/moa/OOBC/` instead; the longer of two that fit comes first.
const MOVED: [(&str, &str); 33] = [
    ("/planning/strategic-plans/", "planning/strategic-plans/"),
    ("/planning/annual-plans/", "planning/annual-plans/"),
    ("/planning/strategic/", "planning/strategic-plans/"),
    ("/planning/annual/", "planning/annual-plans/"),
    ("/planning/", "planning/"),
    ("/budget/preparation/", "budgeting/proposals/"),
    ("/budget/execution/", "budgeting/execution/"),
    ("/mana/manage-assessments/", "mana/assessments/"),
    ("/mana/", "mana/"),
    ("/communities/managebarangayobc/", "communities/barangay/"),
    ("/communities/manage/", "communities/barangay/"),
    ("/communities/managemunicipalobc/", "communities/municipal/"),
    ("/communities/managemunicipal/", "communities/municipal/"),
    ("/communities/municipal/", "communities/municipal/"),
    ("/communities/manageprovincialobc/", "communities/provincial/"),
    ("/communities/manageprovincial/", "communities/provincial/"),
    ("/communities/province/", "communities/provincial/"),
    ("/communities/", "communities/barangay/"),
    ("/locations/centroid/", "communities/locations/centroid/"),
    ("/data-guidelines/", "communities/data-guidelines/"),
    ("/coordination/events/", "coordination/calendar/"),
    ("/coordination/calendar/", "coordination/calendar/"),
    ("/coordination/", "coordination/"),
    ("/recommendations/", "policies/"),
    ("/policies/", "policies/"),
    ("/monitoring/", "me/"),
    ("/project-central/", "me/"),
    ("/project-management/", "me/"),
    ("/oobc-management/calendar/resources/", "coordination/calendar/resources/"),
    ("/oobc-management/calendar/bookings/", "coordination/calendar/bookings/"),
    ("/oobc-management/calendar/share/", "coordination/calendar/share/"),
    ("/oobc-management/staff/leave/", "coordination/staff/leave/"),
    ("/calendar/shared/", "coordination/calendar/shared/"),
];

/// Where an old address leads; none for what never was one.
pub fn target(path: &str) -> Option<String> {
    if path == "/communities/" {
        return Some("/moa/OOBC/communities/".to_owned());
    }
    let (old, new) = MOVED.iter().find(|(old, _)| path.starts_with(old))?;
    Some(format!("/moa/OOBC/{new}{}", &path[old.len()..]))
}

/// Leads reading requests on, query included, and refuses every other address and method as unknown.
#[handler]
pub(crate) fn lead_on(request: &Request) -> Result<Response> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let address = request.original_uri();
    let slash = if address.path().ends_with('/') { "" } else { "/" };
    let target = target(&format!("{}{slash}", address.path())).filter(|_| reads).ok_or(Error::NotFound)?;
    tracing::info!(old = address.path(), new = target, "legacy address");
    let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
    Ok(redirect(StatusCode::MOVED_PERMANENTLY, &format!("{target}{query}")))
}
