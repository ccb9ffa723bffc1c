//! Who stands behind a trigger noun: "between A and B", "with B".

use super::series::is_fate;
use crate::meeting::arguments::{Finder, Side};
use crate::meeting::grammar::{
    begins_clause, is_conjunction, is_preposition, is_quote, is_relational, is_speech,
};
use crate::meeting::trigger::Part;

impl Finder<'_, '_, '_> {
    /// What follows a trigger noun: all participants ("between A and B"), or the other
    /// side ("with B").
    pub(in crate::meeting::arguments) fn noun_complement(&self) -> (Option<Side>, Option<Side>) {
        let frame = self.trigger.row.frame;
        let mut at = self.last + 1;
        while at < self.scene.units.len() {
            let word = self.word(at);
            let reference = self.governed_reference(at);
            match word {
                // "hosted a dinner in honour of Lund"
                "in" if frame.takes("for") && self.is_in_honour(at) => {
                    if let Some(first) = self.governed_reference(at + 2) {
                        return (None, Some(self.list_right(first, false)));
                    }
                }
                "between" | "among" => {
                    if let Some(first) = reference {
                        return (Some(self.list_right(first, true)), None);
                    }
                }
                "of" if at == self.last + 1 => {
                    // "the meeting of the Security Organization": its session.
                    let body = |unit: usize| self.scene.is_body(unit);
                    if let Some(first) = reference.filter(|unit| !body(*unit)) {
                        let side = self.list_right(first, true);
                        if side.is_plural() {
                            return (Some(side), None);
                        }
                    }
                }
                _ if frame.takes(word) => {
                    if let Some(first) = reference {
                        return (None, Some(self.list_right(first, false)));
                    }
                    if let Some(named) = self.included(at + 1) {
                        return (None, Some(named));
                    }
                }
                "," if !matches!(self.word(at + 1), "with" | "between") => {
                    return (None, None);
                }
                // "held two meetings: with Lund and with Holm"
                ":" if matches!(self.word(at + 1), "with" | "between") => {
                    at += 1;
                    continue;
                }
                _ => {}
            }
            // "The purpose of the meeting was to explore ties between A and B"
            let explains = matches!(word, "was" | "is")
                && self.word(at + 1) == "to"
                && !matches!(
                    self.word(at + 2),
                    "be" | "take" | "have" | "start" | "begin"
                );
            // "a precursor to Lund's summit with Holm": with whom that is.
            let owned = at > self.last + 1 && matches!(word, "'s" | "’s" | "'" | "’");
            let other_verb = self.is_finite(at) && !is_fate(word)
                || explains
                || owned && self.is_trigger_behind(at);
            if begins_clause(word)
                || is_quote(word)
                || is_speech(word)
                || is_conjunction(word)
                || other_verb
            {
                break;
            }
            at = if is_preposition(word) {
                self.past_phrase(at + 1)
            } else {
                at + 1
            };
            // "the normalization of relations with B": B belongs to the relations.
            if is_relational(self.word(at - 1)) {
                break;
            }
        }
        (None, None)
    }

    /// "several leaders, including [Lund and Holm]": who is named of them, one by one.
    fn included(&self, from: usize) -> Option<Side> {
        const WORDS: usize = 4;
        let comma = (from..from + WORDS).find(|unit| self.word(*unit) == ",")?;
        let people = (from..comma).all(|unit| self.scene.is_word(unit))
            && matches!(
                self.word(comma.checked_sub(1)?),
                "leaders" | "officials" | "ministers" | "counterparts" | "executives" | "lawmakers"
            );
        if !people || self.word(comma + 1) != "including" {
            return None;
        }
        let first = self.governed_reference(comma + 1)?;
        let named = self.list_right(first, false);
        let several = matches!(self.word(from), "several" | "various" | "many" | "other");
        Some(Side {
            in_turn: several && named.ids.len() > 1,
            ..named
        })
    }

    /// Whether the noun phrase behind the possessive at `unit` is headed by another trigger.
    fn is_trigger_behind(&self, unit: usize) -> bool {
        const WORDS: usize = 4;
        (unit + 1..self.scene.units.len().min(unit + 1 + WORDS))
            .take_while(|at| self.scene.is_word(*at) && !is_preposition(self.word(*at)))
            .any(|at| {
                let token = self.scene.units[at].tokens.start();
                self.scene
                    .triggers_at(token)
                    .any(|t| t.row.part == Part::Noun)
            })
    }

    /// "in honour of"
    fn is_in_honour(&self, at: usize) -> bool {
        matches!(self.word(at + 1), "honour" | "honor") && self.word(at + 2) == "of"
    }
}
