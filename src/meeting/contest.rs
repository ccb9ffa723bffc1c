//! Matches and bouts: those who "meet" there play against each other.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::discourse::Report;
use super::scene::Scene;
use crate::document::EntityType;
use crate::entity::{Entities, Entity};
use crate::lexicon::{self, Classes};
use crate::named::{self, named};
use crate::text::fold;

const TABLE: &str = include_str!("contests.tsv");

named! {
    /// What a word says of a contest.
    Weight {
        /// One suffices.
        Sure = "sure",
        /// Two suffice, or one where nobody is named.
        Weak = "weak",
        /// It stands in the names of those who play.
        Club = "club",
    }
}

/// Whether a report of a sentence tells of a contest.
pub(super) fn is_contest(report: &Report, scene: &Scene, entities: &Entities) -> bool {
    let at = |at: usize| {
        let word = scene.text.folded(at);
        let next = (at + 1 < scene.tokens.end()).then(|| scene.text.folded(at + 1));
        let two = next.and_then(|next| weight(&format!("{word} {next}")));
        two.or_else(|| weight(word))
    };
    let weights: Vec<Weight> = scene.tokens.iter().filter_map(at).collect();
    if weights.contains(&Weight::Sure) {
        return true;
    }
    let weak = weights.iter().filter(|weight| **weight == Weight::Weak);
    let weak = weak.count();
    let mut references = scene.references(0..scene.units.len());
    let named = references.any(|unit| scene.is_person(unit));
    if weak > 0 && !named {
        return true;
    }
    let parties = &report.meeting.participants;
    let are_all = |is: fn(&Entity) -> bool| parties.iter().all(|id| is(entities.get(*id)));
    // "Norwegian officials": no team.
    let described = scene.references(0..scene.units.len()).any(|unit| {
        let mut own = scene.entities(unit).unwrap_or_default().iter();
        scene.is_described(unit) && own.any(|id| parties.contains(id))
    });
    !described && are_all(can_play) && (weak > 1 || are_all(is_club))
}

/// Whether one can be a player or a team: nobody with an office, no body that is known for more.
fn can_play(party: &Entity) -> bool {
    match party.kind {
        EntityType::Person => party.role.is_none(),
        EntityType::Organization => {
            !lexicon::lookup(&fold(&party.name)).is_some_and(|e| e.is(Classes::BODY))
        }
        EntityType::Place | EntityType::Event => true,
    }
}

/// Whether one is called as clubs are: "Alder United".
fn is_club(party: &Entity) -> bool {
    let name = fold(&party.name);
    let mut words = name.split(' ');
    words.any(|word| weight(word) == Some(Weight::Club))
}

fn weight(word: &str) -> Option<Weight> {
    static TABLE_OF_WORDS: OnceLock<HashMap<&'static str, Weight>> = OnceLock::new();
    let table =
        TABLE_OF_WORDS.get_or_init(|| rows().map(|(word, weight, _)| (word, weight)).collect());
    table.get(word).copied()
}

/// Words with their weights and examples.
fn rows() -> impl Iterator<Item = (&'static str, Weight, &'static str)> {
    named::rows(TABLE).filter_map(|line| {
        let mut cells = line.split('\t');
        let (word, weight) = (cells.next()?, cells.next()?);
        Some((word, Weight::called(weight)?, cells.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, rows};
    use crate::{Extractor, Options, named};

    #[test]
    fn no_example_of_a_contest_tells_of_an_encounter() {
        let extractor = Extractor::new(Options::default());
        let written = named::rows(TABLE).count();
        assert_eq!(rows().count(), written, "a row is not understood");
        let failing: Vec<_> = rows()
            .map(|(_, _, example)| example)
            .filter(|example| !extractor.extract(example).meetings.is_empty())
            .collect();
        assert!(failing.is_empty(), "{failing:#?}");
    }
}
