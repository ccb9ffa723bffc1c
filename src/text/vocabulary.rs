//! The different folded forms of a text's words, each folded, kept and counted once.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use hashbrown::HashTable;

use super::fold::fold_into;

/// Folded forms, numbered in the order in which they first occur.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// All forms, one behind the other.
    folded: String,
    /// One past the last byte of each form.
    ends: Vec<u32>,
    numbers: HashTable<u32>,
    /// Not a faster one: nobody can make up a text whose words all have one hash.
    hasher: BuildHasherDefault<DefaultHasher>,
}

impl Vocabulary {
    /// The number of a word's folded form, which is taken in if it is new.
    pub(super) fn number_of(&mut self, word: &str) -> u32 {
        let start = self.folded.len();
        fold_into(word, &mut self.folded);
        let (known, form) = self.folded.split_at(start);
        let hasher = &self.hasher;
        let hash = |form: &str| hasher.hash_one(form.as_bytes());
        let ends = &self.ends;
        let same = |number: &u32| slice(known, ends, *number) == form;
        if let Some(number) = self.numbers.find(hash(form), same) {
            self.folded.truncate(start);
            return *number;
        }
        let number = self.ends.len() as u32;
        self.ends.push(self.folded.len() as u32);
        let (folded, ends) = (&self.folded, &self.ends);
        let rehash = |number: &u32| hash(slice(folded, ends, *number));
        self.numbers.insert_unique(rehash(&number), number, rehash);
        number
    }

    /// The form with this number.
    pub(crate) fn word(&self, number: u32) -> &str {
        slice(&self.folded, &self.ends, number)
    }

    /// All forms by their numbers.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.word(number as u32))
    }
}

fn slice<'f>(folded: &'f str, ends: &[u32], number: u32) -> &'f str {
    let at = number as usize;
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    &folded[start as usize..ends[at] as usize]
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
