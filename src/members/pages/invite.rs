//! The page that asks a person to become a member.

use poem::web::Data;
use poem::{Response, handler};

use super::{flag, role_fields, shell};
use crate::auth::Visit;
use crate::error::Result;
use crate::members::{self, Invitation, PERMISSION};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, PageId, Posted, see_other};

fn invite_page(visit: &Visit) -> FormPage {
    let list = visit.address("organization/members/");
    let mut fields = vec![
        Field::new("email", "Mail address", Kind::Line)
            .hint("The invitation goes there. An address of the government is best"),
        Field::new("first_name", "First name", Kind::Line),
        Field::new("last_name", "Last name", Kind::Line),
        Field::new("contact_number", "Telephone number", Kind::Line).optional(),
    ];
    fields.extend(role_fields(&visit.member));
    FormPage::new(shell(visit, "Invite a member"), Form::new(format!("{list}invite/"), "Invite", list, fields))
        .intro("The person gets a mail: with a link to set a password, or saying that she was added if she has one.")
}

/// The form.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show(visit: Visit) -> Result<Response> {
    visit.member.require(PERMISSION)?;
    invite_page(&visit).show()
}

/// Invites the person.
#[handler]
pub(crate) async fn accept(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require(PERMISSION)?;
    let mut page = invite_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let text = |name| posted.text(name).trim().to_owned();
    let invitation = Invitation {
        email: text("email"),
        first_name: text("first_name"),
        last_name: text("last_name"),
        contact_number: text("contact_number"),
        role: text("role"),
        can_manage_users: flag(&posted, "can_manage_users"),
        can_approve_plans: flag(&posted, "can_approve_plans"),
        can_approve_budgets: flag(&posted, "can_approve_budgets"),
        can_view_reports: flag(&posted, "can_view_reports"),
        position: text("position"),
        department: text("department"),
    };
    let invited = members::invite(&app.db, &visit.member, &invitation, &posted.key(), &posted.fingerprint()).await;
    page.answer(invited.map(|()| visit.address("organization/members/?done=invited")))
}

/// Sends the mail to who has not come yet once more.
#[handler]
pub(crate) async fn again(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    members::invite_again(&app.db, &visit.member, id.0).await?;
    Ok(see_other(&visit.address(&format!("organization/members/{}/?done=invited", id.0))))
}
