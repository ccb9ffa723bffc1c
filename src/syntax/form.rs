//! What the models see of a unit: hashes of its letters, and its shape.

use super::hash::{Hash, hash_chars};
use super::unit::Unit;
use crate::text::{Case, Text, TokenKind};

/// Longest suffix, in characters, that is a feature.
pub const SUFFIX_CHARS: usize = 4;
/// Longest prefix, in characters, that is a feature.
pub const PREFIX_CHARS: usize = 3;

/// Words that are finite verbs whatever stands around them: where none follows, "the
/// ministers met" is more likely to be a sentence than the beginning of one.
const FINITE: &[&str] = &[
    "am", "are", "can", "could", "did", "does", "had", "has", "is", "may", "might", "must", "said",
    "says", "should", "was", "were", "will", "would",
];

/// What the models see of a unit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form {
    /// The word, folded, with all digits alike; of a name only its kind.
    pub word: Hash,
    /// The last 1, 2, 3, 4 characters.
    pub suffixes: [Hash; SUFFIX_CHARS],
    /// The first 1, 2, 3 characters.
    pub prefixes: [Hash; PREFIX_CHARS],
    /// What follows the last hyphen; 0 without one.
    pub tail: Hash,
    /// Case, kind of token, hyphen, place in the sentence.
    pub shape: Hash,
    /// Whether the unit is known to be a name.
    pub is_name: bool,
    /// Whether a word that can only be a finite verb follows in the sentence.
    pub finite_follows: bool,
}

/// The forms of the units of one sentence.
pub fn forms(text: &Text, units: &[Unit]) -> Vec<Form> {
    let title = is_title_case(text, units);
    let mut letters = String::new();
    let mut forms: Vec<_> = units
        .iter()
        .enumerate()
        .map(|(at, unit)| match unit.name {
            Some(kind) => Form {
                word: hash_chars("name".chars()) + kind as Hash,
                shape: 1,
                is_name: true,
                ..Form::default()
            },
            None => form(text, unit.tokens.start(), at == 0, title, &mut letters),
        })
        .collect();
    let mut finite = false;
    for (form, unit) in forms.iter_mut().zip(units).rev() {
        form.finite_follows = finite;
        finite |= FINITE.contains(&text.folded(unit.tokens.start()));
    }
    forms
}

fn form(text: &Text, token: usize, first: bool, title: bool, letters: &mut String) -> Form {
    letters.clear();
    letters.extend(text.folded(token).chars().map(plain));
    let length = letters.chars().count();
    let mut form = Form {
        word: hash_chars(letters.chars()),
        ..Form::default()
    };
    let mut suffix: Hash = 0;
    for (slot, c) in form.suffixes.iter_mut().zip(letters.chars().rev()) {
        suffix = hash_chars(std::iter::once(c)).wrapping_add(suffix.rotate_left(9));
        *slot = suffix;
    }
    for (chars, slot) in form.prefixes.iter_mut().enumerate() {
        if chars < length {
            *slot = hash_chars(letters.chars().take(chars + 1));
        }
    }
    if let Some((_, tail)) = letters.rsplit_once('-') {
        form.tail = hash_chars(tail.chars());
    }
    let meta = &text.tokens()[token];
    let kind = match meta.kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1,
        TokenKind::Clitic => 2,
        TokenKind::Punct => 3,
    };
    let case = match meta.case {
        Case::None => 0,
        Case::Lower => 1,
        Case::Title => 2,
        Case::Upper => 3,
        Case::Mixed => 4,
    };
    // White space tells an opening quotation mark from a closing one.
    let spaced = kind == 3 && meta.spaced;
    let hyphen = kind != 3 && letters.contains('-');
    let flags = [spaced, hyphen, first, title]
        .iter()
        .fold(1, |bits, flag| bits << 1 | Hash::from(*flag));
    form.shape = flags * 32 + kind * 8 + case;
    form
}

/// One digit for all, one double quotation mark for all.
fn plain(c: char) -> char {
    match c {
        c if c.is_numeric() => '0',
        '“' | '”' | '„' | '«' | '»' => '"',
        '—' | '―' => '–',
        c => c,
    }
}

/// Whether nearly all longer words are capitalized, so that capitals say little.
fn is_title_case(text: &Text, units: &[Unit]) -> bool {
    const SMALL_WORD: usize = 4;
    let (mut words, mut lower) = (0, 0);
    for unit in units.iter().filter(|u| u.name.is_none()) {
        let at = unit.tokens.start();
        let token = &text.tokens()[at];
        if token.kind == TokenKind::Word && text.word(at).len() > SMALL_WORD {
            words += 1;
            lower += usize::from(token.case == Case::Lower);
        }
    }
    words > 2 && lower * 8 <= words
}
