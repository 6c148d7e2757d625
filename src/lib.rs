//! BMMS, the Bangsamoro Ministerial Management System: one service for 44 ministries, offices and agencies (MOAs), each
//! behind a wall of row security in PostgreSQL. The modules below are in reading order.

pub mod config;
pub mod telemetry;

pub mod auth;
pub mod db;
pub mod error;
pub mod rules;
pub mod web;

pub mod audit;
pub mod budgeting;
pub mod members;
pub mod notifications;
pub mod ocm;
pub mod organizations;
pub mod planning;
pub mod platform;

pub mod jobs;
pub mod mail;

pub mod routes;
pub mod server;

pub mod check;
pub mod demo;
pub mod migrate;
pub mod onboarding;
pub mod reporting;
