//! `iCalendar` (RFC 5545): an all-day event for each meeting whose day is known.
//!
//! A library would be larger than the job, and those there are take time and randomness
//! from the system for what must be the same every time.

use super::shared::{Entities, by_hand, plain, quotes, source_line};
use crate::document::{Document, Meeting, Precision, Status};
use crate::parse_date;
use jiff::civil::Date;
use std::collections::HashMap;

/// The longest line in octets, without its break (RFC 5545, 3.1).
const MAX_LINE: usize = 75;

/// The meetings of `document` as a calendar.
///
/// Meetings of which no day is known, or only a week, a month or a year, are left out: a
/// calendar could show them on wrong days only. It says how many these are.
pub fn ics(document: &Document) -> String {
    let entities = Entities::of(document);
    let stamp = document
        .reference_date
        .as_deref()
        .and_then(|day| parse_date(day).ok());
    let mut uids = HashMap::new();
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Readout//Readout//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    if let Some(left_out) = left_out(document) {
        text(&mut out, "X-WR-CALDESC", &[left_out]);
    }
    for meeting in &document.meetings {
        if let Some((from, to)) = days(meeting) {
            let uid = uid(&entities, meeting, from, to);
            // Two meetings of the same people on one day: the second has a number behind.
            let same = uids.entry(uid.clone()).and_modify(|n| *n += 1).or_insert(1);
            let uid = match *same {
                1 => uid,
                number => format!("{uid}-{number}"),
            };
            line(&mut out, "BEGIN:VEVENT");
            line(&mut out, &format!("UID:{uid}@readout"));
            line(
                &mut out,
                &format!("DTSTAMP:{}T000000Z", basic(stamp.unwrap_or(from))),
            );
            event(&mut out, &entities, meeting, from, to);
            line(&mut out, "END:VEVENT");
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// How many meetings a calendar has no day for.
fn left_out(document: &Document) -> Option<String> {
    let count = document
        .meetings
        .iter()
        .filter(|m| days(m).is_none())
        .count();
    match count {
        0 => None,
        1 => Some("1 meeting without a known day is left out".to_owned()),
        _ => Some(format!("{count} meetings without a known day are left out")),
    }
}

/// What the event says of the meeting.
fn event(out: &mut String, entities: &Entities, meeting: &Meeting, from: Date, to: Date) {
    line(out, &format!("DTSTART;VALUE=DATE:{}", basic(from)));
    // The end is the first day that is not in it; the last day of time has none after it.
    if let Ok(end) = to.tomorrow() {
        line(out, &format!("DTEND;VALUE=DATE:{}", basic(end)));
    }
    line(out, &format!("STATUS:{}", status(meeting.status)));
    // Other people's meetings leave the reader's own day free.
    line(out, "TRANSP:TRANSPARENT");
    text(out, "SUMMARY", &[entities.title(meeting)]);
    if let Some(place) = entities.get(meeting.place.as_ref()) {
        text(out, "LOCATION", &[plain(&place.name)]);
    }
    if !meeting.tags.is_empty() {
        text_list(out, "CATEGORIES", &meeting.tags);
    }
    let description = description(meeting);
    if !description.is_empty() {
        text(out, "DESCRIPTION", &description);
    }
}

/// The first and the last day, where they are known.
fn days(meeting: &Meeting) -> Option<(Date, Date)> {
    let date = meeting.date.as_ref()?;
    if !matches!(date.precision, Precision::Day | Precision::Range) {
        return None;
    }
    let from = parse_date(date.from.as_deref()?).ok()?;
    let to = parse_date(date.to.as_deref()?).ok()?;
    Some((from, to.max(from)))
}

/// A plan that was announced is definite, as is what took place: the day tells them apart,
/// and the summary has the word. Only what is not agreed yet is tentative.
fn status(status: Status) -> &'static str {
    match status {
        Status::Held | Status::Planned => "CONFIRMED",
        Status::Proposed => "TENTATIVE",
        Status::NotHeld => "CANCELLED",
    }
}

/// The occasion, the topics, the evidence with its source and what a person said, a line each.
fn description(meeting: &Meeting) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(occasion) = &meeting.occasion {
        lines.push(format!("Occasion: {}", plain(occasion)));
    }
    if !meeting.topics.is_empty() {
        let topics: Vec<String> = meeting.topics.iter().map(|t| plain(&t.text)).collect();
        lines.push(format!("Topics: {}", topics.join("; ")));
    }
    for evidence in quotes(meeting) {
        lines.push(format!("“{}”", plain(&evidence.text)));
        let source = evidence.source.as_ref().and_then(source_line);
        lines.extend(source.map(|words| format!("— {words}")));
    }
    lines.extend(by_hand(meeting).map(|words| format!("By hand: {words}")));
    lines.extend(
        meeting
            .note
            .as_deref()
            .map(|note| format!("Note: {}", plain(note))),
    );
    lines
}

/// The same for the same people, days and place, whatever else is known or numbered
/// differently: a calendar then replaces the event instead of adding another.
fn uid(entities: &Entities, meeting: &Meeting, from: Date, to: Date) -> String {
    let people = entities.all(&meeting.participants);
    let mut names: Vec<&str> = people.iter().map(|e| e.name.as_str()).collect();
    names.sort_unstable();
    let days = [from.to_string(), to.to_string()];
    let place = entities.get(meeting.place.as_ref());
    let parts = names
        .into_iter()
        .chain(days.iter().map(String::as_str))
        .chain(place.map(|e| e.name.as_str()));
    format!("{:032x}", fnv(parts))
}

/// FNV-1a, 128 bits wide, with a byte between the parts that no UTF-8 has.
fn fnv<'p>(parts: impl Iterator<Item = &'p str>) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    parts
        .flat_map(|part| part.bytes().chain([0xff]))
        .fold(BASIS, |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(PRIME)
        })
}

/// `20240315`
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A property of several values of type TEXT.
fn text_list(out: &mut String, name: &str, values: &[String]) {
    let values: Vec<String> = values.iter().map(|value| escaped(&plain(value))).collect();
    line(out, &format!("{name}:{}", values.join(",")));
}

/// A property of type TEXT (RFC 5545, 3.3.11) of these lines.
fn text(out: &mut String, name: &str, lines: &[String]) {
    let lines: Vec<String> = lines.iter().map(|words| escaped(words)).collect();
    line(out, &format!("{name}:{}", lines.join("\\n")));
}

/// `words`, which are one line, as a value of type TEXT.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A content line, folded between characters (RFC 5545, 3.1).
fn line(out: &mut String, content: &str) {
    let (mut rest, mut room) = (content, MAX_LINE);
    while rest.len() > room {
        let (head, tail) = rest.split_at(fold(rest, room));
        out.push_str(head);
        out.push_str("\r\n ");
        // The space before the next line is one of its octets.
        (rest, room) = (tail, MAX_LINE - 1);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

/// Where to fold a line that is longer than `room` octets: not beside a space, which some
/// readers trim.
fn fold(line: &str, room: usize) -> usize {
    let most = line.floor_char_boundary(room);
    let ends = line[..most].char_indices().rev();
    ends.map(|(at, c)| (at + c.len_utf8(), c))
        .find(|&(end, c)| c != ' ' && !line[end..].starts_with(' '))
        .map_or(most, |(end, _)| end)
}
