//! A sorted list of words, with a quick look that rules out most words which it does not hold.

/// The words, and their lengths by their first and by their last letters.
#[derive(Debug)]
pub(crate) struct WordList {
    words: &'static [&'static str],
    /// For each letter from `a` to `z`, and last for any other byte, a bit for each length of
    /// the words that begin with it; the highest stands for all beyond.
    first: [u32; 27],
    /// The same of the words that end with it.
    last: [u32; 27],
}

impl WordList {
    /// The list of these words, which are sorted.
    pub(crate) const fn of(words: &'static [&'static str]) -> Self {
        let (mut first, mut last) = ([0; 27], [0; 27]);
        let mut index = 0;
        while index < words.len() {
            let bytes = words[index].as_bytes();
            first[letter(bytes.first())] |= 1 << length(bytes);
            last[letter(bytes.last())] |= 1 << length(bytes);
            index += 1;
        }
        Self { words, first, last }
    }

    /// Whether `word` is one of the words.
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.admits(word) && self.words.binary_search(&word).is_ok()
    }

    /// Whether the list may hold `word`; certainly not if it says no.
    fn admits(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let lengths = self.first[letter(bytes.first())] & self.last[letter(bytes.last())];
        lengths >> length(bytes) & 1 == 1
    }
}

const fn letter(byte: Option<&u8>) -> usize {
    match byte {
        Some(byte @ b'a'..=b'z') => (*byte - b'a') as usize,
        _ => 26,
    }
}

const fn length(word: &[u8]) -> usize {
    if word.len() < 31 { word.len() } else { 31 }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn words_of_the_list_are_admitted_and_most_others_are_not() {
        const WORDS: &[&str] = &[
            "",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "met",
            "talks",
            "çay",
        ];
        let list = WordList::of(WORDS);
        for word in WORDS {
            assert!(list.admits(word) && list.holds(word), "{word}");
        }
        assert!(list.admits("mat") && !list.holds("mat"));
        for word in ["talk", "mets", "walks", "talky", "çayı", "aa"] {
            assert!(!list.admits(word), "{word}");
        }
    }
}
