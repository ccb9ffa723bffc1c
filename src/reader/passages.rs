//! What the training of the reader is told of a text: its sentences as units, and what the
//! rules find in them.

use serde_json::{Value, json};

use super::units::{self, Kind};
use crate::entity::{self, Target};
use crate::text::{Text, TokenRange};
use crate::{Options, meeting, temporal};

/// The sentences of `source` as the network will read them, with the entities that its units
/// stand for and the meetings that the rules find. Offsets are bytes.
pub fn of(source: &str, options: &Options) -> Value {
    let text = Text::new(source);
    let days = temporal::PublicationDays::of(options.published);
    let times = temporal::read(&text, &days);
    let entities = entity::recognize(&text, &options.lexicon);
    let meetings = meeting::find(&text, &entities, &times, &days, None);
    let mut recent = units::Recent::new(&entities);
    let span = |tokens: TokenRange| {
        let first = text.spans().get(tokens.start()).map_or(0, |s| s.start);
        let end = if tokens.is_empty() {
            first
        } else {
            text.span(tokens).end
        };
        [first, end.max(first)]
    };
    let sentences: Vec<Value> = text
        .sentences()
        .iter()
        .map(|sentence| {
            let cut = recent.units(&text, sentence, &entities, &times);
            recent.remember(&cut, &entities);
            let units: Vec<Value> = cut
                .iter()
                .map(|unit| {
                    let words: Vec<&str> = units::words(unit, &entities)
                        .map(|at| text.folded(at))
                        .collect();
                    let mut out = json!({"w": words, "s": span(unit.tokens), "f": unit.features});
                    match unit.kind {
                        Kind::Reference(at) => match &entities.references[at].target {
                            Target::Entities(ids) => {
                                out["e"] = ids.iter().map(|id| id.index()).collect();
                            }
                            Target::Group(group) => out["g"] = group.count.into(),
                        },
                        Kind::Time(at) => {
                            out["d"] = times[at].first_day().map(|day| day.to_string()).into();
                        }
                        Kind::Card(id) => {
                            out["e"] = vec![id.index()].into();
                            out["w"] = units::card_words(&entities, id).into();
                        }
                        Kind::Event(id) => out["e"] = vec![id.index()].into(),
                        _ => {}
                    }
                    out
                })
                .collect();
            json!({"s": span(sentence.tokens), "units": units})
        })
        .collect();
    let entities: Vec<Value> = entities
        .list
        .iter()
        .map(|e| {
            json!({
                "name": e.name,
                "aliases": e.aliases,
                "type": e.kind,
                "country": e.country.map(|c| c.as_str().to_owned()),
                "is_country": e.is_country,
            })
        })
        .collect();
    let meetings: Vec<Value> = meetings
        .iter()
        .map(|m| {
            json!({
                "participants": m.participants.iter().map(|id| id.index()).collect::<Vec<_>>(),
                "status": m.status,
                "medium": m.medium,
                "place": m.place.map(crate::entity::EntityId::index),
                "date": m.date.as_ref().map(|when| span(when.tokens)),
                "evidence": m.evidence.iter().map(|e| json!({
                    "s": span(e.tokens), "trigger": span(e.trigger)})).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({"sentences": sentences, "entities": entities, "meetings": meetings})
}
