//! The publication date, where the text states it with its year.

use super::grammar::Time;
use super::role::Roles;
use super::{Anchor, Expression, Timex, Year};
use crate::document::ReferenceSource;
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

/// The day on which a text was published, and those of parts that have one of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationDays {
    /// That of the text.
    pub published: Option<Date>,
    /// Where it was found.
    pub source: Option<ReferenceSource>,
    /// Token from which on a day holds, in text order: of the mail that was forwarded, of an
    /// entry of a live blog.
    parts: Vec<(usize, Date)>,
}

impl PublicationDays {
    /// Of a text whose parts are all of one day.
    pub fn of(published: Option<Date>) -> Self {
        Self {
            published,
            source: published.map(|_| ReferenceSource::Given),
            parts: Vec::new(),
        }
    }

    /// The day from which what token `at` says is counted.
    pub fn at(&self, at: usize) -> Option<Date> {
        let before = self.parts.partition_point(|(from, _)| *from <= at);
        let part = before.checked_sub(1).map(|index| self.parts[index].1);
        part.or(self.published)
    }
}

/// The day of publication, where a dateline or a line at the head or foot of the text
/// gives it in full; a date inside the report or in a caption is never taken. And the days of
/// parts of the text.
///
/// ```
/// use readout::{temporal, text::Text};
/// let text = Text::new("BEIJING, July 17, 2019 (Xinhua) -- The two sides met on Friday.");
/// let days = temporal::publication_days(&text);
/// assert_eq!(days.published, "2019-07-17".parse().ok());
/// ```
pub fn publication_days(text: &Text) -> PublicationDays {
    let roles = Roles::of(text);
    let found = reference_in(text, &roles);
    PublicationDays {
        published: found.map(|(day, _)| day),
        source: found.map(|(_, source)| source),
        parts: parts(text, &roles),
    }
}

fn reference_in(text: &Text, roles: &Roles) -> Option<(Date, ReferenceSource)> {
    let blocks = text.blocks();
    let foot = blocks.len().saturating_sub(FOOT_BLOCKS);
    let edges = blocks
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < HEAD_BLOCKS || *index >= foot);
    let (source, day) = edges
        .filter_map(|(_, block)| dated(text, roles, block))
        .min_by_key(|(source, _)| *source)?;
    let source = match source {
        Source::Dateline => ReferenceSource::Dateline,
        Source::Labelled | Source::Alone | Source::Updated => ReferenceSource::Byline,
    };
    Some((day, source))
}

/// The parts of a text with a day of their own: what stands behind the "Date:" line of a mail
/// that was forwarded, and behind a line with day and time, of which a live blog has several; or
/// with a time alone, under the line of its day.
fn parts(text: &Text, roles: &Roles) -> Vec<(usize, Date)> {
    let mut forwarded = false;
    let mut mails = Vec::new();
    let mut entries = Vec::new();
    let mut heading = None;
    for block in text.blocks() {
        let range = block.tokens;
        if range.is_empty() {
            continue;
        }
        forwarded |= opens_forwarded(text, range);
        let line = TokenRange::new(range.start(), range.end().min(range.start() + LINE_TOKENS));
        if forwarded && let Some(at) = date_line(text, line) {
            let header = TokenRange::new(at, line.end());
            if let Some((_, day)) = full_date(text, roles, header) {
                mails.push((range.start(), day));
                forwarded = false;
            }
        } else if range.len() <= LINE_TOKENS && is_time_stamp(text, roles, range) {
            entries.extend(full_date(text, roles, range).map(|(_, day)| (range.start(), day)));
        } else if is_time(text, range) {
            entries.extend(heading.map(|day| (range.start(), day)));
        } else if range.len() <= LINE_TOKENS
            && let Some((timex, day)) = full_date(text, roles, range)
            && timex == range
        {
            heading = Some(day);
        }
    }
    // One line with day and time is the byline.
    if entries.len() < 2 {
        entries.clear();
    }
    mails.extend(entries);
    mails.sort_by_key(|(at, _)| *at);
    mails
}

/// "---------- Forwarded message ---------", "Begin forwarded message:", "-----Original
/// Message-----"
fn opens_forwarded(text: &Text, block: TokenRange) -> bool {
    let near = block.start()..block.end().min(block.start() + LINE_TOKENS);
    near.clone().any(|at| {
        matches!(text.folded(at), "forwarded" | "original")
            && at + 1 < block.end()
            && text.folded(at + 1).starts_with("message")
    })
}

/// Where "Date:" or "Sent:" stands in the head of a mail.
fn date_line(text: &Text, line: TokenRange) -> Option<usize> {
    line.iter().find(|at| {
        matches!(text.folded(*at), "date" | "sent")
            && at + 1 < line.end()
            && text.word(at + 1) == ":"
    })
}

/// "Wed 10 Jul 2024 09.12 BST": nothing but a full date and a time.
fn is_time_stamp(text: &Text, roles: &Roles, range: TokenRange) -> bool {
    let Some((timex, _)) = full_date(text, roles, range) else {
        return false;
    };
    let time = |at: usize| {
        let word = text.word(at);
        word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([':', '.'])
    };
    let whole = timex.start() == range.start() && timex.end() + 1 >= range.end();
    whole && timex.iter().any(time)
}

/// "15:02", "3.40 pm", "11:40 GMT", "09.12 – Doors open": a time of day, and at most a heading.
fn is_time(text: &Text, range: TokenRange) -> bool {
    const TOKENS: usize = 2;
    let minutes = Time::of(text.folded(range.start())).is_some_and(|time| time.minutes);
    let led_on = || {
        let behind = text.word(range.start() + 1);
        range.len() <= LINE_TOKENS && matches!(behind, "-" | "–" | "—" | "|")
    };
    minutes && (range.len() <= TOKENS || led_on())
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
        None if timex.start() > range.start() => None,
        // "Thursday May 16, 2024 10:05 am PDT by Jo Lund", "16/05/2024 01:57 | Updated 20/05/2024"
        None => {
            (ends || is_led_on(text, timex.end(), range.end())).then_some((Source::Alone, date))
        }
    }
}

/// Whether behind a date there is a time of day, an author or when the text was changed, and no
/// sentence.
fn is_led_on(text: &Text, from: usize, end: usize) -> bool {
    const WORDS: usize = 6;
    let near = from..end.min(from + WORDS);
    near.into_iter()
        .any(|at| matches!(text.folded(at), "by" | "updated" | "modified" | "|"))
        && text.word(end - 1) != "."
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
    use super::publication_days;
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
            (
                "Ministers Meet\n\nThursday May 16, 2024 10:05 am PDT by Jo Lund\n\nThey met.",
                Some("2024-05-16"),
            ),
            (
                "Ministers Meet\n\n16/05/2024 01:57 | Updated 20/05/2024 19:20\n\nThey met.",
                Some("2024-05-16"),
            ),
            ("May 16, 2024 was a day by which they had met.", None),
            ("Published: 31 June 2024\n\nThey met.", None),
            ("", None),
        ] {
            let found = publication_days(&Text::new(source)).published;
            let found = found.map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{source}");
        }
    }

    #[test]
    fn parts_have_days_of_their_own() {
        let mail = "For the diary.\n\n---------- Forwarded message ---------\n\
            From: Press <press@mfa.example>\nDate: Thu, 16 May 2024 at 18:41\nSubject: Talks\n\n\
            RIGA, Thursday – Reis met Lund today.";
        let blog = "Summit live\n\nWed 10 Jul 2024 09.12 BST\n\nReis met Lund this morning.\n\n\
            Tue 9 Jul 2024 18.30 BST\n\nHolm hosted a dinner tonight.";
        let listed = "Summit live\n\n10 July 2024\n\n18:30\n\nReis met Lund this morning.\n\n\
            09.12 – At the palace\n\nHolm hosted a dinner tonight.\n\n9 July 2024\n\n6.05pm\n\nLund spoke today.";
        let once = "Summit\n\nWed 10 Jul 2024 09.12 BST\n\nReis met Lund this morning.";
        for (source, word, expected) in [
            (mail, "today", Some("2024-05-16")),
            (blog, "morning", Some("2024-07-10")),
            (blog, "tonight", Some("2024-07-09")),
            (listed, "morning", Some("2024-07-10")),
            (listed, "tonight", Some("2024-07-10")),
            (listed, "today", Some("2024-07-09")),
            (once, "morning", Some("2024-07-10")),
        ] {
            let text = Text::new(source);
            let days = publication_days(&text);
            let at = (0..text.tokens().len()).find(|at| text.word(*at) == word);
            let day = at.and_then(|at| days.at(at)).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{word}");
        }
    }
}
