//! Whole articles against what was found in them when last looked at:
//! `tests/golden/NAME.txt` and `NAME.golden`.
//!
//! `UPDATE=1 cargo test --test golden` writes the `.golden` files anew; their diff is to
//! be read like code. An article begins with a line `# published: DATE`.

mod support;

use readout::document::AffiliationBasis;
use readout::{Document, Extractor, Options};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use support::{name, notation};

#[test]
fn articles_read_as_before() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut failures = Vec::new();
    for path in articles() {
        let got = render(&extract(&path));
        let golden = path.with_extension("golden");
        if update {
            std::fs::write(&golden, got).expect("the golden file is writable");
            continue;
        }
        match std::fs::read_to_string(&golden) {
            Ok(expected) if expected == got => {}
            Ok(expected) => failures.push(format!(
                "{}\n{}",
                golden.display(),
                difference(&expected, &got)
            )),
            Err(error) => failures.push(format!("{}: {error}", golden.display())),
        }
    }
    assert!(
        failures.is_empty(),
        "\n{}\nIf this is as it should be: UPDATE=1 cargo test --test golden",
        failures.join("\n")
    );
}

/// All articles in order of their names.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = std::fs::read_dir(folder).expect("the folder of articles exists");
    let mut articles: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    articles.sort();
    assert!(!articles.is_empty(), "there is no article");
    articles
}

fn extract(path: &Path) -> Document {
    let file = std::fs::read_to_string(path).expect("an article is UTF-8");
    let (head, text) = file.split_once('\n').expect("an article has lines");
    let published = head
        .strip_prefix("# published: ")
        .and_then(|date| date.parse().ok());
    assert!(
        published.is_some(),
        "{}: no date in {head:?}",
        path.display()
    );
    let options = Options {
        published,
        ..Options::default()
    };
    Extractor::new(options).extract(text.trim_start())
}

/// One line for each entity, date and meeting, without offsets and confidence, so that
/// a diff shows what a reader would notice.
fn render(document: &Document) -> String {
    let mut out = String::new();
    for entity in &document.entities {
        let kind = format!("{:?}", entity.kind).to_lowercase();
        write_line(&mut out, &[&kind, ": ", &entity.name]);
        if !entity.aliases.is_empty() {
            append(&mut out, " = ", &entity.aliases.join(" = "));
        }
        if let Some(role) = &entity.role {
            append(&mut out, " | ", role);
        }
        if let Some(affiliation) = &entity.affiliation {
            let inferred = entity.affiliation_basis == Some(AffiliationBasis::Inferred);
            let mark = if inferred { "?" } else { "" };
            append(&mut out, " | of ", &format!("{affiliation}{mark}"));
        }
    }
    out.push('\n');
    for date in &document.dates {
        let from = date.from.as_deref().unwrap_or("?");
        write_line(&mut out, &["date: ", &date.text, " | ", from]);
        if let (Some(to), true) = (&date.to, date.from != date.to) {
            append(&mut out, " to ", to);
        }
    }
    out.push('\n');
    for meeting in &document.meetings {
        write_line(&mut out, &[&notation(document, meeting)]);
        for topic in &meeting.topics {
            write_line(&mut out, &["  topic: ", &topic.text]);
        }
        for id in &meeting.reported_by {
            write_line(&mut out, &["  reported by: ", name(document, id)]);
        }
        for evidence in &meeting.evidence {
            let trigger = &trigger_words(evidence);
            write_line(&mut out, &["  evidence: ", &evidence.text, trigger]);
        }
    }
    for warning in &document.warnings {
        write_line(&mut out, &["warning: ", warning]);
    }
    out
}

/// The trigger inside a piece of evidence, in brackets.
fn trigger_words(evidence: &readout::document::Evidence) -> String {
    let start = evidence.trigger.start.checked_sub(evidence.start);
    let end = evidence.trigger.end.checked_sub(evidence.start);
    let words = start
        .zip(end)
        .and_then(|(start, end)| evidence.text.get(start as usize..end as usize));
    format!(" [{}]", words.unwrap_or("the trigger lies outside"))
}

/// Begins a new line with these words, each on one line.
fn write_line(out: &mut String, words: &[&str]) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for word in words {
        out.push_str(&word.replace('\n', " "));
    }
    out.push('\n');
}

/// Adds to the last line.
fn append(out: &mut String, sign: &str, words: &str) {
    out.truncate(out.trim_end_matches('\n').len());
    writeln!(out, "{sign}{}", words.replace('\n', " ")).expect("a string can be written");
}

/// The lines that only one side has.
fn difference(expected: &str, got: &str) -> String {
    let only = |sign: &str, these: &str, those: &str| -> Vec<String> {
        let those: Vec<&str> = those.lines().collect();
        let lines = these.lines().filter(|line| !those.contains(line));
        lines.map(|line| format!("{sign} {line}")).collect()
    };
    let mut lines = only("-", expected, got);
    lines.extend(only("+", got, expected));
    lines.join("\n")
}
