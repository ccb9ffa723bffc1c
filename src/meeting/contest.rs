//! Matches and bouts: those who "meet" there play against each other.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::discourse::Report;
use super::scene::Scene;
use crate::document::EntityType;
use crate::entity::{Entities, Entity, Form};
use crate::lexicon::{self, Classes};
use crate::text::fold;

const TABLE: &str = include_str!("contests.tsv");

/// What a word says of a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// One suffices.
    Sure,
    /// Two suffice, or one where nobody is named.
    Weak,
    /// It stands in the names of those who play.
    Club,
}

/// Whether a report of a sentence tells of a contest.
pub(super) fn is_contest(report: &Report, scene: &Scene, entities: &Entities) -> bool {
    let weights = || {
        scene.tokens.iter().filter_map(|at| {
            let word = scene.text.folded(at);
            let next = (at + 1 < scene.tokens.end()).then(|| scene.text.folded(at + 1));
            let two = next.and_then(|next| weight(&format!("{word} {next}")));
            two.or_else(|| weight(word))
        })
    };
    if weights().any(|weight| weight == Weight::Sure) {
        return true;
    }
    let weak = weights().filter(|weight| *weight == Weight::Weak).count();
    let mut references = scene.references(0..scene.units.len());
    let named = references.any(|unit| scene.is_person(unit));
    if weak > 0 && !named {
        return true;
    }
    let parties = || {
        report
            .meeting
            .participants
            .iter()
            .map(|id| entities.get(*id))
    };
    let described = scene.references(0..scene.units.len()).any(|unit| {
        let own = scene.entities(unit).unwrap_or_default();
        let party = own
            .iter()
            .any(|id| report.meeting.participants.contains(id));
        // "Norwegian officials": no team.
        party
            && scene
                .reference(unit)
                .is_some_and(|r| r.form == Form::Description)
    });
    !described && parties().all(can_play) && (weak > 1 || parties().all(is_club))
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
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        let word = cells.next()?;
        let weight = match cells.next()? {
            "sure" => Weight::Sure,
            "weak" => Weight::Weak,
            "club" => Weight::Club,
            _ => return None,
        };
        Some((word, weight, cells.next()?))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn no_example_of_a_contest_tells_of_an_encounter() {
        let extractor = Extractor::new(Options::default());
        let lines = super::TABLE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(
            super::rows().count(),
            lines.count(),
            "a row is not understood"
        );
        let failing: Vec<_> = super::rows()
            .map(|(_, _, example)| example)
            .filter(|example| !extractor.extract(example).meetings.is_empty())
            .collect();
        assert!(failing.is_empty(), "{failing:#?}");
    }
}
