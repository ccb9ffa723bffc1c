//! The publication date, where the text states it with its year.

mod line;

use super::role::Roles;
use crate::document::ReferenceSource;
use crate::text::{Block, BlockKind, Case, Text};
use jiff::civil::Date;
use line::{Kind, Line};

/// Blocks at either end of the text in which a date line may stand.
const HEAD_BLOCKS: usize = 6;
const FOOT_BLOCKS: usize = 3;

/// The kinds of lines with the day of the text, the most trusted first.
const DATED: [Kind; 4] = [Kind::Dateline, Kind::Labelled, Kind::Alone, Kind::Updated];

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
            ..Self::default()
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
    let place = |kind: Kind| DATED.iter().position(|other| *other == kind);
    let blocks = text.blocks();
    let foot = blocks.len().saturating_sub(FOOT_BLOCKS);
    let edges = blocks
        .iter()
        .enumerate()
        .filter(|(index, _)| *index < HEAD_BLOCKS || *index >= foot);
    let (kind, day) = edges
        .filter_map(|(_, block)| dated(text, roles, block))
        .min_by_key(|(kind, _)| place(*kind))?;
    let source = match kind {
        Kind::Dateline => ReferenceSource::Dateline,
        _ => ReferenceSource::Byline,
    };
    Some((day, source))
}

/// The full date of a block that is or begins with a date line, and what sort of line
/// it is.
fn dated(text: &Text, roles: &Roles, block: &Block) -> Option<(Kind, Date)> {
    let line = Line::of(text, roles, block.tokens);
    let (_, day) = line.date?;
    let kind = line.kind(&DATED)?;
    let told = kind == Kind::Dateline && !may_lead(text, block);
    (!told).then_some((kind, day))
}

/// Whether a block can begin with a dateline: a caption only with one in capitals.
fn may_lead(text: &Text, block: &Block) -> bool {
    let shouted = text.tokens()[block.tokens.start()].case == Case::Upper;
    block.kind != BlockKind::Caption || shouted
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
        if block.tokens.is_empty() {
            continue;
        }
        let from = block.tokens.start();
        let line = Line::of(text, roles, block.tokens);
        let day = line.date.map(|(_, day)| day);
        forwarded |= line.is(Kind::Forwarded);
        if forwarded && line.is(Kind::Sent) {
            mails.extend(day.map(|day| (from, day)));
            forwarded = false;
        } else if line.is(Kind::Stamp) {
            entries.extend(day.map(|day| (from, day)));
        } else if line.is(Kind::Time) {
            entries.extend(heading.map(|day| (from, day)));
        } else if line.is_date() {
            heading = day;
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
            (
                "Talks\n\nFrom: Press Office\n\nSent: Thursday, 9 May 2024 17:42\n\nTo: Jo Lund\n\nThey met.",
                Some("2024-05-09"),
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
