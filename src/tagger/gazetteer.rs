//! What the lexicon knows of each token, in the few kinds that features tell apart.

use crate::lexicon::{Classes, lookup_token, matches_at};
use crate::text::Text;

use super::shape::is_name_like;

/// A set of kinds.
pub(super) type Kinds = u16;

/// Each kind and the classes of the lexicon that make it; a kind's bit is its place here.
const KINDS: [Classes; 16] = [
    Classes::COUNTRY,
    Classes::DEMONYM.or(Classes::DEMONYM_NOUN),
    Classes::CAPITAL.or(Classes::CITY),
    Classes::REGION.or(Classes::WATER),
    Classes::SITE,
    Classes::SEAT,
    Classes::BODY,
    Classes::TITLE.or(Classes::HONORIFIC),
    Classes::TITLE_MODIFIER.or(Classes::PORTFOLIO),
    Classes::GIVEN_NAME,
    Classes::SURNAME,
    Classes::NAME_PARTICLE,
    Classes::COMMON_WORD,
    Classes::ORGANIZATION_HEAD,
    Classes::SITE_HEAD,
    Classes::EVENT_HEAD.or(Classes::EVENT),
];

/// Number of kinds.
pub(super) const KIND_COUNT: usize = KINDS.len();

const TITLE: Kinds = 1 << 7;
const GIVEN_NAME: Kinds = 1 << 9;
const HEADS: Kinds = 1 << 13 | 1 << 14 | 1 << 15;

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// What the token can be alone.
    pub alone: Kinds,
    /// What the longest phrase that covers it can be.
    pub covered: Kinds,
    /// Where in that phrase it stands: 0 not covered, 1 first, 2 inside, 3 last, 4 alone.
    pub position: u8,
    /// How common it is as a given name and as a surname, 0 to 3.
    pub given: u8,
    pub surname: u8,
}

impl Mark {
    /// Of a token of which nothing is known.
    pub const NONE: Self = Self {
        alone: 0,
        covered: 0,
        position: 0,
        given: 0,
        surname: 0,
    };

    /// Whether it is a title, or ends one, that may stand before a name.
    pub fn is_title(self) -> bool {
        (self.alone | self.covered) & TITLE != 0
    }

    /// What the token most likely contributes to a name, below 16: the most telling kind,
    /// and 0 for a word that nobody knows.
    pub fn role(self) -> u32 {
        /// Kinds by what they tell, as places in [`KINDS`]: heads, titles, countries,
        /// demonyms, names, bodies, other places, particles, common words.
        const TELLING: [usize; 14] = [13, 14, 15, 7, 8, 0, 1, 9, 10, 6, 2, 3, 11, 12];
        TELLING
            .iter()
            .position(|kind| self.alone >> kind & 1 == 1)
            .map_or(0, |place| place as u32 + 1)
    }

    /// Whether it ends names: a head noun, or what is inside a phrase of the lexicon.
    pub fn can_end_name(self) -> bool {
        self.alone & HEADS != 0 || matches!(self.position, 2 | 3)
    }

    /// What covers it and where it stands in that, as one number.
    pub fn cover(self) -> u32 {
        u32::from(self.covered) << 3 | u32::from(self.position)
    }

    /// Whether it is known as a given name.
    pub fn is_given_name(self) -> bool {
        self.alone & GIVEN_NAME != 0
    }
}

/// The marks of all tokens of a text. Lower-case words far from any name are not looked up.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    /// Titles ("deputy prime minister") begin at most so many tokens before a name.
    const REACH: usize = 4;
    let tokens = text.tokens();
    let mut marks = vec![Mark::default(); tokens.len()];
    let lower_text = !tokens.iter().any(|token| token.case.is_capital());
    let mut far = 0;
    let near: Vec<bool> = tokens
        .iter()
        .rev()
        .map(|token| {
            far = if is_name_like(*token) { 0 } else { far + 1 };
            far <= REACH || lower_text
        })
        .collect();
    let mut covered_to = 0;
    for at in 0..tokens.len() {
        let wanted = near[tokens.len() - 1 - at] || at > 0 && is_name_like(tokens[at - 1]);
        if !wanted {
            continue;
        }
        let alone = lookup_token(text, at);
        if let Some(entry) = alone {
            let mark = &mut marks[at];
            mark.alone = kinds(entry.classes);
            mark.given = entry.given;
            mark.surname = entry.surname;
        }
        if at < covered_to {
            continue;
        }
        if let Some((range, entry)) = matches_at(text, at).next_back() {
            covered_to = range.end();
            for inside in range.iter() {
                let mark = &mut marks[inside];
                mark.covered = kinds(entry.classes);
                mark.position = match (inside == range.start(), inside + 1 == range.end()) {
                    (true, true) => 4,
                    (true, false) => 1,
                    (false, true) => 3,
                    (false, false) => 2,
                };
            }
        }
    }
    marks
}

fn kinds(classes: Classes) -> Kinds {
    let mut kinds = 0;
    for (bit, kind) in KINDS.iter().enumerate() {
        kinds |= Kinds::from(classes.any(*kind)) << bit;
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::{TITLE, kinds, marks};
    use crate::lexicon::Classes;
    use crate::text::Text;

    #[test]
    fn phrases_cover_their_tokens() {
        let text = Text::new("He left South Korea on Monday.");
        let positions: Vec<u8> = marks(&text).iter().map(|mark| mark.position).collect();
        assert_eq!(positions[2..4], [1, 3]);
        assert_eq!(marks(&text)[2].covered, kinds(Classes::COUNTRY));
    }

    #[test]
    fn the_title_bit_is_that_of_titles() {
        assert_eq!(kinds(Classes::TITLE), TITLE);
    }
}
