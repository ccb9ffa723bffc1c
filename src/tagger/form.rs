//! Hashes of a word and of its beginnings and ends, made once for each different word.

use std::collections::HashMap;

use super::hash::{self, BuildIdentity};
use crate::text::Text;

/// Hashes of one folded form.
pub(super) struct Form {
    /// Of the whole form.
    pub word: u32,
    /// Number of all forms with the same hash, below [`Forms::words`].
    pub number: u32,
    /// Its length in bytes, or 255 if it is longer.
    pub bytes: u8,
    /// Of its first 2, 3 and 4 characters, unless these are all.
    pub prefixes: [Option<u32>; 3],
    /// Of its last 1, 2, 3 and 4 characters, unless these are all.
    pub suffixes: [Option<u32>; 4],
}

/// The forms of one text.
pub(super) struct Forms {
    list: Vec<Form>,
    words: usize,
}

impl Forms {
    /// Hashes the vocabulary of `text`.
    pub(super) fn of(text: &Text) -> Self {
        let mut numbers = HashMap::<u32, u32, BuildIdentity>::default();
        let hashed = |part: Option<&str>| part.map(hash::word);
        let list = text
            .vocabulary()
            .words()
            .map(|folded| {
                let word = hash::word(folded);
                let next = numbers.len() as u32;
                Form {
                    word,
                    number: *numbers.entry(word).or_insert(next),
                    bytes: folded.len().min(u8::MAX.into()) as u8,
                    prefixes: [2, 3, 4].map(|chars| hashed(prefix(folded, chars))),
                    suffixes: [1, 2, 3, 4].map(|chars| hashed(suffix(folded, chars))),
                }
            })
            .collect();
        Self {
            list,
            words: numbers.len(),
        }
    }

    /// The form of token `at` of the text.
    pub(super) fn of_token(&self, text: &Text, at: usize) -> &Form {
        &self.list[text.tokens()[at].form as usize]
    }

    /// How many different hashes the forms have.
    pub(super) fn words(&self) -> usize {
        self.words
    }
}

fn prefix(word: &str, chars: usize) -> Option<&str> {
    let (end, _) = word.char_indices().nth(chars)?;
    Some(&word[..end])
}

fn suffix(word: &str, chars: usize) -> Option<&str> {
    let (start, _) = word.char_indices().rev().nth(chars - 1)?;
    (start > 0).then(|| &word[start..])
}

#[cfg(test)]
mod tests {
    use super::{prefix, suffix};

    #[test]
    fn affixes_are_shorter_than_the_word() {
        assert_eq!(prefix("çelik", 2), Some("çe"));
        assert_eq!(prefix("ab", 2), None);
        assert_eq!(suffix("mirzoyan", 3), Some("yan"));
        assert_eq!(suffix("yan", 3), None);
    }
}
