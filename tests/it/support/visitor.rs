//! Somebody who uses the pages over HTTP, as a browser would: with a cookie, and forms sent from the page they are on.

use image::ImageFormat;
use reqwest::{Method, RequestBuilder};

use super::people::PASSWORD;
use super::{App, Reply};
use crate::organizations::picture;

/// A form on a page: where it goes, and what a browser would send if nothing were typed.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The forms of a page that change something.
    pub(crate) fn all(page: &str) -> Vec<Self> {
        let forms = page.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap());
        forms.filter(|form| form.contains("method=\"post\"")).map(Self::read).collect()
    }

    /// The form of a page that goes to an address.
    pub(crate) fn to(page: &str, action: &str) -> Self {
        let found = Self::all(page).into_iter().find(|form| form.action == action);
        found.unwrap_or_else(|| panic!("no form goes to {action}: {page}"))
    }

    fn read(form: &str) -> Self {
        let mut fields = Vec::new();
        for (tag, after) in tags(form) {
            let Some(name) = attribute(tag, "name") else { continue };
            // Of buttons to choose from, a browser sends those that are chosen.
            let is_choice = tag.contains(" type=\"radio\"") || tag.contains(" type=\"checkbox\"");
            if is_choice && !tag.ends_with(" checked") {
                continue;
            }
            let value = match tag.split_whitespace().next().unwrap_or_default() {
                "textarea" => text(after.split("</textarea>").next().unwrap().strip_prefix('\n').unwrap_or(after)),
                "select" => chosen(after.split("</select>").next().unwrap()),
                _ => attribute(tag, "value").unwrap_or_default(),
            };
            fields.push((name, value));
        }
        Self { action: attribute(tags(form).next().unwrap().0, "action").unwrap(), fields }
    }

    /// What is in a field.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The form with something else in a field.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The form without a field.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }
}

/// The tags of a piece of a page, each with what follows it; the first is what the piece begins within.
fn tags(piece: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let (tag, after) = rest.split_once('>')?;
        rest = after;
        Some((tag.rsplit('<').next().unwrap_or(tag), after))
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    Some(text(value.split('"').next()?))
}

fn chosen(options: &str) -> String {
    let options: Vec<_> = tags(options).map(|(tag, _)| tag).filter(|tag| tag.starts_with("option")).collect();
    let option = options.iter().find(|tag| tag.ends_with(" selected")).or(options.first());
    option.and_then(|tag| attribute(tag, "value")).unwrap_or_default()
}

/// What a piece of a page says once its references to characters are read.
fn text(piece: &str) -> String {
    let named = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    named.iter().fold(piece.to_owned(), |text, (reference, character)| text.replace(reference, character))
}

/// A signed-in person with a browser of few words.
#[derive(Clone)]
pub(crate) struct Visitor<'a> {
    pub app: &'a App,
    pub cookie: String,
}

impl App {
    /// A person signed in on the sign-in page.
    pub(crate) async fn visitor(&self, login: &str) -> Visitor<'_> {
        let nobody = Visitor { app: self, cookie: String::new() };
        let form = Form::to(&nobody.get("/login/").await.text, "/login/");
        let reply = nobody.send(&form.with("login", login).with("password", PASSWORD)).await.expect(302);
        let cookie = reply.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        Visitor { cookie, ..nobody }
    }
}

impl Visitor<'_> {
    /// A request with the cookie of this person.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.app.request(method, path);
        if self.cookie.is_empty() { request } else { request.header("Cookie", &self.cookie) }
    }

    /// Keeps the cookie that an answer sets, as a browser does.
    pub(crate) fn take(&mut self, reply: &Reply) {
        let set = reply.headers["set-cookie"].to_str().unwrap();
        self.cookie = set.split(';').next().unwrap().to_owned();
    }

    /// Looks at a page.
    pub(crate) async fn get(&self, path: &str) -> Reply {
        Reply::of(self.request(Method::GET, path)).await
    }

    /// A form as a request, sent from a page of this service.
    pub(crate) fn sending(&self, form: &Form) -> RequestBuilder {
        if form.action.ends_with("/logo/") {
            return self.sending_file(form, "logo", &picture(2, ImageFormat::Png));
        }
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        self.request(Method::POST, &form.action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", self.app.url())
            .body(body)
    }

    /// A form with a file as a request.
    pub(crate) fn sending_file(&self, form: &Form, field: &str, bytes: &[u8]) -> RequestBuilder {
        let mut body = Vec::new();
        for (name, value) in form.fields.iter().filter(|(name, _)| name != field) {
            body.extend(
                format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let head = format!(
            "--limit\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"file\"\r\nContent-Type: image/png\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n--limit--\r\n");
        self.request(Method::POST, &form.action)
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .header("Origin", self.app.url())
            .body(body)
    }

    /// Sends a form.
    pub(crate) async fn send(&self, form: &Form) -> Reply {
        Reply::of(self.sending(form)).await
    }

    /// The form at an address, as it is shown there.
    pub(crate) async fn form(&self, path: &str) -> Form {
        Form::to(&self.get(path).await.expect(200).text, path)
    }
}
