//! Markdown: a diary for people to read, ordered by day.

use super::shared::{
    Entities, by_hand, days_of, medium, plain, quotes, source_line, sources, status, unsure,
};
use crate::document::{AffiliationBasis, Document, Entity, Meeting, Precision};
use std::fmt::Write;

/// The meetings of `document` as a `CommonMark` diary, the earliest day first and those
/// without a date last.
///
/// ```
/// let document = readout::Extractor::default().extract("Nothing happened.");
/// assert_eq!(readout::export::markdown(&document), "No meetings found.\n");
/// ```
pub fn markdown(document: &Document) -> String {
    let mut meetings: Vec<&Meeting> = document.meetings.iter().collect();
    meetings.sort_by_key(|m| {
        let date = m.date.as_ref();
        let days = date.and_then(|d| d.from.as_ref().zip(d.to.as_ref()));
        (days.is_none(), days, date.is_none())
    });
    let entities = Entities::of(document);
    let mut out = String::new();
    if meetings.is_empty() {
        out.push_str("No meetings found.\n");
    }
    let mut day = None;
    for meeting in meetings {
        let heading = match &meeting.date {
            None => "No date".to_owned(),
            Some(date) => {
                days_of(date).map_or("Day unknown".to_owned(), |days| escape_markdown(&days))
            }
        };
        if day.as_ref() != Some(&heading) {
            line(&mut out, format_args!("## {heading}\n"));
            day = Some(heading);
        }
        entry(&mut out, &entities, meeting);
    }
    for warning in &document.warnings {
        line(
            &mut out,
            format_args!("> Note: {}\n", escape_markdown(warning)),
        );
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// One meeting: who as the heading, then a line for each thing that is known.
fn entry(out: &mut String, entities: &Entities, meeting: &Meeting) {
    let people = entities.all(&meeting.participants);
    let names: Vec<String> = people.iter().map(|e| escape_markdown(&e.name)).collect();
    line(out, format_args!("### {}\n", names.join(", ")));
    for person in &people {
        line(out, format_args!("- {}", participant(person)));
    }
    let told = [status(meeting.status), medium(meeting.medium)].map(str::to_owned);
    let told: Vec<String> = told.into_iter().chain(unsure(meeting)).collect();
    line(out, format_args!("- **Status:** {}", told.join(", ")));
    let unresolved = (meeting.date.as_ref()).filter(|date| date.precision == Precision::Unresolved);
    if let Some(date) = unresolved {
        line(
            out,
            format_args!("- **When:** “{}”", escape_markdown(&plain(&date.text))),
        );
    }
    if let Some(place) = entities.get(meeting.place.as_ref()) {
        line(
            out,
            format_args!("- **Place:** {}", escape_markdown(&place.name)),
        );
    }
    if let Some(occasion) = &meeting.occasion {
        line(
            out,
            format_args!("- **Occasion:** {}", escape_markdown(occasion)),
        );
    }
    let topics: Vec<String> = meeting
        .topics
        .iter()
        .map(|t| escape_markdown(&t.text))
        .collect();
    if !topics.is_empty() {
        line(out, format_args!("- **Topics:** {}", topics.join("; ")));
    }
    for (label, words) in persons(meeting) {
        line(
            out,
            format_args!("- **{label}:** {}", escape_markdown(&words)),
        );
    }
    out.push('\n');
    for evidence in quotes(meeting) {
        line(out, format_args!("> {}\n", paragraph(&evidence.text)));
    }
}

/// What persons said of the meeting, and where it was read.
fn persons(meeting: &Meeting) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    out.extend(by_hand(meeting).map(|words| ("By hand", words)));
    if !meeting.tags.is_empty() {
        out.push(("Tags", meeting.tags.join("; ")));
    }
    out.extend(meeting.note.iter().map(|note| ("Note", note.clone())));
    let sources = sources(meeting);
    let sources = sources.into_iter().filter_map(source_line);
    out.extend(sources.map(|words| ("Source", words)));
    out
}

/// "**Ana Reis**, Foreign Minister, Portugal", "**Jo Lund**, minister, Norway (inferred)"
fn participant(entity: &Entity) -> String {
    let mut out = format!("**{}**", escape_markdown(&entity.name));
    for part in [&entity.role, &entity.affiliation].into_iter().flatten() {
        out.push_str(", ");
        out.push_str(&escape_markdown(part));
    }
    if entity.affiliation_basis == Some(AffiliationBasis::Inferred) {
        out.push_str(" (inferred)");
    }
    out
}

/// `words` as a paragraph: escaped, and no list or rule by what they begin with.
fn paragraph(words: &str) -> String {
    let mut out = escape_markdown(words);
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits == 0 {
        &['-', '+', '=']
    } else {
        &['.', ')']
    };
    if out[digits..].starts_with(marks) {
        out.insert(digits, '\\');
    }
    out
}

/// `words` on one line, with every character that Markdown reads as markup escaped.
///
/// ```
/// assert_eq!(readout::export::escape_markdown("a_b\n<c>"), "a\\_b \\<c\\>");
/// ```
pub fn escape_markdown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in plain(words).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn line(out: &mut String, words: std::fmt::Arguments) {
    writeln!(out, "{words}").expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests {
    use super::{escape_markdown, markdown, paragraph};
    use crate::document::{
        DateMention, Document, Entity, EntityType, Evidence, Medium, Meeting, Precision, Status,
        Trigger,
    };

    fn person(id: &str, name: &str, role: Option<&str>) -> Entity {
        Entity {
            id: id.to_owned(),
            kind: EntityType::Person,
            name: name.to_owned(),
            aliases: Vec::new(),
            role: role.map(str::to_owned),
            affiliation: None,
            affiliation_id: None,
            affiliation_basis: None,
            country: None,
            confidence: 1.0,
            mentions: Vec::new(),
        }
    }

    fn meeting(day: Option<(&str, Precision)>) -> Meeting {
        Meeting {
            id: "m1".to_owned(),
            participants: vec!["e1".to_owned(), "e2".to_owned()],
            status: Status::NotHeld,
            medium: Medium::Call,
            date: day.map(|(from, precision)| DateMention {
                from: Some(from.to_owned()),
                to: Some(from.to_owned()),
                precision,
                basis: None,
                text: String::new(),
                start: 0,
                end: 0,
            }),
            place: None,
            occasion: Some("Porto summit".to_owned()),
            occasion_id: None,
            topics: Vec::new(),
            reported_by: Vec::new(),
            confidence: 1.0,
            evidence: vec![Evidence {
                start: 0,
                end: 0,
                text: "did not\ncall".to_owned(),
                trigger: Trigger { start: 0, end: 0 },
                source: None,
            }],
            edited: Vec::new(),
            tags: Vec::new(),
            note: None,
        }
    }

    #[test]
    fn a_diary_is_ordered_by_day() {
        let document = Document {
            entities: vec![
                person("e1", "Ana Reis", Some("Foreign Minister")),
                person("e2", "Jo *Lund*", None),
            ],
            meetings: vec![
                meeting(None),
                meeting(Some(("2024-05-01", Precision::Month))),
                meeting(Some(("2024-05-03", Precision::Day))),
            ],
            ..Document::empty()
        };
        let out = markdown(&document);
        let headings: Vec<&str> = out.lines().filter(|l| l.starts_with("## ")).collect();
        assert_eq!(headings, ["## 2024-05", "## 2024-05-03", "## No date"]);
        let entry = "### Ana Reis, Jo \\*Lund\\*\n\n\
            - **Ana Reis**, Foreign Minister\n\
            - **Jo \\*Lund\\***\n\
            - **Status:** not held, by phone\n\
            - **Occasion:** Porto summit\n\n\
            > did not call\n";
        assert!(out.contains(entry), "{out}");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(
            escape_markdown("<b> [x](y)\n# `z`"),
            "\\<b\\> \\[x\\](y) \\# \\`z\\`"
        );
        assert_eq!(paragraph("- a"), "\\- a");
        assert_eq!(paragraph("12. a"), "12\\. a");
        assert_eq!(paragraph("12.5 tonnes"), "12\\.5 tonnes");
        assert_eq!(paragraph("1 a-b."), "1 a-b.");
    }
}
