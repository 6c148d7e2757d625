//! Reading across organizations: every read is recorded, and gets a pass of its own for it.

use bmms_queries::client::Params;
use bmms_queries::queries::ctx::oversight::{MintParams, RecordExportParams, mint, record_export as record};
use chrono::{DateTime, Utc};

use super::Caller;
use super::sign_in::record_denied;
use crate::error::{Error, Result};
use crate::server::App;

/// How long a pass for oversight verifies, in seconds: for one read.
const LIFE: f64 = 30.0;

/// What a grant of oversight allows (ocm: section 1); each level includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Figures on pages.
    Viewer,
    /// Figures handed out as files.
    Executive,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Executive => "executive",
        }
    }
}

/// A person reading figures across organizations once, with the pass that proves it to the database.
#[derive(Clone, Debug)]
pub struct Overseer {
    pass: String,
    read_at: DateTime<Utc>,
    executive: bool,
}

impl Overseer {
    /// Lets the caller read `what`, of one organization or of all, and records it. A refusal is recorded too.
    pub async fn of(app: &App, caller: &Caller, what: &str, code: Option<&str>, level: Level) -> Result<Self> {
        let hash = caller.token().hash();
        let asked = MintParams {
            token_hash: hash.as_slice(),
            what,
            code,
            level: level.name(),
            address: caller.address(),
            ttl_secs: LIFE,
        };
        match app.db.service(async |tx| Ok(mint().params(tx, &asked).one().await?)).await {
            Ok(pass) => Ok(Self {
                pass: pass.pass,
                read_at: pass.read_at,
                executive: pass.access_level == Level::Executive.name(),
            }),
            Err(Error::Forbidden(rule)) => {
                tracing::warn!(rule = rule.code, what, "oversight refused");
                record_denied(app, caller, "ocm", what).await?;
                Err(Error::Forbidden(rule))
            }
            Err(error) => Err(error),
        }
    }

    /// Whether the person may be handed files.
    pub fn may_export(&self) -> bool {
        self.executive
    }

    /// When the read was recorded: the figures are no older.
    pub fn read_at(&self) -> DateTime<Utc> {
        self.read_at
    }

    pub(crate) fn pass(&self) -> &str {
        &self.pass
    }
}

/// Records that so many rows of `what` are handed to the caller as a file. Without this record nothing is handed out, and
/// ten an hour are enough.
pub async fn record_export(app: &App, caller: &Caller, what: &str, rows: usize) -> Result<()> {
    let hash = caller.token().hash();
    let row_count = i32::try_from(rows).unwrap_or(i32::MAX);
    let export = RecordExportParams { token_hash: hash.as_slice(), what, address: caller.address(), row_count };
    app.db.service(async |tx| Ok(record().params(tx, &export).one().await?)).await?;
    Ok(())
}
