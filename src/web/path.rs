//! Ids in paths.

use poem::{FromRequest, Request, RequestBody};
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef};
use poem_openapi::types::Type;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use uuid::Uuid;

use crate::error::Error;

/// The id in the path, after the organization if there is one. What is no UUID is the id of nothing: 404, like any unknown id.
#[derive(Clone, Copy, Debug)]
pub struct Id(pub Uuid);

impl<'a> ApiExtractor<'a> for Id {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = Uuid;
    type ParamRawType = Uuid;

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Path)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(Uuid::schema_ref())
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let text = request.raw_path_param("param1").or_else(|| request.raw_path_param("param0")).unwrap_or_default();
        Ok(Self(Uuid::try_parse(text).map_err(|_| Error::NotFound)?))
    }
}

/// The id in the address of a page. What is no UUID is the id of nothing.
#[derive(Clone, Copy, Debug)]
pub struct PageId(pub Uuid);

impl<'a> FromRequest<'a> for PageId {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let text = request.raw_path_param("id").unwrap_or_default();
        Ok(Self(Uuid::try_parse(text).map_err(|_| Error::NotFound)?))
    }
}
