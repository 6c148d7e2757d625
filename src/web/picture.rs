//! Pictures that people send: PNG or JPEG, small, and really pictures.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};
use poem::http::header;
use poem::{IntoResponse, Request, RequestBody, Response};
use poem_openapi::registry::{
    MetaMediaType, MetaRequest, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry,
};
use poem_openapi::{ApiExtractor, ApiExtractorType, ApiResponse, ExtractParamOptions};

use crate::error::{Error, Result};

/// Bytes of a picture, as the database allows them.
const MOST_BYTES: usize = 102_400;
/// Points of a side; a picture may unpack to much more than it weighs.
const MOST_POINTS: u32 = 2_000;

const FORMATS: [(&str, ImageFormat); 2] = [("image/png", ImageFormat::Png), ("image/jpeg", ImageFormat::Jpeg)];

/// A picture as a body. Another media type: 415. Too long: 413. Not a picture, or too large: 422.
#[derive(Debug)]
pub struct Picture(pub Vec<u8>);

impl Picture {
    /// A file as a picture, whatever the browser takes it for.
    pub fn of_file(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > MOST_BYTES || format_of(bytes).is_none() {
            return Err(Error::named("organizations_logo_format"));
        }
        Ok(Self(bytes.to_vec()))
    }
}

impl<'a> ApiExtractor<'a> for Picture {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = ();
    type ParamRawType = ();

    fn request_meta() -> Option<MetaRequest> {
        Some(MetaRequest { description: None, content: media_types(), required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let media_type = request.header(header::CONTENT_TYPE).unwrap_or_default();
        let format = FORMATS.iter().find(|(known, _)| *known == media_type);
        let Some((_, format)) = format else {
            return Err(poem::http::StatusCode::UNSUPPORTED_MEDIA_TYPE.into());
        };
        let bytes = body.take()?.into_bytes_limit(MOST_BYTES).await?;
        if !is_picture(&bytes, *format) {
            return Err(Error::named("organizations_logo_format").into());
        }
        Ok(Self(bytes.into()))
    }
}

/// Whether the bytes are a picture of that format that can be shown.
fn is_picture(bytes: &[u8], format: ImageFormat) -> bool {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_POINTS);
    limits.max_image_height = Some(MOST_POINTS);
    reader.limits(limits);
    reader.decode().is_ok()
}

/// The format of a stored picture; none for bytes that are no picture after all.
pub fn format_of(bytes: &[u8]) -> Option<ImageFormat> {
    let (_, format) = FORMATS.into_iter().find(|(_, format)| is_picture(bytes, *format))?;
    Some(format)
}

/// A picture as an answer.
#[derive(Debug)]
pub struct Shown {
    media_type: &'static str,
    bytes: Vec<u8>,
}

/// One answer in either format, which the framework's derivation cannot say.
impl ApiResponse for Shown {
    fn meta() -> MetaResponses {
        let response = MetaResponse {
            description: "The picture.",
            status: Some(200),
            status_range: None,
            content: media_types(),
            headers: Vec::new(),
        };
        MetaResponses { responses: vec![response] }
    }

    fn register(_registry: &mut Registry) {}
}

impl IntoResponse for Shown {
    fn into_response(self) -> Response {
        self.bytes.with_content_type(self.media_type).into_response()
    }
}

fn media_types() -> Vec<MetaMediaType> {
    let schema = || MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary")));
    FORMATS.map(|(content_type, _)| MetaMediaType { content_type, schema: schema() }).into()
}

impl TryFrom<Vec<u8>> for Shown {
    type Error = Error;

    fn try_from(bytes: Vec<u8>) -> Result<Self> {
        let format = format_of(&bytes);
        let known = FORMATS.iter().find(|(_, known)| Some(*known) == format);
        let (media_type, _) = known.ok_or(Error::NotFound)?;
        Ok(Self { media_type, bytes })
    }
}
