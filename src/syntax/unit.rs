//! Units: what the parser sees as one word, a token or a whole name.

use crate::text::TokenRange;

/// One word of a parse: a token, or a name of several tokens taken as one proper noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its tokens; never empty.
    pub tokens: TokenRange,
    /// What it names, where it is known to be a name.
    pub name: Option<NameKind>,
}

impl Unit {
    /// Token `index` as a word like any other.
    pub fn token(index: usize) -> Self {
        Self {
            tokens: TokenRange::new(index, index + 1),
            name: None,
        }
    }

    /// A name of one token or more, as one proper noun.
    pub fn name(tokens: TokenRange, kind: NameKind) -> Self {
        Self {
            tokens,
            name: Some(kind),
        }
    }

    /// The units of a sentence in which `names` (in text order, apart) are known.
    ///
    /// Names that reach out of the sentence or into the one before are left as tokens.
    pub fn cover(sentence: TokenRange, names: &[(TokenRange, NameKind)]) -> Vec<Self> {
        let mut units = Vec::with_capacity(sentence.len());
        let mut at = sentence.start();
        for (tokens, kind) in names {
            if tokens.is_empty() || tokens.start() < at || tokens.end() > sentence.end() {
                continue;
            }
            units.extend((at..tokens.start()).map(Self::token));
            units.push(Self::name(*tokens, *kind));
            at = tokens.end();
        }
        units.extend((at..sentence.end()).map(Self::token));
        units
    }
}

/// What a name names, as far as syntax cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum NameKind {
    /// A person.
    Person = 1,
    /// A body of people.
    Organization,
    /// A country, a city, a building.
    Place,
    /// A summit, a conference.
    Event,
    /// Something else, or not known.
    Other,
}

#[cfg(test)]
mod tests {
    use super::{NameKind, Unit};
    use crate::text::TokenRange;

    #[test]
    fn names_are_covered_once() {
        let range = TokenRange::new;
        let names = [
            (range(3, 5), NameKind::Person),
            (range(4, 6), NameKind::Place),
            (range(7, 9), NameKind::Place),
        ];
        let units = Unit::cover(range(2, 8), &names);
        let ranges: Vec<_> = units.iter().map(|u| u.tokens).collect();
        assert_eq!(
            ranges,
            [
                range(2, 3),
                range(3, 5),
                range(5, 6),
                range(6, 7),
                range(7, 8)
            ]
        );
        assert_eq!(units[1].name, Some(NameKind::Person));
    }
}
