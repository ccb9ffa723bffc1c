//! A sorted table of words, with a quick look that rules out most words which it does not hold.

use std::ops::Range;

/// The rows, and the lengths of their words by their first and by their last letters.
#[derive(Debug)]
pub(crate) struct WordTable<T: 'static> {
    rows: &'static [(&'static str, T)],
    /// For each letter from `a` to `z`, and last for any other byte, the rows among which the
    /// words stand that begin with it.
    ranges: [Range<usize>; 27],
    /// For each of these, a bit for each length of the words that begin with it; the highest
    /// stands for all beyond.
    first: [u32; 27],
    /// The same of the words that end with it.
    last: [u32; 27],
}

impl<T: Copy> WordTable<T> {
    /// The table of these rows.
    ///
    /// # Panics
    /// If the words are not sorted, or one has two rows; when it is compiled, if the table is
    /// a static.
    pub(crate) const fn of(rows: &'static [(&'static str, T)]) -> Self {
        let (mut first, mut last) = ([0; 27], [0; 27]);
        let mut ranges = [const { 0..0 }; 27];
        let mut index = 0;
        while index < rows.len() {
            let bytes = rows[index].0.as_bytes();
            assert!(
                index == 0 || comes_before(rows[index - 1].0.as_bytes(), bytes),
                "the words are sorted"
            );
            let begin = letter(bytes.first());
            if ranges[begin].end == 0 {
                ranges[begin].start = index;
            }
            ranges[begin].end = index + 1;
            first[begin] |= 1 << length(bytes);
            last[letter(bytes.last())] |= 1 << length(bytes);
            index += 1;
        }
        Self {
            rows,
            ranges,
            first,
            last,
        }
    }

    /// What the table says of `word`.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        if !self.admits(word) {
            return None;
        }
        let range = self.ranges[letter(word.as_bytes().first())].clone();
        let rows = &self.rows[range];
        let row = rows.binary_search_by_key(&word, |(word, _)| word);
        row.ok().map(|index| rows[index].1)
    }

    /// Whether the table may hold `word`; certainly not if it says no.
    fn admits(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let lengths = self.first[letter(bytes.first())] & self.last[letter(bytes.last())];
        lengths >> length(bytes) & 1 == 1
    }
}

/// The rows of a table that says nothing but which words it holds.
pub(crate) const fn rows<const N: usize>(words: &[&'static str]) -> [(&'static str, ()); N] {
    let mut rows = [("", ()); N];
    let mut index = 0;
    while index < N {
        rows[index].0 = words[index];
        index += 1;
    }
    rows
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

const fn comes_before(word: &[u8], next: &[u8]) -> bool {
    let mut at = 0;
    while at < word.len() && at < next.len() && word[at] == next[at] {
        at += 1;
    }
    at < next.len() && (at == word.len() || word[at] < next[at])
}

#[cfg(test)]
mod tests {
    use super::{WordTable, comes_before};

    #[test]
    fn words_of_the_table_are_admitted_and_most_others_are_not() {
        const ROWS: &[(&str, u8)] = &[
            ("", 0),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1),
            ("met", 2),
            ("talks", 3),
            ("çay", 4),
        ];
        let table = WordTable::of(ROWS);
        for (word, value) in ROWS {
            assert_eq!(table.get(word), Some(*value), "{word}");
        }
        assert!(table.admits("mat") && table.get("mat").is_none());
        for word in ["talk", "mets", "walks", "talky", "çayı", "aa"] {
            assert!(!table.admits(word), "{word}");
        }
    }

    #[test]
    fn words_are_compared_as_the_search_does() {
        let words = ["", "a", "ab", "b", "z", "zz", "é"];
        for (at, word) in words.iter().enumerate() {
            for (other_at, other) in words.iter().enumerate() {
                let before = comes_before(word.as_bytes(), other.as_bytes());
                assert_eq!(before, at < other_at, "{word} {other}");
            }
        }
    }
}
