//! What each mail says (onboarding: section 5; organizations: section 7), as HTML and as plain text.

use anyhow::{Context, bail};
use askama::Template;
use bmms_queries::queries::mail::outbox::Letter as Row;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::notifications;

/// A mail's words.
#[derive(Debug)]
pub(super) struct Letter {
    /// The subject.
    pub(super) subject: String,
    /// As HTML.
    pub(super) html: String,
    /// As plain text.
    pub(super) text: String,
}

/// Where the service is, and who helps.
pub(super) struct Place<'a> {
    pub(super) public_url: &'a str,
    pub(super) support: &'a str,
}

/// What is put into the two templates.
struct Content {
    subject: String,
    paragraphs: Vec<String>,
    list: Vec<String>,
    button: Option<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    name: &'a str,
    content: &'a Content,
    place: &'a Place<'a>,
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct Text<'a> {
    name: &'a str,
    content: &'a Content,
    place: &'a Place<'a>,
}

/// Whether a mail carries a link to set a password.
pub(super) fn has_link(template: &str) -> bool {
    matches!(template, "invitation" | "reset")
}

impl Letter {
    /// The words of a mail of the outbox. One that is not known, or lacks what it is to say, is an error.
    pub(super) fn of(row: &Row, link: Option<String>, place: &Place) -> Result<Self> {
        let content = content(row, link, place).map_err(Error::Internal)?;
        let html = Html { name: &row.full_name, content: &content, place }.render();
        let text = Text { name: &row.full_name, content: &content, place }.render();
        let unrendered = |error: askama::Error| Error::Internal(error.into());
        Ok(Self { html: html.map_err(unrendered)?, text: text.map_err(unrendered)?, subject: content.subject })
    }
}

fn content(row: &Row, link: Option<String>, place: &Place) -> anyhow::Result<Content> {
    let url = place.public_url;
    let said = Params(&row.params);
    let organization = || row.org_name.as_deref().context("the mail is about no organization");
    let sign_in = || ("Sign in", format!("{url}/login/"));
    let plain = |subject: &str, paragraphs: Vec<String>, button| Content {
        subject: subject.to_owned(),
        paragraphs,
        list: Vec::new(),
        button,
    };
    Ok(match row.template.as_str() {
        "invitation" => plain(
            &format!("Welcome to BMMS Pilot - {}", row.full_name),
            vec![
                row.org_name.as_deref().map_or_else(
                    || "An account in BMMS, the Bangsamoro Ministerial Management System, was made for you.".to_owned(),
                    |name| {
                        format!(
                            "An account was made for you in BMMS, the Bangsamoro Ministerial Management System, for \
                             your work in {name}."
                        )
                    },
                ),
                format!("Your username is {}.", row.username),
                "Choose your password with this link. It works once, and for 24 hours.".to_owned(),
                "What is done in the system is recorded, and each organization sees its own records only.".to_owned(),
            ],
            Some(("Choose your password", link.context("an invitation has a link")?)),
        ),
        "reset" => plain(
            "Set a new BMMS password",
            vec![
                format!("Somebody, probably you, asked for a new password of the account {}.", row.username),
                "Set it with this link. It works once, and for 24 hours.".to_owned(),
                "If it was not you, do nothing: your password stays as it is.".to_owned(),
            ],
            Some(("Set a new password", link.context("a reset has a link")?)),
        ),
        "password_changed" => plain(
            "Your BMMS password was changed",
            vec![
                format!("The password of the account {} was changed from {}.", row.username, said.text("address")?),
                "If it was not you, set a new password now and tell the support desk.".to_owned(),
            ],
            Some(("Set a new password", format!("{url}/password/reset/"))),
        ),
        "added" => plain(
            &format!("You are now a member of {} in BMMS", organization()?),
            vec![format!("You were added to {} as {}.", organization()?, said.text("role")?)],
            Some(sign_in()),
        ),
        "registration_received" => plain(
            "Your BMMS registration was received",
            vec![
                format!("You asked for access to BMMS for {}.", organization()?),
                "Somebody there looks at it first, then the operator of the system. We write when it is decided."
                    .to_owned(),
            ],
            None,
        ),
        "registration_new" => plain(
            "A new BMMS registration waits",
            vec![format!("{} asks for access for {}.", said.text("name")?, organization()?)],
            Some(("Look at it", format!("{url}/platform/registrations/"))),
        ),
        "registration_endorsed" => plain(
            "Your BMMS registration was endorsed",
            vec![format!("{} confirmed that you work there. The operator decides next.", organization()?)],
            None,
        ),
        "registration_approved" => plain(
            "Your BMMS registration was approved",
            vec![format!("You may now sign in as {} and work in {}.", row.username, organization()?)],
            Some(sign_in()),
        ),
        "registration_rejected" => plain(
            "Your BMMS registration was not approved",
            vec![format!("Your request for access for {} was not approved.", organization()?), said.text("reason")?],
            None,
        ),
        "notification" => {
            let notice = said.notice(&row.params)?;
            let code = row.org_code.as_deref().context("the mail is about no organization")?;
            plain(
                &notice,
                vec![format!("{notice}."), format!("Organization: {}.", organization()?)],
                Some(("Open it", format!("{url}{}", said.address(code)?))),
            )
        }
        "digest" => digest(row, organization()?, url)?,
        unknown => bail!("no mail is called {unknown}"),
    })
}

fn digest(row: &Row, organization: &str, url: &str) -> anyhow::Result<Content> {
    let said = Params(&row.params);
    let lines = row.params["lines"].as_array().context("a digest has lines")?;
    let mut list = lines.iter().map(|line| said.notice(line)).collect::<anyhow::Result<Vec<_>>>()?;
    let more = row.params["more"].as_i64().context("a digest says how many more there are")?;
    if more > 0 {
        list.push(format!("{more} more"));
    }
    let code = row.org_code.as_deref().context("the mail is about no organization")?;
    Ok(Content {
        subject: format!("Your day in {organization}"),
        paragraphs: vec![format!("What is new, and what is due within a week, in {organization}:")],
        list,
        button: Some(("Open your notices", format!("{url}/moa/{code}/notifications/"))),
    })
}

/// What a mail was told to say.
struct Params<'a>(&'a Value);

impl Params<'_> {
    fn text(&self, name: &str) -> anyhow::Result<String> {
        Ok(self.0[name].as_str().with_context(|| format!("the mail lacks {name}"))?.to_owned())
    }

    /// A notice in a sentence without its full stop.
    #[expect(clippy::unused_self, reason = "beside the other readers of what a mail says")]
    fn notice(&self, of: &Value) -> anyhow::Result<String> {
        let part = |name: &str| of[name].as_str().with_context(|| format!("the notice lacks {name}"));
        notifications::sentence(part("kind")?, part("level")?, part("title")?, part("note")?)
            .context("no notice is of that kind")
    }

    fn address(&self, code: &str) -> anyhow::Result<String> {
        let id = self.text("entity_id")?.parse().context("the mail is about no row")?;
        notifications::address(code, &self.text("entity")?, id).context("what the mail is about has no page")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(template: &str, params: Value) -> Row {
        Row {
            id: uuid::Uuid::nil(),
            template: template.to_owned(),
            params,
            created_at: chrono::Utc::now(),
            address: "maria@health.example".to_owned(),
            username: "maria".to_owned(),
            full_name: "Maria <b>Santos</b>".to_owned(),
            org_code: Some("MOH".to_owned()),
            org_name: Some("Ministry of Health".to_owned()),
        }
    }

    const PLACE: Place<'static> = Place { public_url: "https://bmms.example", support: "help@bmms.example" };

    #[test]
    fn every_mail_says_the_same_as_html_and_as_text_and_escapes_names() {
        let link = Some("https://bmms.example/password/set/?token=bmms_x&y".to_owned());
        let notice = serde_json::json!({
            "kind": "returned", "level": "medium", "title": "Plan <1>", "note": "Why & how",
            "entity": "planning.strategic_plans", "entity_id": uuid::Uuid::nil()
        });
        let params = serde_json::json!({
            "address": "203.0.113.7", "role": "staff", "name": "Ali", "reason": "Unknown", "lines": [notice.clone()], "more": 4
        });
        for template in [
            "invitation",
            "reset",
            "password_changed",
            "added",
            "registration_received",
            "registration_new",
            "registration_endorsed",
            "registration_approved",
            "registration_rejected",
            "notification",
            "digest",
        ] {
            let params = if template == "notification" { notice.clone() } else { params.clone() };
            let letter = Letter::of(&row(template, params), link.clone(), &PLACE).expect(template);
            assert!(!letter.subject.is_empty() && !letter.subject.contains('\n'), "{template}");
            assert!(letter.text.contains("Assalamu alaikum Maria <b>Santos</b>"), "{}", letter.text);
            assert!(letter.html.contains("Maria &#60;b&#62;Santos"), "{}", letter.html);
            assert!(letter.text.contains("help@bmms.example") && letter.html.contains("help@bmms.example"));
            assert!(!letter.html.contains("Plan <1>"), "{}", letter.html);
            assert_eq!(letter.text.contains("token=bmms_x&y"), has_link(template), "{}", letter.text);
        }
    }

    #[test]
    fn a_mail_nobody_wrote_or_that_lacks_its_words_is_an_error() {
        for (template, params) in [("poem", Value::Null), ("added", Value::Null), ("invitation", Value::Null)] {
            assert!(Letter::of(&row(template, params), None, &PLACE).is_err(), "{template}");
        }
    }
}
