//! Preparation: proposals with programmes, lines and justifications, and their workflow (budgeting: sections 2 and 5.1).
