//! What never comes into question, however likely it looks.

use super::super::clue::Clue;
use super::super::{Slot, Value};
use super::{Candidate, Evidence, is_same};
use crate::document::Status;
use crate::meeting::Meeting;
use crate::meeting::circumstance;

impl Evidence<'_, '_> {
    /// Whether the words say of what else it is, so that it does not come into question unless the
    /// rules take it: "Reis, who resigned on 2 March, met Lund".
    pub(super) fn is_barred(&self, one: &Candidate, answer: Option<Value>, clues: &[Clue]) -> bool {
        const BARS: &[Clue] = &[
            Clue::Since,
            Clue::Contrasted,
            Clue::Until,
            Clue::LiesAhead,
            Clue::WentBefore,
            Clue::OfParty,
            Clue::OfNoun,
            Clue::OfAnotherClause,
            Clue::DaysApart,
            Clue::NextLeg,
            Clue::From,
        ];
        // A plan is for no day that has been, and what was held was on none that is yet to come.
        let contrary = match self.meeting().status {
            Status::Held => &[Clue::ToCome][..],
            Status::Planned | Status::Proposed => &[Clue::Gone, Clue::LongGone],
            Status::NotHeld => &[],
        };
        if clues
            .iter()
            .any(|clue| BARS.contains(clue) || contrary.contains(clue))
        {
            return true;
        }
        let (sentence, told) = self.report_of(one);
        let scene = &self.scenes[&sentence];
        // "in Uganda with Akol and in Ethiopia with Tesfaye"
        let of_other = |other: &Meeting| {
            let together = other.evidence.iter().any(|e| e.trigger == told.trigger);
            let slot = match one.value {
                Value::Day(_) => Slot::Day,
                Value::Place(_) => Slot::Place,
                Value::Occasion(_) => return false,
            };
            let own = Self::told(other, slot);
            together && answer.is_some() && own.is_some_and(|own| is_same(own, one.value))
        };
        let mut others = self.near().filter(|other| *other != self.index);
        if others.any(|other| of_other(&self.meetings[other])) {
            return true;
        }
        match one.value {
            Value::Day(_) => sentence != one.sentence && circumstance::is_on_margins(scene),
            // "flew to Porto from Iceland, where"
            Value::Place(_) => {
                is_later(clues)
                    || (circumstance::where_it_was(scene, told.clause.0))
                        .is_some_and(|id| answer == Some(Value::Place(id)))
            }
            Value::Occasion(_) => false,
        }
    }
}

/// "met Holm. Lund then flew to Riga, where", "They last met in Porto": the place of what is told after the
/// encounter.
fn is_later(clues: &[Clue]) -> bool {
    let has = |clue| clues.contains(&clue);
    let behind = has(Clue::SentenceBehind) || has(Clue::SentencesBehind);
    let next_leg = has(Clue::Where) || has(Clue::To) && has(Clue::Motion);
    behind && (next_leg || has(Clue::AnswerOfAnother))
}
