//! The organization of the request over HTTP.

use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::{Object, OpenApi};

use super::{Modules, Profile, Security};
use crate::auth::Member;
use crate::error::Result;
use crate::server::App;
use crate::web::{Fetched, IfMatch, Input, Picture, Representation, Shown, Tags};

/// The organization of the request.
#[derive(Debug)]
pub struct OrganizationsApi;

/// A ministry, office or agency.
#[derive(Debug, Object)]
pub struct Organization {
    /// Code, as in addresses.
    code: String,
    /// Full official name.
    name: String,
    /// Short name, only where it differs from the code.
    acronym: String,
    /// ministry, office, agency, special or commission.
    org_type: String,
    /// Legal mandate.
    mandate: String,
    /// Powers and functions.
    powers: Vec<String>,
    /// Name of the head.
    head_official: String,
    /// Title of the head.
    head_title: String,
    /// Official mail address.
    email: String,
    /// Official telephone number.
    phone: String,
    /// Official site.
    website: String,
    /// Postal address.
    address: String,
    /// Modules that are switched on.
    modules: Modules,
    /// Whether only who showed a second factor at sign-in may enter.
    require_second_factor: bool,
    /// Takes part in the pilot.
    is_pilot: bool,
    /// First day of onboarding.
    #[oai(nullable)]
    onboarding_date: Option<NaiveDate>,
    /// First day of productive use.
    #[oai(nullable)]
    go_live_date: Option<NaiveDate>,
    /// Version of the row, as in the ETag.
    version: i32,
}

type Row = bmms_queries::queries::organizations::organizations::Organization;

impl From<Row> for Organization {
    fn from(row: Row) -> Self {
        Self {
            powers: super::powers(&row),
            modules: Modules::of(&row),
            code: row.code,
            name: row.name,
            acronym: row.acronym,
            org_type: row.org_type,
            mandate: row.mandate,
            head_official: row.head_official,
            head_title: row.head_title,
            email: row.email,
            phone: row.phone,
            website: row.website,
            address: row.address,
            require_second_factor: row.require_second_factor,
            is_pilot: row.is_pilot,
            onboarding_date: row.onboarding_date,
            go_live_date: row.go_live_date,
            version: row.version,
        }
    }
}

impl Representation for Organization {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        "organization".to_owned()
    }
}

#[OpenApi(tag = "Tags::Organizations")]
impl OrganizationsApi {
    /// The organization
    #[oai(path = "/moa/:org/organization", method = "get", operation_id = "getOrganization")]
    async fn get(&self, app: Data<&App>, org: Member) -> Result<Fetched<Organization>> {
        Ok(Organization::from(super::get(&app.db, &org).await?).into())
    }

    /// Rewrite the profile
    ///
    /// For admins of the organization.
    #[oai(path = "/moa/:org/organization", method = "put", operation_id = "updateOrganization")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<Profile>,
    ) -> Result<Fetched<Organization>> {
        Ok(Organization::from(super::set_profile(&app.db, &org, version.0, &input.value).await?).into())
    }

    /// The logo
    ///
    /// It stands at the head of the organization's documents. 404 if none is set.
    #[oai(path = "/moa/:org/organization/logo", method = "get", operation_id = "getLogo")]
    async fn get_logo(&self, app: Data<&App>, org: Member) -> Result<Shown> {
        super::logo(&app.db, &org).await?.try_into()
    }

    /// Set the logo
    ///
    /// For admins of the organization: a PNG or JPEG picture of at most 100 kB and 2,000 by 2,000 points.
    #[oai(path = "/moa/:org/organization/logo", method = "put", operation_id = "setLogo")]
    async fn put_logo(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "If-Match")] version: IfMatch,
        picture: Picture,
    ) -> Result<Fetched<Organization>> {
        Ok(Organization::from(super::set_logo(&app.db, &org, version.0, &picture.0).await?).into())
    }

    /// Remove the logo
    ///
    /// For admins of the organization.
    #[oai(path = "/moa/:org/organization/logo", method = "delete", operation_id = "removeLogo")]
    async fn delete_logo(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Fetched<Organization>> {
        Ok(Organization::from(super::set_logo(&app.db, &org, version.0, &[]).await?).into())
    }

    /// Switch modules
    ///
    /// For the platform operator. A module that is switched off answers 403 from then on.
    #[oai(path = "/moa/:org/organization/modules", method = "put", operation_id = "setModules")]
    async fn put_modules(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<Modules>,
    ) -> Result<Fetched<Organization>> {
        Ok(Organization::from(super::set_modules(&app.db, &org, version.0, input.value).await?).into())
    }

    /// Say how one gets in
    ///
    /// For admins of the organization: whether a second factor is needed.
    #[oai(path = "/moa/:org/organization/security", method = "put", operation_id = "setSecurity")]
    async fn put_security(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<Security>,
    ) -> Result<Fetched<Organization>> {
        Ok(Organization::from(super::set_security(&app.db, &org, version.0, input.value).await?).into())
    }
}
