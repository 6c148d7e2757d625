//! What is asked before a step, and what follows from it.

use super::kinds::Kind;
use super::sheets::Sheet;
use crate::budgeting::execution::steps::{Step, StepInput};
use crate::planning::today;
use crate::web::{Field, Kind as Input, Posted, words};

/// The fields of a step.
pub(super) fn fields(kind: Kind, step: Step) -> Vec<Field> {
    let on = |label| Field::new("on", label, Input::Date).value(today().to_string());
    let comment = Field::new("comment", "Comment", Input::Text)
        .optional()
        .hint("It is kept in the history, where your colleagues read it.");
    let reason =
        Field::new("comment", "Reason", Input::Text).hint("It is kept in the history, where your colleagues read it.");
    match step {
        Step::Post if kind == Kind::Appropriation => vec![on("Day of the posting"), comment],
        Step::Post | Step::Start | Step::Certify => vec![comment],
        Step::Release => vec![
            on("Day of the release"),
            Field::new("reference_number", "Release order", Input::Line)
                .optional()
                .hint("Number of the SARO; left empty, the one that was requested stays"),
            comment,
        ],
        Step::Complete => vec![on("Day it was completed"), comment],
        Step::Obligate => vec![on("Day the money is bound"), comment],
        Step::Pay => vec![
            on("Day of the payment"),
            Field::new("reference_number", "Check or advice number", Input::Line)
                .optional()
                .hint("Left empty, the one that was recorded stays"),
            comment,
        ],
        Step::MarkDue => vec![on("Day it was delivered and accepted")],
        Step::Extend => vec![
            Field::new("valid_until", "Valid until", Input::Date).hint("The new last day money may be obligated"),
            Field::new("comment", "Legal basis", Input::Line).hint("What extends it, in at most 255 characters"),
        ],
        Step::Adjust => vec![
            Field::new("amount", "By how much in pesos", Input::Decimal)
                .hint("More, or less with a minus sign, for example -12,500.00"),
            Field::new("document_ref", "Number of the notice (NORSA)", Input::Line),
            reason,
        ],
        Step::Cancel | Step::Reverse | Step::Void => vec![reason],
    }
}

/// What was typed for a step.
pub(super) fn input(posted: &Posted) -> StepInput {
    StepInput {
        comment: posted.text("comment").to_owned(),
        on: posted.has("on").then(|| posted.date("on")),
        valid_until: posted.has("valid_until").then(|| posted.date("valid_until")),
        amount: posted.optional_decimal("amount"),
        document_ref: posted.text("document_ref").to_owned(),
        reference_number: posted.text("reference_number").to_owned(),
    }
}

/// Whether the step moves money, so that it is looked at once more before it is taken.
pub(super) fn moves_money(kind: Kind, step: Step) -> bool {
    match step {
        Step::Post | Step::Reverse | Step::Release | Step::Obligate | Step::Adjust | Step::Pay | Step::Void => true,
        Step::Cancel => kind != Kind::WorkItem,
        Step::Extend | Step::Start | Step::Complete | Step::Certify | Step::MarkDue => false,
    }
}

/// Whether the step takes something away.
pub(super) fn is_dangerous(step: Step) -> bool {
    matches!(step, Step::Cancel | Step::Reverse | Step::Void)
}

/// What follows from a step, in sentences.
pub(super) fn consequence(sheet: &Sheet, step: Step) -> String {
    let amount = |label: &str| {
        let found = sheet.amounts.iter().find(|(name, _)| *name == label);
        found.map_or_else(String::new, |(_, amount)| words::money(amount))
    };
    let first = sheet.amounts.first().map_or_else(String::new, |(_, amount)| words::money(amount));
    match (sheet.kind, step) {
        (_, Step::Post) => format!(
            "{first} is entered into the books in your name. It is never edited afterwards; it can be reversed."
        ),
        (_, Step::Release) => format!("{first} is released in your name, and money may be obligated from it."),
        (_, Step::Obligate) => format!(
            "You certify that allotment is available (box B), and {first} is bound. It gets its ORS number. Afterwards notices \
             adjust it."
        ),
        (_, Step::Certify) => {
            "You certify that it is needed (box A). Another person certifies that allotment is available.".to_owned()
        }
        (_, Step::Pay) => format!("{first} is booked as paid in your name; the payee gets {}.", amount("net")),
        (_, Step::Void) if sheet.status == "paid" => {
            format!("The opposite entry of {first} is booked today, and the obligation is unpaid by as much again.")
        }
        (_, Step::Void) => "It is dropped. Nothing was booked yet.".to_owned(),
        (_, Step::Reverse) => format!("The opposite entry of {first} is booked today. Both stay in the books."),
        (_, Step::Adjust) => "The change is booked today, with the number of its notice.".to_owned(),
        (_, Step::Extend) => "Money may be obligated until the new day.".to_owned(),
        (_, Step::MarkDue) => {
            "It was delivered and accepted: what is unpaid is due and demandable from that day.".to_owned()
        }
        (_, Step::Start) => "Work on it has begun.".to_owned(),
        (_, Step::Complete) => "It is done, and can no longer be changed.".to_owned(),
        (Kind::WorkItem, Step::Cancel) => "It is cancelled, and what it was to cost is free for others.".to_owned(),
        (_, Step::Cancel) if ["pending", "draft"].contains(&sheet.status.as_str()) => {
            format!("It is dropped, and {first} is free to be asked for again. Nothing was booked yet.")
        }
        (_, Step::Cancel) => {
            "The opposite entry of what it is by now is booked today. Both stay in the books.".to_owned()
        }
    }
}
