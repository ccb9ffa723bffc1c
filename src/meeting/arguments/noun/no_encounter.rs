//! What is no encounter though its noun is that of one: appeals, opinions, sessions of bodies.

use crate::meeting::arguments::Finder;
use crate::meeting::trigger::{self};

impl Finder<'_, '_, '_> {
    /// Whether the words around the noun phrase from `start` make it something else.
    pub(in crate::meeting::arguments) fn is_no_encounter(&self, start: usize) -> bool {
        let stalled = (self.last + 1..self.last + 12)
            .any(|u| matches!(self.word(u), "stalled" | "deadlocked" | "stuck" | "frozen"));
        // "reconsider its participation in talks": nobody talks there and then.
        let joining =
            start > 1 && self.word(start - 1) == "in" && self.word(start - 2) == "participation";
        // "calls for a withdrawal", "rejected a call from Lund to withdraw"
        let appeal = self.trigger.row.lemma == "call"
            && (self.word(self.last + 1) == "for" || start > 0 && answers(self.word(start - 1)));
        // "hold the first meeting of the Joint Committee": a body's session.
        stalled
            || joining
            || appeal
            || (start..self.first).any(|u| trigger::is_trap(self.word(u)))
            || self.is_standing(start)
            || self.is_of_a_body()
    }

    /// "of the Joint Committee on Trade"
    fn is_of_a_body(&self) -> bool {
        const WORDS: usize = 5;
        if self.word(self.last + 1) != "of" || self.word(self.last + 2) != "the" {
            return false;
        }
        let name = self.scene.units[(self.last + 3).min(self.scene.units.len())..]
            .iter()
            .take(WORDS)
            .flat_map(|unit| unit.tokens.iter());
        name.take_while(|at| self.scene.text.tokens()[*at].case.is_capital())
            .any(|at| {
                matches!(
                    self.scene.text.folded(at),
                    "committee" | "commission" | "council" | "board" | "assembly" | "subcommittee"
                )
            })
    }

    /// "urged X to engage in talks": the subject asks others to.
    pub(super) fn is_urged(&self, start: usize) -> bool {
        const WORDS: usize = 5;
        let to = (start.saturating_sub(WORDS)..start).rfind(|unit| self.word(*unit) == "to");
        to.is_some_and(|to| {
            to > 1
                && self.scene.is_reference(to - 1)
                && matches!(
                    self.word(to - 2),
                    "urged" | "urges" | "urging" | "asked" | "asks" | "on" | "pressed" | "told"
                )
        })
    }

    /// "spent an hour with", "found twenty minutes for": right behind the verb, and the
    /// person right behind the stretch of time.
    pub(super) fn is_spent(&self, start: usize) -> bool {
        let found = self.word(self.last + 1) == "for";
        let verb =
            (start.saturating_sub(4)..self.first)
                .rev()
                .any(|u| match self.word(u) {
                    "spent" | "spend" | "spends" | "spending" | "had" | "has" | "have"
                    | "having" => !found,
                    "found" | "find" | "finds" | "finding" | "made" | "make" | "makes"
                    | "making" => found,
                    _ => false,
                });
        verb && (found || self.word(self.last + 1) == "with")
    }

    /// "opposes peace talks with B": an opinion of talks in general.
    pub(super) fn is_stance(&self, start: usize) -> bool {
        const NEAR: usize = 2;
        !self.is_definite(start)
            && (start.saturating_sub(NEAR)..self.first).any(|u| {
                matches!(
                    self.word(u),
                    "oppose"
                        | "opposes"
                        | "opposed"
                        | "opposing"
                        | "support"
                        | "supports"
                        | "supported"
                        | "backs"
                        | "backed"
                        | "favors"
                        | "favours"
                        | "favored"
                        | "favoured"
                )
            })
    }

    /// "negotiators in the talks with B": what they are there for, not what they did.
    fn is_standing(&self, start: usize) -> bool {
        // "the developments in the indirect talks between A and B": no round in particular
        let process = start > 1
            && matches!(self.word(start - 1), "in" | "of" | "on")
            && matches!(
                self.word(start - 2),
                "developments" | "progress" | "momentum" | "state" | "course" | "future" | "role"
            );
        process
            || start > 1
                && self.word(start - 1) == "in"
                && matches!(
                    self.scene.last_word(start - 2),
                    "negotiator" | "negotiators" | "mediator" | "mediators" | "delegates"
                )
    }
}

/// Whether the verb is said of an appeal, not of a conversation: "heeded a call".
fn answers(word: &str) -> bool {
    matches!(
        word,
        "rejected"
            | "rejects"
            | "rejecting"
            | "heeded"
            | "heeding"
            | "echoed"
            | "echoing"
            | "dismissed"
            | "dismissing"
            | "backed"
            | "backing"
            | "endorsed"
            | "ignored"
            | "ignoring"
            | "rebuffed"
    )
}
