//! Words that were broken at the end of a line.

use std::collections::HashSet;

/// Hyphens that a line can end with, and the one that is seen nowhere else.
pub(super) const HYPHENS: [char; 3] = ['-', '\u{2010}', SOFT];
pub(super) const SOFT: char = '\u{ad}';

/// The words of a text that no line breaks, by which broken ones are made whole.
#[derive(Debug, Default)]
pub(super) struct Words(HashSet<String>);

impl Words {
    /// Of `lines`.
    pub(super) fn of<'l>(lines: impl IntoIterator<Item = &'l str>) -> Self {
        let mut words = HashSet::new();
        for line in lines {
            let whole = broken(line).map_or(line, |broken| broken.before);
            let parts = whole.split(|c: char| !c.is_alphabetic() && !HYPHENS.contains(&c));
            let found = parts
                .map(|word| word.trim_matches(HYPHENS))
                .filter(|word| !word.is_empty());
            words.extend(found.map(folded));
        }
        Self(words)
    }

    /// A line and the next one as one. A hyphen goes where a word was broken; it stays before a
    /// capital ("Anglo-French"), and where the text has the word with it elsewhere
    /// ("vice-president").
    pub(super) fn unbroken(&self, line: &str, next: &str) -> String {
        let end = line.trim_end();
        let rest = next.trim_start();
        let head = &rest[..letters(rest.chars())];
        let Some(broken) = broken(end).filter(|_| !head.is_empty()) else {
            return format!("{end} {rest}");
        };
        let has = |word: String| self.0.contains(&folded(&word));
        let capital = head.starts_with(char::is_uppercase);
        let compound =
            || has(format!("{}-{head}", broken.tail)) && !has(format!("{}{head}", broken.tail));
        let keeps = !broken.soft && (capital || compound());
        let end = if keeps { end } else { broken.with_tail(end) };
        format!("{end}{rest}")
    }
}

/// A word that a line breaks.
struct Broken<'l> {
    /// The line before it.
    before: &'l str,
    /// What of it stands in the line, without its hyphen.
    tail: &'l str,
    /// Whether the hyphen is nothing but that of a broken word.
    soft: bool,
}

impl<'l> Broken<'l> {
    fn with_tail(&self, line: &'l str) -> &'l str {
        &line[..self.before.len() + self.tail.len()]
    }
}

/// A letter and a hyphen, where a line ends.
fn broken(line: &str) -> Option<Broken<'_>> {
    let end = line.trim_end();
    let bare = end.trim_end_matches(HYPHENS);
    let hyphens = &end[bare.len()..];
    let tail = letters(bare.chars().rev());
    let soft = hyphens.contains(SOFT);
    let one = hyphens.chars().filter(|c| *c != SOFT).count() <= 1;
    (!hyphens.is_empty() && one && tail > 0).then(|| Broken {
        before: &bare[..bare.len() - tail],
        tail: &bare[bare.len() - tail..],
        soft,
    })
}

/// How many bytes the letters take that come first.
fn letters(chars: impl Iterator<Item = char>) -> usize {
    chars
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum()
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('\u{2010}', "-")
}

/// Parts of a line with one space between all words.
pub(super) fn joined_words<'p>(parts: impl Iterator<Item = &'p str>) -> String {
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn broken_words_are_made_whole_and_hyphens_that_are_theirs_stay() {
        let words = Words::of(["The vice-president of the commission spoke."]);
        for (line, next, whole) in [
            (
                "met his counter-",
                "part in Oslo",
                "met his counterpart in Oslo",
            ),
            (
                "met the vice-",
                "president in Oslo",
                "met the vice-president in Oslo",
            ),
            ("the Anglo-", "French treaty", "the Anglo-French treaty"),
            ("the agree\u{ad}", "ment of May", "the agreement of May"),
            (
                "the agree\u{ad}\u{2010}",
                "ment of May",
                "the agreement of May",
            ),
            ("from 2023-", "2024 on", "from 2023- 2024 on"),
            ("a pause –", "and more", "a pause – and more"),
            ("", "and more", " and more"),
        ] {
            assert_eq!(words.unbroken(line, next), whole);
        }
    }
}
