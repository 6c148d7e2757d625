// This file was generated with `cornucopia`. Do not modify.

pub mod budget;
pub mod planning;
