// This file was generated with `cornucopia`. Do not modify.

pub mod background;
pub mod budgeting;
pub mod events;
pub mod organizations;
pub mod oversight;
pub mod people;
