//! Puts what the stages found into the result types: ids, words and byte offsets.

use hashbrown::HashSet;

use crate::confidence::{Scored, calibrated};
use crate::document::{
    DateMention, Document, Entity, EntityType, Evidence, Meeting, Mention, Trigger,
};
use crate::entity::{self, Affiliation, Entities, EntityId};
use crate::lexicon;
use crate::meeting;
use crate::temporal::When;
use crate::text::{Span, Text};

/// Fills `document` with everything found in `text`.
pub(crate) fn assemble(
    document: &mut Document,
    text: &Text,
    entities: &Entities,
    times: &[When],
    meetings: &[meeting::Meeting],
) {
    let ids = Ids::new(entities, meetings);
    document.entities = ids
        .order
        .iter()
        .map(|id| entity(text, entities, &ids, *id))
        .collect();
    let dates = times.iter().filter(|when| !when.says_how_long());
    document.dates = dates.map(|when| date(text, when)).collect();
    document.meetings = meetings
        .iter()
        .enumerate()
        .map(|(index, m)| meeting_of(text, entities, &ids, index, m))
        .collect();
}

/// Public ids in order of first mention.
struct Ids {
    order: Vec<EntityId>,
    /// By index of the entity; none where it is left out.
    of: Vec<Option<String>>,
}

impl Ids {
    /// Countries that only an adjective hinted at are kept where a meeting needs them.
    fn new(entities: &Entities, meetings: &[meeting::Meeting]) -> Self {
        let mut order: Vec<EntityId> = entities.ids().collect();
        let parties: HashSet<_> = meetings.iter().flat_map(|m| &m.participants).collect();
        order.retain(|id| !entities.get(*id).hinted || parties.contains(id));
        order.sort_by_key(|id| entities.get(*id).mentions.first().map(|m| m.tokens));
        let mut of = vec![None; entities.list.len()];
        for (index, id) in order.iter().enumerate() {
            of[id.index()] = Some(format!("e{}", index + 1));
        }
        Self { order, of }
    }

    fn of(&self, id: EntityId) -> Option<String> {
        self.of[id.index()].clone()
    }
}

fn entity(text: &Text, entities: &Entities, ids: &Ids, id: EntityId) -> Entity {
    let entity::Entity {
        kind,
        name,
        aliases,
        mentions,
        role,
        affiliation,
        basis,
        country,
        confidence,
        listed,
        ..
    } = entities.get(id);
    let (affiliation, affiliation_id) = match affiliation {
        Some(Affiliation::Entity(body)) => (Some(entities.plain_name(*body)), ids.of(*body)),
        Some(Affiliation::Country(code)) => (Some(lexicon::country_name(*code).to_owned()), None),
        Some(Affiliation::Stated(words, body)) => {
            (Some(words.clone()), body.and_then(|id| ids.of(id)))
        }
        None => (None, None),
    };
    Entity {
        id: ids.of(id).unwrap_or_default(),
        kind: *kind,
        name: name.clone(),
        aliases: aliases.clone(),
        role: role.clone(),
        affiliation_basis: affiliation.as_ref().map(|_| *basis),
        affiliation,
        affiliation_id,
        country: country
            .filter(|_| matches!(kind, EntityType::Person | EntityType::Place))
            .map(|code| code.as_str().to_owned()),
        confidence: if *listed {
            1.0
        } else {
            calibrated(Scored::Entity(*kind), *confidence)
        },
        mentions: mentions
            .iter()
            .map(|m| mention(text, m.span, m.words))
            .collect(),
    }
}

/// The mention at `span` of the words that stand at `words` as well.
fn mention(text: &Text, span: Span, words: Span) -> Mention {
    Mention {
        start: span.start,
        end: span.end,
        text: words.of(text.source()).to_owned(),
    }
}

fn date(text: &Text, when: &When) -> DateMention {
    let span = text.span(when.tokens);
    DateMention {
        start: span.start,
        end: span.end,
        text: span.of(text.source()).to_owned(),
        from: when.days.map(|days| days.from.to_string()),
        to: when.days.map(|days| days.to.to_string()),
        precision: when.precision(),
        basis: when.days.map(|days| days.rule.to_owned()),
    }
}

fn meeting_of(
    text: &Text,
    entities: &Entities,
    ids: &Ids,
    index: usize,
    m: &meeting::Meeting,
) -> Meeting {
    let public = |list: &[EntityId]| list.iter().filter_map(|id| ids.of(*id)).collect();
    Meeting {
        id: format!("m{}", index + 1),
        participants: public(&m.participants),
        status: m.status,
        medium: m.medium,
        date: m.date.as_ref().map(|when| date(text, when)),
        place: m.place.and_then(|id| ids.of(id)),
        occasion: m.occasion.map(|id| entities.get(id).name.clone()),
        occasion_id: m.occasion.and_then(|id| ids.of(id)),
        topics: m
            .topics
            .iter()
            .map(|span| mention(text, *span, *span))
            .collect(),
        reported_by: public(&m.reported_by),
        confidence: calibrated(Scored::Meeting, m.confidence),
        evidence: m.evidence.iter().map(|e| evidence(text, *e)).collect(),
        edited: Vec::new(),
        tags: Vec::new(),
        note: None,
    }
}

fn evidence(text: &Text, evidence: meeting::Evidence) -> Evidence {
    let span = text.span(evidence.tokens);
    let trigger = text.span(evidence.trigger);
    Evidence {
        start: span.start,
        end: span.end,
        text: span.of(text.source()).to_owned(),
        trigger: Trigger {
            start: trigger.start,
            end: trigger.end,
        },
        source: None,
    }
}
