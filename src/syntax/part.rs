//! Part-of-speech tagging: greedy, left to right.

use super::form::Form;
use super::hash::{Hash, key};
use super::tag::Tag;
use super::weights::Weights;

/// Number of features of a word.
const FEATURES: usize = 36;
/// How many words back a finite verb is looked for.
const REACH: usize = 20;

/// The tags of a sentence; names are proper nouns without asking.
pub fn tag(forms: &[Form], weights: &Weights) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(forms.len());
    let mut keys = Vec::with_capacity(FEATURES);
    for at in 0..forms.len() {
        if forms[at].is_name {
            tags.push(Tag::Nnp);
            continue;
        }
        features(forms, at, &tags, &mut keys);
        let mut scores = [0; Tag::ALL.len()];
        for key in &keys {
            weights.add(*key, &mut scores);
        }
        tags.push(Tag::ALL[best(&scores)]);
    }
    tags
}

/// Index of the highest score, the first one of equals.
pub fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (class, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = class;
        }
    }
    best
}

/// Puts the keys of the features of word `at` into `keys`; `tags` are those of the
/// words before.
pub fn features(forms: &[Form], at: usize, tags: &[Tag], keys: &mut Vec<u32>) {
    keys.clear();
    let here = &forms[at];
    let near = |offset: usize, behind: bool| -> Form {
        let index = if behind {
            Some(at + offset)
        } else {
            at.checked_sub(offset)
        };
        index
            .and_then(|i| forms.get(i))
            .copied()
            .unwrap_or_default()
    };
    let tag_before = |offset: usize| -> Hash {
        at.checked_sub(offset)
            .and_then(|i| tags.get(i))
            .map_or(0, |tag| *tag as Hash + 1)
    };
    let (b1, b2) = (near(1, false), near(2, false));
    let (a1, a2) = (near(1, true), near(2, true));
    let (t1, t2) = (tag_before(1), tag_before(2));
    let w = here.word;
    let finite_before = tags.iter().rev().take(REACH).any(|tag| tag.is_finite());
    let finite = Hash::from(finite_before) * 2 + Hash::from(here.finite_follows);
    keys.extend([
        key(0, []),
        key(1, [w]),
        key(2, [here.suffixes[0]]),
        key(3, [here.suffixes[1]]),
        key(4, [here.suffixes[2]]),
        key(5, [here.suffixes[3]]),
        key(6, [here.prefixes[0]]),
        key(7, [here.prefixes[1]]),
        key(8, [here.prefixes[2]]),
        key(9, [here.shape]),
        key(10, [here.shape, here.suffixes[1]]),
        key(11, [w, here.shape]),
        key(12, [t1]),
        key(13, [t1, t2]),
        key(14, [t1, w]),
        key(15, [t1, t2, w]),
        key(16, [b1.word]),
        key(17, [b2.word]),
        key(18, [a1.word]),
        key(19, [a2.word]),
        key(20, [b1.word, w]),
        key(21, [w, a1.word]),
        key(22, [a1.suffixes[1]]),
        key(23, [a1.suffixes[2]]),
        key(24, [t1, a1.word]),
        key(25, [t1, here.suffixes[2]]),
        key(26, [a1.shape, here.shape]),
        key(27, [t1, here.suffixes[1], a1.suffixes[1]]),
        key(28, [b1.word, a1.word]),
        key(29, [w, a1.suffixes[1]]),
        key(30, [t1, here.shape]),
        key(31, [a1.word, a2.word]),
        key(32, [here.tail]),
        key(33, [here.suffixes[1], finite]),
        key(34, [w, finite]),
        key(35, [t1, here.suffixes[1], finite]),
    ]);
}
