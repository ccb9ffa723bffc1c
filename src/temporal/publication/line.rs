//! Which of the fixed shapes of `lines.tsv` a line has.

use std::sync::OnceLock;

use jiff::civil::Date;
use regex::Regex;

use crate::named::{self, named};
use crate::temporal::role::Roles;
use crate::temporal::{Anchor, Expression, Timex, Year, grammar, lexeme};
use crate::text::{Text, TokenRange};

const TABLE: &str = include_str!("lines.tsv");

/// How many tokens a line of fixed shape has at most; of a dateline, those that it is known by.
const TOKENS: usize = 24;

/// What stands around the day in a line.
const MARKS: [char; 2] = ['⟦', '⟧'];

named! {
    /// What a line of fixed shape says.
    Kind {
        /// "BEIJING, July 17, 2019 (Agency) --"
        Dateline = "dateline",
        /// "Published: 3 May 2024"
        Labelled = "labelled",
        /// "June 9, 2022" on a line of its own, or behind the author's name.
        Alone = "alone",
        /// "Last updated May 4, 2024"
        Updated = "updated",
        /// "---------- Forwarded message ---------"
        Forwarded = "forwarded",
        /// The "Date:" of a mail, anywhere in its head.
        Sent = "sent",
        /// "Wed 10 Jul 2024 09.12 BST"
        Stamp = "stamp",
        /// "15:02"
        Time = "time",
    }
}

impl Kind {
    /// Whether it is told by its beginning, so that a report may follow in the same line.
    fn leads(self) -> bool {
        matches!(self, Self::Dateline | Self::Sent | Self::Forwarded)
    }
}

/// A row of the table.
struct Row {
    kind: Kind,
    pattern: Regex,
    #[cfg(test)]
    examples: Vec<&'static str>,
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let rows = named::rows(TABLE).map(|line| {
            let row = row(line);
            debug_assert!(row.is_some(), "bad row in lines.tsv: {line}");
            row
        });
        rows.flatten().collect()
    })
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let kind = Kind::called(cells.next()?)?;
    // A word in capitals, and what may stand behind it.
    let names = r"(?:[^ -@\[-`a-z{-~“”‘’–—][^ ,(/|:]*(?:[ ,(/|]+|$))+";
    let pattern = cells
        .next()?
        .replace("NAMES ", names)
        .replace("DATE", "⟦[^⟧]*⟧")
        .replace("CLOCKED", "⟦[^⟧]*[0-9][:.][0-9][0-9][^⟧]*⟧");
    Some(Row {
        kind,
        pattern: Regex::new(&pattern).ok()?,
        #[cfg(test)]
        examples: cells.collect(),
    })
}

/// The first words of a block, with the days in them.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// With one space between words, and marks around the first day.
    words: String,
    lower: String,
    /// Whether it is the whole block.
    whole: bool,
    /// The first day told in full, and its tokens.
    pub(super) date: Option<(TokenRange, Date)>,
}

impl Line {
    pub(super) fn of(text: &Text, roles: &Roles, block: TokenRange) -> Self {
        let end = block.end().min(block.start() + TOKENS);
        let range = TokenRange::new(block.start(), end);
        let times = times(text, roles, range);
        let date = times.iter().find_map(full_date);
        let part = |range: TokenRange| {
            let bare = if range.is_empty() {
                ""
            } else {
                text.slice(range)
            };
            let words: Vec<&str> = bare.split_whitespace().collect();
            words.join(" ").replace(MARKS, " ")
        };
        let words = match date {
            None => part(range),
            Some((tokens, _)) => {
                let spaced = |at: usize| {
                    let apart = at > range.start() && at < range.end() && text.tokens()[at].spaced;
                    if apart { " " } else { "" }
                };
                [
                    &part(TokenRange::new(range.start(), tokens.start())),
                    spaced(tokens.start()),
                    &format!("{}{}{}", MARKS[0], part(tokens), MARKS[1]),
                    spaced(tokens.end()),
                    &part(TokenRange::new(tokens.end(), range.end())),
                ]
                .concat()
            }
        };
        Self {
            lower: words.to_lowercase(),
            words,
            whole: end == block.end(),
            date,
        }
    }

    /// The first of `kinds`, in the order of the table, that it is of.
    pub(super) fn kind(&self, kinds: &[Kind]) -> Option<Kind> {
        let fits = |row: &&Row| {
            let words = if row.kind == Kind::Dateline {
                &self.words
            } else {
                &self.lower
            };
            kinds.contains(&row.kind)
                && (self.whole || row.kind.leads())
                && row.pattern.is_match(words)
        };
        rows().iter().find(fits).map(|row| row.kind)
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kind(&[kind]).is_some()
    }

    /// Whether it is nothing but a day told in full.
    pub(super) fn is_date(&self) -> bool {
        self.whole && self.words.starts_with(MARKS[0]) && self.words.ends_with(MARKS[1])
    }
}

/// The time expressions of `range`.
fn times(text: &Text, roles: &Roles, range: TokenRange) -> Vec<Timex> {
    let mut lexemes = Vec::new();
    let mut found = Vec::new();
    lexeme::read(text, roles, range, &mut lexemes);
    grammar::parse(&lexemes, &mut found);
    found
}

/// The day of an expression that tells day, month and year.
fn full_date(timex: &Timex) -> Option<(TokenRange, Date)> {
    match timex.expression {
        Expression::Days {
            first, last: None, ..
        } if matches!(first.year, Year::Known(_)) => {
            let day = timex.resolve(&Anchor::default())?.from;
            Some((timex.tokens, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::DATED;
    use super::{Line, TABLE, rows};
    use crate::named;
    use crate::temporal::role::Roles;
    use crate::text::Text;

    #[test]
    fn every_row_has_its_examples() {
        assert_eq!(rows().len(), named::rows(TABLE).count());
        for row in rows() {
            assert!(!row.examples.is_empty(), "{:?}", row.kind);
            for example in &row.examples {
                let text = Text::new(example);
                let roles = Roles::of(&text);
                let line = Line::of(&text, &roles, text.blocks()[0].tokens);
                assert!(line.is(row.kind), "{:?} {line:?}", row.kind);
                if DATED.contains(&row.kind) {
                    assert_eq!(line.kind(&DATED), Some(row.kind), "{line:?}");
                }
            }
        }
    }
}
