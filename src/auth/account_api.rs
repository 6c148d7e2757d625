//! Tokens of programs, and passwords set with a link, over HTTP.

use poem::Request;
use poem::http::header;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;

use super::caller::{Caller, client_address};
use super::reset;
use super::tokens::{self, ApiToken, NewToken};
use crate::error::Result;
use crate::server::App;
use crate::web::{Done, Id, Input, Tags};

/// Tokens of a person's own programs.
#[derive(Debug)]
pub struct TokensApi;

/// Passwords set with a link.
#[derive(Debug)]
pub struct PasswordsApi;

/// A request for a link.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct PasswordReset {
    /// Username or mail address.
    login: String,
}

/// A password set with a link.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct LinkPassword {
    /// What the link carries.
    #[oai(validator(max_length = 100))]
    token: String,
    /// The password: not common, not all digits, not like your own name or address.
    #[oai(validator(min_length = 12, max_length = 1024))]
    new_password: String,
}

#[derive(Debug, ApiResponse)]
enum Made {
    /// The token is made.
    #[oai(status = 201)]
    Created(Json<ApiToken>),
}

#[OpenApi(tag = "Tags::Sessions")]
impl TokensApi {
    /// My API tokens
    ///
    /// The tokens of the signed-in person's programs, the newest first.
    #[oai(path = "/me/tokens", method = "get", operation_id = "listTokens")]
    async fn list(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<ApiToken>>> {
        Ok(Json(tokens::list(app.0, &caller).await?))
    }

    /// Make an API token
    ///
    /// A token for a program, which is shown this once. It is sent like the token of a session, ends on its day however
    /// much it is used, and neither looks at nor changes the account: that is 403, `token_not_for_account`.
    #[oai(path = "/me/tokens", method = "post", operation_id = "createToken")]
    async fn create(&self, app: Data<&App>, caller: Caller, request: &Request, input: Input<NewToken>) -> Result<Made> {
        let user_agent = request.header(header::USER_AGENT).unwrap_or_default();
        Ok(Made::Created(Json(tokens::add(app.0, &caller, input.value, user_agent).await?)))
    }

    /// End an API token
    ///
    /// It opens nothing from then on.
    #[oai(path = "/me/tokens/:id", method = "delete", operation_id = "endToken")]
    async fn end(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        tokens::end(app.0, &caller, id.0).await?;
        Ok(Done::NoContent)
    }
}

#[OpenApi(tag = "Tags::Sessions")]
impl PasswordsApi {
    /// Ask for a link to set another password
    ///
    /// It goes by mail to the person of that name, if there is one. The answer is the same if there is none.
    #[oai(path = "/password-resets", method = "post", operation_id = "askForPassword")]
    async fn reset(&self, app: Data<&App>, request: &Request, input: Input<PasswordReset>) -> Result<Done> {
        reset::ask(app.0, &input.value.login, client_address(request)).await?;
        Ok(Done::NoContent)
    }

    /// Set a password with a link
    ///
    /// The token is that of the link in a mail. It works once, and ends all sessions and API tokens of the person.
    #[oai(path = "/passwords", method = "post", operation_id = "setPassword")]
    async fn set(&self, app: Data<&App>, request: &Request, input: Input<LinkPassword>) -> Result<Done> {
        let LinkPassword { token, new_password } = input.value;
        reset::set_password(app.0, &token, new_password, client_address(request)).await?;
        Ok(Done::NoContent)
    }
}
