//! Sentences inside one block.

use super::abbreviations::{Period, period_after};
use super::{Text, TokenKind, TokenRange};

/// One sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Index of its block in [`Text::blocks`].
    pub block: u32,
}

/// Capitalized words that begin a sentence rather than go on with a name after an
/// abbreviation: "in the U.S. The envoy" against "the U.S. Senate".
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "before",
    "both",
    "but",
    "by",
    "during",
    "earlier",
    "for",
    "from",
    "he",
    "her",
    "his",
    "however",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "most",
    "no",
    "on",
    "one",
    "our",
    "she",
    "since",
    "so",
    "some",
    "still",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "two",
    "we",
    "what",
    "when",
    "while",
    "with",
    "you",
];

/// The most tokens of a sentence. News has none that long; of what is no prose, later stages
/// may so look at all of a sentence for each of its words.
pub(super) const LONGEST: usize = 400;

/// Cuts `range` into sentences, which `push` takes.
pub(super) fn split(text: &Text, range: TokenRange, mut push: impl FnMut(TokenRange)) {
    let mut start = range.start();
    let mut at = start;
    while at < range.end() {
        let mut end = at + 1;
        if end - start == LONGEST {
            push(TokenRange::new(start, end));
            start = end;
        } else if ends_sentence(text, at, range.end()) {
            while end < range.end() && end - start < LONGEST && closes(text, end) {
                end += 1;
            }
            if end == range.end() || begins_sentence(text, end) {
                push(TokenRange::new(start, end));
                start = end;
            }
        }
        at = end;
    }
    if start < range.end() {
        push(TokenRange::new(start, range.end()));
    }
}

fn ends_sentence(text: &Text, at: usize, limit: usize) -> bool {
    let word = text.word(at);
    if text.tokens()[at].kind == TokenKind::Punct {
        return word.starts_with(['.', '!', '?', '…']) && !is_stop_in_date(text, at, limit);
    }
    let Some(head) = word.strip_suffix('.') else {
        return false;
    };
    at + 1 < limit
        && period_after(head) == Period::Either
        && STARTERS.contains(&text.folded(at + 1))
        && text.tokens()[at + 1].case.is_capital()
}

/// "on May. 9": a full stop behind a month's name that is no abbreviation.
fn is_stop_in_date(text: &Text, at: usize, limit: usize) -> bool {
    let day = |at: usize| text.tokens()[at].kind == TokenKind::Number && text.word(at).len() <= 2;
    at > 1
        && at + 1 < limit
        && super::block::is_month(text.folded(at - 1))
        && text.tokens()[at - 1].case.is_capital()
        && text.folded(at - 2) == "on"
        && day(at + 1)
}

/// A closing quote or bracket that still belongs to the sentence before it.
fn closes(text: &Text, at: usize) -> bool {
    match text.word(at) {
        "”" | "’" | "»" | ")" | "]" | "''" => true,
        "\"" | "'" => !text.tokens()[at].spaced,
        _ => false,
    }
}

fn begins_sentence(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    match token.kind {
        TokenKind::Word => token.case.is_capital() || token.case == super::Case::None,
        TokenKind::Number => true,
        TokenKind::Clitic => false,
        TokenKind::Punct => !text.word(at).starts_with([',', ';', ':', ')', '.']),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn sentences_of_news_text() {
        for (source, expected) in [
            ("He met J. D. Vance on Nov. 30. They spoke.", 2),
            ("He left the U.S. The envoy stayed.", 2),
            ("The U.S. Senate met Gen. Dunford.", 1),
            ("\"We met.\" He smiled. \"Why?\" she asked.", 3),
            ("At 9 a.m. Lavrov arrived. No. 10 was silent.", 2),
            ("They met on May. 9 in Riga. They spoke.", 2),
            ("They met in May. 9 came.", 2),
            ("no period at all", 1),
            ("", 0),
        ] {
            assert_eq!(Text::new(source).sentences().len(), expected, "{source}");
        }
    }
}
