//! People at a browser: what they see, and what they can do with a keyboard, on a phone, or without JavaScript.

mod accounts;
mod budgeting;
mod drafts;
mod execution;
mod forgiving;
mod means;
mod members;
mod oversight;
mod platform;
mod quality;
mod sign_in;
mod story;
mod switching;
