//! Small texts and the meetings in them: `tests/behaviour/*.tsv`.
//!
//! A row is `published` (or `-`), `text`, `meetings`. Meetings are divided by ` | `, or `-` where
//! there is none, each `status: A + B @ place on date by medium during occasion per source`; what a
//! row leaves out is not compared, and `@ -` or `on -` says that there is none.
//! `\n` in a text begins a new line. Participants are named as in the text, in any order; every form of a name will do.

mod support;

use readout::document::{Document, Meeting};
use readout::{Extractor, Options};
use std::path::Path;
use support::{date, medium, notation, status};

/// Rows in `tests/behaviour/counted` are of what no rule knows: so many of a hundred must hold.
const SHARE: usize = 70;

#[test]
fn every_row_of_every_table() {
    let (rows, failures) = read("tests/behaviour");
    let failed = failures.len();
    assert!(
        failures.is_empty(),
        "{failed} of {rows} rows fail\n{}",
        failures.join("\n")
    );
}

#[test]
fn most_rows_of_what_is_counted() {
    let (rows, failures) = read("tests/behaviour/counted");
    let held = rows - failures.len();
    assert!(
        held * 100 >= rows * SHARE,
        "only {held} of {rows} rows hold\n{}",
        failures.join("\n")
    );
}

/// The number of rows in the tables of a folder, and what is wrong with those that fail.
fn read(folder: &str) -> (usize, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of tables exists");
    let mut tables: Vec<_> = entries
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "tsv"))
        .collect();
    tables.sort();
    let (mut rows, mut failures) = (0, Vec::new());
    for table in &tables {
        let name = table.file_name().unwrap_or_default().to_string_lossy();
        let lines = std::fs::read_to_string(table).expect("a table is UTF-8");
        for (index, line) in lines.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            rows += 1;
            if let Err(error) = check(line) {
                failures.push(format!("{name}:{}: {error}", index + 1));
            }
        }
    }
    assert!(rows > 0, "there is no row");
    (rows, failures)
}

/// Whether the text of a row gives its meetings.
fn check(line: &str) -> Result<(), String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [published, text, expected] = cells[..] else {
        return Err(format!("{} cells", cells.len()));
    };
    let options = Options {
        published: match published {
            "-" => None,
            day => Some(day.parse().map_err(|e| format!("{day}: {e}"))?),
        },
        ..Options::default()
    };
    let document = Extractor::new(options).extract(&text.replace("\\n", "\n"));
    let wanted: Vec<Expected> = match expected {
        "-" => Vec::new(),
        meetings => meetings
            .split(" | ")
            .map(Expected::parse)
            .collect::<Result<_, _>>()?,
    };
    let mut left: Vec<&Meeting> = document.meetings.iter().collect();
    let mut missing = false;
    for meeting in &wanted {
        match left.iter().position(|m| meeting.agrees(&document, m)) {
            Some(index) => drop(left.remove(index)),
            None => missing = true,
        }
    }
    if !missing && left.is_empty() {
        return Ok(());
    }
    let got: Vec<String> = document
        .meetings
        .iter()
        .map(|m| notation(&document, m))
        .collect();
    let got = if got.is_empty() {
        "-".to_owned()
    } else {
        got.join(" | ")
    };
    Err(format!("{text}\n  expected {expected}\n  got      {got}"))
}

/// A meeting as a row gives it.
struct Expected<'r> {
    status: &'r str,
    participants: Vec<&'r str>,
    place: Option<&'r str>,
    date: Option<&'r str>,
    medium: Option<&'r str>,
    occasion: Option<&'r str>,
    source: Option<&'r str>,
}

impl<'r> Expected<'r> {
    fn parse(cell: &'r str) -> Result<Self, String> {
        let (status, rest) = cell
            .split_once(": ")
            .ok_or_else(|| format!("no status in {cell:?}"))?;
        if !["held", "planned", "proposed", "not_held"].contains(&status) {
            return Err(format!("no such status: {status}"));
        }
        // From the last mark to the first, as each value runs to the next mark.
        let (rest, source) = cut(rest, " per ");
        let (rest, occasion) = cut(rest, " during ");
        let (rest, medium) = cut(rest, " by ");
        let (rest, date) = cut(rest, " on ");
        let (rest, place) = cut(rest, " @ ");
        Ok(Self {
            status,
            participants: rest.split(" + ").collect(),
            place,
            date,
            medium,
            occasion,
            source,
        })
    }

    fn agrees(&self, document: &Document, meeting: &Meeting) -> bool {
        let is = |id: &String, name: &str| {
            let entity = document.entities.iter().find(|e| e.id == *id);
            entity.is_some_and(|e| e.name == name || e.aliases.iter().any(|a| a == name))
        };
        let participants = self.participants.len() == meeting.participants.len()
            && self
                .participants
                .iter()
                .all(|name| meeting.participants.iter().any(|id| is(id, name)));
        let place = self.place.is_none_or(|name| match &meeting.place {
            Some(id) => is(id, name),
            None => name == "-",
        });
        let date = self.date.is_none_or(|day| match &meeting.date {
            Some(found) => date(found) == day,
            None => day == "-",
        });
        let medium = self
            .medium
            .is_none_or(|name| medium(meeting.medium).unwrap_or("in_person") == name);
        let occasion = self.occasion.is_none_or(|name| match &meeting.occasion {
            Some(found) => found.contains(name),
            None => name == "-",
        });
        let source = self.source.is_none_or(|name| {
            let told = &meeting.reported_by;
            told.is_empty() && name == "-" || told.iter().any(|id| is(id, name))
        });
        self.status == status(meeting.status)
            && participants
            && place
            && date
            && medium
            && occasion
            && source
    }
}

/// `words` up to the last `mark`, and what follows it.
fn cut<'r>(words: &'r str, mark: &str) -> (&'r str, Option<&'r str>) {
    words
        .rsplit_once(mark)
        .map_or((words, None), |(head, tail)| (head, Some(tail)))
}
