// This file was generated with `cornucopia`. Do not modify.

pub mod queue;
pub mod tasks;
