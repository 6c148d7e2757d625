//! Forms of pages: what they show, and how a refusal comes back beside the field it is about with nothing lost.

use askama::Template;
use poem::Response;
use poem::http::StatusCode;
use uuid::Uuid;

use super::posted::Posted;
use super::shell::{Shell, page, see_other};
use crate::error::{Error, FieldError, Result};

/// The values of a row's fields, as the form writes them.
pub type Values = Vec<(&'static str, String)>;

/// How a field is filled in.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A whole number.
    Number,
    /// A number with decimals.
    Decimal,
    /// A day.
    Date,
    /// A secret; `autocomplete` says which.
    Password(&'static str),
    /// Something about the person who fills it in: what kind of input, and which for `autocomplete`.
    Personal(&'static str, &'static str),
    /// A file of these media types.
    File(&'static str),
    /// A code that is good once.
    Code,
    /// One of a list: value and label.
    Select(Vec<(String, String)>),
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, as in the API.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What is expected in it.
    pub hint: String,
    /// How it is filled in.
    pub kind: Kind,
    /// Whether it may stay empty.
    pub is_optional: bool,
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What somebody else stored meanwhile, where that differs.
    pub stored: Option<String>,
}

impl Field {
    /// An empty field.
    pub fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            name,
            label,
            hint: String::new(),
            kind,
            is_optional: false,
            value: String::new(),
            error: None,
            stored: None,
        }
    }

    /// Says what is expected.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Lets the field stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// Fills the field.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The ids of what describes the field to a screen reader.
    pub fn described_by(&self) -> String {
        let parts = [
            (!self.hint.is_empty()).then(|| format!("{}-hint", self.name)),
            self.error.is_some().then(|| format!("{}-error", self.name)),
            self.stored.is_some().then(|| format!("{}-stored", self.name)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The attributes of the field's input: constants of this program, nothing anybody typed.
    pub fn input_attributes(&self) -> String {
        match self.kind {
            Kind::Number => r#"type="text" inputmode="numeric" class="short""#.to_owned(),
            Kind::Decimal => r#"type="text" inputmode="decimal" class="short""#.to_owned(),
            Kind::Date => r#"type="date" class="short""#.to_owned(),
            Kind::Password(autocomplete) => format!(r#"type="password" autocomplete="{autocomplete}""#),
            Kind::Personal(kind, autocomplete) => format!(r#"type="{kind}" autocomplete="{autocomplete}""#),
            Kind::File(media_types) => format!(r#"type="file" accept="{media_types}""#),
            Kind::Code => r#"type="text" autocomplete="one-time-code" inputmode="numeric" class="short""#.to_owned(),
            Kind::Line | Kind::Text | Kind::Select(_) => r#"type="text""#.to_owned(),
        }
    }

    /// What is in the field in words: of a list, the label of the value.
    fn shown(&self, value: &str) -> String {
        match &self.kind {
            Kind::Select(options) => {
                let option = options.iter().find(|(option, _)| option == value);
                option.map_or_else(|| value.to_owned(), |(_, label)| label.clone())
            }
            _ => value.to_owned(),
        }
    }
}

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// What its button says.
    pub submit: &'static str,
    /// Whether the button does something that is hard to undo.
    pub is_dangerous: bool,
    /// Where one goes instead.
    pub cancel: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// What it carries along unseen: name and value.
    pub hidden: Vec<(&'static str, String)>,
    /// The version of the row it shows.
    pub version: Option<i32>,
    /// What is wrong: field, or empty for the form as a whole, and sentence.
    pub errors: Vec<(String, String)>,
    /// Whether somebody else changed the row meanwhile.
    pub is_stale: bool,
    /// The key that keeps it from being saved twice.
    pub key: String,
    /// Whether the script keeps a draft of it in the browser.
    pub keeps_draft: bool,
    /// Whose password it changes, for the program that keeps passwords; empty if it changes none.
    pub username: String,
}

impl Form {
    /// An empty form.
    pub fn new(action: impl Into<String>, submit: &'static str, cancel: impl Into<String>, fields: Vec<Field>) -> Self {
        Self {
            action: action.into(),
            submit,
            is_dangerous: false,
            cancel: cancel.into(),
            fields,
            hidden: Vec::new(),
            version: None,
            errors: Vec::new(),
            is_stale: false,
            key: Uuid::now_v7().to_string(),
            keeps_draft: true,
            username: String::new(),
        }
    }

    /// Fills the form with what is stored, at that version.
    #[must_use]
    pub fn filled(mut self, values: &Values, version: i32) -> Self {
        for field in &mut self.fields {
            if let Some((_, value)) = values.iter().find(|(name, _)| *name == field.name) {
                field.value.clone_from(value);
            }
        }
        self.version = Some(version);
        self
    }

    /// Fills the form with what was typed.
    #[must_use]
    pub fn typed(mut self, posted: &Posted) -> Self {
        for field in &mut self.fields {
            if posted.has(field.name) && !matches!(field.kind, Kind::Password(_)) {
                field.value = posted.text(field.name).to_owned();
            }
        }
        self.version = posted.version().ok();
        self
    }

    /// For a form that changes somebody's password.
    #[must_use]
    pub fn of_user(mut self, username: impl Into<String>) -> Self {
        self.username = username.into();
        self.without_draft()
    }

    /// Carries something along unseen.
    #[must_use]
    pub fn hidden(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.hidden.push((name, value.into()));
        self
    }

    /// For a form that only asks whether one is sure.
    #[must_use]
    pub fn without_draft(mut self) -> Self {
        self.keeps_draft = false;
        self
    }

    /// Whether a file is sent with it.
    pub fn has_file(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind, Kind::File(_)))
    }

    /// For a form whose button does something that is hard to undo.
    #[must_use]
    pub fn dangerous(mut self) -> Self {
        self.is_dangerous = true;
        self.without_draft()
    }

    /// Puts a refusal beside the fields it is about; any other failure is returned. The status goes with the page.
    pub fn refuse(&mut self, failure: Error) -> Result<StatusCode> {
        let (errors, status) = match failure {
            Error::Invalid(errors) => (errors, StatusCode::UNPROCESSABLE_ENTITY),
            Error::Conflict(conflict) => (vec![conflict], StatusCode::CONFLICT),
            other => return Err(other),
        };
        for FieldError { pointer, code, text, .. } in errors {
            let name = pointer.trim_start_matches('/').to_owned();
            let text = if code == "idempotency_key_reused" {
                "This form was saved before. Your text is kept: save again to store it as another one.".to_owned()
            } else {
                text
            };
            match self.fields.iter_mut().find(|field| field.name == name) {
                // The first sentence about a field is enough to mend it.
                Some(field) if field.error.is_some() => {}
                Some(field) => {
                    field.error = Some(text.clone());
                    self.errors.push((name, text));
                }
                None => self.errors.push((String::new(), text)),
            }
        }
        // The list reads in the order of the form; what concerns no field comes first.
        let place = |name: &str| self.fields.iter().position(|field| field.name == name);
        self.errors.sort_by_key(|(name, _)| place(name));
        Ok(status)
    }

    /// Shows beside what was typed what somebody else stored meanwhile. From here on the form is about that version.
    pub fn show_stored(&mut self, stored: &Values, version: i32) -> StatusCode {
        for field in &mut self.fields {
            let value = stored.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value.as_str());
            if let Some(value) = value.filter(|value| *value != field.value.trim()) {
                field.stored = Some(field.shown(value));
            }
        }
        self.version = Some(version);
        self.is_stale = true;
        StatusCode::PRECONDITION_FAILED
    }

    /// Says that somebody else changed the row meanwhile, for a form that shows nothing of it.
    pub fn note_change(&mut self) -> StatusCode {
        let text = "Somebody changed it while this page was open. Look at it again before you go on.";
        self.errors.push((String::new(), text.to_owned()));
        StatusCode::PRECONDITION_FAILED
    }

    /// Whether what was typed is what is stored: the same form was sent twice.
    fn says(&self, stored: &Values) -> bool {
        self.fields
            .iter()
            .all(|field| stored.iter().any(|(name, value)| *name == field.name && *value == field.value.trim()))
    }
}

/// A page that is one form.
#[derive(Debug, Template)]
#[template(path = "web/form_page.html")]
pub struct FormPage {
    /// What surrounds it.
    pub shell: Shell,
    /// What it is about, in sentences.
    pub intro: Vec<String>,
    /// The form.
    pub form: Form,
}

impl FormPage {
    /// A page.
    pub fn new(shell: Shell, form: Form) -> Self {
        Self { shell, intro: Vec::new(), form }
    }

    /// Says a sentence above the form.
    #[must_use]
    pub fn intro(mut self, sentence: impl Into<String>) -> Self {
        self.intro.push(sentence.into());
        self
    }

    /// The page as an answer.
    pub fn show(&self) -> Result<Response> {
        page(StatusCode::OK, self)
    }

    /// The page again, saying that somebody else changed the row meanwhile.
    pub fn changed_meanwhile(mut self) -> Result<Response> {
        let status = self.form.note_change();
        page(status, &self)
    }

    /// What follows on a form that was sent: the address it leads to, or the form again with what is wrong.
    pub fn answer(mut self, outcome: Result<String>) -> Result<Response> {
        match outcome {
            Ok(address) => Ok(see_other(&address)),
            Err(failure) => {
                let status = self.form.refuse(failure)?;
                page(status, &self)
            }
        }
    }

    /// The same for a form that changes a row. `stored` finds what the row says now, to be shown if somebody else
    /// changed it meanwhile; if it says what was typed, the form was only sent twice, and leads to `address`.
    pub async fn answer_change(
        mut self,
        outcome: Result<String>,
        address: &str,
        stored: impl Future<Output = Result<(Values, i32)>>,
    ) -> Result<Response> {
        if !matches!(outcome, Err(Error::Stale)) {
            return self.answer(outcome);
        }
        let (values, version) = stored.await?;
        if self.form.says(&values) {
            return Ok(see_other(address));
        }
        let status = self.form.show_stored(&values, version);
        page(status, &self)
    }
}
