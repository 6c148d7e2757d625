//! Lines as a spreadsheet and back, budget calls, and what was asked for before (budgeting: sections 2.5 and 7).
