//! Oversight by the Office of the Chief Minister: figures across organizations, and nothing but figures. Reading only,
//! by its own login, on the replica; each read is recorded. Grants are in `auth.ocm_access`.

pub mod access;
pub mod api;
pub mod budget;
pub(crate) mod budget_pages;
pub(crate) mod pages;
pub mod planning;
