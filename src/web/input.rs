//! Request bodies: JSON that is exactly what the operation takes.

use poem::http::header;
use poem::{Request, RequestBody};
use poem_openapi::payload::{Json, Payload};
use poem_openapi::registry::{MetaMediaType, MetaRequest, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use sha2::{Digest, Sha256};

use crate::error::{Error, FieldError, Result};
use crate::server::App;

/// A JSON body as a value of the operation's own type; no body is an empty object. Another media type: 415. Too long: 413. Not JSON: 400. A field
/// that is missing, unknown, repeated or of the wrong type: 422, with the field's name.
#[derive(Debug)]
pub struct Input<T> {
    /// What was sent.
    pub value: T,
    /// SHA-256 over method, path and body: what makes two requests the same.
    pub fingerprint: [u8; 32],
}

impl<'a, T: Type + DeserializeOwned + Send> ApiExtractor<'a> for Input<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        let content = vec![MetaMediaType { content_type: "application/json", schema: T::schema_ref() }];
        Some(MetaRequest { description: None, content, required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let limit = request.data::<App>().map_or(0, |app| app.config.http.max_body_bytes);
        let bytes = body.take()?.into_bytes_limit(limit).await?;
        let media_type = request.header(header::CONTENT_TYPE);
        if (media_type.is_some() || !bytes.is_empty()) && !media_type.is_some_and(Json::<T>::check_content_type) {
            return Err(poem::http::StatusCode::UNSUPPORTED_MEDIA_TYPE.into());
        }
        let fingerprint = Sha256::new()
            .chain_update(request.method().as_str())
            .chain_update([0])
            .chain_update(request.original_uri().path())
            .chain_update([0])
            .chain_update(&bytes)
            .finalize()
            .into();
        let bytes = if bytes.is_empty() { b"{}" } else { bytes.as_ref() };
        Ok(Self { value: parse(bytes)?, fingerprint })
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    // The parser would take a list for an object, its values in the order of the fields.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        let list = serde_json::from_slice::<IgnoredAny>(bytes);
        return Err(match list {
            Ok(_) => Error::Invalid(vec![FieldError {
                pointer: String::new(),
                code: "type".to_owned(),
                text: "invalid type: sequence, expected an object".to_owned(),
                figures: None,
            }]),
            Err(error) => Error::BadRequest(format!("The body is not JSON: {error}")),
        });
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().clone();
        let cause = error.into_inner();
        match cause.classify() {
            Category::Data => Error::Invalid(vec![wrong_type(&path, &cause.to_string())]),
            _ => Error::BadRequest(format!("The body is not JSON: {cause}")),
        }
    })?;
    deserializer.end().map_err(|error| Error::BadRequest(format!("The body is not JSON: {error}")))?;
    Ok(value)
}

/// The parser's message without its position, under the field it is about.
fn wrong_type(path: &Path, message: &str) -> FieldError {
    let text = message.split(" at line ").next().unwrap_or(message).to_owned();
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Map { key } => pointer.push_str(&step(key)),
            Segment::Seq { index } => pointer.push_str(&step(&index.to_string())),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    // A field that is missing or repeated is named in the message alone.
    let names_field = ["missing field", "duplicate field", "unknown field"].iter().any(|word| text.starts_with(word));
    if let (true, true, Some(field)) = (pointer.is_empty(), names_field, text.split('`').nth(1)) {
        pointer = step(field);
    }
    FieldError { pointer, code: "type".to_owned(), text, figures: None }
}

/// One step of a JSON pointer (RFC 6901).
fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Plan {
        #[expect(dead_code, reason = "only its type matters")]
        powers: Vec<String>,
    }

    #[test]
    fn a_pointer_leads_to_the_field_whatever_it_is_called() {
        for (body, pointer) in [
            (r#"{"powers": ["a", 7]}"#, "/powers/1"),
            (r#"{"a.b": 1}"#, "/a.b"),
            (r#"{"a/b~c": 1}"#, "/a~1b~0c"),
            (r#"{"powers": [], "powers": []}"#, "/powers"),
            ("{}", "/powers"),
            ("[[]]", ""),
            ("7", ""),
        ] {
            let Err(Error::Invalid(errors)) = parse::<Plan>(body.as_bytes()) else { panic!("{body} was accepted") };
            assert_eq!(errors[0].pointer, pointer, "{body}");
        }
    }
}
