//! The different folded forms of a text's words, each folded, kept and counted once.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::thread::LocalKey;

use hashbrown::HashTable;

use super::Case;
use super::block::is_cue_word;
use super::fold::fold_into;
use super::kept::{Kept, with_kept};
use super::memo::Memo;

/// Folded forms, numbered in the order in which they first occur.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Which of the texts that this thread reads it belongs to, counted from 1.
    text: u64,
    /// The forms by their numbers.
    forms: Vec<Arc<str>>,
    /// Hash and number of each form.
    numbers: HashTable<(u64, u32)>,
}

/// What is known of a word as it is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Number of its folded form in the text.
    pub form: u32,
    /// How it is cased.
    pub case: Case,
    /// Whether it can be a word by which a caption is told.
    pub caption_cue: bool,
}

/// A word as it is written, from text to text.
#[derive(Clone, Debug, Default)]
struct Written {
    folded: Arc<str>,
    /// Hash of the folded form.
    hash: u64,
    /// The text that had it last.
    text: u64,
    /// What is known of it there.
    known: Known,
}

/// The words of the texts that a thread has read; the next one has many of them.
#[derive(Default)]
pub(super) struct WrittenWords {
    written: Memo<Written, 4096>,
    /// Not a faster one: where there is no randomness, as in WebAssembly, words that share a
    /// place must at least be searched for (`docs/security.md`).
    hasher: RandomState,
    /// Where the next new word is folded.
    folded: String,
    /// How many texts they are.
    texts: u64,
}

/// Gives `task` the vocabulary of a new text of so many bytes, and the words of the texts read
/// before.
pub(super) fn with_words<T>(
    bytes: usize,
    task: impl FnOnce(Vocabulary, &mut WrittenWords) -> T,
) -> T {
    /// Short articles have a different word in about so many bytes.
    const BYTES: usize = 12;
    /// Long ones repeat theirs.
    const WORDS: usize = 1000;
    /// No room is kept for longer words, in bytes.
    const LONG: usize = 256;
    thread_local! {
        static WRITTEN: Kept<WrittenWords> = const { Kept::new(None) };
    }
    with_kept(&WRITTEN, WrittenWords::default, |words| {
        words.texts += 1;
        let room = WORDS.min(bytes / BYTES);
        let vocabulary = Vocabulary {
            text: words.texts,
            forms: Vec::with_capacity(room),
            numbers: HashTable::with_capacity(room),
        };
        let done = task(vocabulary, words);
        words.written.forget_other();
        words.folded.shrink_to(LONG);
        done
    })
}

impl WrittenWords {
    /// `word`, as the last text with it left it.
    fn of(&mut self, word: &str) -> &mut Written {
        let Self { hasher, folded, .. } = self;
        self.written.place(word, || {
            folded.clear();
            fold_into(word, folded);
            Written {
                hash: hasher.hash_one(folded.as_bytes()),
                folded: folded.as_str().into(),
                text: 0,
                known: Known {
                    form: 0,
                    case: Case::of(word),
                    caption_cue: is_cue_word(folded),
                },
            }
        })
    }
}

impl Vocabulary {
    /// What is known of a word, whose folded form is taken in if it is new.
    pub(super) fn take(&mut self, word: &str, words: &mut WrittenWords) -> Known {
        let written = words.of(word);
        if written.text != self.text {
            written.known.form = self.number_of(&written.folded, written.hash);
            written.text = self.text;
        }
        written.known
    }

    fn number_of(&mut self, folded: &Arc<str>, hash: u64) -> u32 {
        let same = |(other, number): &(u64, u32)| {
            *other == hash && self.forms[*number as usize] == *folded
        };
        if let Some((_, number)) = self.numbers.find(hash, same) {
            return *number;
        }
        let number = self.forms.len() as u32;
        self.forms.push(folded.clone());
        self.numbers
            .insert_unique(hash, (hash, number), |(hash, _)| *hash);
        number
    }

    /// The form with this number.
    pub(crate) fn word(&self, number: u32) -> &str {
        &self.forms[number as usize]
    }

    /// All forms by their numbers.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(|form| &**form)
    }

    /// What `look` finds out about each form, by its number; of what the texts read before had,
    /// `memo` knows it.
    pub(crate) fn look_up<V: Copy + Default, const PLACES: usize>(
        &self,
        memo: &'static LocalKey<Kept<Memo<V, PLACES>>>,
        look: impl Fn(&str) -> V,
    ) -> Vec<V> {
        with_kept(memo, Memo::default, |memo| {
            let words = self.words();
            words.map(|word| memo.of(word, || look(word))).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::with_words;

    #[test]
    fn spellings_of_one_form_share_a_number() {
        for _ in 0..2 {
            with_words(0, |mut vocabulary, words| {
                let mut number = |word| vocabulary.take(word, words).form;
                let numbers = ["Reis", "met", "REIS", "", "Réis", "met"].map(&mut number);
                assert_eq!(numbers, [0, 1, 0, 2, 0, 1]);
                assert_eq!(vocabulary.words().collect::<Vec<_>>(), ["reis", "met", ""]);
            });
        }
    }

    #[test]
    fn a_text_has_only_its_own_words() {
        for texts in [["met", "Reis"], ["Reis", "met"]] {
            with_words(0, |mut vocabulary, words| {
                assert_eq!(texts.map(|word| vocabulary.take(word, words).form), [0, 1]);
            });
        }
    }
}
