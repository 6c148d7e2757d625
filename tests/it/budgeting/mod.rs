//! Budgeting over HTTP and in raw SQL.
