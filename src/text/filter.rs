//! A quick look at a word that rules out most words that a list does not hold.

/// The lengths of a list's words by their first letters.
#[derive(Debug)]
pub(crate) struct Filter {
    /// For each letter from `a` to `z`, and last for any other byte, a bit for each length;
    /// the highest stands for all beyond.
    lengths: [u32; 27],
}

impl Filter {
    /// The filter of a list of words.
    pub(crate) const fn of(words: &[&str]) -> Self {
        let mut lengths = [0; 27];
        let mut index = 0;
        while index < words.len() {
            let bytes = words[index].as_bytes();
            lengths[letter(bytes)] |= 1 << length(bytes);
            index += 1;
        }
        Self { lengths }
    }

    /// Whether the list may hold `word`; certainly not if it says no.
    pub(crate) fn admits(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        self.lengths[letter(bytes)] >> length(bytes) & 1 == 1
    }
}

const fn letter(word: &[u8]) -> usize {
    match word {
        [first @ b'a'..=b'z', ..] => (*first - b'a') as usize,
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
        for word in ["talk", "mets", "walks", "çayı", "aa"] {
            assert!(!filter.admits(word), "{word}");
        }
    }
}
