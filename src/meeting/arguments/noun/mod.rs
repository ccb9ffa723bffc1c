//! Who took part, where a noun reports it: "A held talks with B", "A's call to B".

mod complement;
mod host;
mod no_encounter;
mod phrase;
mod series;

use super::{Arguments, Finder, Side};
use crate::meeting::grammar::is_light_verb;
use crate::meeting::trigger::Part;

impl Finder<'_, '_, '_> {
    pub(super) fn noun(&self) -> Option<Arguments> {
        let definite = self.is_definite(self.phrase_start());
        self.parties_of_noun().map(|arguments| Arguments {
            definite,
            ..arguments
        })
    }

    fn parties_of_noun(&self) -> Option<Arguments> {
        let frame = self.trigger.row.frame;
        let start = self.phrase_start();
        if self.is_no_encounter(start) {
            return None;
        }
        if let Some((host, guest)) = self.held_by(self.last + 1) {
            return Some(self.arguments(host, guest, false));
        }
        let owner = self.owner_behind(start).or_else(|| self.owner(start));
        let (between, other) = self.noun_complement();
        // "a one-on-one with VOA's Jo Lund": an interview.
        if other
            .iter()
            .flat_map(|side| &side.units)
            .any(|u| self.scene.is_of_the_press(*u))
        {
            return None;
        }
        if let Some(all) = between {
            return all
                .is_plural()
                .then(|| self.arguments(all, Side::default(), false));
        }
        if other.is_none()
            && let Some(all) = self.whose_it_was(start).or_else(|| self.led_by())
        {
            return Some(self.arguments(all, Side::default(), false));
        }
        if let Some(owner) = owner {
            let other = other.unwrap_or_default();
            let complete = if other.is_empty() {
                owner.is_plural()
            } else {
                true
            };
            return (complete && (frame.bare || !other.is_empty() || self.is_light(start)))
                .then(|| self.arguments(owner, other, false));
        }
        if other.is_none()
            && let Some((host, guest)) = self.given(start)
        {
            return Some(self.arguments(host, guest, false));
        }
        let predicate = self.predicate(start);
        let agent = self
            .agent_at_it(start)
            .or_else(|| self.scheduler())
            .or_else(|| self.announcer(start));
        let subject = match agent {
            Some(agent) => self.side(&[agent], false),
            None => self.subject(predicate.min(start)),
        };
        // "urged the two nations to engage in talks"
        if other.is_none() && self.is_urged(start) {
            return None;
        }
        let other = other.or_else(|| self.relative_object(&subject));
        if frame.spell {
            let other = other?;
            return (self.is_spent(start)
                && self.are_persons(&subject)
                && self.are_persons(&other))
            .then(|| self.arguments(subject, other, false));
        }
        match other {
            Some(_) if self.is_stance(start) => None,
            Some(other) if !subject.is_empty() => {
                let distinct =
                    other.ids.iter().any(|id| !subject.ids.contains(id)) || other.group.is_some();
                let light = frame.bare || self.is_light(start);
                // "the meetings with Lund and Holm": those that the text has told of.
                let told = self.is_definite(start)
                    && other.ids.len() > 1
                    && self.scene.first_word(self.first) == "meetings";
                (distinct && light).then(|| self.arguments(subject, other, told))
            }
            Some(other) if self.is_owned(&other) || self.is_part_of_visit() => Some(Arguments {
                implied: true,
                ..self.arguments(Side::default(), other, false)
            }),
            Some(other) if self.is_announced(start, &other) => {
                let spoken_for = self.spoken_for();
                Some(Arguments {
                    implied: spoken_for.is_none(),
                    ..self.arguments(spoken_for.unwrap_or_default(), other, false)
                })
            }
            Some(other) => (frame.bare && self.is_definite(start))
                .then(|| self.arguments(Side::default(), other, true)),
            None if self.is_light(start) && subject.is_plural() => {
                self.among_themselves(subject, start)
            }
            None if subject.is_empty() && self.is_one_more(start) => Some(Arguments {
                continues: true,
                ..self.arguments(Side::default(), Side::default(), false)
            }),
            None => (subject.is_empty() && self.is_that_one(start)).then(|| Arguments {
                resumes: true,
                ..self.arguments(Side::default(), Side::default(), true)
            }),
        }
    }

    /// "Reis and Lund held talks": no other side.
    fn among_themselves(&self, subject: Side, start: usize) -> Option<Arguments> {
        let told = self.is_told_by_verb(&subject, start);
        // "During the meeting, Reis and Lund said": one that was told of, or none.
        let behind = subject.units.first().is_some_and(|u| *u > self.last);
        let known = behind && self.is_definite(start);
        (!told).then(|| self.arguments(subject, Side::default(), known))
    }

    /// "the talks [that Reis held with Lund]": whose they were, and with whom.
    fn held_by(&self, from: usize) -> Option<(Side, Side)> {
        let that = matches!(self.word(from), "that" | "which");
        let holder = from + usize::from(that);
        let verb = match self.word(holder + 1) {
            "has" | "have" | "had" if self.word(holder + 2) == "held" => holder + 2,
            "will" if self.word(holder + 2) == "hold" => holder + 2,
            "held" | "had" => holder + 1,
            _ => return None,
        };
        if !self.scene.is_person(holder) || self.scene.is_owner(holder) {
            return None;
        }
        let with = (verb + 1..self.scene.units.len())
            .find(|unit| {
                let circumstance = self.scene.is_time(*unit) || self.scene.is_place(*unit);
                !circumstance && !matches!(self.word(*unit), "on" | "in")
            })
            .filter(|unit| self.word(*unit) == "with")?;
        let guest = self.list_right(self.governed_reference(with)?, false);
        Some((self.side(&[holder], false), guest))
    }

    /// "offered [Lund] a round of talks": who gives, and to whom.
    fn given(&self, start: usize) -> Option<(Side, Side)> {
        let guest = start.checked_sub(1)?;
        let verb = guest.checked_sub(1)?;
        let gives = matches!(
            self.word(verb),
            "offered"
                | "offers"
                | "granted"
                | "grants"
                | "gave"
                | "gives"
                | "promised"
                | "promises"
                | "denied"
                | "denies"
                | "refused"
                | "refuses"
        );
        let indefinite = matches!(self.word(start), "a" | "an" | "another");
        if !(gives && indefinite && self.is_personal(guest)) {
            return None;
        }
        let host = self.subject(verb);
        let distinct = self.are_persons(&host) && !host.units.contains(&guest);
        distinct.then(|| (host, self.side(&[guest], false)))
    }

    /// "met at the summit": the noun says where, the verb before it that they met.
    fn is_told_by_verb(&self, subject: &Side, start: usize) -> bool {
        let from = subject.units.last().map_or(start, |u| u + 1);
        (from..start).any(|unit| {
            let token = self.scene.units[unit].tokens.start();
            self.scene.is_word(unit)
                && self
                    .scene
                    .triggers_at(token)
                    .any(|t| t.row.part == Part::Verb && (t.row.frame.joint || t.row.frame.meal))
        })
    }

    /// Persons only, or a described side ("the minister").
    fn are_persons(&self, side: &Side) -> bool {
        !side.units.is_empty() && side.units.iter().all(|u| self.is_personal(*u))
    }

    /// "his Azerbaijani counterpart"
    pub(super) fn is_owned(&self, side: &Side) -> bool {
        side.units
            .first()
            .is_some_and(|u| matches!(self.scene.first_word(*u), "his" | "her" | "its" | "their"))
    }

    /// The verb that governs the noun phrase from `start`: before it, else (a subject)
    /// behind the trigger, else the trigger itself.
    pub(super) fn predicate(&self, start: usize) -> usize {
        let before = (start.saturating_sub(6)..start)
            .rev()
            .take_while(|u| !matches!(self.word(*u), "who" | "which"))
            .find(|u| is_light_verb(self.word(*u)) || self.is_finite(*u));
        before
            .or_else(|| {
                (self.last + 1..self.scene.units.len().min(self.last + 12))
                    .find(|u| self.is_finite(*u))
            })
            .unwrap_or(self.first)
    }
}
