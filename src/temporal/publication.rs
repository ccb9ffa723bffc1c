//! The publication date, where the text states it with its year.

use super::{Anchor, Expression, Timex, Year};
use crate::text::{Block, BlockKind, Text, TokenRange};
use jiff::civil::Date;

/// Blocks at either end of the text in which a date line may stand.
const HEAD_BLOCKS: usize = 6;
const FOOT_BLOCKS: usize = 3;
/// The longest line, in tokens, that is taken for one with a date.
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
    edges
        .filter_map(|(_, block)| dated(text, block))
        .min_by_key(|(source, _)| *source)
        .map(|(_, date)| date)
}

/// The full date of a block that is a date line, and what sort of line it is.
fn dated(text: &Text, block: &Block) -> Option<(Source, Date)> {
    let range = block.tokens;
    if range.len() > LINE_TOKENS {
        return None;
    }
    let (timex, date) = full_date(text, range)?;
    if block.kind == BlockKind::Dateline {
        return Some((Source::Dateline, date));
    }
    let label = LABELS.iter().find(|(words, _)| {
        range.len() > words.len()
            && words
                .iter()
                .enumerate()
                .all(|(offset, word)| text.folded(range.start() + offset) == *word)
    });
    let alone = timex.start() == range.start() && timex.end() + 1 >= range.end();
    // "By J. Roe | May 3, 2024" ends with its date; "By May 3, 2024, they had met" does not.
    match label {
        Some((_, Source::Alone)) => {
            let ends = timex.end() + 1 >= range.end() && timex.start() > range.start() + 1;
            ends.then_some((Source::Alone, date))
        }
        Some((_, source)) => Some((*source, date)),
        None => alone.then_some((Source::Alone, date)),
    }
}

/// The first date with day, month and year in `range`.
fn full_date(text: &Text, range: TokenRange) -> Option<(TokenRange, Date)> {
    let sentences = text.sentences();
    let first = text.sentence_of(range.start());
    let within = sentences[first..]
        .iter()
        .take_while(|sentence| range.contains(sentence.tokens));
    let mut lexemes = Vec::new();
    let mut found: Vec<Timex> = Vec::new();
    for sentence in within {
        super::lexeme::read(text, sentence.tokens, &mut lexemes);
        super::grammar::parse(&lexemes, &mut found);
    }
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
            ("Published: 31 June 2024\n\nThey met.", None),
            ("", None),
        ] {
            let found = reference_in(&Text::new(source)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{source}");
        }
    }
}
