//! Speakers' labels: "QUESTION:", "MR HOLM:", "Andris Kalve:" at the beginning of a line; and "Q."
//! and "A.", which have no colon.

use std::collections::HashMap;

/// A label has no more words, and no more bytes.
const MOST_WORDS: usize = 6;
const LONGEST: usize = 60;

/// What the table says of the first word of a label.
fn is(kind: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    include_str!("speakers.tsv")
        .lines()
        .any(|line| line.split_once('\t') == Some((kind, &word)))
}

/// Whether a label, with or without its colon, is that of somebody who asks.
pub(super) fn asks(label: &str) -> bool {
    let label = label.trim().trim_end_matches(':');
    let words = label.split_whitespace().count();
    words <= 2
        && label
            .split_whitespace()
            .next()
            .is_some_and(|word| is("ask", word))
}

/// The labels of one text.
#[derive(Debug, Default)]
pub(super) struct Transcript {
    /// How often each comes.
    labels: HashMap<String, usize>,
    /// How many lines have one, and whether one asks.
    lines: usize,
    asked: bool,
    /// Whether "Q." and "A." are labels: as initials of names, one would do without the other.
    lettered: bool,
}

impl Transcript {
    pub(super) fn of(source: &str) -> Self {
        let (mut asked, mut answered) = (false, false);
        for label in source.lines().filter_map(|line| letter(line.trim())) {
            asked |= asks(label);
            answered |= !asks(label);
        }
        let mut found = Self {
            lettered: asked && answered,
            ..Self::default()
        };
        for line in source.lines() {
            if let Some(label) = found
                .lettered(line.trim())
                .or_else(|| candidate(line.trim()))
            {
                found.asked |= asks(label);
                found.lines += 1;
                *found.labels.entry(label.to_lowercase()).or_default() += 1;
            }
        }
        found
    }

    /// "Q." or "A.", where they are labels.
    fn lettered<'l>(&self, line: &'l str) -> Option<&'l str> {
        letter(line).filter(|_| self.lettered)
    }

    /// How many bytes of a line its label takes, with the colon.
    pub(super) fn label(&self, line: &str) -> Option<usize> {
        const LEAST: usize = 3;
        if self.lines == 0 {
            return None;
        }
        if let Some(label) = self.lettered(line) {
            return Some(label.len());
        }
        let label = candidate(line)?;
        let first = label.split_whitespace().next()?;
        let times = self.labels.get(&label.to_lowercase()).copied();
        let again = times.unwrap_or_default() > 1 && self.lines >= LEAST;
        let named = is("say", first) && (self.asked || self.lines >= LEAST);
        (asks(label) || named || again || self.asked && self.lines > 1).then_some(label.len() + 1)
    }
}

/// A letter that can be a label without a colon: "Q." before a word with a capital.
fn letter(line: &str) -> Option<&str> {
    let (label, behind) = line.split_once(' ')?;
    (is("letter", label) && behind.starts_with(char::is_uppercase)).then_some(label)
}

/// What can be a label: a few words with capitals before a colon.
fn candidate(line: &str) -> Option<&str> {
    const SMALL: &[&str] = &["of", "the", "for", "and", "de", "al", "van", "von", "bin"];
    let head = &line[..line.floor_char_boundary(LONGEST + 1)];
    let colon = head.find(':')?;
    let label = &head[..colon];
    let behind = &line[colon + 1..];
    let first = label.split_whitespace().next()?;
    let parted = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let named = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.starts_with(char::is_uppercase)
            || bare.is_empty()
            || SMALL.contains(&bare)
            || bare.chars().all(|c| c.is_ascii_digit())
    };
    (parted
        && first.starts_with(char::is_uppercase)
        && !is("field", first)
        && !label.ends_with(char::is_whitespace)
        && label.split_whitespace().count() <= MOST_WORDS
        && label.split_whitespace().all(named))
    .then_some(label)
}

#[cfg(test)]
mod tests {
    use crate::text::BlockKind::{self, Body, Headline, Question, Speaker};
    use crate::text::Text;

    fn kinds(source: &str) -> Vec<BlockKind> {
        Text::new(source).blocks().iter().map(|b| b.kind).collect()
    }

    #[test]
    fn labels_and_questions_are_blocks() {
        assert_eq!(
            kinds(
                "QUESTION: Will she go?\n\nMR. COLE: I have nothing to announce.\n\nThat is all.\n"
            ),
            [Speaker, Question, Speaker, Body, Body]
        );
        assert_eq!(
            kinds("Question:\nWill she go to Oslo?\nDeputy Spokesman:\nNot this week.\n"),
            [Speaker, Question, Speaker, Body]
        );
        assert_eq!(
            kinds("Andris Kalve: I met her.\n\nReporter: When?\n\nKalve: On Monday it was."),
            [Speaker, Body, Speaker, Question, Speaker, Body]
        );
    }

    #[test]
    fn letters_are_labels_where_there_are_questions_and_answers() {
        assert_eq!(
            kinds("Q. Has she met him?\n\nA. I have nothing to announce.\n\nQ. And the others?"),
            [Speaker, Question, Speaker, Body, Speaker, Question]
        );
        assert_eq!(
            kinds("A. Reis met J. Lund on Thursday.\n\nA. Reis then left the town."),
            [Body, Body]
        );
    }

    #[test]
    fn headlines_datelines_and_fields_are_no_labels() {
        assert_eq!(
            kinds("Virtanen: talks with Wilk cancelled\n\nThey were to meet on Thursday."),
            [Headline, Body]
        );
        assert_eq!(
            kinds("NEW DELHI: The minister met a guest here on Thursday."),
            [Body]
        );
        assert_eq!(
            kinds("Place: Oslo is the place.\nTime: It is at noon.\nPlace: Porto is next."),
            [Body, Body, Body]
        );
    }
}
