//! Reading who asks out of a request: the session token of a [`Caller`], and the organization of a [`Member`].

use std::net::IpAddr;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poem::http::uri::Authority;
use poem::http::{Method, Uri, header};
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef, MetaSecurityScheme, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use sha2::{Digest, Sha256};

use super::{Member, Token};
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;

/// Name of the session cookie.
pub(super) const COOKIE: &str = "bmms_session";

/// Somebody who presents a session token. Whether the session is live is for the database to say.
#[derive(Clone, Debug)]
pub struct Caller {
    token: Token,
    address: IpAddr,
}

impl Caller {
    /// Somebody who holds a token, at an address.
    pub fn new(token: Token, address: IpAddr) -> Self {
        Self { token, address }
    }

    /// The token presented.
    pub fn token(&self) -> &Token {
        &self.token
    }

    /// Where the request came from.
    pub fn address(&self) -> IpAddr {
        self.address
    }

    fn from_request(request: &Request) -> Result<Self> {
        let address = client_address(request);
        if let Some(value) = request.header(header::AUTHORIZATION) {
            let token = value
                .split_once(' ')
                .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Bearer"))
                .and_then(|(_, token)| Token::parse(token.trim()));
            return token.map(|token| Self { token, address }).ok_or(Error::Unauthenticated);
        }
        let caller = Self::from_cookie(request).ok_or(Error::Unauthenticated)?;
        refuse_foreign_origin(request)?;
        Ok(caller)
    }

    /// Whoever the cookie is of, whatever page sent the request. The token of a program is none for a browser.
    pub(crate) fn from_cookie(request: &Request) -> Option<Self> {
        let cookie = request.cookie().get(COOKIE)?;
        let token = Token::parse(cookie.value_str()).filter(|token| !token.is_personal())?;
        Some(Self { token, address: client_address(request) })
    }

    /// What forms of this session carry: nobody without the session can tell it.
    pub fn form_token(&self) -> String {
        let digest = Sha256::new().chain_update("form:").chain_update(self.token.reveal()).finalize();
        URL_SAFE_NO_PAD.encode(digest)
    }
}

/// A browser sends the cookie along whoever wrote the page, so a change asked for with a cookie must come from a page
/// of this host. Programs with a bearer token have no such problem.
pub(crate) fn refuse_foreign_origin(request: &Request) -> Result<()> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let own = request.header(header::HOST);
    let origin = request.header(header::ORIGIN).and_then(|origin| origin.parse::<Uri>().ok());
    if own.is_some() && origin.as_ref().and_then(Uri::authority).map(Authority::as_str) == own {
        return Ok(());
    }
    Err(Error::Forbidden(&rules::FOREIGN_ORIGIN))
}

/// The address of the client: of the connection, or what the trusted proxies in front say. An address of IPv4 that arrives
/// over IPv6 is written as what it is, or all of them would count as one network.
pub(crate) fn client_address(request: &Request) -> IpAddr {
    let direct = request.remote_addr().as_socket_addr().map_or(IpAddr::from([0, 0, 0, 0]), std::net::SocketAddr::ip);
    let proxies = request.data::<App>().map_or(0, |app| app.config.http.trusted_proxies);
    if proxies == 0 {
        return direct.to_canonical();
    }
    let forwarded: Vec<&str> =
        request.header("x-forwarded-for").unwrap_or_default().split(',').map(str::trim).collect();
    let named = forwarded.iter().rev().nth(proxies - 1).and_then(|address| address.parse().ok());
    named.unwrap_or(direct).to_canonical()
}

pub(super) fn app(request: &Request) -> Result<&App> {
    request.data::<App>().ok_or_else(|| Error::Internal(anyhow::anyhow!("the application is not in the request")))
}

fn register_security(registry: &mut Registry) {
    let scheme = |ty, description, name, key_in, scheme| MetaSecurityScheme {
        ty,
        description: Some(description),
        name,
        key_in,
        scheme,
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    };
    registry.create_security_scheme(
        "bearer",
        scheme(
            "http",
            "The token of POST /api/v1/sessions, or an API token of POST /api/v1/me/tokens, for programs.",
            None,
            None,
            Some("bearer"),
        ),
    );
    registry.create_security_scheme(
        "cookie",
        scheme(
            "apiKey",
            "The cookie of POST /api/v1/sessions, for browsers. Changes need an Origin header of this host.",
            Some(COOKIE),
            Some("cookie"),
            None,
        ),
    );
}

impl<'a> ApiExtractor<'a> for Caller {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register_security(registry);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec!["bearer", "cookie"]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        Ok(Self::from_request(request)?)
    }
}

/// A member of the organization in the path.
impl<'a> ApiExtractor<'a> for Member {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme, ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = String;
    type ParamRawType = String;

    fn register(registry: &mut Registry) {
        register_security(registry);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec!["bearer", "cookie"]
    }

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Path)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(String::schema_ref())
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let caller = Caller::from_request(request)?;
        let code = request.raw_path_param("param0").unwrap_or_default();
        Ok(Arc::unwrap_or_clone(enter(request, &caller, code).await?))
    }
}

/// The member that the caller is in the organization of that code. A refusal is recorded, with who asked for what.
pub(super) async fn enter(request: &Request, caller: &Caller, code: &str) -> Result<Arc<Member>> {
    let app = app(request)?;
    let entered = app.passes.member(&app.db, caller, code).await;
    if matches!(entered, Err(Error::NotAMember)) {
        super::sign_in::record_denied(app, caller, code, request.original_uri().path()).await?;
    }
    entered
}
