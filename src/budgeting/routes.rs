//! Every address of budgeting.

use poem_openapi::OpenApi;

use super::execution::api::{
    AllocationsApi, AllotmentsApi, AppropriationsApi, DisbursementsApi, ExecutionApi, MovementsApi, ObligationsApi,
    WorkItemsApi,
};
use super::preparation::api::{
    BudgetDashboardApi, DecisionsApi, JustificationsApi, LineItemsApi, ProgrammesApi, ProposalsApi,
};
use crate::web::Pages;

/// Preparation over the API.
pub fn preparation_api() -> impl OpenApi {
    (BudgetDashboardApi, ProposalsApi, DecisionsApi, ProgrammesApi, LineItemsApi, JustificationsApi)
}

/// Execution over HTTP.
pub fn execution_api() -> impl OpenApi {
    (
        ExecutionApi,
        AllocationsApi,
        AppropriationsApi,
        MovementsApi,
        AllotmentsApi,
        WorkItemsApi,
        ObligationsApi,
        DisbursementsApi,
    )
}

/// The pages. Each ends with a slash.
pub fn pages(pages: Pages) -> Pages {
    forms(sheets(execution(preparation(pages))))
}

fn preparation(pages: Pages) -> Pages {
    use super::preparation::pages::{
        dashboard, decisions, justifications, line_items, programmes, proposals, returns, stages, steps,
    };
    pages
        .show("/moa/:org/budgeting/", dashboard::show)
        .show("/moa/:org/budgeting/proposals/", proposals::index)
        .form("/moa/:org/budgeting/proposals/create/", proposals::show_create, proposals::create)
        .show("/moa/:org/budgeting/proposals/:id/", proposals::show)
        .form("/moa/:org/budgeting/proposals/:id/edit/", proposals::show_edit, proposals::edit)
        .form("/moa/:org/budgeting/proposals/:id/delete/", proposals::show_delete, proposals::delete)
        .form("/moa/:org/budgeting/proposals/:id/return/", returns::show, returns::give_back)
        .form("/moa/:org/budgeting/proposals/:id/recommend/", decisions::show_recommend, decisions::recommend)
        .form("/moa/:org/budgeting/proposals/:id/approve/", decisions::show_approve, decisions::approve)
        .show("/moa/:org/budgeting/proposals/:id/stages/", stages::show)
        .form("/moa/:org/budgeting/proposals/:id/:transition/", steps::show, steps::take)
        .form("/moa/:org/budgeting/proposals/:id/programmes/create/", programmes::show_create, programmes::create)
        .show("/moa/:org/budgeting/programmes/:id/", programmes::show)
        .form("/moa/:org/budgeting/programmes/:id/edit/", programmes::show_edit, programmes::edit)
        .form("/moa/:org/budgeting/programmes/:id/delete/", programmes::show_delete, programmes::delete)
        .form("/moa/:org/budgeting/programmes/:id/line-items/create/", line_items::show_create, line_items::create)
        .form("/moa/:org/budgeting/line-items/:id/edit/", line_items::show_edit, line_items::edit)
        .form("/moa/:org/budgeting/line-items/:id/delete/", line_items::show_delete, line_items::delete)
        .form(
            "/moa/:org/budgeting/programmes/:id/justifications/create/",
            justifications::show_create,
            justifications::create,
        )
        .form("/moa/:org/budgeting/justifications/:id/edit/", justifications::show_edit, justifications::edit)
        .form("/moa/:org/budgeting/justifications/:id/delete/", justifications::show_delete, justifications::delete)
}

fn execution(pages: Pages) -> Pages {
    pages
}

fn sheets(pages: Pages) -> Pages {
    pages
}

fn forms(pages: Pages) -> Pages {
    pages
}
