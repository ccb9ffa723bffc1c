//! The compact notation in which tests write results.
//!
//! `held: Ana Reis + Jo Lund @ Porto on 2024-05-03 by call during Porto summit`

use readout::document::{DateMention, Document, Medium, Meeting, Precision, Status};

/// The name that an entity id stands for.
pub fn name<'d>(document: &'d Document, id: &str) -> &'d str {
    let entity = document.entities.iter().find(|e| e.id == id);
    entity.map_or("?", |e| e.name.as_str())
}

/// A meeting in the notation, with all that is known of it.
pub fn notation(document: &Document, meeting: &Meeting) -> String {
    let names: Vec<&str> = meeting
        .participants
        .iter()
        .map(|id| name(document, id))
        .collect();
    let mut out = format!("{}: {}", status(meeting.status), names.join(" + "));
    let place = meeting.place.as_ref().map(|id| name(document, id));
    let date = meeting.date.as_ref().map(date);
    for (sign, value) in [
        ("@", place),
        ("on", date.as_deref()),
        ("by", medium(meeting.medium)),
        ("during", meeting.occasion.as_deref()),
    ] {
        if let Some(value) = value {
            out.extend([" ", sign, " ", value]);
        }
    }
    out
}

/// The status as the output format spells it.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Held => "held",
        Status::Planned => "planned",
        Status::Proposed => "proposed",
        Status::NotHeld => "not_held",
    }
}

/// How a meeting was held, unless in person.
pub fn medium(medium: Medium) -> Option<&'static str> {
    match medium {
        Medium::InPerson => None,
        Medium::Call => Some("call"),
        Medium::Video => Some("video"),
    }
}

/// The (first) day, or the month or year where that is all that is known: "2024-05-03", "2024-05",
/// "week of 2024-04-29"; where the days are not known the words: "“Monday”".
pub fn date(date: &DateMention) -> String {
    let (units, before) = match date.precision {
        Precision::Unresolved => return format!("“{}”", date.text),
        Precision::Day | Precision::Range => (3, ""),
        Precision::Week => (3, "week of "),
        Precision::Month => (2, ""),
        Precision::Year => (1, ""),
    };
    let from = date.from.as_deref().unwrap_or_default();
    let parts: Vec<&str> = from.split('-').take(units).collect();
    format!("{before}{}", parts.join("-"))
}
