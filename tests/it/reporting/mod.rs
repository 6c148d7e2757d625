//! Reporting on a standby: logins of one organization each, which see its rows and nothing else, whatever they set.

mod standby;
