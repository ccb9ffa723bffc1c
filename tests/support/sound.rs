//! What holds for the result of any text, whatever the text says.

use readout::document::{Document, Trigger};

/// The first thing that is wrong with `document`, the result of `source` in bytes.
pub fn fault(document: &Document, source: &str) -> Option<String> {
    let mut faults = Vec::new();
    spans(document, source, &mut faults);
    ids(document, &mut faults);
    for meeting in &document.meetings {
        let mut parties = meeting.participants.clone();
        parties.sort();
        parties.dedup();
        if parties.len() < 2 || parties.len() != meeting.participants.len() {
            faults.push(format!(
                "{}: parties {:?}",
                meeting.id, meeting.participants
            ));
        }
        if meeting.evidence.is_empty() {
            faults.push(format!("{}: no evidence", meeting.id));
        }
        for said in &meeting.evidence {
            let Trigger { start, end } = said.trigger;
            if start < said.start || end > said.end || start >= end {
                faults.push(format!("{}: {:?} in {said:?}", meeting.id, said.trigger));
            }
        }
    }
    let probabilities = (document.entities.iter().map(|e| e.confidence))
        .chain(document.meetings.iter().map(|m| m.confidence));
    for confidence in probabilities {
        if !(0.0..=1.0).contains(&confidence) {
            faults.push(format!("confidence {confidence}"));
        }
    }
    faults.into_iter().next()
}

/// Every span is on character boundaries, holds something, and its text is what stands there.
fn spans(document: &Document, source: &str, faults: &mut Vec<String>) {
    let mut check = |start: u32, end: u32, text: &str| {
        let there = source.get(start as usize..end as usize);
        if start >= end || there != Some(text) {
            faults.push(format!("{start}..{end} is {there:?}, not {text:?}"));
        }
    };
    for mention in document.entities.iter().flat_map(|e| &e.mentions) {
        check(mention.start, mention.end, &mention.text);
    }
    for date in &document.dates {
        check(date.start, date.end, &date.text);
    }
    for meeting in &document.meetings {
        for topic in &meeting.topics {
            check(topic.start, topic.end, &topic.text);
        }
        for said in &meeting.evidence {
            check(said.start, said.end, &said.text);
        }
        if let Some(date) = &meeting.date {
            check(date.start, date.end, &date.text);
        }
    }
}

/// Ids are numbered in order, and every one that is spoken of exists.
fn ids(document: &Document, faults: &mut Vec<String>) {
    let entity = |number: usize| format!("e{}", number + 1);
    let count = document.entities.len();
    let known: std::collections::HashSet<String> = (0..count).map(entity).collect();
    for (number, found) in document.entities.iter().enumerate() {
        if found.id != entity(number) {
            faults.push(format!("{} is entity {number}", found.id));
        }
    }
    let affiliations = document
        .entities
        .iter()
        .filter_map(|e| e.affiliation_id.as_ref());
    let of_meetings = document.meetings.iter().flat_map(|m| {
        let one = m.place.iter().chain(&m.occasion_id);
        m.participants.iter().chain(&m.reported_by).chain(one)
    });
    for id in affiliations.chain(of_meetings) {
        if !known.contains(id) {
            faults.push(format!("there is no entity {id}"));
        }
    }
    for (number, meeting) in document.meetings.iter().enumerate() {
        if meeting.id != format!("m{}", number + 1) {
            faults.push(format!("{} is meeting {number}", meeting.id));
        }
    }
}
