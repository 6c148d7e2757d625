//! The configuration: what is wrong with it is said by name, and what is secret is never said.

use std::process::{Command, Output};

use bmms::config::Config;

/// `bmms serve` in an empty folder, with a file and variables.
fn serve(file: &str, variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bmms.toml"), file).unwrap();
    Command::new(env!("CARGO_BIN_EXE_bmms"))
        .arg("serve")
        .current_dir(folder.path())
        .env_clear()
        // Nothing listens there: a configuration that is read stops for want of a database.
        .env("BMMS__DATABASE__PORT", "1")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

#[track_caller]
fn assert_stops_with(output: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for word in words {
        assert!(said.contains(word), "it does not say {word}: {said}");
    }
}

#[test]
fn a_usable_configuration_gets_as_far_as_the_database() {
    let variables = [("BMMS__HTTP__TIMEOUT_SECS", "5"), ("BMMS__HTTP__SECURE_COOKIES", "false")];
    assert_stops_with(&serve("[log]\nformat = \"text\"\n", &variables), &["the database does not say its version"]);
}

#[test]
fn an_unknown_key_stops_the_program_with_its_name() {
    assert_stops_with(&serve("[http]\nlissten = \"127.0.0.1:1\"\n", &[]), &["lissten"]);
    assert_stops_with(&serve("[htttp]\nlisten = \"127.0.0.1:1\"\n", &[]), &["htttp"]);
    assert_stops_with(&serve("", &[("BMMS__AUTH__PASS_SECONDS", "60")]), &["pass_seconds"]);
}

#[test]
fn a_bad_value_stops_the_program_with_the_name_of_its_key() {
    assert_stops_with(&serve("", &[("BMMS__HTTP__TIMEOUT_SECS", "soon")]), &["http.timeout_secs"]);
    assert_stops_with(&serve("[database]\nmax_connections = \"five\"\n", &[]), &["database.max_connections"]);
    assert_stops_with(&serve("", &[("BMMS__DATABASE__PORT", "70000")]), &["database.port"]);
    assert_stops_with(&serve("", &[("BMMS__LOG__FORMAT", "xml")]), &["log.format"]);
    assert_stops_with(&serve("", &[("BMMS__LOG__FILTER", "bmms=loud")]), &["log.filter"]);
    let zeroes = [
        ("BMMS__HTTP__MAX_BODY_BYTES", "http.max_body_bytes"),
        ("BMMS__HTTP__TIMEOUT_SECS", "http.timeout_secs"),
        ("BMMS__DATABASE__MAX_CONNECTIONS", "database.max_connections"),
        ("BMMS__AUTH__SESSION_MINUTES", "auth.session_minutes"),
        ("BMMS__AUTH__FAILURES", "auth.failures"),
        ("BMMS__AUTH__PASS_SECS", "auth.pass_secs"),
    ];
    for (variable, key) in zeroes {
        assert_stops_with(&serve("", &[(variable, "0")]), &[key]);
    }
    assert_stops_with(&serve("[auth]\npass_secs = 301\n", &[]), &["auth.pass_secs"]);
}

#[test]
fn a_pass_is_never_cached_for_as_long_as_it_lives() {
    for cached in ["60", "61"] {
        let variables = [("BMMS__AUTH__PASS_SECS", "60"), ("BMMS__AUTH__PASS_CACHE_SECS", cached)];
        assert_stops_with(&serve("", &variables), &["auth.pass_cache_secs"]);
    }
    let variables = [("BMMS__AUTH__PASS_SECS", "60"), ("BMMS__AUTH__PASS_CACHE_SECS", "59")];
    assert_stops_with(&serve("", &variables), &["the database does not say its version"]);
}

#[test]
fn a_file_that_was_asked_for_must_be_there() {
    let output = Command::new(env!("CARGO_BIN_EXE_bmms"))
        .args(["--config", "absent.toml", "serve"])
        .env_clear()
        .output()
        .unwrap();
    assert_stops_with(&output, &["absent.toml"]);
}

#[test]
fn secrets_are_never_printed() {
    const SECRET: &str = "correct horse battery staple";
    let mut config = Config::defaults().unwrap();
    let passwords = &mut config.database.passwords;
    for password in [
        &mut passwords.service,
        &mut passwords.accounts,
        &mut passwords.migrator,
        &mut passwords.oversight,
        &mut passwords.backup,
        &mut passwords.replication,
        &mut passwords.admin,
    ] {
        *password = SECRET.to_owned().into();
    }
    let printed = format!("{config:?} {config:#?}");
    assert!(printed.contains("127.0.0.1"));
    assert!(!printed.contains(SECRET));

    let variables = [
        ("BMMS__DATABASE__PASSWORDS__SERVICE", SECRET),
        ("BMMS__DATABASE__PASSWORDS__ACCOUNTS", SECRET),
        ("BMMS__LOG__FILTER", "debug"),
    ];
    let output = serve("", &variables);
    assert_stops_with(&output, &["the database does not say its version"]);
    assert!(!String::from_utf8_lossy(&output.stderr).contains(SECRET));
    let mistyped = serve("", &[("BMMS__DATABASE__PASSWORDS__SERVIC", SECRET)]);
    assert_stops_with(&mistyped, &["servic"]);
    assert!(!String::from_utf8_lossy(&mistyped.stderr).contains(SECRET));
}
