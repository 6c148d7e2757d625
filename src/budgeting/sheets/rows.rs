//! Rows of a sheet: the columns, what a row says, and what taking it back would change.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The columns of a sheet, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Programme,
    Class,
    ObjectCode,
    SubCategory,
    Description,
    UnitCost,
    Quantity,
    Total,
    Justification,
    Notes,
    ProgrammeId,
    LineId,
}

impl Column {
    /// All of them.
    pub(super) const ALL: [Self; 12] = [
        Self::Programme,
        Self::Class,
        Self::ObjectCode,
        Self::SubCategory,
        Self::Description,
        Self::UnitCost,
        Self::Quantity,
        Self::Total,
        Self::Justification,
        Self::Notes,
        Self::ProgrammeId,
        Self::LineId,
    ];

    /// What stands in the header.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Programme => "Programme",
            Self::Class => "Class",
            Self::ObjectCode => "Object code",
            Self::SubCategory => "Sub-category",
            Self::Description => "Description",
            Self::UnitCost => "Unit cost",
            Self::Quantity => "Quantity",
            Self::Total => "Total",
            Self::Justification => "Justification",
            Self::Notes => "Notes",
            Self::ProgrammeId => "Programme id",
            Self::LineId => "Line id",
        }
    }

    /// Characters it is wide.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Programme | Self::Description | Self::Justification => 40.0,
            Self::SubCategory | Self::Notes => 25.0,
            Self::UnitCost | Self::Total => 18.0,
            Self::ObjectCode => 14.0,
            Self::Class | Self::Quantity => 10.0,
            Self::ProgrammeId | Self::LineId => 38.0,
        }
    }
}

/// What a line says, as the sheet and the database have it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize, Object)]
pub struct LineValues {
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// UACS object code.
    #[oai(nullable)]
    pub object_code: Option<String>,
    /// Kind of expense in own words.
    pub sub_category: String,
    /// What is paid for.
    pub description: String,
    /// Pesos for one.
    pub unit_cost: String,
    /// How many.
    pub quantity: i32,
    /// Why it is needed.
    pub justification: String,
    /// Notes.
    pub notes: String,
}

impl LineValues {
    /// Each value under the title of its column.
    fn cells(&self) -> [(Column, String); 8] {
        [
            (Column::Class, self.expense_class.to_uppercase()),
            (Column::ObjectCode, self.object_code.clone().unwrap_or_default()),
            (Column::SubCategory, self.sub_category.clone()),
            (Column::Description, self.description.clone()),
            (Column::UnitCost, self.unit_cost.clone()),
            (Column::Quantity, self.quantity.to_string()),
            (Column::Justification, self.justification.clone()),
            (Column::Notes, self.notes.clone()),
        ]
    }

    /// What differs from what is stored.
    pub(super) fn changes_from(&self, stored: &Self) -> Vec<Change> {
        let pairs = stored.cells().into_iter().zip(self.cells()).filter(|((_, old), (_, new))| old != new);
        pairs.map(|((column, old), (_, new))| Change { column: column.title().to_owned(), old, new }).collect()
    }
}

/// A field that would change.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize, Object)]
pub struct Change {
    /// Title of its column.
    pub column: String,
    /// What is stored.
    pub old: String,
    /// What the sheet says.
    pub new: String,
}

/// What is wrong with a row.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize, Object)]
pub struct RowProblem {
    /// Title of the column; empty for the row as a whole.
    pub column: String,
    /// Why it is refused.
    pub reason: String,
}

/// A row of a sheet, compared with what is stored.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize, Object)]
pub struct SheetRow {
    /// Its number in the sheet, the header being 1; none for a line the sheet no longer has.
    #[oai(nullable)]
    pub row: Option<u32>,
    /// same, changed, added, removed or wrong.
    pub kind: String,
    /// The programme.
    #[oai(nullable)]
    pub programme_id: Option<Uuid>,
    /// Its title.
    pub programme: String,
    /// The line; none for a new one.
    #[oai(nullable)]
    pub line_id: Option<Uuid>,
    /// The version of the line that it was compared with.
    #[oai(nullable)]
    pub version: Option<i32>,
    /// What the row says; of a line the sheet no longer has, what is stored.
    #[serde(flatten)]
    #[oai(flatten)]
    pub values: LineValues,
    /// Unit cost times quantity; empty where one of them is wrong.
    pub total_cost: String,
    /// What differs from what is stored.
    pub changes: Vec<Change>,
    /// What is wrong.
    pub problems: Vec<RowProblem>,
}

impl SheetRow {
    /// Whether there is something to show of it.
    pub fn differs(&self) -> bool {
        self.kind != "same"
    }
}
