//! `cargo xtask screenshots`: see [`screenshots`]. `cargo xtask generate`: the table of the battery, see [`battery`], and
//! from a database that is built from the migrations and policies, the typed queries of `src/queries/`, which `sql/` is
//! checked against it for, and the manifest of what it is. `--check` only says whether what is committed is current.

mod battery;
mod screenshots;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use bmms_schema::Policies;
use bmms_schema::cluster::{Cluster, Options, free_port};
use clap::{Parser, Subcommand};
use tokio_postgres::{Client, NoTls};

const CRATE: &str = "src/queries";
const MANIFEST: &str = "src/schema/manifest.tsv";
/// Scripts for psql, and no typed queries.
const SCRIPTS: &str = "audit";

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes src/queries from sql/, the manifest from migrations/ and policies/, and tests/BATTERY.md.
    Generate {
        /// Write nothing; fail if what is committed is not what would be written.
        #[arg(long)]
        check: bool,
    },
    /// Makes the pictures of the README from a running demo.
    Screenshots {
        /// Where the demo answers.
        #[arg(long, default_value = "http://127.0.0.1:8080")]
        address: String,
        /// The demo's list of sign-ins.
        #[arg(long, default_value = ".bmms/sign-ins.csv")]
        sign_ins: PathBuf,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    match Arguments::parse().task {
        Task::Generate { check } => generate_or_check(&root, check).await,
        Task::Screenshots { address, sign_ins } => screenshots::take(&root, &address, &sign_ins).await,
    }
}

async fn generate_or_check(root: &Path, check: bool) -> Result<()> {
    battery::write_or_check(root, check)?;
    let scratch = tempfile::tempdir()?;
    let destination = if check { scratch.path().join("queries") } else { root.join(CRATE) };
    let manifest = generate(root, scratch.path(), &destination).await?;
    if check {
        if fs::read_to_string(root.join(MANIFEST))? != manifest {
            bail!("{MANIFEST} is not what migrations/ and policies/ make: run `cargo xtask generate`");
        }
        compare(&root.join(CRATE), &destination)?;
        println!("{CRATE} and {MANIFEST} are current");
    } else {
        fs::write(root.join(MANIFEST), manifest)?;
    }
    Ok(())
}

/// Writes the crate, and returns the manifest.
async fn generate(root: &Path, scratch: &Path, destination: &Path) -> Result<String> {
    let options = Options { data: &scratch.join("data"), password: "generate", port: free_port()?, ephemeral: true };
    let cluster = Cluster::start(&options).await?;
    let admin = connect(cluster.port(), "postgres").await?;
    bmms_schema::prepare(&admin, &[("bmms_migrator", "generate")]).await?;
    bmms_schema::migrate(&mut connect(cluster.port(), "bmms_migrator").await?, Policies::IfChanged).await?;
    let manifest = bmms_schema::manifest(&admin).await?;

    let mut config = cornucopia::config::Config::from_file(root.join("cornucopia.toml"))?;
    config.queries = stage_queries(&root.join("sql"), &scratch.join("sql"))?;
    config.destination = destination.to_owned();
    // Prepared as the superuser: privileges and policies are the tests' business.
    tokio::task::spawn_blocking(move || cornucopia::gen_live(&admin, config))
        .await?
        .map_err(|error| anyhow!("{:?}", miette::Report::new(error)))?;
    cluster.stop();
    format(root, destination)?;
    Ok(manifest)
}

/// The typed queries in a folder of their own, for the generator reads whatever it finds in one.
fn stage_queries(from: &Path, to: &Path) -> Result<PathBuf> {
    for file in files(from)?.iter().filter(|file| !file.starts_with(SCRIPTS)) {
        let staged = to.join(file);
        fs::create_dir_all(staged.parent().context("a query is in a folder")?)?;
        fs::copy(from.join(file), staged)?;
    }
    Ok(to.to_owned())
}

/// Formats the crate as the rest of the tree is, so that `cargo fmt` leaves it as it was generated.
fn format(root: &Path, destination: &Path) -> Result<()> {
    let status = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root)
        .arg(destination.join("src/lib.rs"))
        .status()
        .context("cannot run rustfmt")?;
    if !status.success() {
        bail!("rustfmt failed on the generated crate");
    }
    Ok(())
}

async fn connect(port: u16, user: &str) -> Result<Client> {
    let mut config = tokio_postgres::Config::new();
    config.host("127.0.0.1").port(port).user(user).password("generate").dbname("postgres");
    let (client, connection) = config.connect(NoTls).await.with_context(|| format!("cannot connect as {user}"))?;
    tokio::spawn(connection);
    Ok(client)
}

fn compare(committed: &Path, generated: &Path) -> Result<()> {
    let (ours, theirs) = (files(committed)?, files(generated)?);
    if ours != theirs {
        bail!("{CRATE} holds other files than sql/ generates: run `cargo xtask generate`");
    }
    for file in &ours {
        if fs::read(committed.join(file))? != fs::read(generated.join(file))? {
            bail!("{CRATE}/{} is not what sql/ generates: run `cargo xtask generate`", file.display());
        }
    }
    Ok(())
}

/// Every file below a folder, by its path inside the folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}
