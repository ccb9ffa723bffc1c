//! The compiled table: a finite-state map from folded phrases to entries.

use std::sync::LazyLock;

use fst::raw::Fst;

use super::known::{known, value};
use super::{Classes, Entry};
use crate::text::{Case, Text, TokenRange};

/// The map; its values are indexes of [`PALETTE`].
pub(super) static TABLE: LazyLock<Fst<&'static [u8]>> = LazyLock::new(|| {
    Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst")).as_slice())
        .expect("the build script wrote the table with this version of the crate")
});

// `static PALETTE: &[u64]`: each distinct packed entry, the commonest first.
include!(concat!(env!("OUT_DIR"), "/palette.rs"));

/// What is known about `phrase`, which must be folded as [`crate::text::fold`] does,
/// its tokens joined by one space ("people 's republic of china").
///
/// Says nothing about how the phrase was cased: "us" is both a pronoun and an acronym.
/// [`matches_at`] looks at the case.
///
/// ```
/// use readout::lexicon::{Classes, lookup};
/// let entry = lookup("azerbaijani").unwrap();
/// assert!(entry.is(Classes::DEMONYM));
/// assert_eq!(entry.country.unwrap().as_str(), "AZ");
/// ```
pub fn lookup(phrase: &str) -> Option<Entry> {
    value(phrase).map(|value| Entry::unpack(packed(value)))
}

/// What is known about token `at` alone, however it is cased: [`lookup`] of its folded form.
pub fn lookup_token(text: &Text<'_>, at: usize) -> Option<Entry> {
    packed_word(text, at).map(Entry::unpack)
}

/// Whether token `at` alone is one of these classes, however it is cased.
pub fn is(text: &Text<'_>, at: usize, wanted: Classes) -> bool {
    classes_of(text, at).is_some_and(|classes| classes.any(wanted))
}

/// The classes of token `at` alone, however it is cased, if it is in the table.
pub(super) fn classes_of(text: &Text<'_>, at: usize) -> Option<Classes> {
    packed_word(text, at).map(Entry::packed_classes)
}

fn packed_word(text: &Text<'_>, at: usize) -> Option<u64> {
    if at < text.tokens().len() {
        known(text).words[text.form(at)]
    } else {
        None
    }
}

/// All phrases that begin with token `at`, shortest first. The table is asked for all of a
/// text at the first question.
///
/// ```
/// use readout::lexicon::matches_at;
/// use readout::text::Text;
/// let text = Text::new("South Korean Prime Minister Han spoke.");
/// let found: Vec<_> = matches_at(&text, 0).map(|(r, _)| text.slice(r)).collect();
/// assert_eq!(found, ["South", "South Korean"]);
/// ```
pub fn matches_at(
    text: &Text<'_>,
    at: usize,
) -> impl DoubleEndedIterator<Item = (TokenRange, Entry)> {
    let alone = written_word(text, at).into_iter();
    alone
        .chain(known(text).longer(at).iter().copied())
        .map(move |(end, packed)| (TokenRange::new(at, end as usize), Entry::unpack(packed)))
}

/// The phrase that token `at` is alone, as it is cased: its end and its packed entry.
fn written_word(text: &Text<'_>, at: usize) -> Option<(u32, u64)> {
    let packed = packed_word(text, at)?;
    let range = TokenRange::new(at, at + 1);
    Some((range.end() as u32, as_written(text, range, packed)?))
}

/// The longest phrase that begins with token `at`, with what is known about it.
pub fn longest_match(text: &Text<'_>, at: usize) -> Option<(TokenRange, Entry)> {
    matches_at(text, at).next_back()
}

/// The longest phrase of one of these classes that begins with token `at`.
///
/// ```
/// use readout::lexicon::{Classes, longest_of};
/// use readout::text::Text;
/// let text = Text::new("Foreign Minister Ali spoke.");
/// let (range, _) = longest_of(&text, 0, Classes::TITLE).unwrap();
/// assert_eq!(text.slice(range), "Foreign Minister");
/// ```
#[inline]
pub fn longest_of(text: &Text<'_>, at: usize, wanted: Classes) -> Option<(TokenRange, Entry)> {
    if begins(text, at, wanted) {
        longest_in(text, at, wanted)
    } else {
        None
    }
}

/// Whether a phrase of one of these classes begins with token `at`. What comes of it stands
/// apart and is called cold, so that this question alone is asked wherever it stands: most
/// tokens begin none.
#[inline]
pub(super) fn begins(text: &Text<'_>, at: usize, wanted: Classes) -> bool {
    let bits = known(text).bits.get(at);
    bits.is_some_and(|bits| Classes::from_bits(*bits).any(wanted))
}

#[cold]
fn longest_in(text: &Text<'_>, at: usize, wanted: Classes) -> Option<(TokenRange, Entry)> {
    let is_wanted = |(_, packed): &(u32, u64)| Entry::packed_classes(*packed).any(wanted);
    let mut longer = known(text).longer(at).iter().copied();
    let alone = || written_word(text, at).filter(is_wanted);
    let (end, packed) = longer.rfind(is_wanted).or_else(alone)?;
    Some((TokenRange::new(at, end as usize), Entry::unpack(packed)))
}

/// What is left of a packed entry given the capitals with which its phrase is written.
pub(super) fn as_written(text: &Text<'_>, range: TokenRange, packed: u64) -> Option<u64> {
    let classes = Entry::packed_classes(packed);
    let upper = |at: usize| text.tokens()[at].case == Case::Upper;
    if !classes.any(Classes::CAPITALS_ONLY) || range.iter().all(upper) {
        return (!classes.is_empty()).then_some(packed);
    }
    let classes = classes.without(Classes::PROPER | Classes::DEMONYM | Classes::CAPITALS_ONLY);
    let entry = Entry {
        classes,
        country: None,
        ..Entry::unpack(packed)
    };
    (!classes.is_empty()).then(|| entry.pack())
}

/// The packed entry of a value of the map.
pub(super) fn packed(value: u32) -> u64 {
    PALETTE.get(value as usize).copied().unwrap_or_default()
}
