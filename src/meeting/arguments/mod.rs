//! Who took part: participants of a trigger, found over the units of its sentence.

mod list;
mod noun;
mod roster;
mod subject;
mod verb;

use crate::entity::{EntityId, Form, Group, Target};
use crate::meeting::grammar::{begins_clause, is_finite_form, is_quote};
use crate::meeting::scene::Scene;
use crate::meeting::trigger::{Part, Trigger};

/// One side of an encounter, or all of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    pub(super) ids: Vec<EntityId>,
    pub(super) group: Option<Group>,
    /// Units of the references, in text order.
    pub(super) units: Vec<usize>,
    /// Whether the parties are named one after the other ("A, then B and finally C").
    pub(super) in_turn: bool,
}

impl Side {
    fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.group.is_none()
    }

    /// Whether the side alone can have met: two parties, or a group.
    fn is_plural(&self) -> bool {
        self.ids.len() > 1 || self.group.is_some()
    }
}

/// The participants of one trigger.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations")]
pub(super) struct Arguments {
    pub(super) subject: Side,
    /// Whom the subject met; empty where the subject is all ("the ministers met").
    pub(super) other: Side,
    /// "separately", "each": one encounter for each of `other`.
    pub(super) separate: bool,
    /// "the meeting with Lavrov": speaks of an encounter that was told before.
    pub(super) anaphoric: bool,
    /// "the conversation between A and B": known already, so no day need be told with it.
    pub(super) definite: bool,
    /// "no meeting with his counterpart": the subject is whoever "his" stands for.
    pub(super) implied: bool,
    /// "The meeting was attended by": more parties of the encounter told before.
    pub(super) adds: bool,
    /// "The next round will be held in May": one more encounter of the parties told before.
    pub(super) continues: bool,
    /// "The meeting took place in Oslo": tells more of the encounter told before.
    pub(super) resumes: bool,
    /// First and one-past-last unit of the clause.
    pub(super) clause: (usize, usize),
}

impl Arguments {
    /// No parties yet, only a clause.
    pub(super) fn of_clause(clause: (usize, usize)) -> Self {
        Self {
            subject: Side::default(),
            other: Side::default(),
            separate: false,
            anaphoric: false,
            definite: false,
            implied: false,
            adds: false,
            continues: false,
            resumes: false,
            clause,
        }
    }
}

/// The arguments of `trigger`, if it has two sides or one plural one.
pub(super) fn find(scene: &Scene, trigger: Trigger) -> Option<Arguments> {
    let finder = Finder::new(scene, trigger);
    match trigger.row.part {
        Part::Verb => finder.verb(),
        Part::Noun => finder.noun(),
        Part::Roster => finder.roster(),
    }
}

/// Whether the words around `trigger` make it something else than an encounter: a habit, a
/// deadline that was met.
pub(super) fn is_something_else(scene: &Scene, trigger: Trigger) -> bool {
    let finder = Finder::new(scene, trigger);
    match trigger.row.part {
        Part::Verb => finder.is_habit() || finder.is_of_things(),
        Part::Noun => finder.is_no_encounter(finder.phrase_start()),
        Part::Roster => false,
    }
}

struct Finder<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    trigger: Trigger,
    first: usize,
    last: usize,
}

impl<'s, 'a, 't> Finder<'s, 'a, 't> {
    fn new(scene: &'s Scene<'a, 't>, trigger: Trigger) -> Self {
        Self {
            scene,
            trigger,
            first: scene.unit_of(trigger.tokens.start()),
            last: scene.unit_of(trigger.tokens.end() - 1),
        }
    }
}

impl Finder<'_, '_, '_> {
    fn word(&self, unit: usize) -> &str {
        self.scene.word(unit)
    }

    fn arguments(&self, subject: Side, other: Side, anaphoric: bool) -> Arguments {
        let clause = self.clause(&subject, &other);
        Arguments {
            separate: other.in_turn
                || self.is_separate(clause)
                || self.are_bilaterals()
                || self.are_several(&other),
            subject,
            other,
            anaphoric,
            ..Arguments::of_clause(clause)
        }
    }

    /// From the subject (or clause start) to the clause end, trigger included.
    fn clause(&self, subject: &Side, other: &Side) -> (usize, usize) {
        let start = subject
            .units
            .iter()
            .chain(&other.units)
            .copied()
            .chain([self.first])
            .min()
            .unwrap_or(self.first);
        // A quotation without its "No" would say the opposite.
        let start = (start.saturating_sub(3)..start)
            .find(|u| matches!(self.word(*u), "no" | "not" | "nor" | "never" | "neither"))
            .unwrap_or(start);
        let mut end = other
            .units
            .iter()
            .copied()
            .chain([self.last])
            .max()
            .unwrap_or(self.last)
            + 1;
        while end < self.scene.units.len()
            && !begins_clause(self.word(end))
            && !is_quote(self.word(end))
        {
            end += 1;
        }
        (start, end)
    }

    fn is_separate(&self, clause: (usize, usize)) -> bool {
        (clause.0..clause.1).any(|u| {
            matches!(
                self.word(u),
                "separate" | "separately" | "individually" | "one-on-one" | "each" | "apart"
            )
        }) || self.is_respective(clause)
            || self.first > 0 && matches!(self.word(self.first - 1), "independent" | "individual")
    }

    /// "on Monday and Tuesday respectively", but not "the minister and his deputy respectively"
    fn is_respective(&self, clause: (usize, usize)) -> bool {
        let days = (clause.0..clause.1).filter(|u| self.scene.is_time(*u));
        (clause.0..clause.1).any(|u| self.word(u) == "respectively") && days.count() > 1
    }

    /// "bilateral meetings with A and B": one with each.
    fn are_bilaterals(&self) -> bool {
        let form = self.scene.first_word(self.first);
        let before = self.first.checked_sub(1).map_or("", |u| self.word(u));
        match form {
            "bilaterals" => true,
            "bilateral" => self.word(self.last + 1) == "meetings",
            "meetings" => before == "bilateral",
            _ => false,
        }
    }

    /// "meetings with A and B", "calls from A and B": one with each, unless it is a series.
    fn are_several(&self, other: &Side) -> bool {
        let series = self.first > 1
            && self.word(self.first - 1) == "of"
            && matches!(
                self.word(self.first - 2),
                "series" | "hours" | "days" | "round"
            );
        matches!(
            self.scene.last_word(self.last),
            "meetings" | "calls" | "conversations"
        ) && other.ids.len() > 1
            && other.units.len() == other.ids.len()
            && other.units.iter().all(|unit| self.is_personal(*unit))
            && !series
    }

    /// Both sides persons, or a person and a described side.
    fn is_strong(&self, subject: &Side, other: &Side) -> bool {
        let named = |side: &Side| side.units.iter().any(|u| self.is_personal(*u));
        // "will visit the White House, followed by Holm": it is the house that is visited.
        named(subject) && other.units.first().is_some_and(|u| self.is_personal(*u))
    }

    /// A person, or a described side ("the minister").
    fn is_personal(&self, unit: usize) -> bool {
        self.scene
            .reference(unit)
            .is_some_and(|r| r.form != Form::Name || self.scene.is_person(unit))
    }

    fn is_finite(&self, unit: usize) -> bool {
        self.scene.is_word(unit) && is_finite_form(self.word(unit))
    }

    fn side(&self, units: &[usize], in_turn: bool) -> Side {
        let mut side = Side {
            in_turn,
            units: units.to_vec(),
            ..Side::default()
        };
        for unit in units {
            match self.scene.reference(*unit).map(|r| &r.target) {
                Some(Target::Entities(ids)) => {
                    for id in ids {
                        if !side.ids.contains(id) {
                            side.ids.push(*id);
                        }
                    }
                }
                Some(Target::Group(group)) => side.group = Some(*group),
                None => {}
            }
        }
        side
    }
}
