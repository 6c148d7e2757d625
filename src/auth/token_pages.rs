//! Pages of API tokens: the list, making one, ending one.

use askama::Template;
use poem::http::{StatusCode, header};
use poem::web::Data;
use poem::{Request, Response, handler};
use uuid::Uuid;

use super::Visitor;
use super::tokens::{self, ApiToken, NewToken, Scope};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, Kind, Posted, Shell, page, see_other, words};

const TOKENS: &str = "/profile/tokens/";

/// Days that are offered at first.
const DAYS: &str = "90";

#[derive(Debug, Template)]
#[template(path = "auth/tokens.html")]
struct TokensPage {
    shell: Shell,
    tokens: Vec<ApiToken>,
    form: Form,
}

/// A token, shown this once.
#[derive(Debug, Template)]
#[template(path = "auth/token_made.html")]
struct MadePage {
    shell: Shell,
    made: ApiToken,
    token: String,
}

fn shell(visitor: &Visitor, title: &str) -> Shell {
    Shell::of_visitor(visitor, title).crumb("Your profile", "/profile/")
}

fn form(visitor: &Visitor) -> Form {
    let organizations = visitor.person.organizations.iter();
    let organizations = organizations.map(|entry| (entry.code.clone(), format!("{} {}", entry.code, entry.name)));
    let all = (String::new(), "All that I may enter".to_owned());
    let scopes = [("read", "Look and export only"), ("write", "All that I may do")];
    let fields = vec![
        Field::new("name", "Name", Kind::Line).hint("What it is for, such as the name of the program."),
        Field::new("scope", "What it may do", Kind::Select(scopes.map(|(a, b)| (a.to_owned(), b.to_owned())).into())),
        Field::new("organization", "Organization", Kind::Select([all].into_iter().chain(organizations).collect())),
        Field::new("days", "Days until it ends", Kind::Number).hint("1 to 365.").value(DAYS),
    ];
    Form::new(TOKENS, "Make the token", "/profile/", fields).without_draft()
}

async fn list(app: &App, visitor: &Visitor, form: Form) -> Result<TokensPage> {
    let tokens = tokens::list(app, &visitor.caller).await?;
    Ok(TokensPage { shell: shell(visitor, "API tokens"), tokens, form })
}

/// The person's tokens, and the form for another.
#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    page(StatusCode::OK, &list(app.0, &visitor, form(&visitor)).await?)
}

/// Makes a token, and shows it.
#[handler]
pub(crate) async fn add(app: Data<&App>, visitor: Visitor, request: &Request, posted: Posted) -> Result<Response> {
    let user_agent = request.header(header::USER_AGENT).unwrap_or_default();
    let wanted = Scope::named(posted.text("scope")).map(|scope| NewToken {
        name: posted.text("name").to_owned(),
        scope,
        organization: posted.optional("organization"),
        days: posted.number("days"),
    });
    let made = match wanted {
        Ok(wanted) => tokens::add(app.0, &visitor.caller, wanted, user_agent).await,
        Err(failure) => Err(failure),
    };
    match made {
        Ok(mut made) => {
            let token = made.token.take().unwrap_or_default();
            let shell = shell(&visitor, "Your new API token").crumb("API tokens", TOKENS);
            page(StatusCode::OK, &MadePage { shell, made, token })
        }
        Err(failure) => {
            let mut again = form(&visitor).typed(&posted);
            let status = again.refuse(failure)?;
            page(status, &list(app.0, &visitor, again).await?)
        }
    }
}

/// Ends a token.
#[handler]
pub(crate) async fn end(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let id = request.raw_path_param("id").unwrap_or_default();
    let id = Uuid::try_parse(id).map_err(|_| Error::NotFound)?;
    tokens::end(app.0, &visitor.caller, id).await?;
    Ok(see_other("/profile/tokens/?done=token"))
}
