//! What a day, a place or a gathering shows by itself, wherever it is told.

use super::super::clue::Clue;
use super::super::{Slot, Value, seen_from};
use super::{Candidate, Evidence, is_same};
use crate::document::EntityType;
use crate::entity::{EntityId, Form};
use crate::lexicon::{self, Classes};
use crate::meeting::circumstance::{self, Scale, Told};
use crate::meeting::grammar::{is_finite_form, is_motion};
use crate::meeting::scene::Scene;
use crate::meeting::{When, whereabouts};
use crate::temporal::{Base, Direction, Expression, Unit, Which};
use crate::text::fold;

impl Evidence<'_, '_> {
    /// What sort of time expression it is.
    pub(super) fn of_day(&self, when: &When, clues: &mut Vec<Clue>) {
        let which = |which: Which, clues: &mut Vec<Clue>| match which {
            Which::Last | Which::Previous => clues.push(Clue::Last),
            Which::Next | Which::Following => clues.push(Clue::Next),
            Which::Same => clues.push(Clue::Narrative),
            _ => {}
        };
        match when.expression {
            Expression::Weekdays { last, which: w, .. } => {
                clues.push(Clue::Weekday);
                if last.is_some() {
                    clues.push(Clue::Several);
                }
                which(w, clues);
            }
            Expression::Days { last, .. } => {
                clues.push(Clue::DayOfMonth);
                if last.is_some() {
                    clues.push(Clue::Several);
                }
            }
            Expression::NthWeekday { .. } | Expression::OtherCalendar => {
                clues.push(Clue::DayOfMonth);
            }
            Expression::Months { which: w, .. } => {
                clues.push(Clue::Month);
                which(w, clues);
            }
            Expression::Years { .. } => clues.push(Clue::Year),
            Expression::Calendar { unit, which: w, .. } => {
                clues.push(match unit {
                    Unit::Day => Clue::Today,
                    Unit::Week | Unit::Weekend => Clue::Week,
                    Unit::Month => Clue::Month,
                    Unit::Year => Clue::Year,
                });
                clues.push(Clue::Calendar);
                which(w, clues);
            }
            Expression::WeekOf(_) => clues.push(Clue::Week),
            Expression::Offset { amount, unit, from } => {
                let today = amount == 0 && unit == Unit::Day && from == Base::Publication;
                clues.push(if today { Clue::Today } else { Clue::Offset });
                if from == Base::Narrative {
                    clues.push(Clue::Narrative);
                }
            }
            Expression::Ahead { .. } => clues.push(Clue::Offset),
            Expression::Overnight => clues.push(Clue::Today),
            Expression::Apart | Expression::Clock | Expression::Now | Expression::Vague => {
                clues.push(Clue::Vague);
            }
        }
        clues.push(match when.direction {
            Direction::Past => Clue::Past,
            Direction::Present => Clue::Present,
            Direction::Future => Clue::Future,
        });
        clues.extend(seen_from(when, self.reference));
    }

    /// What sort of place it is.
    pub(super) fn of_place(&self, id: EntityId, all: &[Candidate], clues: &mut Vec<Clue>) {
        let entity = self.entities.get(id);
        let known = lexicon::lookup(&fold(&entity.name));
        clues.push(match circumstance::scale(self.entities, id) {
            Scale::Site => Clue::Site,
            Scale::City => Clue::City,
            Scale::Region => Clue::Region,
            Scale::Country => Clue::Country,
        });
        if entity.kind == EntityType::Organization {
            clues.push(Clue::Body);
        }
        if known.is_some() {
            clues.push(Clue::Known);
        }
        if known.is_some_and(|entry| entry.is(Classes::CAPITAL)) && !entity.is_country {
            clues.push(Clue::Capital);
        }
        let parties = &self.meeting().participants;
        if parties.contains(&id) {
            clues.push(Clue::Party);
        }
        if let Some(country) = whereabouts::country_of(self.entities, id) {
            let own = |party: &&EntityId| self.entities.get(**party).country == Some(country);
            clues.push(match parties.iter().filter(own).count() {
                0 => Clue::OfNoParty,
                count if count == parties.len() => Clue::OfAllParties,
                _ => Clue::OfHost,
            });
        }
        let is_narrow = |one: &&Candidate| match one.value {
            Value::Place(id) => circumstance::scale(self.entities, id) <= Scale::City,
            _ => false,
        };
        let mut narrow = all.iter().filter(is_narrow);
        if narrow.clone().count() > 0 && narrow.all(|one| one.value == Value::Place(id)) {
            clues.push(Clue::OnlyCity);
        }
        self.how_often(id, clues);
    }

    /// How often the text speaks of it, and whether it does so first.
    pub(super) fn how_often(&self, id: EntityId, clues: &mut Vec<Clue>) {
        let entity = self.entities.get(id);
        match entity.mentions.len() {
            0 | 1 => clues.push(Clue::Once),
            2 => {}
            _ => clues.push(Clue::Often),
        }
        if entity.kind == EntityType::Event
            && self
                .entities
                .events
                .first()
                .is_some_and(|(_, first)| *first == id)
        {
            clues.push(Clue::First);
        }
    }

    /// How the words place it.
    pub(super) fn of_venue(
        &self,
        scene: &Scene,
        unit: usize,
        (one, id): (&Candidate, EntityId),
        all: &[Candidate],
        clues: &mut Vec<Clue>,
    ) {
        let mut add = |clue, shown: bool| {
            if shown {
                clues.push(clue);
            }
        };
        let form = scene.reference(unit).map(|reference| reference.form);
        add(Clue::Description, form == Some(Form::Description));
        let place = circumstance::is_place_name_modifier(scene, unit);
        add(Clue::Attributive, place);
        add(Clue::Locative, circumstance::is_locative(scene, unit));
        add(Clue::Where, circumstance::leads_to_where(scene, unit));
        add(
            Clue::Workplace,
            circumstance::is_where_somebody_works(scene, unit),
        );
        add(Clue::Visited, whereabouts::is_visited(scene, unit));
        add(
            Clue::Motion,
            (1..=4).any(|back| is_motion(scene.word_before(unit, back))),
        );
        add(
            Clue::OfAffair,
            (2..=3).any(|back| circumstance::is_affair(scene.word_before(unit, back))),
        );
        add(
            Clue::Subject,
            unit <= 1 && is_finite_form(scene.word(unit + 1)),
        );
        let scale = circumstance::scale(self.entities, id);
        let beside = |other: &&Candidate| {
            other.sentence == one.sentence
                && other.tokens != one.tokens
                && circumstance::distance(other.tokens, one.tokens) <= 3
        };
        for other in all.iter().filter(beside) {
            if let Value::Place(other) = other.value {
                let other = circumstance::scale(self.entities, other);
                add(Clue::InNarrower, other < scale);
                add(Clue::WithWider, other > scale);
            }
        }
        let told = |(sentence, told): &(usize, Told)| {
            *sentence == one.sentence && scene.unit_of(told.trigger.end() - 1) + 2 == unit
        };
        add(Clue::RightBehind, self.reports.iter().any(told));
    }

    /// What the rules take for this encounter and for others.
    pub(super) fn agreement(&self, one: &Candidate, slot: Slot, clues: &mut Vec<Clue>) {
        if let Some(answer) = Self::told(self.meeting(), slot) {
            match (answer, one.value) {
                (Value::Day(a), Value::Day(b)) if a.tokens == b.tokens => clues.push(Clue::Answer),
                (Value::Day(a), Value::Day(b)) if a.is_same_day(&b) => clues.push(Clue::SameAnswer),
                (Value::Place(a), Value::Place(b)) | (Value::Occasion(a), Value::Occasion(b))
                    if a == b =>
                {
                    clues.push(Clue::Answer);
                }
                _ => {}
            }
        }
        let parties = &self.meeting().participants;
        for other in self.near().filter(|other| *other != self.index) {
            let other = &self.meetings[other];
            let same = Self::told(other, slot).is_some_and(|value| is_same(value, one.value));
            if same {
                let party = other.participants.iter().any(|id| parties.contains(id));
                let clue = if party {
                    Clue::AnswerOfParty
                } else {
                    Clue::AnswerOfAnother
                };
                if !clues.contains(&clue) {
                    clues.push(clue);
                }
            }
        }
    }
}
