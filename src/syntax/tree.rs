//! The result: a dependency tree over the units of one sentence.

use super::relation::Relation;
use super::tag::Tag;
use super::unit::Unit;
use crate::text::TokenRange;

/// A dependency tree. Every index is that of a *unit*, counted from 0 at the start of
/// the sentence; [`Parse::tokens`] and [`Parse::unit_of`] lead to tokens and back.
///
/// Exactly one unit has no head (unless there is no unit at all), and there is no cycle.
#[derive(Clone, Debug, Default)]
pub struct Parse {
    units: Vec<Unit>,
    words: Vec<Word>,
    /// The children of all units, unit by unit, and where those of each begin.
    children: Vec<u32>,
    starts: Vec<u32>,
}

/// One unit of a [`Parse`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub tag: Tag,
    pub head: Option<u32>,
    pub relation: Relation,
}

impl Parse {
    /// The tree whose unit `i` has `words[i]`.
    pub(super) fn new(units: Vec<Unit>, words: Vec<Word>) -> Self {
        // Counting sort by head; `starts[h + 1]` first counts, then is where h ends.
        let mut starts = vec![0; words.len() + 2];
        for word in &words {
            if let Some(head) = word.head {
                starts[head as usize + 2] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut children = vec![0; words.len().saturating_sub(1)];
        for (child, word) in (0..).zip(&words) {
            if let Some(head) = word.head {
                let slot = &mut starts[head as usize + 1];
                children[*slot as usize] = child;
                *slot += 1;
            }
        }
        Self {
            units,
            words,
            children,
            starts,
        }
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the sentence was empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The units.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The tokens (indexes of the text) of `unit`.
    pub fn tokens(&self, unit: usize) -> TokenRange {
        self.units[unit].tokens
    }

    /// The unit that holds `token` (index of the text).
    pub fn unit_of(&self, token: usize) -> Option<usize> {
        let unit = self.units.partition_point(|u| u.tokens.end() <= token);
        (self.units.get(unit)?.tokens.holds(token)).then_some(unit)
    }

    /// Part of speech of `unit`.
    pub fn tag(&self, unit: usize) -> Tag {
        self.words[unit].tag
    }

    /// Head of `unit`; none for the root.
    pub fn head(&self, unit: usize) -> Option<usize> {
        self.words[unit].head.map(|head| head as usize)
    }

    /// What `unit` is to its head.
    pub fn relation(&self, unit: usize) -> Relation {
        self.words[unit].relation
    }

    /// The root.
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|w| w.head.is_none())
    }

    /// The dependents of `unit` in text order.
    pub fn children(&self, unit: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[unit] as usize..self.starts[unit + 1] as usize;
        self.children[range].iter().map(|child| *child as usize)
    }

    /// The dependents of `unit` with this relation, in text order.
    pub fn children_by(
        &self,
        unit: usize,
        relation: Relation,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(unit)
            .filter(move |child| self.relation(*child) == relation)
    }

    /// The first dependent of `unit` with this relation.
    pub fn child(&self, unit: usize, relation: Relation) -> Option<usize> {
        self.children_by(unit, relation).next()
    }

    /// The heads of `unit` from the nearest to the root.
    pub fn ancestors(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(unit), |at| self.head(*at))
    }

    /// Whether `unit` is `ancestor` or hangs below it.
    pub fn is_within(&self, unit: usize, ancestor: usize) -> bool {
        unit == ancestor || self.ancestors(unit).any(|at| at == ancestor)
    }

    /// First and one-past-last unit of everything below `unit`, itself included. The
    /// trees are projective, so all units between belong to it.
    pub fn subtree(&self, unit: usize) -> std::ops::Range<usize> {
        let (mut start, mut end) = (unit, unit);
        while let Some(before) = self.children(start).next().filter(|c| *c < start) {
            start = before;
        }
        while let Some(after) = self.children(end).next_back().filter(|c| *c > end) {
            end = after;
        }
        start..end + 1
    }

    /// `unit` and all that are coordinated with it, in text order, where `unit` is the
    /// first of them.
    pub fn conjuncts(&self, unit: usize) -> Vec<usize> {
        let mut all = vec![unit];
        let mut at = 0;
        while at < all.len() {
            all.extend(self.children_by(all[at], Relation::Conj));
            at += 1;
        }
        all.sort_unstable();
        all
    }
}
