//! The table of the battery, `tests/BATTERY.md`: the entries of `tests/battery.csv`, each with the tests named after it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

const LIST: &str = "tests/battery.csv";
const SOURCES: &str = "tests/it/isolation/battery";
const TABLE: &str = "tests/BATTERY.md";

/// What a test of the battery can say of its entry, and what that means.
const VERDICTS: [(&str, &str); 4] = [
    ("held", "a defence of this system stops it"),
    ("pinned", "PostgreSQL itself behaves well; the test notices if that changes"),
    ("accepted", "it can be observed; the test shows how far"),
    ("not applicable", "there is nothing here it could be tried on"),
];

/// A line of the list.
#[derive(Debug)]
struct Entry {
    name: String,
    title: String,
    verdict: String,
    reason: String,
}

/// Tests by the entry they are named after, each as `file.rs: function`.
type Tests = BTreeMap<String, Vec<String>>;

/// Writes the table, or says whether the committed one is current.
pub(crate) fn write_or_check(root: &Path, check: bool) -> Result<()> {
    let list = fs::read_to_string(root.join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
    let table = table(&entries(&list)?, &tests(root)?)?;
    let path = root.join(TABLE);
    if !check {
        return fs::write(&path, table).with_context(|| format!("cannot write {TABLE}"));
    }
    ensure!(
        fs::read_to_string(&path).unwrap_or_default() == table,
        "{TABLE} is not what {LIST} and the tests say: run `cargo xtask generate`"
    );
    println!("{TABLE} is current");
    Ok(())
}

fn entries(list: &str) -> Result<Vec<Entry>> {
    let mut reader = csv::Reader::from_reader(list.as_bytes());
    ensure!(reader.headers()?.iter().eq(["entry", "title", "verdict", "reason"]), "{LIST} has another header");
    let mut entries: Vec<Entry> = Vec::new();
    for record in reader.records() {
        let record = record?;
        let field = |index: usize| record.get(index).unwrap_or_default().trim().to_owned();
        let entry = Entry { name: field(0), title: field(1), verdict: field(2), reason: field(3) };
        check_entry(&entry, entries.last())?;
        ensure!(entries.iter().all(|known| known.name != entry.name), "{} is in {LIST} twice", entry.name);
        entries.push(entry);
    }
    Ok(entries)
}

fn check_entry(entry: &Entry, before: Option<&Entry>) -> Result<()> {
    let name = &entry.name;
    let (section, number) = parts(name)?;
    let expected = match before.map(|before| parts(&before.name)).transpose()? {
        Some((last, before)) if last == section => before + 1,
        _ => 1,
    };
    ensure!(number == expected, "{section}-{expected:02} should stand where {name} is: no entry is left out");
    ensure!(!entry.title.is_empty(), "{name} has no title");
    let verdict = entry.verdict.as_str();
    ensure!(VERDICTS.iter().any(|(known, _)| *known == verdict), "{name} has the unknown verdict {verdict:?}");
    let needs_reason = ["accepted", "not applicable"].contains(&verdict);
    ensure!(!needs_reason || !entry.reason.is_empty(), "{name} is {verdict} without a reason");
    Ok(())
}

/// Section and number of an entry, as `CTX-01`.
fn parts(name: &str) -> Result<(&str, u32)> {
    let parts = name.split_once('-').filter(|(section, number)| {
        section.chars().all(|letter| letter.is_ascii_uppercase()) && !section.is_empty() && number.len() == 2
    });
    let (section, number) = parts.with_context(|| format!("{name:?} is no entry, as CTX-01 is one"))?;
    Ok((section, number.parse().with_context(|| format!("{name:?} has no number"))?))
}

/// The tests of every file of the battery.
fn tests(root: &Path) -> Result<Tests> {
    let mut tests = Tests::new();
    let folder = root.join(SOURCES);
    let mut files = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        for (entry, test) in tests_in(&fs::read_to_string(file)?).with_context(|| format!("in {name}"))? {
            tests.entry(entry).or_default().push(format!("{name}: {test}"));
        }
    }
    Ok(tests)
}

/// The tests in a source, each with the entry it is named after.
fn tests_in(source: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut is_test = false;
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[tokio::test") || line == "#[test]" {
            is_test = true;
        } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test && !line.starts_with("//")) {
            is_test = false;
            let test = rest.split('(').next().unwrap_or_default();
            let mut words = test.splitn(3, '_');
            let (section, number) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let entry = format!("{}-{number}", section.to_uppercase());
            ensure!(parts(&entry).is_ok(), "{test} is not named after an entry, as ctx_01_… is");
            found.push((entry, test.to_owned()));
        }
    }
    Ok(found)
}

fn table(entries: &[Entry], tests: &Tests) -> Result<String> {
    if let Some((unknown, named)) = tests.iter().find(|(name, _)| entries.iter().all(|entry| entry.name != **name)) {
        bail!("{} tries {unknown}, which is not in {LIST}", named.join(", "));
    }
    let mut table = "<!-- Generated by `cargo xtask generate` from tests/battery.csv and tests/it/isolation/battery. -->\n\n\
        # The battery\n\nEvery known way in which isolation by row security fails, and what the tests found on this system.\n\n"
        .to_owned();
    for (verdict, meaning) in VERDICTS {
        let count = entries.iter().filter(|entry| entry.verdict == verdict).count();
        let _ = writeln!(table, "- {verdict} ({count}): {meaning}.");
    }
    table.push_str("\n| entry | what is tried | verdict | test |\n|---|---|---|---|\n");
    for entry in entries {
        let Entry { name, title, verdict, reason } = entry;
        let named = tests.get(name).map(Vec::as_slice).unwrap_or_default();
        let applies = verdict != "not applicable";
        ensure!(applies != named.is_empty(), "{name} is {verdict} and has {} tests", named.len());
        let verdict = if reason.is_empty() { verdict.clone() } else { format!("{verdict}: {reason}") };
        let named: Vec<String> = named.iter().map(|test| format!("`{test}`")).collect();
        let _ = writeln!(table, "| {name} | {} | {} | {} |", cell(title), cell(&verdict), named.join("<br>"));
    }
    Ok(table)
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::{Tests, entries, table, tests_in};

    const HEADER: &str = "entry,title,verdict,reason\n";

    fn refusal(list: &str) -> String {
        format!("{:#}", entries(&format!("{HEADER}{list}")).map(drop).expect_err("the list was taken"))
    }

    fn tests(names: &[(&str, &str)]) -> Tests {
        names.iter().map(|(entry, test)| ((*entry).to_owned(), vec![(*test).to_owned()])).collect()
    }

    #[test]
    fn a_list_without_mistakes_becomes_a_table() {
        let list = "CTX-01,no context,held,\nCTX-02,\"a, b | c\",accepted,it is bounded\nHTTP-01,graphs,not applicable,no graphs\n";
        let entries = entries(&format!("{HEADER}{list}")).expect("a good list");
        let tests = tests(&[("CTX-01", "ctx.rs: ctx_01_x"), ("CTX-02", "ctx.rs: ctx_02_y")]);
        let table = table(&entries, &tests).expect("a good table");
        assert!(table.contains("| CTX-01 | no context | held | `ctx.rs: ctx_01_x` |\n"), "{table}");
        assert!(table.contains("| CTX-02 | a, b \\| c | accepted: it is bounded | `ctx.rs: ctx_02_y` |\n"), "{table}");
        assert!(table.contains("| HTTP-01 | graphs | not applicable: no graphs |  |\n"), "{table}");
        assert!(table.contains("- held (1): "), "{table}");
    }

    #[test]
    fn a_list_with_a_mistake_is_refused() {
        assert_eq!(refusal("ctx-1,x,held,\n"), "\"ctx-1\" is no entry, as CTX-01 is one");
        assert_eq!(refusal("CTX-02,x,held,\n"), "CTX-01 should stand where CTX-02 is: no entry is left out");
        assert_eq!(
            refusal("CTX-01,x,held,\nCTX-03,x,held,\n"),
            "CTX-02 should stand where CTX-03 is: no entry is left out"
        );
        assert_eq!(refusal("CTX-01,x,held,\nFN-01,x,held,\nCTX-01,x,held,\n"), "CTX-01 is in tests/battery.csv twice");
        assert_eq!(refusal("CTX-01,,held,\n"), "CTX-01 has no title");
        assert_eq!(refusal("CTX-01,x,fine,\n"), "CTX-01 has the unknown verdict \"fine\"");
        assert_eq!(refusal("CTX-01,x,not applicable,\n"), "CTX-01 is not applicable without a reason");
        assert_eq!(refusal("CTX-01,x,accepted,\n"), "CTX-01 is accepted without a reason");
        assert!(entries("entry,verdict\n").is_err());
    }

    #[test]
    fn entries_and_tests_must_match() {
        let list = |verdict: &str| entries(&format!("{HEADER}CTX-01,x,{verdict},why\n")).expect("a good list");
        let untested = table(&list("held"), &Tests::new()).expect_err("an entry without a test");
        assert_eq!(untested.to_string(), "CTX-01 is held and has 0 tests");
        let needless = table(&list("not applicable"), &tests(&[("CTX-01", "t")])).expect_err("a test without need");
        assert_eq!(needless.to_string(), "CTX-01 is not applicable and has 1 tests");
        let unknown = table(&list("held"), &tests(&[("CTX-01", "a"), ("CTX-02", "b")])).expect_err("an unknown entry");
        assert_eq!(unknown.to_string(), "b tries CTX-02, which is not in tests/battery.csv");
    }

    #[test]
    fn tests_are_found_by_their_names() {
        let source = "#[tokio::test]\nasync fn fn_01_it_holds() {\n}\n/// A helper.\nasync fn helper() {}\n#[test]\nfn http_24_x() {}\n";
        let expected = [("FN-01", "fn_01_it_holds"), ("HTTP-24", "http_24_x")];
        let found = tests_in(source).expect("good names");
        assert_eq!(found, expected.map(|(entry, test)| (entry.to_owned(), test.to_owned())));
        let nameless = tests_in("#[test]\nfn it_works() {}\n").expect_err("a test without an entry");
        assert_eq!(nameless.to_string(), "it_works is not named after an entry, as ctx_01_… is");
    }
}
