//! Hashes of a word and of its beginnings and ends, made once for each different word.

use std::collections::HashMap;

use super::hash::{BuildIdentity, Word};
use crate::text::{Kept, Memo, Text};

/// Hashes of one folded form.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Form {
    /// Of the whole form.
    pub word: u32,
    /// Its length in bytes, or 255 if it is longer.
    pub bytes: u8,
    /// Of its first 2, 3 and 4 characters, or 0 where these are all.
    pub prefixes: [u32; 3],
    /// Of its last 1, 2, 3 and 4 characters, or 0 where these are all.
    pub suffixes: [u32; 4],
}

impl Form {
    fn of(folded: &str) -> Self {
        let (word, prefixes) = word_and_prefixes(folded);
        Self {
            word,
            bytes: folded.len().min(u8::MAX.into()) as u8,
            prefixes,
            suffixes: suffixes(folded),
        }
    }
}

thread_local! {
    /// The forms of texts read before; the next one has many of their words.
    static MEMO: Kept<Memo<Form>> = const { Kept::new(None) };
}

/// The forms of one text.
pub(super) struct Forms {
    list: Vec<Form>,
    /// Of each form the number of all forms with the same hash.
    numbers: Vec<u32>,
    words: usize,
}

impl Forms {
    /// Hashes the vocabulary of `text`.
    pub(super) fn of(text: &Text) -> Self {
        let list = text.vocabulary().look_up(&MEMO, Form::of);
        let mut numbers = HashMap::<u32, u32, BuildIdentity>::with_capacity_and_hasher(
            list.len(),
            <_>::default(),
        );
        let number = |form: &Form| {
            let next = numbers.len() as u32;
            *numbers.entry(form.word).or_insert(next)
        };
        Self {
            numbers: list.iter().map(number).collect(),
            words: numbers.len(),
            list,
        }
    }

    /// The form of token `at` of the text.
    pub(super) fn of_token(&self, text: &Text, at: usize) -> &Form {
        &self.list[text.form(at)]
    }

    /// The number of all forms with the hash of token `at`'s, below [`Self::words`].
    pub(super) fn number_of_token(&self, text: &Text, at: usize) -> usize {
        self.numbers[text.form(at)] as usize
    }

    /// How many different hashes the forms have.
    pub(super) fn words(&self) -> usize {
        self.words
    }
}

/// The hash of a word, and of its first 2, 3 and 4 characters or 0 where these are all.
fn word_and_prefixes(word: &str) -> (u32, [u32; 3]) {
    let mut prefixes = [0; 3];
    let mut hash = Word::START;
    let mut chars = 0_usize;
    for byte in word.bytes() {
        if is_first_of_char(byte) {
            if let Some(prefix) = chars.checked_sub(2).and_then(|at| prefixes.get_mut(at)) {
                *prefix = hash.hash();
            }
            chars += 1;
        }
        hash = hash.and(byte);
    }
    (hash.hash(), prefixes)
}

/// Hashes of the last 1, 2, 3 and 4 characters of a word, or 0 where these are all.
fn suffixes(word: &str) -> [u32; 4] {
    let bytes = word.as_bytes();
    let mut suffixes = [0; 4];
    let starts = (1..bytes.len())
        .rev()
        .filter(|at| is_first_of_char(bytes[*at]));
    for (suffix, start) in suffixes.iter_mut().zip(starts) {
        let hash = bytes[start..]
            .iter()
            .fold(Word::START, |hash, byte| hash.and(*byte));
        *suffix = hash.hash();
    }
    suffixes
}

/// Whether a byte of UTF-8 begins a character.
fn is_first_of_char(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::{Word, suffixes, word_and_prefixes};

    fn hash(part: &str) -> u32 {
        let start = Word::START;
        part.bytes().fold(start, Word::and).hash()
    }

    #[test]
    fn affixes_are_shorter_than_the_word() {
        for (word, prefixes, last) in [
            (
                "çelik",
                [Some("çe"), Some("çel"), Some("çeli")],
                [Some("k"), Some("ik"), Some("lik"), Some("elik")],
            ),
            ("ab", [None; 3], [Some("b"), None, None, None]),
            (
                "yan",
                [Some("ya"), None, None],
                [Some("n"), Some("an"), None, None],
            ),
            ("ə", [None; 3], [None; 4]),
            ("", [None; 3], [None; 4]),
        ] {
            let prefixes = prefixes.map(|prefix| prefix.map_or(0, hash));
            assert_eq!(word_and_prefixes(word), (hash(word), prefixes), "{word}");
            assert_eq!(
                suffixes(word),
                last.map(|suffix| suffix.map_or(0, hash)),
                "{word}"
            );
        }
    }
}
