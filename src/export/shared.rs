//! What the formats share: entities by id, plain text, the words for a status or a medium,
//! dates and titles.

use crate::document::{
    AffiliationBasis, DateMention, Document, Entity, Evidence, Medium, Meeting, Precision, Source,
    Status,
};
use std::collections::HashMap;

/// The entities of a document by their ids.
pub(super) struct Entities<'d>(HashMap<&'d str, &'d Entity>);

impl<'d> Entities<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let by_id = document.entities.iter().map(|e| (e.id.as_str(), e));
        Self(by_id.collect())
    }

    /// The entity with this id, if there is an id and an entity.
    pub(super) fn get(&self, id: Option<&String>) -> Option<&'d Entity> {
        id.and_then(|id| self.0.get(id.as_str()).copied())
    }

    /// The entities with these ids, in their order; ids of none are passed over.
    pub(super) fn all(&self, ids: &[String]) -> Vec<&'d Entity> {
        ids.iter().filter_map(|id| self.get(Some(id))).collect()
    }

    /// "Ana Reis and Jon Dal: meeting (planned)", "Ana Reis and Jon Dal: meeting (held, 62% sure)"
    pub(super) fn title(&self, meeting: &Meeting) -> String {
        let people = self.all(&meeting.participants);
        let names: Vec<String> = people.iter().map(|e| plain(&e.name)).collect();
        let who = match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => "Unknown parties".to_owned(),
        };
        let what = match meeting.medium {
            Medium::InPerson => "meeting",
            Medium::Call => "phone call",
            Medium::Video => "video call",
        };
        let told: Vec<String> = [status(meeting.status).to_owned()]
            .into_iter()
            .chain(unsure(meeting))
            .collect();
        format!("{who}: {what} ({})", told.join(", "))
    }
}

/// `words` on one line, without what has no place in a file of text: control characters,
/// what XML 1.0 forbids, and bidirectional embeddings, overrides and isolates, by which a
/// name could turn around the words that follow it.
pub(super) fn plain(words: &str) -> String {
    let kept = |c: &char| {
        let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let forbidden = c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        c.is_whitespace() || !(turns || forbidden)
    };
    let words: String = words.chars().filter(kept).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// From here on a meeting counts as read, and not guessed: the same as on the page.
const SURE: f64 = 0.7;

/// "62% sure"; none where it is sure enough.
pub(super) fn unsure(meeting: &Meeting) -> Option<String> {
    let confidence = f64::from(meeting.confidence);
    (confidence < SURE).then(|| format!("{:.0}% sure", confidence * 100.0))
}

/// The word for how an affiliation is known.
pub(super) fn affiliation_basis(basis: AffiliationBasis) -> &'static str {
    match basis {
        AffiliationBasis::Stated => "stated",
        AffiliationBasis::Inferred => "inferred",
    }
}

/// The different sources of a meeting, in the order of its evidence.
pub(super) fn sources(meeting: &Meeting) -> Vec<&Source> {
    let mut out: Vec<&Source> = Vec::new();
    for source in meeting.evidence.iter().filter_map(|e| e.source.as_ref()) {
        if !out.contains(&source) {
            out.push(source);
        }
    }
    out
}

/// The words that report a meeting, each sentence of a source once.
pub(super) fn quotes(meeting: &Meeting) -> Vec<&Evidence> {
    let mut out: Vec<&Evidence> = Vec::new();
    for evidence in &meeting.evidence {
        if !out
            .iter()
            .any(|one| one.text == evidence.text && one.source == evidence.source)
        {
            out.push(evidence);
        }
    }
    out
}

/// `Talks in Oslo, https://news.example/1, published 2024-03-15 (from the dateline)`; none
/// where nothing is known of the article.
pub(super) fn source_line(source: &Source) -> Option<String> {
    let published = source.published.as_deref().map(|day| {
        let basis = source.published_basis.as_deref().and_then(basis);
        let basis = basis.map_or_else(String::new, |words| format!(" ({words})"));
        format!("published {}{basis}", plain(day))
    });
    let parts = [
        source.title.as_deref().map(plain),
        web_address(source),
        published,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How the day of publication is known, by the word for it in the JSON.
const BASES: &[(&str, &str)] = &[
    ("given", "as a person gave it"),
    ("metadata", "as its page says"),
    ("dateline", "from the dateline"),
    ("byline", "from the byline"),
    ("url", "from its address"),
    ("file", "from the file"),
    ("text", "from the text"),
];

fn basis(word: &str) -> Option<&'static str> {
    let row = BASES.iter().find(|(known, _)| *known == word);
    row.map(|(_, words)| *words)
}

/// "added by a person; changed by a person: status, date"; none where nobody did.
pub(super) fn by_hand(meeting: &Meeting) -> Option<String> {
    let is_added = |what: &&String| *what == "added";
    let fields = meeting.edited.iter().filter(|what| !is_added(what));
    let fields: Vec<String> = fields.map(|field| plain(field)).collect();
    let added = meeting.edited.iter().any(|what| is_added(&what));
    let added = added.then(|| "added by a person".to_owned());
    let changed = (!fields.is_empty() && added.is_none())
        .then(|| format!("changed by a person: {}", fields.join(", ")));
    added.or(changed)
}

/// The address of a page on the web; none where the source has another, which a program
/// might run.
pub(super) fn web_address(source: &Source) -> Option<String> {
    let address = plain(source.url.as_ref()?);
    let scheme = address.split_once("://")?.0;
    ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
        .then_some(address)
}

/// The first day as exactly as it is known: "2024-03-15", "2024-03" or "2024".
pub(super) fn start_of(date: &DateMention) -> Option<&str> {
    let from = date.from.as_deref()?;
    Some(shortened(from, date.precision))
}

/// "2024-03-15", "2024-05-03 to 2024-05-05", "week of 2024-03-11", "2024-05 to 2024-06" or
/// "2024"; none where the days are not known.
pub(super) fn days_of(date: &DateMention) -> Option<String> {
    let (from, to) = (start_of(date)?, date.to.as_deref()?);
    let to = shortened(to, date.precision);
    Some(match date.precision {
        Precision::Week => format!("week of {from}"),
        _ if from != to => format!("{from} to {to}"),
        _ => from.to_owned(),
    })
}

/// A day without what of it is not known: ISO 8601 dates are shortened from the right.
fn shortened(day: &str, precision: Precision) -> &str {
    let cut = match precision {
        Precision::Month => "-dd",
        Precision::Year => "-mm-dd",
        Precision::Day | Precision::Range | Precision::Week | Precision::Unresolved => "",
    };
    day.get(..day.len().saturating_sub(cut.len()))
        .unwrap_or(day)
}

/// The word for a status.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Planned => "planned",
        Status::Proposed => "proposed",
        Status::NotHeld => "not held",
    }
}

/// The words for a medium.
pub(super) fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::InPerson => "in person",
        Medium::Call => "by phone",
        Medium::Video => "by video",
    }
}

#[cfg(test)]
mod tests {
    use super::{days_of, plain, start_of, web_address};
    use crate::document::{DateMention, Precision, Source};

    #[test]
    fn plain_text_is_one_line_of_what_can_be_seen() {
        assert_eq!(plain(" a\0b\r\nc\u{85}d\u{202E}e\u{FFFF} "), "ab c de");
        assert_eq!(plain("👩\u{200D}🚀"), "👩\u{200D}🚀");
    }

    fn date(from: &str, to: &str, precision: Precision) -> DateMention {
        DateMention {
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            precision,
            basis: None,
            text: String::new(),
            start: 0,
            end: 0,
        }
    }

    #[test]
    fn days_are_told_as_exactly_as_they_are_known() {
        for (from, to, precision, expected) in [
            ("2024-03-15", "2024-03-15", Precision::Day, "2024-03-15"),
            (
                "2024-05-03",
                "2024-05-05",
                Precision::Range,
                "2024-05-03 to 2024-05-05",
            ),
            (
                "2024-03-11",
                "2024-03-17",
                Precision::Week,
                "week of 2024-03-11",
            ),
            ("2024-05-01", "2024-05-31", Precision::Month, "2024-05"),
            (
                "2024-05-01",
                "2024-06-30",
                Precision::Month,
                "2024-05 to 2024-06",
            ),
            ("2024-01-01", "2024-12-31", Precision::Year, "2024"),
        ] {
            let date = date(from, to, precision);
            assert_eq!(days_of(&date).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_date_that_is_none_stays_whole() {
        let start = |from: &str| start_of(&date(from, from, Precision::Year)).map(str::to_owned);
        assert_eq!(start("2024-01-01").as_deref(), Some("2024"));
        assert_eq!(start("ab🤝cde").as_deref(), Some("ab🤝cde"));
    }

    #[test]
    fn only_pages_on_the_web_have_an_address() {
        let source = |url: &str| Source {
            url: Some(url.to_owned()),
            ..Source::default()
        };
        assert!(web_address(&source("HTTPS://news.example/a")).is_some());
        assert!(web_address(&source("javascript:alert(1)//http://")).is_none());
    }
}
