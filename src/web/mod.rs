//! What every API and page needs of HTTP: bodies, ids, versions, idempotency, pages of lists, and middleware.

mod allow;
mod checks;
mod conditional;
mod input;
mod layers;
mod page;
mod path;
mod response;

pub use allow::Allowed;
pub use checks::{Checks, two_decimals};
pub use conditional::{IdempotencyKey, IfMatch};
pub use input::Input;
pub use layers::{document_request, secure};
pub use page::{Ignored, Page, Paging};
pub use path::Id;
pub use response::{Created, Done, Fetched, Representation};

/// The groups of the API.
#[derive(Debug, poem_openapi::Tags)]
pub enum Tags {
    /// Sign-in, sign-out, and who one is.
    Sessions,
    /// The organization of the request: profile and modules.
    Organizations,
    /// Strategic plans, goals, annual work plans, objectives.
    Planning,
}
