//! The country of officials whose office is told without one: "President Obama".
//!
//! The guidelines want it where it can be inferred from the text: the country that the
//! text around the office speaks of most.

use std::collections::{BTreeMap, HashSet};

use super::marks::Marks;
use super::mention::Name;
use super::person::People;
use super::{Entities, EntityId};
use crate::document::EntityType;
use crate::lexicon::CountryCode;
use crate::text::Text;

/// Weight of a country in the sentence of the office, against one anywhere in the text.
const SAME_SENTENCE: usize = 3;

/// How often a country must be spoken of before an official is taken to be its own.
const MENTIONS: usize = 2;

/// Gives officials of state without an affiliation the country that is spoken of.
pub(super) fn infer(
    text: &Text,
    marks: &Marks,
    names: &[Name],
    people: &People,
    of_name: &[EntityId],
    entities: &mut Entities,
) {
    let spoken = countries(marks, names);
    let mut counts: BTreeMap<CountryCode, usize> = BTreeMap::new();
    for (_, code) in &spoken {
        *counts.entry(*code).or_default() += 1;
    }
    // Offices that somebody is told to hold in a country are not anybody else's there.
    let mut held: HashSet<(String, CountryCode)> = entities
        .list
        .iter()
        .filter(|e| e.kind == EntityType::Person)
        .filter_map(|e| Some((e.role.clone()?, e.country?)))
        .collect();
    for (index, claims) in people.claims.iter().enumerate() {
        let id = of_name[index].index();
        if names[index].kind != EntityType::Person
            || entities.list[id].affiliation.is_some()
            || !claims.iter().any(|c| c.state)
        {
            continue;
        }
        let sentence = text.sentences()[text.sentence_of(names[index].tokens.start())].tokens;
        let role = entities.list[id].role.clone().unwrap_or_default();
        let near = spoken
            .iter()
            .skip(spoken.partition_point(|(at, _)| *at < sentence.start()))
            .take_while(|(at, _)| *at < sentence.end());
        let mut weights = counts.clone();
        for (_, code) in near {
            *weights.entry(*code).or_default() += SAME_SENTENCE;
        }
        let home = weights
            .into_iter()
            .filter(|(code, _)| counts[code] >= MENTIONS && !held.contains(&(role.clone(), *code)))
            .max_by_key(|(code, weight)| (*weight, std::cmp::Reverse(*code)));
        if let Some((code, _)) = home {
            let affiliation = entities.state(code);
            entities.list[id].affiliation = Some(affiliation);
            entities.list[id].country = Some(code);
            held.insert((role, code));
        }
    }
}

/// Every token at which a country, a place in it or its adjective stands.
fn countries(marks: &Marks, names: &[Name]) -> Vec<(usize, CountryCode)> {
    let places = names
        .iter()
        .filter_map(|n| Some((n.tokens.start(), n.country?)));
    let adjectives = marks
        .demonyms()
        .iter()
        .map(|d| (d.tokens.start(), d.country));
    let mut all: Vec<_> = places.chain(adjectives).collect();
    all.sort_unstable_by_key(|(at, _)| *at);
    all
}
