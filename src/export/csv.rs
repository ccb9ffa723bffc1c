//! CSV (RFC 4180): a table with a row for each meeting, safe to open in a spreadsheet.
//!
//! A library would be larger than the job: every cell is one line of plain text, so there
//! is one rule to follow, that of quotes.

use super::shared::{Entities, affiliation_basis, plain, quotes, sources, web_address};
use crate::document::{Document, Entity, Meeting, Source};
use serde::Serialize;

/// Between the items of a cell that lists several.
const BETWEEN: &str = "; ";
/// Between the reports in the column `evidence`, whose sentences have semicolons of their own.
const BETWEEN_REPORTS: &str = " | ";

const COLUMNS: [&str; 25] = [
    "id",
    "status",
    "medium",
    "date_from",
    "date_to",
    "date_precision",
    "date_words",
    "date_basis",
    "participants",
    "roles",
    "affiliations",
    "affiliation_bases",
    "place",
    "occasion",
    "topics",
    "reported_by",
    "confidence",
    "evidence",
    "source_title",
    "source_url",
    "published",
    "published_basis",
    "edited",
    "tags",
    "note",
];

/// The meetings of `document` as a table in their order, with a header.
///
/// A cell or an item in it that a spreadsheet would run as a formula has an apostrophe
/// before it.
pub fn csv(document: &Document) -> String {
    let entities = Entities::of(document);
    let mut out = String::new();
    row(&mut out, COLUMNS.map(str::to_owned));
    for meeting in &document.meetings {
        row(&mut out, cells(document, &entities, meeting));
    }
    out
}

fn cells(document: &Document, entities: &Entities, meeting: &Meeting) -> [String; COLUMNS.len()] {
    let people = entities.all(&meeting.participants);
    let date = meeting.date.as_ref();
    let place = entities.get(meeting.place.as_ref());
    let reporters = entities.all(&meeting.reported_by);
    let sources = sources(meeting);
    [
        safe(&meeting.id),
        word(meeting.status),
        word(meeting.medium),
        cell(date.and_then(|d| d.from.as_deref())),
        cell(date.and_then(|d| d.to.as_deref())),
        date.map_or_else(String::new, |d| word(d.precision)),
        cell(date.map(|d| d.text.as_str())),
        cell(date.and_then(|d| d.basis.as_deref())),
        list(people.iter().map(|e| e.name.as_str())),
        list_beside(&people, |e| e.role.as_deref()),
        list_beside(&people, |e| e.affiliation.as_deref()),
        list_beside(&people, |e| e.affiliation_basis.map(affiliation_basis)),
        cell(place.map(|e| e.name.as_str())),
        cell(meeting.occasion.as_deref()),
        list(meeting.topics.iter().map(|t| t.text.as_str())),
        list(reporters.iter().map(|e| e.name.as_str())),
        meeting.confidence.to_string(),
        joined(
            quotes(meeting).iter().map(|e| e.text.as_str()),
            BETWEEN_REPORTS,
        ),
        list(sources.iter().filter_map(|s| s.title.as_deref())),
        list(sources.iter().filter_map(|s| web_address(s))),
        published(document, &sources),
        list(sources.iter().filter_map(|s| s.published_basis.as_deref())),
        list(meeting.edited.iter()),
        list(meeting.tags.iter()),
        meeting.note.as_deref().map_or_else(String::new, safe),
    ]
}

/// When the articles were published; of one text, the day against which it was read.
fn published(document: &Document, sources: &[&Source]) -> String {
    if sources.is_empty() {
        return document
            .reference_date
            .as_deref()
            .map_or_else(String::new, safe);
    }
    list(sources.iter().filter_map(|s| s.published.as_deref()))
}

/// One item, or nothing.
fn cell(words: Option<&str>) -> String {
    words.map_or_else(String::new, safe)
}

/// The name of an enum's variant in the JSON of a document.
fn word(variant: impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// What is known of each participant, in their order; empty where nothing is known of any.
fn list_beside(people: &[&Entity], known: impl Fn(&Entity) -> Option<&str>) -> String {
    if people.iter().all(|e| known(e).is_none()) {
        return String::new();
    }
    list(people.iter().map(|e| known(e).unwrap_or_default()))
}

fn list(items: impl Iterator<Item = impl AsRef<str>>) -> String {
    joined(items, BETWEEN)
}

/// Each item is made safe, for a spreadsheet that divides cells at semicolons sees each as
/// a cell.
fn joined(items: impl Iterator<Item = impl AsRef<str>>, between: &str) -> String {
    let items: Vec<String> = items.map(|item| safe(item.as_ref())).collect();
    items.join(between)
}

/// `words` on one line, with an apostrophe before them where they begin like a formula (OWASP,
/// "CSV injection"), and before what stands behind a semicolon of theirs likewise.
fn safe(words: &str) -> String {
    let words = plain(words);
    let mut out = String::with_capacity(words.len());
    for part in words.split_inclusive(';') {
        if is_formula(part) {
            out.push('\'');
        }
        out.push_str(part);
    }
    out
}

/// Whether a cell of these words would be run: by their first character that is seen, and that
/// is none of the quotes which a program may take off.
fn is_formula(words: &str) -> bool {
    let passed_over = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
    };
    let words = words.trim_start_matches(passed_over);
    words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn row(out: &mut String, cells: [String; COLUMNS.len()]) {
    let cells = cells.map(|cell| {
        if cell.contains(['"', ',', ';', '\'']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    });
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn formulas_are_disarmed() {
        for formula in [
            "=1",
            "+1",
            "-1",
            "@A1",
            "\t=1",
            "\r=1",
            " \u{1}=1",
            "\u{FEFF}=1",
            "＝1",
            "＠A",
            "\"=1",
        ] {
            assert!(safe(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(safe("Jean-Luc = 1"), "Jean-Luc = 1");
        assert_eq!(safe("Eve; =1;\"+2"), "Eve;' =1;'\"+2");
    }
}
