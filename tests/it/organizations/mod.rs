//! Organizations, who may enter them and what stands in the audit trail: the acceptance cases of the specification.

mod entry;
mod logo;
mod profile;
mod settings;
mod trail;

use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use crate::support::Actor;

/// The organization of the person, as it is now.
async fn organization(actor: &Actor<'_>) -> Value {
    actor.fetch(&address(actor)).await
}

/// The address of the person's organization.
fn address(actor: &Actor<'_>) -> String {
    format!("/api/v1/moa/{}/organization", actor.code)
}

/// What an admin may write, as it is now.
fn profile(organization: &Value) -> Value {
    let fields =
        ["name", "acronym", "mandate", "powers", "head_official", "head_title", "email", "phone", "website", "address"];
    fields.iter().map(|field| ((*field).to_owned(), organization[*field].clone())).collect()
}

/// All modules, with planning as said.
fn modules(planning: bool) -> Value {
    json!({
        "mana": true, "planning": planning, "budgeting": true, "me": true, "coordination": true, "policies": true
    })
}

/// A picture of that many points a side.
pub(crate) fn picture(side: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(side, side, Rgb([20, 89, 74])).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
