//! One sentence as a row of units: references and time expressions are one unit each,
//! every other token is one. Participants are looked for over units, so that long
//! titles and appositions do not stand in the way.

use std::ops::Range;

use super::trigger::{Trigger, Triggers};
use crate::document::EntityType;
use crate::entity::{Affiliation, Entities, Entity, EntityId, Form, Reference, Target};
use crate::lexicon::{self, Classes};
use crate::temporal::When;
use crate::text::{Text, TokenKind, TokenRange, fold};

/// One sentence, ready for the search of arguments.
pub(super) struct Scene<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) tokens: TokenRange,
    pub(super) units: Vec<Unit<'a>>,
    /// Which of the units are references, in text order.
    references: Vec<usize>,
    entities: &'a Entities,
    triggers: &'a Triggers<'a, 't>,
}

/// A reference, a time expression or a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'a> {
    pub(super) tokens: TokenRange,
    pub(super) kind: Kind<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind<'a> {
    Reference(&'a Reference),
    Time,
    Word,
}

impl<'a, 't> Scene<'a, 't> {
    /// The scene of `tokens`; `entities`, `times` and `triggers` are those of the whole text.
    pub(super) fn new(
        text: &'a Text<'t>,
        tokens: TokenRange,
        entities: &'a Entities,
        times: &'a [When],
        triggers: &'a Triggers<'a, 't>,
    ) -> Self {
        let references = &entities.references;
        let mut units = Vec::with_capacity(tokens.len());
        let mut found = Vec::new();
        let mut reference = references.partition_point(|r| r.tokens.start() < tokens.start());
        let mut time = times.partition_point(|t| t.tokens.start() < tokens.start());
        let mut at = tokens.start();
        while at < tokens.end() {
            while reference < references.len() && references[reference].tokens.start() < at {
                reference += 1;
            }
            while time < times.len() && times[time].tokens.start() < at {
                time += 1;
            }
            let unit = if let Some(r) = references
                .get(reference)
                .filter(|r| r.tokens.start() == at && r.tokens.end() <= tokens.end())
            {
                found.push(units.len());
                Unit {
                    tokens: r.tokens,
                    kind: Kind::Reference(r),
                }
            } else if let Some(t) = times
                .get(time)
                .filter(|t| t.tokens.start() == at && t.tokens.end() <= tokens.end())
            {
                Unit {
                    tokens: t.tokens,
                    kind: Kind::Time,
                }
            } else {
                Unit {
                    tokens: TokenRange::new(at, at + 1),
                    kind: Kind::Word,
                }
            };
            at = unit.tokens.end();
            units.push(unit);
        }
        Self {
            text,
            tokens,
            units,
            references: found,
            entities,
            triggers,
        }
    }

    /// The triggers whose words begin with token `at` and end in the sentence.
    pub(super) fn triggers_at(&self, at: usize) -> impl Iterator<Item = Trigger> {
        self.triggers.at(at, self.tokens.end())
    }

    /// The references among these units.
    pub(super) fn references(&self, units: Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.references.partition_point(|unit| *unit < units.start);
        let behind = self.references[first..].iter().copied();
        behind.take_while(move |unit| *unit < units.end)
    }

    /// The folded word of a unit; empty for references, times and out of range.
    pub(super) fn word(&self, unit: usize) -> &str {
        match self.units.get(unit) {
            Some(u) if matches!(u.kind, Kind::Word) => self.text.folded(u.tokens.start()),
            _ => "",
        }
    }

    /// The folded word `back` units before a unit; empty where there is none.
    pub(super) fn word_before(&self, unit: usize, back: usize) -> &str {
        unit.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The word before the name at a unit, its article aside.
    pub(super) fn word_before_article(&self, unit: usize) -> &str {
        let article = usize::from(self.word_before(unit, 1) == "the");
        self.word_before(unit, 1 + article)
    }

    /// The folded first word of a unit, whatever it is.
    pub(super) fn first_word(&self, unit: usize) -> &str {
        self.units
            .get(unit)
            .map_or("", |u| self.text.folded(u.tokens.start()))
    }

    /// The folded last word of a unit, whatever it is.
    pub(super) fn last_word(&self, unit: usize) -> &str {
        self.units
            .get(unit)
            .map_or("", |u| self.text.folded(u.tokens.end() - 1))
    }

    /// The reference of a unit.
    pub(super) fn reference(&self, unit: usize) -> Option<&'a Reference> {
        match self.units.get(unit)?.kind {
            Kind::Reference(r) => Some(r),
            Kind::Time | Kind::Word => None,
        }
    }

    pub(super) fn is_reference(&self, unit: usize) -> bool {
        self.reference(unit).is_some()
    }

    pub(super) fn is_time(&self, unit: usize) -> bool {
        self.units
            .get(unit)
            .is_some_and(|u| matches!(u.kind, Kind::Time))
    }

    /// Whether the unit is a word of letters.
    pub(super) fn is_word(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|u| {
            matches!(u.kind, Kind::Word)
                && self.text.tokens()[u.tokens.start()].kind == TokenKind::Word
        })
    }

    /// The unit that holds token `at`.
    pub(super) fn unit_of(&self, at: usize) -> usize {
        self.units
            .partition_point(|u| u.tokens.end() <= at)
            .min(self.units.len().saturating_sub(1))
    }

    /// The entities of a unit; none for groups.
    pub(super) fn entities(&self, unit: usize) -> Option<&'a [EntityId]> {
        match &self.reference(unit)?.target {
            Target::Entities(ids) => Some(ids),
            Target::Group(_) => None,
        }
    }

    /// Whether the unit stands for somebody who can be a party of an encounter.
    pub(super) fn can_take_part(&self, unit: usize) -> bool {
        match self.reference(unit).map(|r| &r.target) {
            // A description ("the authorities in Tiraspol") stands for those who act.
            Some(Target::Entities(_)) if self.is_described(unit) => true,
            Some(Target::Entities(ids)) => ids.iter().any(|id| self.entities.can_act(*id)),
            Some(Target::Group(_)) => true,
            None => false,
        }
    }

    /// Whether the unit says what somebody is, and no name: "Norwegian officials".
    pub(super) fn is_described(&self, unit: usize) -> bool {
        self.reference(unit)
            .is_some_and(|r| r.form == Form::Description)
    }

    /// Whether a possessive follows, be it a word of its own or the head of a phrase:
    /// "Reis 's deputy", "Reis ['s aide, Jo Lund]".
    pub(super) fn is_owner(&self, unit: usize) -> bool {
        matches!(self.first_word(unit + 1), "'s" | "’s" | "'" | "’")
    }

    /// Whether the unit names a place.
    pub(super) fn is_place(&self, unit: usize) -> bool {
        self.entities(unit).is_some_and(|ids| {
            ids.iter()
                .all(|id| self.entities.get(*id).kind == EntityType::Place)
        })
    }

    /// Whether the unit names a place that is no country.
    pub(super) fn is_city(&self, unit: usize) -> bool {
        self.is_place(unit)
            && self
                .entities(unit)
                .is_some_and(|ids| ids.iter().all(|id| !self.entities.get(*id).is_country))
    }

    /// Whether the unit names a body.
    pub(super) fn is_body(&self, unit: usize) -> bool {
        self.reference(unit).is_some_and(|r| r.form == Form::Name)
            && self.entities(unit).is_some_and(|ids| {
                ids.iter()
                    .all(|id| self.entities.get(*id).kind == EntityType::Organization)
            })
    }

    /// Whether the unit stands for a person.
    pub(super) fn is_person(&self, unit: usize) -> bool {
        self.entities(unit).is_some_and(|ids| {
            ids.iter()
                .any(|id| self.entities.get(*id).kind == EntityType::Person)
        })
    }

    /// Whether the unit names a reporter: somebody who asks for a newspaper or station.
    pub(super) fn is_of_the_press(&self, unit: usize) -> bool {
        let reporter = |role: &str| {
            [
                "reporter",
                "correspondent",
                "journalist",
                "anchor",
                "columnist",
            ]
            .iter()
            .any(|office| role.to_lowercase().ends_with(office))
        };
        let works_for_press = |entity: &Entity| {
            let body = entity.affiliation.as_ref().and_then(Affiliation::entity);
            body.is_some_and(|id| {
                let name = fold(&self.entities.get(id).name);
                lexicon::lookup(&name).is_some_and(|entry| entry.is(Classes::NEWS_AGENCY))
            })
        };
        self.entities(unit).is_some_and(|ids| {
            ids.iter().map(|id| self.entities.get(*id)).any(|entity| {
                entity.role.as_deref().is_some_and(reporter) || works_for_press(entity)
            })
        })
    }

    /// Whether the unit is "his", "their".
    pub(super) fn is_possessive(&self, unit: usize) -> bool {
        self.reference(unit)
            .is_some_and(|r| r.form == Form::Possessive)
    }
}
