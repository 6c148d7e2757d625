//! Sessions and the signed-in person over HTTP.

use bmms_queries::queries::auth::sessions::{Entry, organizations};
use chrono::{DateTime, Utc};
use poem::Request;
use poem::web::Data;
use poem::web::cookie::{Cookie, SameSite};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;
use uuid::Uuid;

use super::account::{self, OpenSession};
use super::caller::{COOKIE, Caller};
use super::sign_in::{Client, person, sign_in, sign_out};
use crate::error::Result;
use crate::server::App;
use crate::web::{Done, Id, Input, Tags};

/// Sessions and the signed-in person.
#[derive(Debug)]
pub struct SessionsApi;

/// A sign-in.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewSession {
    /// Username or mail address.
    #[oai(validator(max_length = 254))]
    login: String,
    /// Password.
    #[oai(validator(max_length = 1024))]
    password: String,
    /// Code of the authenticator app, or a recovery code, of a person who has a second factor.
    #[serde(default)]
    #[oai(nullable)]
    code: Option<String>,
    /// `true` for a browser: the token goes into a cookie that scripts cannot read, and is left out of the answer.
    #[serde(default)]
    #[oai(default)]
    cookie: bool,
}

/// An open session.
#[derive(Debug, Object)]
pub struct Session {
    /// The bearer token, shown this once; left out if it went into a cookie.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
    /// End of the session unless it is used before.
    expires_at: DateTime<Utc>,
    /// The organizations that may be entered, the primary one first.
    organizations: Vec<Membership>,
}

/// An organization that may be entered, and as what.
#[derive(Debug, Object)]
pub struct Membership {
    /// Code, as in addresses.
    code: String,
    /// Full name.
    name: String,
    /// Role in it: admin, manager, staff, viewer or superuser.
    role: String,
    /// Whether it is the one to land in.
    is_primary: bool,
    /// What may be done there, as `planning.edit`.
    permissions: Vec<String>,
    /// Modules that are switched on.
    modules: Vec<String>,
}

impl From<Entry> for Membership {
    fn from(entry: Entry) -> Self {
        Self {
            code: entry.code,
            name: entry.name,
            role: entry.role,
            is_primary: entry.is_primary,
            permissions: entry.permissions,
            modules: entry.modules,
        }
    }
}

/// The signed-in person.
#[derive(Debug, Object)]
pub struct Person {
    /// The person's id.
    id: Uuid,
    /// Sign-in name.
    username: String,
    /// Mail address.
    email: String,
    /// Full name.
    name: String,
    /// Platform operator, with a session or token that may do all that one may.
    is_superuser: bool,
    /// Level of oversight across organizations: viewer, analyst or executive; left out for who has none.
    #[oai(skip_serializing_if_is_none)]
    oversight: Option<String>,
    /// Whether the password was set by somebody else and is to be changed.
    must_change_password: bool,
    /// End of the session unless it is used before.
    session_expires_at: DateTime<Utc>,
    /// The organizations that may be entered, with rights and modules; the primary one first.
    organizations: Vec<Membership>,
}

/// Another password.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewPassword {
    /// The present password.
    #[oai(validator(max_length = 1024))]
    current_password: String,
    /// The new one: not common, not all digits, not like your own name or address.
    #[oai(validator(min_length = 12, max_length = 1024))]
    new_password: String,
}

#[derive(Debug, ApiResponse)]
enum Opened {
    /// The session is open.
    #[oai(status = 201)]
    Created(
        Json<Session>,
        /// The session cookie, if it was asked for.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

#[OpenApi(tag = "Tags::Sessions")]
impl SessionsApi {
    /// Sign in
    ///
    /// A wrong name, a wrong password and an inactive account are one answer: 401. After five of them in a row the name
    /// is locked from this address for 30 minutes: 429. A person with a second factor sends its code too: 403,
    /// `second_factor_missing`, without one.
    #[oai(path = "/sessions", method = "post", operation_id = "signIn")]
    async fn create(&self, app: Data<&App>, request: &Request, input: Input<NewSession>) -> Result<Opened> {
        let NewSession { login, password, code, cookie } = input.value;
        let opened = sign_in(app.0, &login, password, code.as_deref(), Client::of(request)).await?;
        let hash = opened.token.hash();
        let session = Session {
            token: (!cookie).then(|| opened.token.reveal().to_owned()),
            expires_at: opened.expires_at,
            organizations: entries(app.0, &hash).await?,
        };
        let set_cookie = cookie.then(|| session_cookie(app.0, opened.token.reveal()).to_string());
        Ok(Opened::Created(Json(session), set_cookie))
    }

    /// My open sessions
    ///
    /// Where the signed-in person is signed in, the session used last first.
    #[oai(path = "/sessions", method = "get", operation_id = "listSessions")]
    async fn list(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<OpenSession>>> {
        Ok(Json(account::sessions(app.0, &caller).await?))
    }

    /// End one of my sessions
    ///
    /// Signs out another device. Its token opens nothing from then on.
    #[oai(path = "/sessions/:id", method = "delete", operation_id = "endSession")]
    async fn end(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        account::end_session(app.0, &caller, id.0).await?;
        Ok(Done::NoContent)
    }

    /// Sign out
    ///
    /// Ends the session of the token or cookie. It opens nothing from then on.
    #[oai(path = "/sessions/current", method = "delete", operation_id = "signOut")]
    async fn delete(&self, app: Data<&App>, caller: Caller) -> Result<Done> {
        sign_out(app.0, &caller).await?;
        Ok(Done::NoContent)
    }

    /// Who am I
    ///
    /// The signed-in person, with the organizations that may be entered.
    #[oai(path = "/me", method = "get", operation_id = "getMe")]
    async fn me(&self, app: Data<&App>, caller: Caller) -> Result<Json<Person>> {
        let me = person(app.0, &caller).await?;
        Ok(Json(Person {
            id: me.user_id,
            username: me.username,
            email: me.email,
            name: me.full_name,
            is_superuser: me.is_superuser,
            oversight: me.oversight,
            must_change_password: me.must_change_password,
            session_expires_at: me.expires_at,
            organizations: entries(app.0, &caller.token().hash()).await?,
        }))
    }

    /// Change my password
    ///
    /// Ends all other sessions and API tokens of the signed-in person. A wrong present password counts like a failed sign-in: after
    /// five of them the name is locked from this address for 30 minutes, 429.
    #[oai(path = "/me/password", method = "put", operation_id = "changePassword")]
    async fn change_password(&self, app: Data<&App>, caller: Caller, input: Input<NewPassword>) -> Result<Done> {
        let NewPassword { current_password, new_password } = input.value;
        account::change_password(app.0, &caller, current_password, new_password).await?;
        Ok(Done::NoContent)
    }
}

async fn entries(app: &App, token_hash: &[u8; 32]) -> Result<Vec<Membership>> {
    let entries = app.db.accounts(async |tx| Ok(organizations().bind(tx, &token_hash.as_slice()).all().await?)).await?;
    Ok(entries.into_iter().map(Membership::from).collect())
}

/// The cookie that carries a session.
pub(super) fn session_cookie(app: &App, token: &str) -> Cookie {
    let mut cookie = Cookie::new_with_str(COOKIE, token);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(app.config.http.secure_cookies);
    cookie.set_same_site(SameSite::Strict);
    cookie
}
