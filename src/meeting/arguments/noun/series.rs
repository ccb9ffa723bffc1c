//! Encounters told by themselves: the one told of last, and one more like it.

use crate::meeting::arguments::Finder;
use crate::meeting::grammar::{begins_clause, is_speech};

impl Finder<'_, '_, '_> {
    /// "The next round will be held in May", "a second meeting is planned": one more of a
    /// series whose parties were told before.
    pub(super) fn is_one_more(&self, start: usize) -> bool {
        let ordinal = (start..self.first).any(|u| {
            matches!(
                self.word(u),
                "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "fifth"
                    | "sixth"
                    | "next"
                    | "previous"
                    | "earlier"
                    | "another"
                    | "further"
                    | "new"
                    | "latest"
                    | "final"
                    | "last"
            )
        });
        ordinal && self.is_subject_of_fate(start)
    }

    /// "The meeting took place in Oslo": the encounter last told of.
    pub(super) fn is_that_one(&self, start: usize) -> bool {
        matches!(self.word(start), "the" | "this")
            && start + 1 == self.first
            && self.is_subject_of_fate(start)
    }

    /// Whether the noun phrase from `start` begins a clause that says what became of it.
    fn is_subject_of_fate(&self, start: usize) -> bool {
        let begins = start == 0
            || matches!(self.word(start - 1), "," | "and" | "but" | ";" | "that")
            || is_speech(self.word(start - 1));
        let of = self.word(self.last + 1) == "of";
        let of_talks = of
            && matches!(
                self.word(self.last + 2),
                "talks" | "negotiations" | "consultations" | "discussions" | "dialogue"
            );
        // "The third round of the Harbour Dialogue": that of somebody else.
        if of && !of_talks {
            return false;
        }
        let behind = self.last + 1 + if of_talks { 2 } else { 0 };
        let predicated = (behind..behind + 8)
            .take_while(|u| !begins_clause(self.word(*u)))
            .any(|u| is_fate(self.word(u)));
        self.trigger.row.frame.series && begins && predicated
    }
}

/// Verbs that say of a meeting that it comes about or not.
pub(super) fn is_fate(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "will"
            | "would"
            | "has"
            | "had"
            | "have"
            | "held"
            | "took"
            | "scheduled"
            | "planned"
            | "expected"
            | "cancelled"
            | "canceled"
            | "postponed"
            | "arranged"
            | "opened"
            | "resumed"
            | "concluded"
            | "ended"
            | "proposed"
            | "called"
            | "dropped"
    )
}
