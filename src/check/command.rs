//! `bmms check`: the verdict for people and for programs, with what only the program can add to `audit.findings`: whether
//! the database is the one it needs, and whether the audit trail is whole.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use anyhow::{Context, Result};
use bmms_queries::queries::check::findings::{Drift, advice, drift, schema_version};
use serde_json::{Value, json};
use tokio_postgres::Client;

use super::{Finding, of_catalogue};
use crate::config::Config;
use crate::migrate;

/// How the verdict is printed.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// As JSON.
    pub json: bool,
    /// For people, with both texts of what was changed by hand. JSON has them in any case.
    pub explain: bool,
}

/// Everything the check has to say.
struct Verdict {
    server: String,
    schema: i32,
    findings: Vec<Finding>,
    /// By the object of its finding.
    drift: BTreeMap<String, Drift>,
    advice: Vec<Finding>,
}

/// Prints the findings of isolation, the broken links of the audit trail, and advice. True if there are no findings.
pub async fn run(config: &Config, output: Output) -> Result<bool> {
    let client = migrate::connect(config, "bmms_migrator", &config.database.passwords.migrator).await?;
    let verdict = Verdict::of(&client).await?;
    if output.json {
        println!("{}", serde_json::to_string_pretty(&verdict.json())?);
    } else {
        print!("{}", verdict.text(output.explain)?);
    }
    Ok(verdict.findings.is_empty())
}

impl Verdict {
    async fn of(client: &Client) -> Result<Self> {
        let version = schema_version().bind(client).one().await;
        let schema = version.context("the database does not say its version; has `bmms migrate` run?")?;
        let server = client.query_one("show server_version", &[]).await?.get(0);
        let mut verdict =
            Self { server, schema, findings: of_catalogue(client).await?, drift: BTreeMap::new(), advice: Vec::new() };
        let needed = bmms_schema::latest_version();
        if schema < needed {
            verdict.findings.push(Finding {
                code: "schema_behind".to_owned(),
                object: "database".to_owned(),
                problem: format!("The database is at migration {schema}; this program needs {needed}."),
                remedy: "Run: bmms migrate.".to_owned(),
            });
            return Ok(verdict);
        }
        verdict.findings.extend(broken_links(client).await?);
        let drifted = drift().bind(client).all().await.context("audit.drift")?;
        verdict.findings.extend(unsaid(&verdict.findings, &drifted));
        verdict.findings.extend(falsified(client).await?);
        verdict.drift = drifted.into_iter().map(|drift| (drift.object.clone(), drift)).collect();
        verdict.advice = advice().bind(client).all().await.context("audit.advice")?;
        Ok(verdict)
    }

    fn drift_of(&self, finding: &Finding) -> Option<&Drift> {
        self.drift.get(&finding.object).filter(|_| finding.code == "drift")
    }

    fn json(&self) -> Value {
        let plain = |finding: &Finding| json!({ "code": finding.code, "object": finding.object, "problem": finding.problem, "remedy": finding.remedy });
        let findings = self.findings.iter().map(|finding| {
            let mut value = plain(finding);
            if let Some(drift) = self.drift_of(finding) {
                value["state"] = json!(drift.state);
                value["expected"] = json!(drift.expected);
                value["actual"] = json!(drift.actual);
                value["meaning"] = json!(drift.meaning);
            }
            value
        });
        json!({
            "server_version": self.server,
            "schema_version": self.schema,
            "findings": findings.collect::<Vec<_>>(),
            "advice": self.advice.iter().map(plain).collect::<Vec<_>>(),
        })
    }

    fn text(&self, explain: bool) -> Result<String, fmt::Error> {
        let mut text = String::new();
        writeln!(text, "PostgreSQL {}, database at migration {}.", self.server, self.schema)?;
        if self.findings.is_empty() {
            writeln!(text, "The check has no findings.")?;
        } else {
            write_grouped(&mut text, &self.findings, |finding| self.drift_of(finding).filter(|_| explain))?;
            writeln!(text, "\n{} findings.", self.findings.len())?;
            if !explain && !self.drift.is_empty() {
                writeln!(text, "`bmms check --explain` says what was changed, and what that could mean.")?;
            }
        }
        if !self.advice.is_empty() {
            writeln!(text, "\nAdvice, which changes no verdict:")?;
            write_grouped(&mut text, &self.advice, |_| None)?;
        }
        Ok(text)
    }
}

/// What was changed and `audit.findings` keeps silent about: whoever changes that view does not thereby hide it.
fn unsaid(findings: &[Finding], drifted: &[Drift]) -> Vec<Finding> {
    let said = |object: &str| findings.iter().any(|finding| finding.code == "drift" && finding.object == object);
    let unsaid = drifted.iter().filter(|drift| !said(&drift.object));
    let finding = |drift: &Drift| Finding {
        code: "drift".to_owned(),
        object: drift.object.clone(),
        problem: "It differs from what the deployed version makes, and audit.findings does not say so.".to_owned(),
        remedy: "Run: bmms migrate --reapply.".to_owned(),
    };
    unsaid.map(finding).collect()
}

/// What was changed in the list of what is expected, if this version of the program wrote it.
async fn falsified(client: &Client) -> Result<Vec<Finding>> {
    let objects = bmms_schema::falsified(client).await?;
    let finding = |object| Finding {
        code: "expected_changed".to_owned(),
        object,
        problem: "Its line in audit.expected is not what `bmms migrate` wrote there.".to_owned(),
        remedy: "Run: bmms migrate --reapply; then look at what the check finds.".to_owned(),
    };
    Ok(objects.into_iter().map(finding).collect())
}

async fn broken_links(client: &Client) -> Result<Vec<Finding>> {
    let links = client.query("select chain, seq, problem from audit.broken_links()", &[]).await?;
    let finding = |link: &tokio_postgres::Row| {
        let (chain, seq, problem): (i32, i64, String) = (link.get(0), link.get(1), link.get(2));
        Finding {
            code: "audit_broken".to_owned(),
            object: format!("entry {seq} of chain {chain}"),
            problem,
            remedy: "Compare with a backup and the server's log: somebody changed the audit trail.".to_owned(),
        }
    };
    Ok(links.iter().map(finding).collect())
}

/// The findings of each code under it, with what was changed where that is asked for.
fn write_grouped<'a>(
    text: &mut String,
    findings: &[Finding],
    explained: impl Fn(&Finding) -> Option<&'a Drift>,
) -> fmt::Result {
    for of_one_code in findings.chunk_by(|one, next| one.code == next.code) {
        writeln!(text, "\n{} ({})", of_one_code[0].code, of_one_code.len())?;
        for finding in of_one_code {
            writeln!(text, "  {}\n    {}", finding.object, finding.problem)?;
            if let Some(drift) = explained(finding) {
                writeln!(text, "    expected: {}", drift.expected.as_deref().unwrap_or("nothing"))?;
                writeln!(text, "    it is:    {}", drift.actual.as_deref().unwrap_or("nothing"))?;
                writeln!(text, "    {}", drift.meaning)?;
            }
            writeln!(text, "    > {}", finding.remedy)?;
        }
    }
    Ok(())
}
