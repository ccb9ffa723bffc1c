//! Places that a sentence speaks of without naming them ("there", "the hotel's garden", "the
//! Austrian capital"), and who was on a visit where.

use hashbrown::HashMap;

use super::circumstance::{self, Scale};
use super::grammar::is_motion;
use super::scene::Scene;
use super::{Medium, Meeting, Status};
use crate::document::{AffiliationBasis, EntityType};
use crate::entity::{Entities, EntityId, Form};
use crate::lexicon::{self, Classes, CountryCode};
use crate::text::{BlockKind, Text, fold};

/// What the text has named so far that it can speak of by other words.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The place last named with a word in its name: of "hotel", the Hotel Bristol.
    by_word: HashMap<String, EntityId>,
    /// The place last named, regions aside.
    last: Option<EntityId>,
    /// Where the report was filed.
    dateline: Option<EntityId>,
    /// The capitals that the text names anywhere.
    capitals: HashMap<CountryCode, EntityId>,
    visits: Vec<Visit>,
}

/// "Reis is in Riga", "Reis, who arrived in Latvia on Monday".
#[derive(Clone, Debug)]
struct Visit {
    /// Whom the sentence names; nobody where it speaks of "a diplomat".
    visitors: Vec<EntityId>,
    place: EntityId,
    /// The token that names it.
    at: usize,
}

impl Places {
    pub(super) fn new(text: &Text, entities: &Entities) -> Self {
        let mut capitals = HashMap::new();
        for id in entities.ids() {
            let entity = entities.get(id);
            let known = lexicon::lookup(&fold(&entity.name));
            let capital = known.filter(|entry| {
                entity.kind == EntityType::Place && entry.is(Classes::CAPITAL) && !entity.is_country
            });
            if let Some(code) = capital.and_then(|entry| entry.country) {
                capitals.entry(code).or_insert(id);
            }
        }
        Self {
            capitals,
            dateline: dateline(text, entities),
            ..Self::default()
        }
    }

    /// Remembers what a sentence names, and who is where by it.
    pub(super) fn remember(&mut self, scene: &Scene, entities: &Entities) {
        for unit in scene.references(0..scene.units.len()) {
            let Some([id]) = scene.entities(unit) else {
                continue;
            };
            let named = scene.reference(unit).is_some_and(|r| r.form == Form::Name);
            if !named || !circumstance::is_venue(scene, unit, entities) {
                continue;
            }
            if circumstance::scale(entities, *id) != Scale::Region {
                self.last = Some(*id);
            }
            for word in entities
                .get(*id)
                .name
                .split(' ')
                .filter(|word| word.len() > 3)
            {
                self.by_word.insert(fold(word), *id);
            }
            if is_visited(scene, unit) {
                self.visits.push(Visit {
                    visitors: visitors(scene, unit),
                    place: *id,
                    at: scene.units[unit].tokens.start(),
                });
            }
        }
    }

    /// The place that the word at `unit` stands for, where it is no name.
    pub(super) fn spoken_of(
        &self,
        scene: &Scene,
        unit: usize,
        entities: &Entities,
    ) -> Option<EntityId> {
        match scene.word(unit) {
            "here" if !is_existential(scene, unit) => self.dateline,
            "there" if !is_existential(scene, unit) => {
                let here = scene
                    .references(0..unit)
                    .filter(|at| scene.is_place(*at))
                    .last();
                let here = here.and_then(|at| scene.entities(at)?.first().copied());
                let here = here.filter(|id| circumstance::scale(entities, *id) != Scale::Region);
                here.or(self.last)
            }
            "capital" => {
                let nation = Classes::COUNTRY | Classes::DEMONYM;
                let from = scene
                    .tokens
                    .start()
                    .max(scene.units[unit].tokens.start().saturating_sub(3));
                (from..scene.units[unit].tokens.start())
                    .find_map(|at| lexicon::longest_of(scene.text, at, nation))
                    .and_then(|(_, entry)| self.capitals.get(&entry.country?).copied())
            }
            // "in the hotel's garden", "at the same palace"
            word if matches!(scene.word_before(unit, 1), "the" | "same") => {
                let place = self.by_word.get(word).copied()?;
                (circumstance::scale(entities, place) == Scale::Site).then_some(place)
            }
            _ => None,
        }
    }

    /// Who met a host whom he was on a visit to met him there.
    pub(super) fn share_visits(&self, meetings: &mut [Meeting], entities: &Entities) {
        for meeting in meetings {
            let silent = meeting.place.is_none()
                && meeting.medium == Medium::InPerson
                && meeting.status != Status::NotHeld;
            if silent {
                let at = meeting
                    .evidence
                    .first()
                    .map_or(0, |said| said.trigger.start());
                meeting.place = self.visit(&meeting.participants, at, entities);
            }
        }
    }

    /// The place that one of the parties visited in the country of another; where nobody is known
    /// to act for it, the one visited last before `at`.
    fn visit(&self, parties: &[EntityId], at: usize, entities: &Entities) -> Option<EntityId> {
        // "Reis arrived in Oslo. She met Prime Minister Lund": whose he is was only guessed.
        let country = |id: &EntityId| {
            let entity = entities.get(*id);
            let guessed = entity.basis == AffiliationBasis::Inferred;
            entity.country.filter(|_| !guessed)
        };
        let came = |visit: &Visit, host: CountryCode| {
            let guest = |id: &EntityId| country(id).is_some_and(|own| own != host);
            if visit.visitors.is_empty() {
                parties.iter().any(guest)
            } else {
                (visit.visitors.iter()).any(|id| parties.contains(id) && country(id) != Some(host))
            }
        };
        let hosted = |visit: &&Visit| {
            let host = country_of(entities, visit.place);
            host.is_some_and(|host| {
                parties.iter().any(|id| country(id) == Some(host)) && came(visit, host)
            })
        };
        let places = self.visits.iter().filter(hosted).map(|visit| visit.place);
        let known = places.reduce(|a, b| circumstance::narrower(entities, a, b));
        let unknown = |visit: &&Visit| {
            let others = parties.iter().filter(|id| !visit.visitors.contains(id));
            let host = country_of(entities, visit.place);
            host.is_some_and(|host| !visit.visitors.is_empty() && came(visit, host))
                && others.clone().count() > 0
                && others.clone().all(|id| country(id).is_none())
        };
        known.or_else(|| {
            let before = self.visits.iter().filter(|visit| visit.at < at);
            before.rev().find(unknown).map(|visit| visit.place)
        })
    }
}

/// The country that a place is or lies in.
pub(super) fn country_of(entities: &Entities, place: EntityId) -> Option<CountryCode> {
    let entity = entities.get(place);
    let known = || lexicon::lookup(&fold(&entity.name))?.country;
    entity.country.or_else(known)
}

/// The place of the dateline: "RIGA, Latvia —", "RIGA: Reis met".
fn dateline(text: &Text, entities: &Entities) -> Option<EntityId> {
    /// Blocks that stand before the report: its headline and what belongs to it.
    const HEAD: usize = 5;
    let place_at = |at: usize| {
        let index = entities
            .references
            .partition_point(|r| r.tokens.start() < at);
        let reference = entities.references.get(index)?;
        let id = reference
            .single()
            .filter(|_| reference.tokens.start() == at)?;
        (entities.get(id).kind == EntityType::Place).then_some((id, reference.tokens.end()))
    };
    let mut head = text
        .blocks()
        .iter()
        .take(HEAD)
        .filter(|block| !block.tokens.is_empty());
    head.find_map(|block| {
        let (id, end) = place_at(block.tokens.start())?;
        let of_line = block.kind == BlockKind::Dateline;
        (of_line || end < block.tokens.end() && text.word(end) == ":").then_some(id)
    })
}

/// "there is", "there were": of no place.
fn is_existential(scene: &Scene, unit: usize) -> bool {
    matches!(
        scene.word(unit + 1),
        "is" | "are"
            | "was"
            | "were"
            | "will"
            | "would"
            | "has"
            | "have"
            | "had"
            | "be"
            | "'s"
            | "’s"
    )
}

/// "arrived in Riga", "is in Riga", "on a visit to Riga", "visits Riga".
pub(super) fn is_visited(scene: &Scene, unit: usize) -> bool {
    const WORDS: usize = 5;
    let visit = |word: &str| word.starts_with("visit");
    let word = |back: usize| scene.word_before(unit, back + 1);
    match word(0) {
        // "is in Riga", "is currently in Riga", "arrived in Riga"
        "in" => {
            // "In Riga, Reis held talks"
            unit == 1 && scene.word(unit + 1) == ","
                || (1..=2).any(|back| {
                    matches!(word(back), "is" | "are" | "was" | "were") || is_motion(word(back))
                })
        }
        "to" => (1..=WORDS).any(|back| is_motion(word(back)) || visit(word(back))),
        "the" => visit(word(1)) || word(1) == "to" && visit(word(2)),
        other => visit(other),
    }
}

/// The persons of whom a sentence says so, before the place; of a clause beside, the one before it.
fn visitors(scene: &Scene, unit: usize) -> Vec<EntityId> {
    let persons = scene.references(0..unit).filter(|at| scene.is_person(*at));
    let behind = || {
        scene
            .references(unit..scene.units.len())
            .find(|at| scene.is_person(*at))
    };
    let nearest = persons.last().or_else(|| (unit < 2).then(behind)?);
    let nearest = nearest.and_then(|at| scene.entities(at));
    nearest.map(<[EntityId]>::to_vec).unwrap_or_default()
}
