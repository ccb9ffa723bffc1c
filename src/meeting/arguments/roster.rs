//! Who took part, where a sentence calls the roll: "Around the table with her were A, B
//! and C", "The meeting was attended by A and B", "A and B also attended the talks".

use super::{Arguments, Finder, Side};
use crate::meeting::grammar::{begins_clause, is_quote, is_speech};

impl Finder<'_, '_, '_> {
    pub(super) fn roster(&self) -> Option<Arguments> {
        if self.is_of_a_gathering() || self.is_bare() && !self.is_at_a_meeting() {
            return None;
        }
        if self.trigger.row.frame.left {
            let subject = self.subject(self.first);
            return (!subject.is_empty()).then(|| self.roll(subject, Side::default()));
        }
        let (mut company, mut listed) = (Vec::new(), Vec::new());
        // A title may draw the words to itself: "[brought together Minister Reis]".
        let drawn = self
            .scene
            .reference(self.last)
            .is_some_and(|r| r.tokens.end() > self.trigger.tokens.end());
        let mut at = self.last + usize::from(!drawn);
        while at < self.scene.units.len() {
            let word = self.word(at);
            if begins_clause(word) || is_quote(word) || is_speech(word) {
                break;
            }
            if matches!(word, "with" | "besides" | "beside" | "alongside")
                && let Some(unit) = self.governed_reference(at)
            {
                company.push(unit);
                at = unit;
            } else if self.is_listed(at) {
                listed.push(at);
            }
            at += 1;
        }
        if listed.is_empty() {
            return None;
        }
        let company = self.side(&company, false);
        Some(self.roll(company, self.side(&listed, false)))
    }

    /// "were present": the words alone do not say where.
    fn is_bare(&self) -> bool {
        self.scene.last_word(self.last) == "present" && self.last == self.first + 1
    }

    /// "During the meeting, …"
    fn is_at_a_meeting(&self) -> bool {
        matches!(self.word(0), "during" | "at" | "in")
            && (1..4).any(|unit| matches!(self.word(unit), "meeting" | "talks" | "call"))
    }

    /// "The Harbour Council meeting was attended by": none that was told of before.
    fn is_of_a_gathering(&self) -> bool {
        const WORDS: usize = 4;
        let noun = (self.first.saturating_sub(WORDS)..self.first)
            .rfind(|unit| matches!(self.word(*unit), "meeting" | "talks" | "summit" | "session"));
        noun.is_some_and(|noun| {
            let named = |unit: usize| {
                let token = self.scene.units[unit].tokens.start();
                unit > 0 && self.scene.text.tokens()[token].case.is_capital()
                    || self.scene.is_reference(unit)
            };
            let before = noun.checked_sub(1);
            before.is_some_and(|unit| named(unit) && !self.scene.is_possessive(unit))
        })
    }

    fn roll(&self, company: Side, listed: Side) -> Arguments {
        let clause = self.clause(&company, &listed);
        Arguments {
            subject: company,
            other: listed,
            adds: self.trigger.row.frame.adds,
            ..Arguments::of_clause(clause)
        }
    }

    /// A party of the roll itself, not one that belongs to another: "of Finland".
    fn is_listed(&self, unit: usize) -> bool {
        self.scene.can_take_part(unit)
            && !self.scene.is_possessive(unit)
            && !self.scene.is_owner(unit)
            && !unit.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.word(before),
                    "of" | "in" | "at" | "from" | "to" | "for" | "on"
                )
            })
    }
}
