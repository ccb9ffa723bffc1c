//! Runs the cases of `tests/data/temporal.tsv`, and odd input that must not panic.

use jiff::civil::Date;
use readout::document::Precision;
use readout::temporal::{self, Anchor, Direction};
use readout::text::Text;

const CASES: &str = include_str!("data/temporal.tsv");

/// The cells of one case as the code answers them.
fn answer(anchor: &str, tense: &str, source: &str) -> [String; 4] {
    let (reference, narrative) = anchor.split_once('/').unwrap_or((anchor, "-"));
    let date = |cell: &str| (cell != "-").then(|| cell.parse::<Date>().expect(cell));
    let anchor = Anchor {
        reference: date(reference),
        narrative: date(narrative),
        year: date(narrative).map(Date::year),
        direction: match tense {
            "past" => Direction::Past,
            "present" => Direction::Present,
            "future" => Direction::Future,
            other => panic!("no tense: {other}"),
        },
    };
    let text = Text::new(source);
    let found = temporal::find(&text);
    let words: Vec<&str> = found.iter().map(|t| text.slice(t.tokens)).collect();
    let words = match words.as_slice() {
        [] => "-".to_owned(),
        words => words.join(" | "),
    };
    let Some(days) = found.first().and_then(|t| t.resolve(&anchor)) else {
        return [words, String::new(), String::new(), String::new()];
    };
    let precision = match days.precision {
        Precision::Day => "day",
        Precision::Range => "range",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Year => "year",
        Precision::Unresolved => "unresolved",
    };
    let (from, to) = (days.from.to_string(), days.to.to_string());
    [words, from, to, precision.to_owned()]
}

#[test]
fn every_case_of_the_table() {
    let mut failures = Vec::new();
    let mut cases = 0;
    for (index, line) in CASES.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        cases += 1;
        let cells: Vec<&str> = line.split('\t').collect();
        let [anchor, tense, source, expected @ ..] = cells.as_slice() else {
            panic!("line {}: too few cells", index + 1);
        };
        let got = answer(anchor, tense, source);
        if expected != got {
            let line = index + 1;
            failures.push(format!(
                "line {line}: {source}\n  expected {expected:?}\n  got      {got:?}"
            ));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert!(cases >= 120, "only {cases} cases were read");
}

/// Every two and three neighbours of a vocabulary that the grammar knows, against
/// anchors at the ends of the calendar.
#[test]
fn no_combination_panics() {
    const WORDS: &[&str] = &[
        "the",
        "last",
        "next",
        "Friday",
        "May",
        "Feb.",
        "30",
        "31st",
        "9999",
        "0000",
        "2024",
        "-",
        "3-5",
        "and",
        "of",
        "in",
        "day",
        "weeks",
        "ago",
        "before",
        "week",
        "mid-",
        "a",
        "4000",
        "years",
        "later",
        "(",
        ",",
        "evening",
        "at",
        "3",
        "p.m.",
        "weekend",
        "month",
        "year",
        "overnight",
        "İ",
        "’s",
        "99999999999",
        "12:61",
        "2023/99",
        "1/1/0001",
    ];
    let anchors = ["-009999-01-01", "2024-02-29", "9999-12-31"].map(|day| Anchor {
        reference: day.parse().ok(),
        narrative: day.parse().ok(),
        year: day.parse().ok().map(Date::year),
        direction: Direction::Past,
    });
    let mut source = String::new();
    for a in WORDS {
        for b in WORDS {
            for c in WORDS {
                source.extend([a, " ", b, " ", c, ".\n\n"]);
            }
        }
    }
    let text = Text::new(&source);
    let found = temporal::find(&text);
    assert!(found.len() > WORDS.len());
    for timex in &found {
        for anchor in anchors {
            for direction in [Direction::Past, Direction::Future] {
                let anchor = Anchor {
                    direction,
                    ..anchor
                };
                if let Some(days) = timex.resolve(&anchor) {
                    assert!(days.from <= days.to, "{}", text.slice(timex.tokens));
                }
            }
        }
    }
    assert!(
        found
            .windows(2)
            .all(|two| two[0].tokens.end() <= two[1].tokens.start())
    );
}
