//! The form that appropriates a proposal as it was approved.

use chrono::{Datelike, NaiveDate};
use poem::web::Data;
use poem::{Response, handler};

use super::{Fact, MoneyForm, base, done, shell};
use crate::auth::Visit;
use crate::budgeting::execution::as_approved::{self, ApprovedProposal, AsApproved};
use crate::error::Result;
use crate::planning::today;
use crate::server::App;
use crate::web::{Field, Form, Kind, PageId as Id, Posted, words};

fn page(visit: &Visit, proposal: &ApprovedProposal) -> MoneyForm {
    let base = base(visit);
    let year = if proposal.fiscal_year == 0 { today().year() } else { proposal.fiscal_year };
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default().to_string();
    let fields = vec![
        Field::new("legal_basis", "Legal basis", Kind::Line).hint("The act, for example: GAAB 2026"),
        Field::new("valid_from", "Valid from", Kind::Date).value(day(1, 1)),
        Field::new("valid_until", "Valid until", Kind::Date)
            .value(day(12, 31))
            .hint("The last day money may be obligated; it can be extended later"),
        Field::new("fund_code", "UACS funding source", Kind::Line).optional().hint("Eight digits"),
    ];
    let list = format!("{base}appropriations/");
    let action = format!("{base}proposals/{}/appropriate/", proposal.id);
    MoneyForm {
        shell: shell(visit, "Appropriate as approved").crumb("Appropriations", &list),
        intro: vec![
            "Each programme and class of the proposal that has none yet gets a pending appropriation of what was approved. \
             Another person posts them."
                .to_owned(),
        ],
        about: format!("{} · {}", proposal.title, proposal.fiscal_year),
        figures: vec![
            Fact::new("approved", words::money(&proposal.allocated)),
            Fact::new("appropriated", words::money(&proposal.appropriated)),
            Fact::new("left", words::money(&proposal.left)),
        ],
        form: Form::new(action, "Record the appropriations", list, fields),
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    visit.member.require("budgeting.edit")?;
    page(&visit, &as_approved::proposal(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn accept(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let mut page = page(&visit, &as_approved::proposal(db, member, id.0).await?);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = AsApproved {
        legal_basis: posted.text("legal_basis").to_owned(),
        valid_from: posted.date("valid_from"),
        valid_until: posted.date("valid_until"),
        fund_code: posted.text("fund_code").to_owned(),
    };
    let made = as_approved::appropriate(db, member, id.0, &input, &posted.key(), &posted.fingerprint()).await;
    page.answer(made.map(|_| done(&visit, "appropriations/", "appropriated")))
}
