//! The different folded forms of a text's words, each folded, kept and counted once.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use hashbrown::HashTable;

use super::fold::fold_into;

/// Folded forms, numbered in the order in which they first occur.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// The forms by their numbers.
    forms: Vec<Box<str>>,
    /// Hash and number of each form.
    numbers: HashTable<(u64, u32)>,
    /// Not a faster one: nobody can make up a text whose words all have one hash.
    hasher: BuildHasherDefault<DefaultHasher>,
    /// Where the next word is folded.
    folded: String,
}

impl Vocabulary {
    /// The number of a word's folded form, which is taken in if it is new.
    pub(super) fn number_of(&mut self, word: &str) -> u32 {
        self.folded.clear();
        fold_into(word, &mut self.folded);
        let hash = self.hasher.hash_one(self.folded.as_bytes());
        let same = |(other, number): &(u64, u32)| {
            *other == hash && *self.forms[*number as usize] == *self.folded
        };
        if let Some((_, number)) = self.numbers.find(hash, same) {
            return *number;
        }
        let number = self.forms.len() as u32;
        self.forms.push(self.folded.as_str().into());
        self.numbers
            .insert_unique(hash, (hash, number), |(hash, _)| *hash);
        number
    }

    /// The form with this number.
    pub(crate) fn word(&self, number: u32) -> &str {
        &self.forms[number as usize]
    }

    /// All forms by their numbers.
    pub(crate) fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.forms.iter().map(|form| &**form)
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn spellings_of_one_form_share_a_number() {
        let mut vocabulary = Vocabulary::default();
        let numbers = ["Reis", "met", "REIS", "", "Réis", "met"].map(|w| vocabulary.number_of(w));
        assert_eq!(numbers, [0, 1, 0, 2, 0, 1]);
        assert_eq!(vocabulary.words().collect::<Vec<_>>(), ["reis", "met", ""]);
    }
}
