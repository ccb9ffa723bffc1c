//! The templates of features: their numbers, the groups they make, and a row with one feature
//! of each.

use super::evidence::FACTS;
use super::gazetteer::KIND_COUNT;
use super::hash;

/// Names of the feature groups, for ablation.
pub const GROUPS: [&str; 7] = [
    "word",
    "affix",
    "context",
    "shape",
    "run",
    "gazetteer",
    "document",
];

// The first template of each group; the model's file depends on these numbers.
pub(super) const WORD: usize = 0;
pub(super) const AFFIX: usize = WORD + 4;
pub(super) const CONTEXT: usize = AFFIX + 7;
pub(super) const SHAPE: usize = CONTEXT + 12;
pub(super) const RUN: usize = SHAPE + 8;
pub(super) const GAZETTEER: usize = RUN + 13;
pub(super) const KIND: usize = GAZETTEER + 14;
pub(super) const DOCUMENT: usize = KIND + KIND_COUNT;

/// Features a token can have.
pub const FEATURES: usize = DOCUMENT + FACTS + 1;

/// One token's features, one a template; 0 where the template has nothing to say.
pub type Row = [u32; FEATURES];

/// Index into [`GROUPS`] of the template at `index` of a [`Row`].
pub fn group(index: usize) -> usize {
    [AFFIX, CONTEXT, SHAPE, RUN, GAZETTEER, DOCUMENT]
        .iter()
        .filter(|start| index >= **start)
        .count()
}

/// The feature of a template with these values, never 0.
pub(super) fn feature(template: usize, [a, b, c]: [u32; 3]) -> u32 {
    hash::feature(template, a, b, c).max(1)
}

#[cfg(test)]
mod tests {
    use super::{FEATURES, GROUPS, group};

    #[test]
    fn every_template_has_a_group() {
        assert_eq!(GROUPS[group(0)], "word");
        assert_eq!(GROUPS[group(FEATURES - 1)], "document");
    }
}
