//! Every address of budgeting.

use poem_openapi::OpenApi;

use super::execution::api::{
    AllocationsApi, AllotmentsApi, AppropriationsApi, DisbursementsApi, ExecutionApi, MovementsApi, ObligationsApi,
    WorkItemsApi,
};
use super::forms::api::{FormsApi, SignatoriesApi};
use super::preparation::api::{
    BudgetDashboardApi, DecisionsApi, JustificationsApi, LineItemsApi, ProgrammesApi, ProposalsApi,
};
use super::sheets::api::{PreparationReportsApi, SheetsApi};
use crate::web::Pages;

/// The API, as one object per noun.
pub fn api() -> impl OpenApi {
    (preparation_api(), execution_api(), sheets_api(), forms_api())
}

/// Preparation over the API.
fn preparation_api() -> impl OpenApi {
    (BudgetDashboardApi, ProposalsApi, DecisionsApi, ProgrammesApi, LineItemsApi, JustificationsApi)
}

/// Execution over HTTP.
fn execution_api() -> impl OpenApi {
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

/// Sheets, copies and the reports on what was proposed, over the API.
fn sheets_api() -> impl OpenApi {
    (SheetsApi, PreparationReportsApi)
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
    use super::execution::pages::{as_approved, choose, dashboard, details, forms, lists, removal, steps};
    pages
        .show("/moa/:org/budgeting/execution/", dashboard::show)
        .form("/moa/:org/budgeting/execution/proposals/:id/appropriate/", as_approved::show, as_approved::accept)
        .show("/moa/:org/budgeting/execution/appropriations/as-approved/", choose::proposal)
        .show("/moa/:org/budgeting/execution/appropriations/create/", choose::allocation)
        .show("/moa/:org/budgeting/execution/allotments/request/", choose::appropriation)
        .show("/moa/:org/budgeting/execution/obligations/create/", choose::allotment)
        .show("/moa/:org/budgeting/execution/disbursements/record/", choose::obligation)
        .form("/moa/:org/budgeting/execution/movements/create/", forms::show_create_movement, forms::create_movement)
        .form("/moa/:org/budgeting/execution/allocations/:id/appropriations/create/", forms::show_create, forms::create)
        .form("/moa/:org/budgeting/execution/allocations/:id/work-items/create/", forms::show_create, forms::create)
        .form("/moa/:org/budgeting/execution/appropriations/:id/allotments/create/", forms::show_create, forms::create)
        .form("/moa/:org/budgeting/execution/allotments/:id/obligations/create/", forms::show_create, forms::create)
        .form("/moa/:org/budgeting/execution/obligations/:id/disbursements/create/", forms::show_create, forms::create)
        .form("/moa/:org/budgeting/execution/disbursements/:id/lines/create/", forms::show_create, forms::create)
        .form("/moa/:org/budgeting/execution/work-items/:id/delete/", removal::show, removal::delete)
        .form("/moa/:org/budgeting/execution/disbursement-lines/:id/delete/", removal::show, removal::delete)
        .form("/moa/:org/budgeting/execution/disbursement-lines/:id/edit/", forms::show_edit, forms::edit)
        .show("/moa/:org/budgeting/execution/allocations/", lists::index)
        .show("/moa/:org/budgeting/execution/allocations/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/allocations/:id/", details::show)
        .form("/moa/:org/budgeting/execution/allocations/:id/edit/", forms::show_edit, forms::edit)
        .show("/moa/:org/budgeting/execution/appropriations/", lists::index)
        .show("/moa/:org/budgeting/execution/appropriations/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/appropriations/:id/", details::show)
        .form("/moa/:org/budgeting/execution/appropriations/:id/edit/", forms::show_edit, forms::edit)
        .form("/moa/:org/budgeting/execution/appropriations/:id/:step/", steps::show, steps::accept)
        .show("/moa/:org/budgeting/execution/movements/", lists::index)
        .show("/moa/:org/budgeting/execution/movements/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/movements/:id/", details::show)
        .form("/moa/:org/budgeting/execution/movements/:id/edit/", forms::show_edit, forms::edit)
        .form("/moa/:org/budgeting/execution/movements/:id/:step/", steps::show, steps::accept)
        .show("/moa/:org/budgeting/execution/allotments/", lists::index)
        .show("/moa/:org/budgeting/execution/allotments/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/allotments/:id/", details::show)
        .form("/moa/:org/budgeting/execution/allotments/:id/edit/", forms::show_edit, forms::edit)
        .form("/moa/:org/budgeting/execution/allotments/:id/:step/", steps::show, steps::accept)
        .show("/moa/:org/budgeting/execution/work-items/", lists::index)
        .show("/moa/:org/budgeting/execution/work-items/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/work-items/:id/", details::show)
        .form("/moa/:org/budgeting/execution/work-items/:id/edit/", forms::show_edit, forms::edit)
        .form("/moa/:org/budgeting/execution/work-items/:id/:step/", steps::show, steps::accept)
        .show("/moa/:org/budgeting/execution/obligations/", lists::index)
        .show("/moa/:org/budgeting/execution/obligations/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/obligations/:id/", details::show)
        .form("/moa/:org/budgeting/execution/obligations/:id/edit/", forms::show_edit, forms::edit)
        .form("/moa/:org/budgeting/execution/obligations/:id/:step/", steps::show, steps::accept)
        .show("/moa/:org/budgeting/execution/disbursements/", lists::index)
        .show("/moa/:org/budgeting/execution/disbursements/export/:format/", lists::export)
        .show("/moa/:org/budgeting/execution/disbursements/:id/", details::show)
        .form("/moa/:org/budgeting/execution/disbursements/:id/edit/", forms::show_edit, forms::edit)
        .form("/moa/:org/budgeting/execution/disbursements/:id/:step/", steps::show, steps::accept)
}

fn sheets(pages: Pages) -> Pages {
    use super::sheets::pages::{copies, imports, reports, sheets};
    pages
        .show("/moa/:org/budgeting/proposals/export/:format/", sheets::list_proposals)
        .upload("/moa/:org/budgeting/proposals/:id/sheet/", sheets::show, sheets::upload)
        .show("/moa/:org/budgeting/proposals/:id/sheet/download/", sheets::download)
        .show("/moa/:org/budgeting/proposals/:id/lines/export/:format/", sheets::list_lines)
        .form("/moa/:org/budgeting/proposals/:id/copy/", copies::show, copies::create)
        .show("/moa/:org/budgeting/imports/:id/", imports::show)
        .accept("/moa/:org/budgeting/imports/:id/accept/", imports::accept)
        .accept("/moa/:org/budgeting/imports/:id/drop/", imports::discard)
        .show("/moa/:org/budgeting/reports/", reports::index)
        .show("/moa/:org/budgeting/reports/summary/", reports::summary)
        .show("/moa/:org/budgeting/reports/summary/export/:format/", reports::save_summary)
        .show("/moa/:org/budgeting/reports/variance/", reports::variance)
        .show("/moa/:org/budgeting/reports/variance/export/:format/", reports::save_variance)
        .show("/moa/:org/budgeting/reports/alignment/", reports::alignment)
        .show("/moa/:org/budgeting/reports/alignment/export/:format/", reports::save_alignment)
}

fn forms(pages: Pages) -> Pages {
    use super::forms::pages::{forms, reports, signatories};
    pages
        .show("/moa/:org/budgeting/forms/", forms::index)
        .show("/moa/:org/budgeting/forms/:form/", forms::show)
        .show("/moa/:org/budgeting/forms/:form/pdf/", forms::save_pdf)
        .show("/moa/:org/budgeting/forms/:form/export/:format/", forms::save)
        .form("/moa/:org/budgeting/forms/:form/submit/", forms::show_submit, forms::submit)
        .show("/moa/:org/budgeting/form-submissions/:id/", forms::show_submitted)
        .show("/moa/:org/budgeting/form-submissions/:id/pdf/", forms::save_submitted_pdf)
        .show("/moa/:org/budgeting/form-submissions/:id/export/:format/", forms::save_submitted)
        .show("/moa/:org/budgeting/signatories/", signatories::index)
        .form("/moa/:org/budgeting/signatories/create/", signatories::show_create, signatories::create)
        .form("/moa/:org/budgeting/signatories/:id/edit/", signatories::show_edit, signatories::edit)
        .form("/moa/:org/budgeting/signatories/:id/delete/", signatories::show_delete, signatories::delete)
        .show("/moa/:org/budgeting/reports/execution/", reports::show)
        .show("/moa/:org/budgeting/reports/execution/export/:format/", reports::save)
        .show("/moa/:org/budgeting/reports/disbursements/", reports::show)
        .show("/moa/:org/budgeting/reports/disbursements/export/:format/", reports::save)
        .show("/moa/:org/budgeting/reports/work-items/", reports::show)
        .show("/moa/:org/budgeting/reports/work-items/export/:format/", reports::save)
        .show("/moa/:org/budgeting/reports/low-utilisation/", reports::show)
        .show("/moa/:org/budgeting/reports/low-utilisation/export/:format/", reports::save)
}

/// The API of official forms.
fn forms_api() -> impl OpenApi {
    (FormsApi, SignatoriesApi)
}
