//! Every address of budgeting.

use crate::web::Pages;

/// The pages. Each ends with a slash.
pub fn pages(pages: Pages) -> Pages {
    forms(sheets(execution(preparation(pages))))
}

fn preparation(pages: Pages) -> Pages {
    pages
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
