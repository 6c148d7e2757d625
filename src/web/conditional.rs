//! Versions and idempotency: the two headers that keep a change from being lost or made twice.

use bmms_queries::client::Params;
use bmms_queries::queries::organizations::idempotency_keys::{ByKeyParams, ClaimParams, by_key, claim};
use poem::http::header;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaParamIn, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use uuid::Uuid;

use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// The version the editor saw, from `If-Match`. Missing: 428. Not an entity tag of ours: 412.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub i32);

/// The entity tag of a version.
pub(super) fn etag(version: i32) -> String {
    format!("\"{version}\"")
}

impl<'a> ApiExtractor<'a> for IfMatch {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = String;
    type ParamRawType = String;

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Header)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(MetaSchemaRef::Inline(Box::new(MetaSchema {
            pattern: Some(r#"^"[0-9]{1,9}"$"#.to_owned()),
            ..MetaSchema::new("string")
        })))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let tag = request.header(header::IF_MATCH).ok_or(Error::PreconditionRequired)?;
        let version = tag.trim().strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
        Ok(Self(version.and_then(|version| version.parse().ok()).ok_or(Error::Stale)?))
    }
}

/// The `Idempotency-Key` of a POST, if there is one: the same request sent again makes nothing new.
#[derive(Clone, Debug, Default)]
pub struct IdempotencyKey(Option<String>);

impl<'a> ApiExtractor<'a> for IdempotencyKey {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    type ParamType = String;
    type ParamRawType = String;

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Header)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(MetaSchemaRef::Inline(Box::new(MetaSchema {
            min_length: Some(1),
            max_length: Some(255),
            ..MetaSchema::new("string")
        })))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let Some(value) = request.headers().get("Idempotency-Key") else {
            return Ok(Self(None));
        };
        let key = value.to_str().map_err(|_| Error::BadRequest("Idempotency-Key must be plain text.".to_owned()))?;
        if key.is_empty() || key.len() > 255 {
            return Err(Error::named("idempotency_keys_key_length").into());
        }
        Ok(Self(Some(key.to_owned())))
    }
}

/// The `Idempotency-Key` of a POST that makes money: without one, a request sent again would make it twice. Missing: 400.
#[derive(Clone, Debug)]
pub struct RequiredKey(pub IdempotencyKey);

impl<'a> ApiExtractor<'a> for RequiredKey {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = String;
    type ParamRawType = String;

    fn param_in() -> Option<MetaParamIn> {
        IdempotencyKey::param_in()
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        IdempotencyKey::param_schema_ref()
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let key = IdempotencyKey::from_request(request, body, options).await?;
        if key.0.is_none() {
            return Err(Error::BadRequest("Send an Idempotency-Key, so that nothing is made twice.".to_owned()).into());
        }
        Ok(Self(key))
    }
}

impl IdempotencyKey {
    /// The key of a form.
    pub fn of_form(key: &str) -> Self {
        Self(Some(key.chars().take(255).collect()).filter(|key: &String| !key.is_empty()))
    }

    /// Takes the key for the row about to be made, in the transaction that makes it. Does nothing without a key.
    pub async fn claim(&self, tx: &Tx, member: &Member, fingerprint: &[u8], id: Uuid) -> Result<()> {
        if let Some(key) = &self.0 {
            let claimed = ClaimParams { org_id: member.org_id(), key, fingerprint, entity_id: id };
            claim().params(tx, &claimed).one().await?;
        }
        Ok(())
    }

    /// After a creation failed: the id of the row that an earlier request with this key made, if it was the same
    /// request; otherwise the reason of the failure.
    pub async fn earlier(&self, db: &Db, member: &Member, fingerprint: &[u8], failure: Error) -> Result<Uuid> {
        let (Some(key), Error::Conflict(conflict)) = (&self.0, &failure) else {
            return Err(failure);
        };
        if conflict.code != "idempotency_key_used" {
            return Err(failure);
        }
        let asked = ByKeyParams { org_id: member.org_id(), user_id: member.user_id(), key };
        let used = db.read(member, async |tx| Ok(by_key().params(tx, &asked).opt().await?)).await?;
        match used {
            Some(used) if used.fingerprint == fingerprint => Ok(used.entity_id),
            Some(_) => Err(Error::named("idempotency_key_reused")),
            None => Err(failure),
        }
    }
}
