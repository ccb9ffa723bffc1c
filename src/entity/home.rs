//! The country of officials whose office is told without one: "President Obama".
//!
//! The guidelines want it where it can be inferred from the text: the country that the
//! text around the office speaks of most.

use std::collections::BTreeMap;

use super::marks::Marks;
use super::mention::Name;
use super::person::People;
use super::{Entities, EntityId};
use crate::document::EntityType;
use crate::lexicon::CountryCode;
use crate::text::{Text, TokenRange};

/// Weight of a country in the sentence of the office, against one anywhere in the text.
const SAME_SENTENCE: u32 = 4;

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
    for (index, claims) in people.claims.iter().enumerate() {
        let id = of_name[index].index();
        if names[index].kind != EntityType::Person
            || entities.list[id].affiliation.is_some()
            || !claims.iter().any(|c| c.state)
        {
            continue;
        }
        let sentence = text.sentences()[text.sentence_of(names[index].tokens.start())].tokens;
        let role = entities.list[id].role.clone();
        let open: Vec<_> = spoken
            .iter()
            .copied()
            .filter(|(_, code)| !is_held(entities, role.as_deref(), *code))
            .collect();
        if let Some(code) = commonest(&open, sentence) {
            let affiliation = entities.state(code);
            entities.list[id].affiliation = Some(affiliation);
            entities.list[id].country = Some(code);
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
    places.chain(adjectives).collect()
}

/// Whether somebody else is told to hold such an office in that country.
fn is_held(entities: &Entities, role: Option<&str>, code: CountryCode) -> bool {
    entities.list.iter().any(|e| {
        e.kind == EntityType::Person
            && e.country == Some(code)
            && e.role.as_deref() == role
            && role.is_some()
    })
}

/// How often a country must be spoken of before an official is taken to be its own.
const MENTIONS: usize = 2;

fn commonest(spoken: &[(usize, CountryCode)], sentence: TokenRange) -> Option<CountryCode> {
    let mut weights: BTreeMap<CountryCode, u32> = BTreeMap::new();
    for (at, code) in spoken {
        let weight = if sentence.holds(*at) {
            SAME_SENTENCE
        } else {
            1
        };
        *weights.entry(*code).or_default() += weight;
    }
    weights
        .into_iter()
        .filter(|(code, _)| spoken.iter().filter(|(_, c)| c == code).count() >= MENTIONS)
        .max_by_key(|(code, weight)| (*weight, std::cmp::Reverse(*code)))
        .map(|(code, _)| code)
}
