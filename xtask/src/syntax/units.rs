//! Examples over units: names collapsed to one proper noun, as the parser meets them.

use readout::syntax::{NameKind, Relation, Tag, Unit};
use readout::text::{Text, TokenRange};

use super::align::Example;
use crate::calendar::is_day_or_month;

/// A sentence over units.
pub struct Tree {
    pub units: Vec<Unit>,
    pub tags: Vec<Tag>,
    /// Heads; the number of units stands for the root.
    pub heads: Vec<usize>,
    pub relations: Vec<Relation>,
}

/// Every token a unit.
pub fn plain(example: &Example) -> Tree {
    Tree {
        units: (0..example.tags.len()).map(Unit::token).collect(),
        tags: example.tags.clone(),
        heads: example.heads.clone(),
        relations: example.relations.clone(),
    }
}

/// Names for which `picks` says yes are one unit each.
pub fn collapsed(example: &Example, mut picks: impl FnMut() -> bool) -> Tree {
    let text = Text::new(&example.source);
    let names: Vec<_> = names(example, &text)
        .into_iter()
        .filter(|_| picks())
        .collect();
    let all = TokenRange::new(0, example.tags.len());
    let units = Unit::cover(all, &names);
    let unit_of: Vec<usize> = units
        .iter()
        .enumerate()
        .flat_map(|(at, unit)| std::iter::repeat_n(at, unit.tokens.len()))
        .chain([units.len()])
        .collect();
    let mains: Vec<usize> = units
        .iter()
        .map(|unit| {
            outer(example, unit.tokens)
                .next()
                .unwrap_or(unit.tokens.start())
        })
        .collect();
    Tree {
        tags: units
            .iter()
            .zip(&mains)
            .map(|(unit, main)| unit.name.map_or(example.tags[*main], |_| Tag::Nnp))
            .collect(),
        heads: mains.iter().map(|m| unit_of[example.heads[*m]]).collect(),
        relations: mains.iter().map(|m| example.relations[*m]).collect(),
        units,
    }
}

/// Tokens of `range` whose head is outside of it.
fn outer(example: &Example, range: TokenRange) -> impl Iterator<Item = usize> + '_ {
    range
        .iter()
        .filter(move |t| !range.holds(example.heads[*t]))
}

/// The proper names of a sentence: runs of proper nouns that hang together.
fn names(example: &Example, text: &Text) -> Vec<(TokenRange, NameKind)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < example.tags.len() {
        let mut end = at;
        while end < example.tags.len() && is_part(example, text, at, end) {
            end += 1;
        }
        let range = TokenRange::new(at, end.max(at + 1));
        let mut bounds = outer(example, range);
        if end > at && bounds.next().is_some() && bounds.next().is_none() {
            out.push((range, kind_of(example, range)));
        }
        at = range.end();
    }
    out
}

/// Whether token `at` goes on with the name that begins at `start`.
fn is_part(example: &Example, text: &Text, start: usize, at: usize) -> bool {
    if !example.tags[at].is_proper()
        || is_day_or_month(text.folded(at))
        // A title is no part of the name.
        || example.relations[at] == Relation::NmodDesc
    {
        return false;
    }
    // An apposition or a possessor that follows is a name of its own.
    at == start
        || matches!(
            example.relations[at],
            Relation::Flat | Relation::Compound | Relation::Amod
        )
        || example.heads[start..at].contains(&at)
}

/// The type of the smallest mention around `range`.
fn kind_of(example: &Example, range: TokenRange) -> NameKind {
    example
        .mentions
        .iter()
        .filter(|(start, end, _)| *start <= range.start() && range.end() <= *end)
        .min_by_key(|(start, end, _)| end - start)
        .map_or(NameKind::Other, |(_, _, kind)| *kind)
}
