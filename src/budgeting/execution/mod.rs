//! Execution: appropriations, movements, allotments, work items, obligations and disbursements (budgeting: section 3).
