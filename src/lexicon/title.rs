//! Titles, portfolios, head nouns: the questions that noun-phrase rules ask of the table.

use super::table::{begins, classes_of};
use super::{Classes, CountryCode, TitleKind, is, longest_of, lookup};
use crate::text::{Text, TokenRange};

/// What is known about a title phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What sort of office it is.
    pub kind: TitleKind,
    /// "ministers", "envoys"
    pub plural: bool,
    /// Whether it may stand right before a name ("President Macron").
    pub before_name: bool,
}

/// The longest title that begins with token `at`.
///
/// ```
/// use readout::lexicon::title_at;
/// use readout::text::Text;
/// let text = Text::new("Foreign ministers met.");
/// let (range, title) = title_at(&text, 0).unwrap();
/// assert_eq!(text.slice(range), "Foreign ministers");
/// assert!(title.plural);
/// ```
#[inline]
pub fn title_at(text: &Text, at: usize) -> Option<(TokenRange, Title)> {
    if begins(text, at, Classes::TITLE | Classes::HONORIFIC) {
        title_in(text, at)
    } else {
        None
    }
}

#[cold]
fn title_in(text: &Text, at: usize) -> Option<(TokenRange, Title)> {
    let (range, entry) = longest_of(text, at, Classes::TITLE | Classes::HONORIFIC)?;
    // "Sri" of "Sri Lankan" is no title.
    let national = entry.is(Classes::HONORIFIC)
        && longest_of(text, at, Classes::DEMONYM | Classes::COUNTRY)
            .is_some_and(|(nation, _)| nation.len() > range.len());
    if national {
        return None;
    }
    let title = Title {
        kind: entry.title.unwrap_or(TitleKind::Honorific),
        plural: entry.is(Classes::PLURAL),
        before_name: entry.is(Classes::BEFORE_NAME | Classes::HONORIFIC),
    };
    Some((range, title))
}

/// Which kind of name a head noun makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// "Ministry", "Council"
    Organization,
    /// "Palace", "Valley"
    Site,
    /// "summit", "forum"
    Event,
}

impl Head {
    /// The kind of name that a word of these classes heads, if it is a head noun.
    fn of(classes: Classes) -> Option<Self> {
        if classes.any(Classes::EVENT_HEAD) {
            Some(Self::Event)
        } else if classes.any(Classes::ORGANIZATION_HEAD) {
            Some(Self::Organization)
        } else if classes.any(Classes::SITE_HEAD) {
            Some(Self::Site)
        } else {
            None
        }
    }
}

/// The kind of name that `word` (folded) heads, if it is a head noun.
pub fn head(word: &str) -> Option<Head> {
    Head::of(lookup(word)?.classes)
}

/// As [`head`], of token `at`.
pub fn head_at(text: &Text, at: usize) -> Option<Head> {
    Head::of(classes_of(text, at)?)
}

/// Whether token `at` is a common noun for a body: "agency", "movement".
pub fn is_body_noun(text: &Text, at: usize) -> bool {
    head_at(text, at) == Some(Head::Organization)
}

/// Whether token `at` names what a minister is in charge of: "foreign", "trade".
pub fn is_portfolio(text: &Text, at: usize) -> bool {
    is(text, at, Classes::PORTFOLIO)
}

/// Whether token `at` can stand before a title as part of the office: "deputy".
pub fn is_title_modifier(text: &Text, at: usize) -> bool {
    is(text, at, Classes::TITLE_MODIFIER | Classes::PORTFOLIO)
}

/// Whether `word` (folded) is common English, capitalized only where a sentence begins.
pub fn is_common_word(word: &str) -> bool {
    lookup(word).is_some_and(|e| e.is(Classes::COMMON_WORD))
}

/// As [`is_common_word`], of token `at`.
pub fn is_common_token(text: &Text, at: usize) -> bool {
    is(text, at, Classes::COMMON_WORD)
}

/// Whether token `at` is a day or month: "monday", "march".
pub fn is_calendar(text: &Text, at: usize) -> bool {
    is(text, at, Classes::CALENDAR)
}

/// Whether a folded title fits whoever acts for somebody: "envoy".
pub fn is_open_title(title: &str) -> bool {
    lookup(title).is_some_and(|entry| entry.is(Classes::OPEN_TITLE))
}

/// The country that an office belongs to by its name alone ("Secretary of State").
pub fn implied_country(role: &str) -> Option<CountryCode> {
    let words: Vec<&str> = role.split(' ').collect();
    (0..words.len()).find_map(|from| {
        (from + 1..=words.len()).rev().find_map(|to| {
            let entry = lookup(&words[from..to].join(" "))?;
            entry.country.filter(|_| entry.is(Classes::TITLE))
        })
    })
}

/// A plural title in the singular: "foreign ministers" is "foreign minister".
pub fn singular_title(words: &str) -> String {
    let folded = words.to_lowercase();
    let singular = |plural: &str, one: &str| {
        folded
            .ends_with(plural)
            .then(|| format!("{}{one}", &words[..words.len() - plural.len()]))
    };
    singular("ies", "y")
        .or_else(|| singular("men", "man"))
        .or_else(|| singular("ss", "ss"))
        .or_else(|| singular("s", ""))
        .unwrap_or_else(|| words.to_owned())
}
