//! The official forms and reports, sums over the books (budget forms; budgeting: section 8).
