//! The stylesheet, the script and the icon of the pages. Addresses carry a digest of the content, so that browsers
//! may keep them for good.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poem::http::header;
use poem::{IntoResponse, Request, Response, handler};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// One file.
#[derive(Debug)]
pub struct Asset {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
    digest: String,
}

impl Asset {
    /// Where it is.
    pub fn address(&self) -> String {
        format!("/static/{}?{}", self.name, self.digest)
    }
}

/// The stylesheet.
pub static STYLESHEET: LazyLock<Asset> =
    LazyLock::new(|| asset("bmms.css", "text/css; charset=utf-8", include_str!("static/bmms.css")));
/// The script, which only makes better what works without it.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| asset("bmms.js", "text/javascript; charset=utf-8", include_str!("static/bmms.js")));
/// The icon.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| asset("bmms.svg", "image/svg+xml", include_str!("static/bmms.svg")));

fn asset(name: &'static str, media_type: &'static str, content: &'static str) -> Asset {
    let digest = URL_SAFE_NO_PAD.encode(&Sha256::digest(content)[..6]);
    Asset { name, media_type, content, digest }
}

/// Answers with a file.
#[handler]
pub(crate) fn show(request: &Request) -> Result<Response> {
    let name = request.raw_path_param("name").unwrap_or_default();
    let asset = [&*STYLESHEET, &*SCRIPT, &*ICON].into_iter().find(|asset| asset.name == name).ok_or(Error::NotFound)?;
    // While versions are exchanged an address may ask for what another instance has.
    let keep =
        if request.uri().query() == Some(&asset.digest) { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(asset.content.with_content_type(asset.media_type).with_header(header::CACHE_CONTROL, keep).into_response())
}
