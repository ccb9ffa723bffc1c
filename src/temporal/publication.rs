//! The publication date, where the text states it with its year.

use super::role::Roles;
use super::{Anchor, Expression, Timex, Year};
use crate::text::{Block, BlockKind, Case, Text, TokenRange};
use jiff::civil::Date;

/// Blocks at either end of the text in which a date line may stand.
const HEAD_BLOCKS: usize = 6;
const FOOT_BLOCKS: usize = 3;
/// How many tokens a line with the date has at most.
const LINE_TOKENS: usize = 24;

/// Words that begin a line with the date of publication, folded; one that only tells of
/// a change counts less.
const LABELS: &[(&[&str], Source)] = &[
    (&["published"], Source::Labelled),
    (&["posted"], Source::Labelled),
    (&["issued"], Source::Labelled),
    (&["released"], Source::Labelled),
    (&["release", "date"], Source::Labelled),
    (&["publication", "date"], Source::Labelled),
    (&["press", "release"], Source::Labelled),
    (&["date"], Source::Labelled),
    (&["first", "published"], Source::Labelled),
    (&["by"], Source::Alone),
    (&["updated"], Source::Updated),
    (&["last", "updated"], Source::Updated),
    (&["last", "modified"], Source::Updated),
];

/// Where the date stands, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// "BEIJING, July 17, 2019 (Xinhua) --"
    Dateline,
    /// "Published: 3 May 2024"
    Labelled,
    /// "June 9, 2022" on a line of its own, or behind the author's name.
    Alone,
    /// "Last updated May 4, 2024"
    Updated,
}

/// The day of publication, where a dateline or a line at the head or foot of the text
/// gives it in full; a date inside the report or in a caption is never taken.
///
/// ```
/// use readout::{temporal, text::Text};
/// let text = Text::new("BEIJING, July 17, 2019 (Xinhua) -- The two sides met on Friday.");
/// assert_eq!(temporal::reference_in(&text), "2019-07-17".parse().ok());
/// ```
pub fn reference_in(text: &Text) -> Option<Date> {
    let blocks = text.blocks();
    let foot = blocks.len().saturating_sub(FOOT_BLOCKS);
    let edges = blocks
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < HEAD_BLOCKS || *index >= foot);
    let roles = Roles::of(text);
    edges
        .filter_map(|(_, block)| dated(text, &roles, block))
        .min_by_key(|(source, _)| *source)
        .map(|(_, date)| date)
}

/// The full date of a block that is or begins with a date line, and what sort of line
/// it is.
fn dated(text: &Text, roles: &Roles, block: &Block) -> Option<(Source, Date)> {
    let range = block.tokens;
    let line = TokenRange::new(range.start(), range.end().min(range.start() + LINE_TOKENS));
    let (timex, date) = full_date(text, roles, line)?;
    if is_dateline(text, block, timex) {
        return Some((Source::Dateline, date));
    }
    if range.len() > LINE_TOKENS {
        return None;
    }
    let label = LABELS.iter().find(|(words, _)| {
        range.len() > words.len()
            && words
                .iter()
                .enumerate()
                .all(|(offset, word)| text.folded(range.start() + offset) == *word)
    });
    let ends = timex.end() + 1 >= range.end();
    match label {
        // "By J. Roe | May 3, 2024" ends with its date; "By May 3, 2024, they had met" does not.
        Some((_, Source::Alone)) => {
            (ends && timex.start() > range.start() + 1).then_some((Source::Alone, date))
        }
        Some((_, source)) => Some((*source, date)),
        None => (ends && timex.start() == range.start()).then_some((Source::Alone, date)),
    }
}

/// Whether nothing but names stands before the date, and a dash, a bracket or the end
/// of the line behind it: "New York, Sept. 30, 2015 —".
fn is_dateline(text: &Text, block: &Block, timex: TokenRange) -> bool {
    let first = block.tokens.start();
    let names = (first..timex.start()).all(|at| {
        text.tokens()[at].case.is_capital() || matches!(text.word(at), "," | "(" | "/" | "|")
    });
    let closed = timex.end() == block.tokens.end()
        || matches!(
            text.word(timex.end()),
            "-" | "--" | "---" | "–" | "—" | "(" | ":"
        );
    let shouted = text.tokens()[first].case == Case::Upper;
    first < timex.start() && names && closed && (block.kind != BlockKind::Caption || shouted)
}

/// The first date with day, month and year that begins in `range`.
fn full_date(text: &Text, roles: &Roles, range: TokenRange) -> Option<(TokenRange, Date)> {
    let mut lexemes = Vec::new();
    let mut found: Vec<Timex> = Vec::new();
    super::lexeme::read(text, roles, range, &mut lexemes);
    super::grammar::parse(&lexemes, &mut found);
    found.iter().find_map(|timex| match timex.expression {
        Expression::Days {
            first, last: None, ..
        } if matches!(first.year, Year::Known(_)) => {
            let day = timex.resolve(&Anchor::default())?.from;
            Some((timex.tokens, day))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::reference_in;
    use crate::text::Text;

    #[test]
    fn publication_dates() {
        for (source, expected) in [
            (
                "BEIJING, July 17, 2019 (Xinhua) -- They met on May 3, 2018.",
                Some("2019-07-17"),
            ),
            (
                "NAIROBI, 15 August 2024 — The talks were put off.",
                Some("2024-08-15"),
            ),
            (
                "NAIROBI, 15 August — The talks of 3 May 2023 were put off.",
                None,
            ),
            (
                "Ministers Meet\n\nPublished: 3 May 2024\n\nThey met.",
                Some("2024-05-03"),
            ),
            (
                "Ministers Meet\n\nPosted Nov 30, 2023 at 4:15 PM\n\nThey met.",
                Some("2023-11-30"),
            ),
            (
                "Ministers Meet\n\nThey met.\n\nLast updated: 2024-05-04",
                Some("2024-05-04"),
            ),
            (
                "Last updated: 4 May 2024\n\nPublished 3 May 2024\n\nThey met.",
                Some("2024-05-03"),
            ),
            (
                "Office of the Spokesperson\n\nJune 9, 2022\n\nThey spoke.",
                Some("2022-06-09"),
            ),
            (
                "Ministers Meet\n\nBy Jo Lund | May 3, 2024\n\nThey met.",
                Some("2024-05-03"),
            ),
            ("By May 3, 2024, they had met.", None),
            ("They met on May 3, 2024.", None),
            ("Jo Lund greets Ana Reis in Porto, Aug. 9, 2013.", None),
            (
                "Envoys Return\n\nJAKARTA, Saturday, 5 June 2021\n\nThey met.",
                Some("2021-06-05"),
            ),
            ("New York, Sept. 30, 2015 — They met.", Some("2015-09-30")),
            ("Agenda\n\n10 to 14 November 2014\n\nThey met.", None),
            ("Published: 31 June 2024\n\nThey met.", None),
            ("", None),
        ] {
            let found = reference_in(&Text::new(source)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{source}");
        }
    }
}
