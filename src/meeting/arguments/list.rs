//! Lists of parties, and the way past what stands between them.

use super::{Finder, Side};
use crate::meeting::grammar::{
    begins_clause, is_adverb, is_noun_modifier, is_preposition, is_speech, is_verb_group,
};

impl Finder<'_, '_, '_> {
    /// The list of references that ends at `last`: "A, B and C".
    pub(super) fn list_left(&self, last: usize) -> Option<Side> {
        self.scene.reference(last)?;
        let mut units = vec![last];
        let mut at = last;
        loop {
            while at > 0
                && is_noun_modifier(self.word(at - 1))
                && !is_preposition(self.word(at - 1))
            {
                at -= 1;
            }
            let Some(separator) = at.checked_sub(1) else {
                break;
            };
            let commas = match self.word(separator) {
                "and" | "&" | "nor" => {
                    1 + usize::from(separator > 0 && self.word(separator - 1) == ",")
                }
                "," if units.len() > 1 => 1,
                _ => break,
            };
            let Some(previous) = at.checked_sub(commas + 1) else {
                break;
            };
            if self.scene.reference(previous).is_none()
                || !self.scene.can_take_part(previous)
                || self.is_governed(previous) && units.len() == 1 && self.word(separator) == ","
            {
                break;
            }
            units.push(previous);
            at = previous;
        }
        units.reverse();
        Some(self.side(&units, false))
    }

    /// The reference that a preposition at `unit` governs.
    pub(super) fn governed_reference(&self, unit: usize) -> Option<usize> {
        let mut at = unit + 1;
        while is_noun_modifier(self.word(at))
            || is_adverb(self.word(at))
            || self.word(at) == "," && at == unit + 1
        {
            at += 1;
        }
        if let Some(named) = self.named_relation(at) {
            return Some(named);
        }
        // "with Lund's deputy", "with his allies" is with somebody else.
        let owner = self.scene.is_owner(at) || self.scene.is_possessive(at);
        (self.scene.can_take_part(at) && !owner).then_some(at)
    }

    /// "Holm's widower, [Lund]", "his friend and ally, [Lund]", "that state's governor, [Lund]".
    fn named_relation(&self, at: usize) -> Option<usize> {
        const WORDS: usize = 4;
        let owner = self.scene.is_owner(at) && !self.scene.is_place(at);
        let noun = if owner {
            at + 2
        } else if self.scene.is_possessive(at) {
            at + 1
        } else if matches!(self.word(at), "that" | "this") {
            if self.scene.is_person(at + 1) {
                return Some(at + 1);
            }
            at + 1
        } else {
            return None;
        };
        let comma = (noun..self.scene.units.len().min(noun + WORDS + 1))
            .take_while(|unit| {
                let word = self.word(*unit);
                self.scene.is_word(*unit) && !is_preposition(word) && !is_speech(word)
                    || matches!(word, "," | "'s" | "’s")
            })
            .find(|unit| self.word(*unit) == ",")?;
        let named = comma > noun && self.scene.is_person(comma + 1);
        named.then_some(comma + 1)
    }

    /// Past a prepositional phrase without participants: "at the palace here".
    pub(super) fn past_phrase(&self, mut at: usize) -> usize {
        while is_noun_modifier(self.word(at)) || self.scene.is_possessive(at) {
            at += 1;
        }
        let noun = self.scene.is_word(at)
            && !is_preposition(self.word(at))
            && !begins_clause(self.word(at));
        at + usize::from(noun || self.scene.reference(at).is_some() || self.scene.is_time(at))
    }

    /// The list of references that begins at `first`.
    pub(super) fn list_right(&self, first: usize, between: bool) -> Side {
        let first = self.named_among(first).unwrap_or(first);
        let mut units = vec![first];
        let mut sure = 1;
        let mut in_turn = false;
        let mut at = self.past_circumstances(first + 1);
        let dated = at > first + 1;
        loop {
            if let Some(semicolon) = self.semicolon(at) {
                at = semicolon;
            }
            let mut next = at;
            let mut joined = false;
            // "met A in Oslo, along with B", "met A on Friday with B": in company, not in turn.
            let mut company =
                self.word(at) == "with" || self.word(at) == "," && self.word(at + 1) == "with";
            while let "," | ";" | "and" | "&" | "then" | "finally" | "later" | "with"
            | "separately" | "also" | "as" | "well" | "plus" | "the" | "a" | "an"
            | "his" | "visiting" | "to" | "followed" | "by" | "along" | "alongside"
            | "together" | "former" = self.word(next)
            {
                let word = self.word(next);
                joined |= matches!(
                    word,
                    "and" | "&" | "well" | "plus" | "along" | "alongside" | "together"
                );
                in_turn |= matches!(
                    word,
                    "then" | "finally" | "later" | "separately" | "followed"
                );
                company |= matches!(word, "along" | "alongside" | "together");
                next += 1;
            }
            // "on Thursday with A and Friday with B"
            if joined && self.scene.is_time(next) && self.word(next + 1) == "with" {
                next += 2;
                in_turn = true;
            }
            // "in Kenya with A and in Uganda with B"
            if joined
                && self.word(next) == "in"
                && self.scene.is_place(next + 1)
                && self.word(next + 2) == "with"
            {
                next += 3;
                in_turn = true;
            }
            // "about" governs a verb only in "about to".
            let about = self.word(next + 1) == "about" && self.word(next + 2) != "to";
            // "met A and B to discuss trade": what for
            let purpose = self.word(next + 1) == "to";
            let starts_clause = self.is_finite(next + 1)
                || is_verb_group(self.word(next + 1))
                    && !is_adverb(self.word(next + 1))
                    && !about
                    && !purpose;
            let complete = units.len() > 1 || !between;
            if next == at || !self.scene.can_take_part(next) || starts_clause && complete {
                break;
            }
            let again = self.past_circumstances(next + 1);
            // "met A on Monday and B on Tuesday", "met A on Monday and, separately, B"; "met A
            // on Monday and B said" is another clause.
            if dated && again == next + 1 && !in_turn && self.word(next - 1) != "with" {
                break;
            }
            in_turn |= dated && !company;
            units.push(next);
            if joined || in_turn {
                sure = units.len();
            }
            at = again;
        }
        // "A, B and other officials"
        if self.word(at) == "," && self.word(at + 1) == "and" && self.is_others(at + 2)
            || self.word(at) == "and" && self.is_others(at + 1)
        {
            sure = units.len();
        }
        units.truncate(sure);
        self.side(&units, in_turn && sure > 1)
    }

    /// The list that begins at `first` and is the subject of the verb behind it: "A, B and C
    /// said".
    pub(super) fn list_before_verb(&self, first: usize) -> Side {
        let mut units = vec![first];
        let mut at = first + 1;
        loop {
            let mut next = at;
            while matches!(self.word(next), "," | "and" | "the") {
                next += 1;
            }
            if next == at || !self.scene.can_take_part(next) {
                return self.side(&units, false);
            }
            units.push(next);
            at = next + 1;
        }
    }

    /// "other senior officials", "several ministers": those of a list who are not named.
    fn is_others(&self, unit: usize) -> bool {
        matches!(
            self.scene.first_word(unit),
            "other" | "others" | "several" | "some" | "senior" | "top" | "members" | "officials"
        )
    }

    /// The semicolon that divides parties with what is said of each: "Lund, governor of the
    /// northern state; and Holm".
    fn semicolon(&self, from: usize) -> Option<usize> {
        const WORDS: usize = 10;
        let mut said = (from..self.scene.units.len().min(from + WORDS)).take_while(|unit| {
            !self.is_finite(*unit) && (self.word(*unit) == ";" || !begins_clause(self.word(*unit)))
        });
        said.find(|unit| self.word(*unit) == ";")
    }

    /// "Norwegian officials, including [Lund]": who is named of those described.
    fn named_among(&self, described: usize) -> Option<usize> {
        let comma = usize::from(self.word(described + 1) == ",");
        let including = described + 1 + comma;
        if self.scene.is_person(described) || self.word(including) != "including" {
            return None;
        }
        self.governed_reference(including)
            .filter(|unit| self.scene.is_person(*unit))
    }

    /// Past "on Monday", "in Porto", "at the palace" right behind a party, where a list
    /// may go on.
    pub(super) fn past_circumstances(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            let preposition = usize::from(matches!(self.word(at), "on" | "in" | "at"));
            let article = usize::from(self.word(at + preposition) == "the");
            let next = at + preposition + article;
            let place = preposition == 1 && self.scene.is_place(next);
            if !(self.scene.is_time(next) || place) {
                return at;
            }
            at = next + 1;
        }
    }
}
