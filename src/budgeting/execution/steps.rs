//! What moves a row of execution along its state machine.

use std::marker::PhantomData;

use chrono::NaiveDate;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaParamIn, MetaSchema, MetaSchemaRef};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions, Object};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::auth::Member;
use crate::error::{Error, Result};
use crate::planning::today;
use crate::web::Checks;

/// A step; the last part of the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Enters an appropriation or a movement into the books.
    Post,
    /// Drops what is not posted yet, or frees what nothing was used of.
    Cancel,
    /// Takes what was posted back by the opposite entry.
    Reverse,
    /// Lets money of an appropriation be obligated for longer.
    Extend,
    /// Releases an allotment.
    Release,
    /// Begins a work item.
    Start,
    /// Completes a work item.
    Complete,
    /// Box A of an obligation request: that it is needed.
    Certify,
    /// Box B: that allotment is available. Binds the money.
    Obligate,
    /// Binds more or less by a notice.
    Adjust,
    /// Says that what is unpaid of an obligation is due and demandable.
    MarkDue,
    /// Says that a payment was made.
    Pay,
    /// Drops a payment in process, or takes a made one back.
    Void,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Post,
        Self::Release,
        Self::Start,
        Self::Complete,
        Self::Certify,
        Self::Obligate,
        Self::Pay,
        Self::MarkDue,
        Self::Extend,
        Self::Adjust,
        Self::Cancel,
        Self::Reverse,
        Self::Void,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Cancel => "cancel",
            Self::Reverse => "reverse",
            Self::Extend => "extend",
            Self::Release => "release",
            Self::Start => "start",
            Self::Complete => "complete",
            Self::Certify => "certify",
            Self::Obligate => "obligate",
            Self::Adjust => "adjust",
            Self::MarkDue => "mark-due",
            Self::Pay => "pay",
            Self::Void => "void",
        }
    }

    /// Its name in the database.
    pub fn stored(self) -> &'static str {
        if self == Self::MarkDue { "mark_due" } else { self.name() }
    }

    /// The step of that name in an address.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Refuses members who may take this step from no state; the database judges the state and the person.
    pub(super) fn require(self, member: &Member) -> Result<()> {
        member.require(match self {
            Self::Post | Self::Reverse | Self::Extend | Self::Release => "budgeting.release",
            Self::Certify | Self::Obligate | Self::Adjust | Self::MarkDue => "budgeting.obligate",
            Self::Pay | Self::Void => "budgeting.disburse",
            Self::Cancel | Self::Start | Self::Complete => "budgeting.edit",
        })
    }
}

/// A kind of row that has steps.
pub trait Stepping: Send + Sync {
    /// The steps of its state machine.
    const STEPS: &'static [Step];
}

/// The step in the path, after the row's id. Any other word is the address of nothing.
#[derive(Debug)]
pub struct StepOf<T>(pub Step, PhantomData<T>);

impl<'a, T: Stepping> ApiExtractor<'a> for StepOf<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = String;
    type ParamRawType = String;

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Path)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        let names = T::STEPS.iter().map(|step| step.name().into()).collect();
        Some(MetaSchemaRef::Inline(Box::new(MetaSchema { enum_items: names, ..MetaSchema::new("string") })))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let name = request.raw_path_param("param2").unwrap_or_default();
        let step = Step::named(name).filter(|step| T::STEPS.contains(step)).ok_or(Error::NotFound)?;
        Ok(Self(step, PhantomData))
    }
}

/// What a step is taken with. A step reads what it has a use for.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct StepInput {
    /// The reason; needed to cancel, reverse, extend, adjust and void. Of an extension it is the legal basis.
    #[serde(default)]
    #[oai(default, validator(max_length = 5000))]
    pub comment: String,
    /// The day it counts for: of a posting, release, obligation, payment, completion or delivery. Today if left out.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub on: Option<NaiveDate>,
    /// The new last day, to extend.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub valid_until: Option<NaiveDate>,
    /// Pesos more, or less with a minus sign, to adjust.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none, validator(pattern = r"^-?\d{1,13}(\.\d{1,2})?$"))]
    pub amount: Option<String>,
    /// Number of the notice, to adjust.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub document_ref: String,
    /// Number of the release order, check or advice; what is recorded stays if it is left out.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub reference_number: String,
}

/// A refusal by the database about a day, under the name that the day has here.
pub(super) fn about_day(failure: Error) -> Error {
    let Error::Invalid(mut errors) = failure else { return failure };
    let days = ["/posted_on", "/released_on", "/obligated_on", "/paid_on", "/due_on", "/actual_completion_date"];
    for error in errors.iter_mut().filter(|error| days.contains(&error.pointer.as_str())) {
        "/on".clone_into(&mut error.pointer);
    }
    Error::Invalid(errors)
}

/// What a step is taken with, after its checks.
pub(super) struct Checked {
    pub comment: String,
    pub on: NaiveDate,
    pub valid_until: NaiveDate,
    pub amount: Decimal,
    pub document_ref: String,
    pub reference_number: String,
}

impl StepInput {
    pub(super) fn check(&self, step: Step) -> Result<Checked> {
        let mut checks = Checks::default();
        checks.require(self.comment.chars().count() <= 5000, "events_comment_length");
        let on = checks.day("on", self.on.unwrap_or_else(today));
        let valid_until = match (step, self.valid_until) {
            (Step::Extend, None) => checks.day("valid_until", NaiveDate::MIN),
            (_, day) => checks.day("valid_until", day.unwrap_or_else(today)),
        };
        // What a step does not need is still looked at: nothing that is not understood passes in silence.
        let amount = match self.amount.as_deref() {
            Some(amount) => checks.decimal("amount", amount),
            None if step == Step::Adjust => checks.decimal("amount", ""),
            None => Decimal::ZERO,
        };
        let is_storable = ![&self.document_ref, &self.reference_number].iter().any(|text| text.contains('\0'));
        checks.require(is_storable, "text_characters");
        if step == Step::Adjust {
            if checks.is_sound("amount") {
                checks.require(!amount.is_zero(), "adjustments_amount_not_zero");
            }
            checks.text(&self.document_ref, 100, "adjustments_document_ref_present");
        }
        if step == Step::Extend {
            checks.require(self.comment.chars().count() <= 255, "appropriations_extension_basis_length");
        }
        let longest = if step == Step::Release { 50 } else { 100 };
        let rule = if step == Step::Release {
            "allotments_reference_number_length"
        } else {
            "disbursements_reference_number_length"
        };
        checks.require(self.reference_number.chars().count() <= longest, rule);
        checks.finish()?;
        Ok(Checked {
            comment: self.comment.trim().to_owned(),
            on,
            valid_until,
            amount,
            document_ref: self.document_ref.trim().to_owned(),
            reference_number: self.reference_number.trim().to_owned(),
        })
    }
}
