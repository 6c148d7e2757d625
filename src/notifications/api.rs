//! Notices over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::{Notification, preference, set_preference};
use crate::auth::{Caller, Member};
use crate::error::Result;
use crate::server::App;
use crate::web::{Done, Id, Input, Page, Paging, Tags};

/// Notices.
#[derive(Debug)]
pub struct NotificationsApi;

/// Which notices go out by mail too.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct MailPreference {
    /// `at_once`: each; `daily`: one mail a day; `never`.
    #[oai(validator(max_length = 20))]
    mail: String,
}

#[OpenApi(tag = "Tags::Notifications")]
impl NotificationsApi {
    /// My notices
    ///
    /// Of the signed-in person in this organization, the newest first.
    #[oai(path = "/moa/:org/notifications", method = "get", operation_id = "listNotifications")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Notification>> {
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = super::list(&app.db, &org, &paging).await?;
        Ok(Page::new(items, next, Vec::new(), request.original_uri()))
    }

    /// Mark a notice as read
    #[oai(path = "/moa/:org/notifications/:id/read", method = "post", operation_id = "readNotification")]
    async fn read(&self, app: Data<&App>, org: Member, id: Id) -> Result<Done> {
        super::read(&app.db, &org, id.0).await?;
        Ok(Done::NoContent)
    }

    /// Mark all my notices as read
    #[oai(path = "/moa/:org/notifications/read", method = "post", operation_id = "readAllNotifications")]
    async fn read_all(&self, app: Data<&App>, org: Member) -> Result<Done> {
        super::read_all(&app.db, &org).await?;
        Ok(Done::NoContent)
    }

    /// My mail
    ///
    /// Which notices the signed-in person gets by mail.
    #[oai(path = "/me/mail-preference", method = "get", operation_id = "getMailPreference")]
    async fn mail(&self, app: Data<&App>, caller: Caller) -> Result<Json<MailPreference>> {
        Ok(Json(MailPreference { mail: preference(&app.db, &caller).await? }))
    }

    /// Choose my mail
    #[oai(path = "/me/mail-preference", method = "put", operation_id = "setMailPreference")]
    async fn set_mail(&self, app: Data<&App>, caller: Caller, input: Input<MailPreference>) -> Result<Done> {
        set_preference(&app.db, &caller, &input.value.mail).await?;
        Ok(Done::NoContent)
    }
}
