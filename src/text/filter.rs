//! A quick look at a word that rules out most words that a list does not hold.

/// The lengths of a list's words by their first and by their last letters.
#[derive(Debug)]
pub(crate) struct Filter {
    /// For each letter from `a` to `z`, and last for any other byte, a bit for each length of
    /// the words that begin with it; the highest stands for all beyond.
    first: [u32; 27],
    /// The same of the words that end with it.
    last: [u32; 27],
}

impl Filter {
    /// The filter of a list of words.
    pub(crate) const fn of(words: &[&str]) -> Self {
        let (mut first, mut last) = ([0; 27], [0; 27]);
        let mut index = 0;
        while index < words.len() {
            let bytes = words[index].as_bytes();
            first[letter(bytes.first())] |= 1 << length(bytes);
            last[letter(bytes.last())] |= 1 << length(bytes);
            index += 1;
        }
        Self { first, last }
    }

    /// Whether the list may hold `word`; certainly not if it says no.
    pub(crate) fn admits(&self, word: &str) -> bool {
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
    use super::Filter;

    #[test]
    fn words_of_the_list_are_admitted_and_most_others_are_not() {
        let long = "a".repeat(40);
        let words = ["met", "talks", "çay", "", long.as_str()];
        let filter = Filter::of(&words);
        for word in words {
            assert!(filter.admits(word), "{word}");
        }
        for word in ["talk", "mets", "walks", "talky", "çayı", "aa"] {
            assert!(!filter.admits(word), "{word}");
        }
    }
}
