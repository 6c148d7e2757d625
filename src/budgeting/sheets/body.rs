//! A workbook as the body of a request.

use poem::http::{StatusCode, header};
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaMediaType, MetaRequest, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::{MOST_BYTES, XLSX};

/// A workbook. Another media type: 415. Longer than [`MOST_BYTES`]: 413. What is in it is judged by who reads it.
#[derive(Debug)]
pub(super) struct SheetBody(pub Vec<u8>);

impl<'a> ApiExtractor<'a> for SheetBody {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        let schema = MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary")));
        Some(MetaRequest {
            description: None,
            content: vec![MetaMediaType { content_type: XLSX, schema }],
            required: true,
        })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        if request.header(header::CONTENT_TYPE) != Some(XLSX) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into());
        }
        Ok(Self(body.take()?.into_bytes_limit(MOST_BYTES).await?.into()))
    }
}
