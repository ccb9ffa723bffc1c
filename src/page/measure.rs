//! How much text, in and outside links, each element of a page holds.

use super::tree::{Id, Tree};

/// A stretch of words outside links with fewer characters is a label and not running text.
pub(super) const MIN_PROSE: usize = 25;

/// A part with at most so many characters, of which a good share are links, is a teaser of
/// another page.
const MAX_TEASER: usize = 600;

/// What an element holds; characters are counted without white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) characters: usize,
    /// Of them in links.
    pub(super) linked: usize,
    /// Links, itself included.
    pub(super) links: usize,
    pub(super) elements: usize,
    /// Pairs of an element and one around it.
    pub(super) nesting: usize,
    /// Characters of running text.
    pub(super) prose: usize,
}

/// Beyond that the whole body is the article: to rate so much takes seconds.
const MOST_ELEMENTS: usize = 20_000;
const MOST_NESTING: usize = 400_000;
const MOST_CHARACTERS: usize = 1_000_000;

impl Share {
    pub(super) fn is_beyond(self) -> bool {
        self.elements > MOST_ELEMENTS
            || self.nesting > MOST_NESTING
            || self.characters > MOST_CHARACTERS
    }
}

/// What every element of a tree holds, by [`Id::index`].
pub(super) struct Shares(Vec<Share>);

impl Shares {
    pub(super) fn of(&self, id: Id) -> Share {
        self.0[id.index()]
    }
}

/// Measures all below `root`, each node once.
pub(super) fn measure(tree: &Tree, root: Id) -> Shares {
    let mut shares = vec![Share::default(); tree.len()];
    let order: Vec<Id> = std::iter::once(root).chain(tree.below(root)).collect();
    let mut inside = vec![false; tree.len()];
    let is_link = |id| tree.is(id, "a") && tree.attribute(id, "href").is_some();
    for &id in &order {
        let around = id != root && tree.parent(id).is_some_and(|parent| inside[parent.index()]);
        inside[id.index()] = around || is_link(id);
    }
    for &id in order.iter().rev() {
        if let Some(words) = tree.text(id) {
            let characters = words.chars().filter(|c| !c.is_whitespace()).count();
            let linked = if inside[id.index()] { characters } else { 0 };
            shares[id.index()] = Share {
                characters,
                linked,
                ..Share::default()
            };
            continue;
        }
        let mut sum = Share {
            links: usize::from(is_link(id)),
            ..Share::default()
        };
        for child in tree.children(id) {
            let part = shares[child.index()];
            sum.characters += part.characters;
            sum.linked += part.linked;
            sum.links += part.links;
            sum.elements += part.elements + usize::from(tree.is_element(child));
            sum.nesting += part.nesting;
            sum.prose += part.prose;
        }
        sum.nesting += sum.elements;
        let plain = sum.characters - sum.linked;
        // Words of its own make it a paragraph, together with the words marked up in it.
        if plain >= MIN_PROSE && has_own_words(tree, id) {
            sum.prose = plain;
        } else if sum.characters <= MAX_TEASER && sum.linked * 10 >= sum.characters * 3 {
            sum.prose = 0;
        }
        shares[id.index()] = sum;
    }
    Shares(shares)
}

/// Whether words stand in the element itself, as they do in a paragraph.
pub(super) fn has_own_words(tree: &Tree, id: Id) -> bool {
    tree.children(id).any(|child| {
        tree.text(child)
            .is_some_and(|words| !words.trim().is_empty())
    })
}
