//! The commands that bring organizations and people in, as the operator types them (onboarding: section 2 and its
//! acceptance cases; organizations: cases 1 and 2).

mod create;
mod files;
mod import;
mod organizations;
mod raw;
mod roles;
mod sample;
mod secrets;

use std::path::PathBuf;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;
use tokio_postgres::Client;

use crate::support::App;

/// What a command said, and how it ended.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// What was wrong, line by line.
    #[track_caller]
    fn refused(self) -> Vec<String> {
        assert_eq!(self.code, Some(1), "{self:?}");
        assert!(!self.err.is_empty(), "{self:?}");
        self.err.lines().map(ToOwned::to_owned).collect()
    }

    /// The password it printed.
    #[track_caller]
    fn password(&self) -> String {
        let of = |line: &str| {
            Some(line.split_once("password: ").or(line.split_once("Password of all of them: "))?.1.to_owned())
        };
        self.out.lines().find_map(of).unwrap_or_else(|| panic!("{}", self.out))
    }
}

/// A command on the app's database, which is of a development environment.
async fn bmms(app: &App, arguments: &[&str]) -> Said {
    bmms_with(app, arguments, &[("BMMS__ONBOARDING__ENVIRONMENT", "development")]).await
}

/// A command on the app's database, with settings.
async fn bmms_with(app: &App, arguments: &[&str], settings: &[(&str, &str)]) -> Said {
    Said::of(app.program(arguments).envs(settings.iter().copied()).output().await.unwrap())
}

/// A folder with a file.
struct Folder(TempDir);

impl Folder {
    fn with(name: &str, content: impl AsRef<[u8]>) -> (Self, String) {
        let folder = Self(tempfile::tempdir().unwrap());
        let path = folder.write(name, content);
        (folder, path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }

    /// Names of the files in it.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// How many rows every table has, sessions of the test's own aside: what a command that failed must leave as it was.
async fn rows(app: &App) -> Vec<(String, i64)> {
    let root = app.superuser().await;
    let tables = root.query("select table_name from audit.table_classes order by 1", &[]).await.unwrap();
    let mut counts = Vec::new();
    for table in tables {
        let table: String = table.get(0);
        let count = root.query_one(&format!("select count(*) from {table}"), &[]).await.unwrap().get(0);
        counts.push((table, count));
    }
    counts
}

/// The only value of a query.
async fn value<T: for<'a> tokio_postgres::types::FromSql<'a>>(root: &Client, sql: &str) -> T {
    root.query_one(sql, &[]).await.unwrap().get(0)
}

/// What a person is in each organization: code, role, the flags, and whether it is the primary one.
async fn memberships(root: &Client, username: &str) -> Vec<String> {
    let sql = "select format('%s %s %s%s', o.code, m.role, array_to_string(ctx.flags(m), ' '),
                             case when m.is_primary then ' primary' end)
               from auth.memberships m join organizations.organizations o using (org_id)
               join auth.users u on u.id = m.user_id
               where u.username = $1 and m.is_active order by 1";
    root.query(sql, &[&username]).await.unwrap().iter().map(|row| row.get(0)).collect()
}
