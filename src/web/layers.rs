//! What surrounds every request: its id, its log line and its figures, its time limit, and the security headers.

use std::time::{Duration, Instant};

use poem::http::{HeaderName, HeaderValue, header};
use poem::{Endpoint, IntoResponse, PathPattern, Request, Response, Result};
use tracing::Instrument;
use uuid::Uuid;

use crate::error::{self, Error};
use crate::server::App;

/// The id of a request, for those who render it.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request an id (the client's, if it sent a usable one), answers errors, and logs and counts the outcome
/// in one line. A request over its time limit is dropped, and with it the connection it used.
pub async fn document_request<E: Endpoint>(next: E, mut request: Request) -> Result<Response> {
    let sent = request.header(&REQUEST_ID).filter(|id| is_usable(id));
    let id = sent.map_or_else(|| Uuid::now_v7().to_string(), ToOwned::to_owned);
    let span = tracing::info_span!("request", id, method = %request.method(), path = request.uri().path());
    let method = request.method().clone();
    let app = request.data::<App>().cloned();
    request.set_data(RequestId(id.clone()));
    let started = Instant::now();

    async move {
        let limit = app.as_ref().map_or(30, |app| app.config.http.timeout_secs);
        let answered = tokio::time::timeout(Duration::from_secs(limit), next.call(request)).await;
        let mut response = match answered {
            Ok(Ok(response)) => response.into_response(),
            Ok(Err(error)) => error::answer(error).await,
            Err(_) => error::answer(Error::Unavailable("the request took too long".to_owned()).into()).await,
        };
        let elapsed = started.elapsed();
        let route = response.data::<PathPattern>().map_or("other", |pattern| &pattern.0).to_owned();
        if let Some(app) = app {
            app.metrics.request(method.as_str(), &route, response.status().as_u16(), elapsed);
        }
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = response.status().as_u16(), millis, "answered");
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        Ok(response)
    }
    .instrument(span)
    .await
}

fn is_usable(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// Headers that tell a browser to trust nothing it was not given: no other site's frames, scripts or guesses, and
/// nothing of an answer kept.
pub async fn secure<E: Endpoint>(next: E, request: Request) -> Result<Response> {
    let docs = request.uri().path().starts_with("/api/docs");
    let mut response = next.call(request).await?.into_response();
    // The documentation page brings its scripts and styles along in the page itself, and nothing of anybody's data.
    let policy = if docs {
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data:; \
         connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    } else {
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    Ok(response)
}
