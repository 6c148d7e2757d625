//! What every API and page needs of HTTP: bodies, ids, versions, idempotency, pages of lists, charts, and middleware.

mod allow;
pub mod assets;
pub mod charts;
mod checks;
mod conditional;
mod document;
pub mod export;
mod form;
mod format;
mod input;
mod layers;
mod links;
mod listing;
mod page;
mod pages;
mod path;
pub mod pdf;
mod picture;
mod posted;
mod response;
mod shell;
pub mod words;

pub use allow::Allowed;
pub use checks::{Checks, two_decimals};
pub use conditional::{IdempotencyKey, IfMatch, RequiredKey};
pub use document::{Document, Pdf};
pub use form::{Field, Form, FormPage, Kind, Values};
pub use format::Format;
pub use input::Input;
pub use layers::{document_request, secure};
pub use links::add_links;
pub use listing::{Listing, Query, SIZES};
pub use page::{Ignored, LIMITS, Page, Paging, day_asked, known, parsed};
pub(crate) use pages::accessibility;
pub use pages::{Pages, kept_page};
pub use path::{Id, PageId};
pub use picture::{Picture, Shown, format_of};
pub use posted::{File, Posted};
pub use response::{Accepted, Created, Done, Fetched, Representation};
pub use shell::{Link, Shell, page, redirect, see_other};

/// The groups of the API.
#[derive(Debug, poem_openapi::Tags)]
pub enum Tags {
    /// Sign-in, sign-out, and one's own account.
    Sessions,
    /// The organization of the request: profile and modules.
    Organizations,
    /// Members of the organization, and people who register themselves.
    Members,
    /// Strategic plans, goals, annual work plans, objectives.
    Planning,
    /// Budget proposals with programmes and lines, what becomes of the money, and the official forms.
    Budgeting,
    /// What the signed-in person is told.
    Notifications,
    /// Figures across organizations, for the Office of the Chief Minister.
    Oversight,
    /// Organizations, people and background work, for the platform operator.
    Platform,
}
