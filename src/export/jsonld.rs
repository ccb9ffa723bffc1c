//! JSON-LD: the meetings as events of schema.org, safe inside a `<script>` element.

use super::shared::{Entities, by_hand, plain, quotes, start_of, web_address};
use crate::document::{
    AffiliationBasis, Document, Entity, EntityType, Evidence, Medium, Meeting, Precision, Status,
};
use serde_json::{Map, Value, json};

/// The meetings of `document` as a graph of events.
pub fn jsonld(document: &Document) -> String {
    let entities = Entities::of(document);
    let events = document.meetings.iter().map(|m| event(&entities, m));
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": events.collect::<Vec<Value>>(),
    });
    let mut out = escape(&format!("{graph:#}"));
    out.push('\n');
    out
}

fn event(entities: &Entities, meeting: &Meeting) -> Value {
    let mut out = node("Event", Some(&meeting.id), &entities.title(meeting));
    put(&mut out, "eventStatus", status(meeting.status));
    let mode = match meeting.medium {
        Medium::InPerson => "Offline",
        Medium::Call | Medium::Video => "Online",
    };
    let mode = format!("https://schema.org/{mode}EventAttendanceMode");
    put(&mut out, "eventAttendanceMode", Some(mode));
    if let Some(date) = &meeting.date {
        // A week is no date of schema.org's.
        let start = start_of(date).filter(|_| date.precision != Precision::Week);
        put(&mut out, "startDate", start.map(plain));
        let ends = matches!(date.precision, Precision::Day | Precision::Range);
        let end = date.to.as_deref().filter(|_| ends);
        put(&mut out, "endDate", end.map(plain));
    }
    put_all(&mut out, "location", locations(entities, meeting));
    let people = entities.all(&meeting.participants);
    let attendees = people.iter().map(|e| attendee(e)).collect();
    put_all(&mut out, "attendee", attendees);
    let topics = meeting.topics.iter();
    let topics = topics.map(|t| node("Thing", None, &t.text).into());
    put_all(&mut out, "about", topics.collect());
    let occasion = meeting.occasion.as_ref();
    let occasion = occasion.map(|name| node("Event", meeting.occasion_id.as_ref(), name));
    put(&mut out, "superEvent", occasion);
    let evidence = quotes(meeting).into_iter().map(quotation).collect();
    put_all(&mut out, "subjectOf", evidence);
    // schema.org has no property for whose word a fact is.
    put(&mut out, "disambiguatingDescription", by_hand(meeting));
    put(&mut out, "keywords", keywords(meeting));
    put(&mut out, "description", meeting.note.as_deref().map(plain));
    out.into()
}

fn keywords(meeting: &Meeting) -> Option<Vec<String>> {
    let tags: Vec<String> = meeting.tags.iter().map(|tag| plain(tag)).collect();
    Some(tags).filter(|tags| !tags.is_empty())
}

/// schema.org has no word for what is only proposed; the name says it.
fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Held | Status::Planned => Some("https://schema.org/EventScheduled"),
        Status::Proposed => None,
        Status::NotHeld => Some("https://schema.org/EventCancelled"),
    }
}

/// The named place, and the line over which the parties talked.
fn locations(entities: &Entities, meeting: &Meeting) -> Vec<Value> {
    let mut out = Vec::new();
    if let Some(place) = entities.get(meeting.place.as_ref()) {
        let mut location = node("Place", Some(&place.id), &place.name);
        let address = place
            .country
            .as_ref()
            .map(|code| json!({"@type": "PostalAddress", "addressCountry": plain(code)}));
        put(&mut location, "address", address);
        out.push(location.into());
    }
    let line = match meeting.medium {
        Medium::InPerson => return out,
        Medium::Call => "telephone",
        Medium::Video => "video link",
    };
    out.push(node("VirtualLocation", None, line).into());
    out
}

/// Who attends is a person or a body; a country that meets another acts as a body.
fn attendee(entity: &Entity) -> Value {
    if entity.kind != EntityType::Person {
        return node("Organization", Some(&entity.id), &entity.name).into();
    }
    let mut person = node("Person", Some(&entity.id), &entity.name);
    put(&mut person, "jobTitle", entity.role.as_deref().map(plain));
    let affiliation = entity.affiliation.as_ref();
    let affiliation = affiliation.map(|name| {
        let mut body = node("Organization", entity.affiliation_id.as_ref(), name);
        // schema.org has no word for how sure it is that somebody acts for a body.
        let inferred = entity.affiliation_basis == Some(AffiliationBasis::Inferred);
        put(
            &mut body,
            "disambiguatingDescription",
            inferred.then_some("inferred from the text, not stated in it"),
        );
        body
    });
    put(&mut person, "affiliation", affiliation);
    person.into()
}

/// The words that report the meeting, and the article they are from.
fn quotation(evidence: &Evidence) -> Value {
    let mut out = Map::new();
    put(&mut out, "@type", Some("Quotation"));
    put(&mut out, "text", Some(plain(&evidence.text)));
    if let Some(source) = &evidence.source {
        let mut article = Map::new();
        put(&mut article, "@type", Some("NewsArticle"));
        put(&mut article, "headline", source.title.as_deref().map(plain));
        put(&mut article, "url", web_address(source));
        let published = source.published.as_deref().map(plain);
        put(&mut article, "datePublished", published);
        put(&mut out, "isPartOf", Some(article));
    }
    out.into()
}

/// A node of the graph. Its id holds within the file only (a blank node), and says which
/// nodes are one; an id that is no word, which none of ours is, is left out.
fn node(kind: &str, id: Option<&String>, name: &str) -> Map<String, Value> {
    let mut out = Map::new();
    put(&mut out, "@type", Some(kind));
    let is_word = |id: &&String| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric());
    let id = id.filter(is_word).map(|id| format!("_:{id}"));
    put(&mut out, "@id", id);
    put(&mut out, "name", Some(plain(name)));
    out
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}

fn put_all(object: &mut Map<String, Value>, key: &str, values: Vec<Value>) {
    put(object, key, Some(values).filter(|v| !v.is_empty()));
}

/// Characters that end or open markup, or a line of JavaScript, as escapes of JSON; outside
/// its strings JSON has none of them.
fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(c),
        }
    }
    out
}
