//! What the noun phrase of a trigger itself says: where it begins, whose it is.

use crate::meeting::arguments::{Finder, Side};
use crate::meeting::grammar::{
    begins_clause, is_adverb, is_conjunction, is_light_verb, is_motion, is_preposition, is_quote,
    is_speech, is_verb_group,
};
use crate::text::TokenKind;

impl Finder<'_, '_, '_> {
    /// Where the noun phrase of a trigger noun begins, determiner included.
    pub(in crate::meeting::arguments) fn phrase_start(&self) -> usize {
        let mut at = self.first;
        while at > 0 {
            let word = self.word(at - 1);
            let adjective = self.scene.is_word(at - 1)
                && !is_preposition(word)
                && !is_conjunction(word)
                && !begins_clause(word)
                && (!is_light_verb(word) || self.is_attribute(at - 1))
                && (!is_verb_group(word)
                    || matches!(word, "first" | "next" | "last")
                    || self.is_attribute(at - 1))
                && !is_speech(word)
                && !matches!(
                    word,
                    "the" | "a" | "an" | "no" | "this" | "that" | "these" | "any"
                );
            let number = self.scene.units.get(at - 1).is_some_and(|u| {
                self.scene.text.tokens()[u.tokens.start()].kind == TokenKind::Number
            });
            // "[U.S.-brokered] peace talks"
            if word == "-" && at > 1 && self.scene.is_reference(at - 2) {
                at -= 2;
                continue;
            }
            if let Some(opened) = self.quoted_attribute(at) {
                at = opened;
                continue;
            }
            let clitic = matches!(word, "'s" | "’s" | "'" | "’");
            if clitic
                || !(adjective || number || self.scene.is_time(at - 1))
                || self.first - at >= 4
            {
                break;
            }
            at -= 1;
        }
        if at > 0
            && matches!(
                self.word(at - 1),
                "the" | "a" | "an" | "no" | "this" | "that" | "these" | "any"
            )
        {
            at -= 1;
        }
        at
    }

    /// Where the quotation marks open that close before `end` around a word or two: "a [“very frank”] talk".
    fn quoted_attribute(&self, end: usize) -> Option<usize> {
        const WORDS: usize = 3;
        let close = end.checked_sub(1).filter(|at| is_quote(self.word(*at)))?;
        let within = (close.saturating_sub(WORDS)..close).rev();
        let words = within.take_while(|at| self.scene.is_word(*at) && !is_quote(self.word(*at)));
        let opened = words.last()?.checked_sub(1)?;
        is_quote(self.word(opened)).then_some(opened)
    }

    /// "her planned meeting": a participle that belongs to the noun.
    fn is_attribute(&self, unit: usize) -> bool {
        let participle = matches!(
            self.word(unit),
            "planned"
                | "scheduled"
                | "proposed"
                | "cancelled"
                | "canceled"
                | "postponed"
                | "expected"
        );
        let before = unit.checked_sub(1);
        participle
            && before.is_some_and(|u| {
                self.scene.is_possessive(u)
                    || matches!(
                        self.word(u),
                        "the" | "a" | "an" | "this" | "'s" | "’s" | "'"
                    )
            })
    }

    pub(in crate::meeting::arguments) fn is_definite(&self, start: usize) -> bool {
        matches!(self.word(start), "the" | "this" | "that" | "these")
    }

    /// Whether a light verb governs the noun phrase that begins at `start`.
    pub(in crate::meeting::arguments) fn is_light(&self, start: usize) -> bool {
        let mut before = start;
        while before > 0
            && (is_adverb(self.word(before - 1))
                || matches!(self.word(before - 1), "up" | "out" | "part" | "in"))
        {
            before -= 1;
        }
        if before > 0 && is_light_verb(self.word(before - 1)) {
            return true;
        }
        !self.is_gathering() && self.is_told_of(start)
    }

    /// Whether what stands around the noun phrase that begins at `start` says that it was held.
    fn is_told_of(&self, start: usize) -> bool {
        matches!(
            self.word(self.last + 1),
            "was" | "were" | "will" | "is" | "took" | "takes" | "has" | "had" | "would" | "held"
        ) || start > 0
            && matches!(
                self.word(start - 1),
                "over" | "for" | "at" | "in" | "during" | "after"
            )
            || start > 1 && self.word(start - 1) == "to" && is_motion(self.word(start - 2))
    }

    /// "at the summit": where they are, which is no encounter of theirs alone.
    fn is_gathering(&self) -> bool {
        self.trigger.row.lemma == "summit"
    }

    /// "Putin's", "their", "Lavrov–Blinken" before the noun phrase.
    pub(in crate::meeting::arguments) fn owner(&self, start: usize) -> Option<Side> {
        let before = start.checked_sub(1)?;
        if self.scene.is_possessive(before) {
            return Some(self.side(&[before], false));
        }
        if matches!(self.word(before), "'s" | "’s" | "'" | "’") {
            let unit = before.checked_sub(1)?;
            return self
                .scene
                .can_take_part(unit)
                .then(|| self.list_left(unit))
                .flatten();
        }
        // A compound: "the Lavrov–Blinken talks".
        if before >= 2
            && self.scene.can_take_part(before)
            && matches!(self.word(before - 1), "–" | "-" | "—" | "/")
            && self.scene.can_take_part(before - 2)
        {
            return Some(self.side(&[before - 2, before], false));
        }
        None
    }
}
