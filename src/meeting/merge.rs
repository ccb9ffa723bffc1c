//! Reports of one encounter joined into one record.

use hashbrown::HashMap;

use super::discourse::{Correction, Report};
use super::{Meeting, When, circumstance};
use crate::document::{EntityType, Medium, Status};
use crate::entity::{Entities, EntityId};

/// How many encounters back a report can belong to: an article tells of a few, and a
/// long text is many articles.
const REACH: usize = 64;

/// The encounters behind `reports`, in order of their first report.
pub(super) fn merge(reports: Vec<Report>, entities: &Entities) -> Vec<Meeting> {
    let mut out: Vec<Report> = Vec::new();
    let told = |report: &Report| report.correction != Some(Correction::Corrected);
    for report in reports.into_iter().filter(told) {
        let known = out
            .iter()
            .enumerate()
            .rev()
            .take(REACH)
            .filter(|(_, known)| same(known, &report, entities))
            .max_by_key(|(index, known)| {
                let size = known.meeting.participants.len();
                (shared(known, &report), std::cmp::Reverse(size), *index)
            })
            .map(|(index, _)| index);
        match known {
            Some(index) => join(&mut out[index], report, entities),
            None if !report.anaphoric => out.push(report),
            None => {}
        }
    }
    dissolve_summaries(&mut out);
    let mut meetings: Vec<Meeting> = out.into_iter().map(|report| report.meeting).collect();
    share_occasions(&mut meetings);
    for meeting in &mut meetings {
        meeting.evidence.sort_by_key(|report| report.tokens);
    }
    meetings
}

/// Encounters of one day and place were on the margins of one gathering.
fn share_occasions(meetings: &mut [Meeting]) {
    for index in 0..meetings.len() {
        let meeting = &meetings[index];
        let Some(date) = meeting.date else { continue };
        if meeting.occasion.is_some() || meeting.medium != Medium::InPerson {
            continue;
        }
        let near = index.saturating_sub(REACH)..meetings.len().min(index + REACH);
        let shared = meetings[near].iter().find(|other| {
            other.occasion.is_some()
                && other.status == meeting.status
                && other.date.is_some_and(|when| when.is_same_day(&date))
                && (other.place == meeting.place
                    || other.place.is_none()
                    || meeting.place.is_none())
        });
        meetings[index].occasion = shared.and_then(|other| other.occasion);
    }
}

/// A meeting without a place of its own was where its gathering is held, else where one
/// of its parties met somebody else on that day, else where its parties met another time.
pub(super) fn share_venues(
    meetings: &mut [Meeting],
    venues: &HashMap<EntityId, EntityId>,
    entities: &Entities,
) {
    let told: Vec<Option<EntityId>> = meetings.iter().map(|m| m.place).collect();
    for index in 0..meetings.len() {
        let meeting = &meetings[index];
        let silent = meeting.place.is_none() && meeting.medium == Medium::InPerson;
        if !silent || meeting.status == Status::NotHeld {
            continue;
        }
        let venue = meeting.occasion.and_then(|event| venues.get(&event));
        let near = index.saturating_sub(REACH)..meetings.len().min(index + REACH);
        let elsewhere = || {
            near.clone()
                .filter(|other| same_day_and_party(&meetings[*other], meeting))
                .find_map(|other| told[other])
        };
        let summed_up = || {
            let mut told_of = near
                .clone()
                .filter(|other| told[*other].is_some())
                .filter(|other| is_of_same_parties(&meetings[*other], meeting, entities));
            told_of.find_map(|other| told[other])
        };
        meetings[index].place = venue.copied().or_else(elsewhere).or_else(summed_up);
    }
}

/// Whether one encounter is of the parties of another ("talks in Riga until Thursday. The ministers
/// met on Wednesday"), or of those who act for them on a day that agrees ("Reis met Norwegian
/// ministers in Riga. Reis met Lund").
fn is_of_same_parties(other: &Meeting, meeting: &Meeting, entities: &Entities) -> bool {
    let (a, b) = (&other.participants, &meeting.participants);
    let sides = stand_for(entities, a, b) && stand_for(entities, b, a);
    let of_the_day = other.status == meeting.status && dates_agree(other, meeting);
    sides && other.status != Status::NotHeld && (a.len() == b.len() || of_the_day)
}

/// Whether two encounters of one day have a party in common.
fn same_day_and_party(a: &Meeting, b: &Meeting) -> bool {
    let days = |m: &Meeting| m.date.filter(When::is_of_days);
    let same = (days(a).zip(days(b))).is_some_and(|(a, b)| a.is_same_day(&b));
    a.status == b.status && same && a.participants.iter().any(|id| b.participants.contains(id))
}

/// A headline or caption that names in one breath whom somebody met one by one
/// ("Reis Meets with Lund, Holm") becomes further evidence of those encounters.
fn dissolve_summaries(reports: &mut Vec<Report>) {
    let mut index = 0;
    while index < reports.len() {
        let parts = parts_of(reports, index);
        if parts.is_empty() {
            index += 1;
            continue;
        }
        let summary = reports.remove(index);
        for part in parts {
            let part = part - usize::from(part > index);
            let evidence = summary.meeting.evidence.iter().copied();
            reports[part].meeting.evidence.splice(0..0, evidence);
        }
    }
}

/// The reports that a summary sums up: all of its participants, each in some of them.
fn parts_of(reports: &[Report], index: usize) -> Vec<usize> {
    let summary = &reports[index];
    let all = &summary.meeting.participants;
    if !summary.in_brief || all.len() < 3 {
        return Vec::new();
    }
    let near = index.saturating_sub(REACH)..reports.len().min(index + REACH);
    let parts: Vec<usize> = near
        .filter(|other| {
            let part = &reports[*other].meeting;
            *other != index
                && part.participants.len() < all.len()
                && part.participants.iter().all(|id| all.contains(id))
                && part.status == summary.meeting.status
        })
        .collect();
    let covered = all.iter().all(|id| {
        parts
            .iter()
            .any(|p| reports[*p].meeting.participants.contains(id))
    });
    if covered { parts } else { Vec::new() }
}

fn shared(a: &Report, b: &Report) -> usize {
    let ids = &b.meeting.participants;
    a.meeting
        .participants
        .iter()
        .filter(|id| ids.contains(id))
        .count()
}

/// Whether two reports can be of one encounter.
fn same(known: &Report, new: &Report, entities: &Entities) -> bool {
    let (a, b) = (&known.meeting, &new.meeting);
    if new.anaphoric && new.meeting.date.is_none() {
        return same_parties(&a.participants, &b.participants, true, entities);
    }
    let media = a.medium == b.medium || known.any_medium || new.any_medium;
    // "in her meeting with Lund", where she met Lund and others
    let told = new.anaphoric || new.definite && new.meeting.date.is_none();
    media
        && same_parties(&a.participants, &b.participants, told, entities)
        && dates_agree(a, b)
        && places_agree(known, new, entities)
        && statuses_agree(known, new)
}

/// Puts the person whom `new` names in the place of the country that `known` has.
fn name_the_people(known: &mut [EntityId], new: &[EntityId], entities: &Entities) {
    for index in 0..known.len() {
        let country = known[index];
        let person = new
            .iter()
            .find(|p| stands_for(entities, country, **p) && !known.contains(p));
        if let Some(person) = person.filter(|_| entities.get(country).is_country) {
            known[index] = *person;
        }
    }
}

/// Whether two parties can be one: the same, or a person and the country that he acts for.
fn stands_for(entities: &Entities, x: EntityId, y: EntityId) -> bool {
    let (p, q) = (entities.get(x), entities.get(y));
    x == y
        || p.kind != q.kind
            && p.country.is_some()
            && p.country == q.country
            && [p, q].iter().any(|e| e.kind == EntityType::Person)
            && [p, q].iter().any(|e| e.is_country)
}

/// Whether each of some parties can be one of others.
fn stand_for(entities: &Entities, some: &[EntityId], others: &[EntityId]) -> bool {
    let known = |one: &EntityId| {
        others
            .iter()
            .any(|other| stands_for(entities, *one, *other))
    };
    some.iter().all(known)
}

/// Equal parties, or one set within the other, where a country stands for its people.
fn same_parties(a: &[EntityId], b: &[EntityId], anaphoric: bool, entities: &Entities) -> bool {
    let holds = stand_for(entities, b, a);
    holds && (anaphoric || a.len() == b.len() && stand_for(entities, a, b))
}

fn dates_agree(a: &Meeting, b: &Meeting) -> bool {
    match (&a.date, &b.date) {
        (Some(x), Some(y)) => x.agrees(y),
        _ => true,
    }
}

/// Different cities are different meetings; a headline's city may hold the body's site.
fn places_agree(known: &Report, new: &Report, entities: &Entities) -> bool {
    let (a, b) = (&known.meeting, &new.meeting);
    // "their meeting at the palace", but not "their meeting at the palace on Friday", which may
    // be another one.
    let told = known.in_brief || new.in_brief || new.definite && b.date.is_none();
    let nested = |x, y| told && circumstance::can_be_nested(entities, x, y);
    match (a.place, b.place) {
        (Some(x), Some(y)) if x != y && !nested(x, y) => {
            let dated = a.date.is_some() && b.date.is_some();
            dated && dates_agree(a, b)
        }
        _ => true,
    }
}

fn statuses_agree(known: &Report, new: &Report) -> bool {
    use Status::{Held, NotHeld, Planned, Proposed};
    match (known.meeting.status, new.meeting.status) {
        (a, b) if a == b => !new.again || known.meeting.date == new.meeting.date,
        (Planned | Proposed, NotHeld)
        | (NotHeld, Planned | Proposed)
        | (Planned, Proposed)
        | (Proposed, Planned) => true,
        // "said before the talks that": of those that the text has told of.
        (Held, NotHeld) if new.correction == Some(Correction::Denial) => true,
        (Held, Planned) | (NotHeld, Held) if new.definite && new.meeting.date.is_none() => true,
        (Held, Planned) | (Planned, Held) => {
            known.meeting.date.is_some() && known.meeting.date == new.meeting.date && !new.again
        }
        _ => false,
    }
}

/// Puts what `new` says into `known`.
fn join(known: &mut Report, new: Report, entities: &Entities) {
    let meeting = &mut known.meeting;
    if !new.anaphoric {
        name_the_people(
            &mut meeting.participants,
            &new.meeting.participants,
            entities,
        );
    }
    if let Some(date) = new.meeting.date {
        let is_finer = |old: When| date.exactness() < old.exactness();
        if meeting.date.is_none_or(is_finer) {
            meeting.date = Some(date);
        }
    }
    if new.medium_said && !known.medium_said {
        meeting.medium = new.meeting.medium;
        known.medium_said = true;
    }
    if !new.anaphoric {
        meeting.status = latest_word(meeting.status, new.meeting.status);
    }
    meeting.place = match (meeting.place, new.meeting.place) {
        (Some(a), Some(b)) => Some(circumstance::narrower(entities, a, b)),
        (a, b) => a.or(b),
    };
    meeting.occasion = meeting.occasion.or(new.meeting.occasion);
    for source in new.meeting.reported_by {
        if !meeting.reported_by.contains(&source) {
            meeting.reported_by.push(source);
        }
    }
    for topic in new.meeting.topics {
        if !meeting.topics.contains(&topic) && meeting.topics.len() < super::topic::MOST {
            meeting.topics.push(topic);
        }
    }
    if !new.anaphoric {
        meeting.confidence = 1.0 - (1.0 - meeting.confidence) * (1.0 - new.meeting.confidence);
    }
    meeting.evidence.extend(new.meeting.evidence);
}

/// The status of two reports of one encounter: what fell through fell through, and
/// what took place is no longer a plan.
fn latest_word(a: Status, b: Status) -> Status {
    use Status::{Held, NotHeld, Planned, Proposed};
    match (a, b) {
        (NotHeld, _) | (_, NotHeld) => NotHeld,
        (Held, _) | (_, Held) => Held,
        (Planned, _) | (_, Planned) => Planned,
        (Proposed, Proposed) => Proposed,
    }
}
