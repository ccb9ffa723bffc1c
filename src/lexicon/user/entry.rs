//! One entry of the user's, as it is given.

use crate::document::EntityType;
use crate::lexicon::{Classes, CountryCode, lookup};
use crate::text::{fold, is_format};

/// One person, body, place or gathering of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserEntry {
    /// Which kind of thing it is.
    pub kind: EntityType,
    /// The name under which it is to appear.
    pub name: String,
    /// Other forms under which texts speak of it.
    pub aliases: Vec<String>,
    /// A person's office, without the country.
    pub role: Option<String>,
    /// The country or body that it belongs to or acts for.
    pub affiliation: Option<String>,
}

/// Types by the words that name them.
const TYPES: &[(&str, EntityType)] = &[
    ("person", EntityType::Person),
    ("organization", EntityType::Organization),
    ("organisation", EntityType::Organization),
    ("place", EntityType::Place),
    ("event", EntityType::Event),
];

impl UserEntry {
    /// An entry of which no more is known.
    pub fn new(kind: EntityType, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            role: None,
            affiliation: None,
        }
    }

    /// The type that `word` names, in any case.
    ///
    /// # Errors
    /// What is wrong with it, for the user.
    pub(crate) fn type_of(word: &str) -> Result<EntityType, String> {
        let folded = fold(word.trim());
        TYPES
            .iter()
            .find(|(name, _)| *name == folded)
            .map(|(_, kind)| *kind)
            .ok_or_else(|| {
                format!(
                    "the type '{}' is none of person, organization, place, event",
                    printable(word)
                )
            })
    }

    /// The country that the affiliation names.
    pub(crate) fn country(&self) -> Option<CountryCode> {
        lookup(&fold(self.affiliation.as_ref()?))
            .filter(|known| known.is(Classes::COUNTRY))
            .and_then(|known| known.country)
    }

    /// The entry with single spaces for all white space and control characters, and
    /// without what is empty then.
    pub(super) fn tidy(self) -> Self {
        let some = |words: Option<String>| words.map(|w| tidy(&w)).filter(|w| !w.is_empty());
        Self {
            kind: self.kind,
            name: tidy(&self.name),
            aliases: self
                .aliases
                .iter()
                .map(|alias| tidy(alias))
                .filter(|alias| !alias.is_empty())
                .collect(),
            role: some(self.role),
            affiliation: some(self.affiliation),
        }
    }
}

fn tidy(words: &str) -> String {
    let words: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The user's words, safe to show in a message: short, on one line, and without
/// characters that act on their surroundings.
pub(crate) fn printable(words: &str) -> String {
    const LONGEST: usize = 40;
    let mut out = String::new();
    for (position, c) in words.trim().chars().enumerate() {
        if position == LONGEST {
            out.push('…');
            break;
        }
        out.push(match c {
            c if c.is_whitespace() => ' ',
            c if c.is_control() || is_format(c) => '\u{fffd}',
            c => c,
        });
    }
    out
}
