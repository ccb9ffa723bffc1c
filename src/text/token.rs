//! Tokens: words, numbers, clitics and punctuation.

use super::Span;
use super::abbreviations::{Period, period_after};
use super::fold::{is_format, is_hyphen};
use super::vocabulary::{Known, Vocabulary, WrittenWords};

/// How one token of the text looks.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it can be a word by which a caption is told.
    pub(super) caption_cue: bool,
}

/// The tokens of a text. What is asked of them lies apart, for most stages go through all of a
/// text and ask for one thing.
#[derive(Debug)]
pub(super) struct Tokens {
    looks: Vec<Token>,
    spans: Vec<Span>,
    forms: Vec<u32>,
}

impl Tokens {
    /// None yet, with room for those of a text of so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        /// English has a token in about so many bytes.
        const BYTES: usize = 5;
        let room = bytes / BYTES;
        Self {
            looks: Vec::with_capacity(room),
            spans: Vec::with_capacity(room),
            forms: Vec::with_capacity(room),
        }
    }

    fn push(&mut self, look: Token, span: Span, form: u32) {
        self.looks.push(look);
        self.spans.push(span);
        self.forms.push(form);
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.looks.len()
    }

    /// How each looks.
    pub fn looks(&self) -> &[Token] {
        &self.looks
    }

    /// The bytes of each.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Number of each one's folded form in the text's [`Vocabulary`].
    pub fn forms(&self) -> &[u32] {
        &self.forms
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes: "Ter-Poghosyan", "O'Brien", "U.S."
    Word,
    /// Begins with a digit: "30", "14th", "9/11", "1,000".
    Number,
    /// A split-off "'s", "n't", "'ll", as in the Penn Treebank.
    Clitic,
    /// Anything else; runs of one character are one token.
    Punct,
}

/// How a token's letters are cased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// No letter, or letters without case.
    #[default]
    None,
    /// "talks"
    Lower,
    /// "Talks"
    Title,
    /// "TALKS", "U.S."
    Upper,
    /// "`McDonald`", "al-Assad", "iPhone"
    Mixed,
}

impl Case {
    pub(super) fn of(word: &str) -> Self {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) && !word.is_empty() {
            return Self::Lower;
        }
        let (mut upper, mut lower, mut first_upper, mut seen) = (0, 0, false, false);
        for c in word.chars().filter(|c| c.is_alphabetic()) {
            let is_upper = c.is_uppercase();
            first_upper |= !seen && is_upper;
            seen = true;
            upper += usize::from(is_upper);
            lower += usize::from(c.is_lowercase());
        }
        match (upper, lower) {
            (0, 0) => Self::None,
            (0, _) => Self::Lower,
            (1, 0) => Self::Title,
            (_, 0) => Self::Upper,
            (1, _) if first_upper => Self::Title,
            _ => Self::Mixed,
        }
    }

    /// Whether the word holds a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Mixed)
    }
}

/// Suffixes split off after an apostrophe; "n't" is treated apart.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Appends the tokens of `segment` to `tokens` and their folded forms to `forms`.
pub(super) fn tokenize(
    source: &str,
    segment: Span,
    tokens: &mut Tokens,
    forms: &mut Vocabulary,
    words: &mut WrittenWords,
) {
    let mut scanner = Scanner {
        source: &source[..segment.end as usize],
        at: segment.start as usize,
        spaced: true,
        tokens,
        forms,
        words,
    };
    while let Some(byte) = scanner.byte(scanner.at) {
        if byte == b' ' {
            scanner.at += 1;
            scanner.spaced = true;
        } else if !byte.is_ascii_alphabetic() || !scanner.plain_word() {
            scanner.next();
        }
    }
}

struct Scanner<'s, 'o> {
    source: &'s str,
    at: usize,
    spaced: bool,
    tokens: &'o mut Tokens,
    forms: &'o mut Vocabulary,
    words: &'o mut WrittenWords,
}

impl Scanner<'_, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    /// Takes the word that begins here if it is one of ASCII letters and digits alone, as
    /// most are, behind which nothing stands that [`Self::word`] would have to look at.
    fn plain_word(&mut self) -> bool {
        let start = self.at;
        let rest = &self.source.as_bytes()[start..];
        let len = rest.iter().position(|byte| !byte.is_ascii_alphanumeric());
        let len = len.unwrap_or(rest.len());
        let end = start + len;
        let plain = match rest.get(len..) {
            Some([b'.'] | [b'.', b' ' | b'\n' | b'\r', ..]) => {
                self.at = self.with_period(start, end, false);
                true
            }
            Some([next, ..]) => next.is_ascii() && !matches!(next, b'.' | b'-' | b'\'' | b'&'),
            _ => true,
        };
        if plain {
            self.at = self.at.max(end);
            self.push(start, self.at, TokenKind::Word);
        }
        plain
    }

    /// Takes what begins here, whatever it is.
    fn next(&mut self) {
        let Some(c) = self.peek() else { return };
        if c.is_whitespace() || c.is_control() || is_format(c) {
            self.at += c.len_utf8();
            self.spaced |= !is_format(c);
        } else if c.is_alphabetic() {
            self.word();
        } else if c.is_numeric() {
            self.number();
        } else {
            self.punct(c);
        }
    }

    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let word = &self.source[start..end];
        let Known {
            form,
            case,
            caption_cue,
        } = self.forms.take(word, self.words);
        let look = Token {
            kind,
            case,
            spaced: self.spaced,
            caption_cue,
        };
        self.tokens.push(look, Span::new(start, end), form);
        self.spaced = false;
    }

    fn word(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut dotted = false;
        let mut rest = self.source[start..].char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            let next = rest.peek().map(|(_, c)| *c);
            if let Some(length) = line_end(&self.source[start + offset..]) {
                end = start + offset + length;
                while rest.peek().is_some_and(|(at, _)| start + at < end) {
                    rest.next();
                }
                continue;
            }
            let inside = match c {
                c if is_word_char(c) => true,
                '-' if next.is_some_and(char::is_uppercase) => {
                    !is_glue(&self.source[start..start + offset])
                }
                '\'' | '’' | 'ʼ' | '‘' | '-' | '‐' | '‑' | '&' => {
                    next.is_some_and(char::is_alphanumeric)
                }
                // "U.S", "Ph.D", "example.com"; but "school.The" is two words.
                '.' => {
                    let acronym = self.single_letter_before(start, start + offset);
                    let joins = next.is_some_and(|n| {
                        n.is_lowercase() || (acronym && n.is_alphabetic() && !n.is_lowercase())
                    });
                    dotted |= joins;
                    joins
                }
                _ => false,
            };
            if !inside {
                break;
            }
            end = start + offset + c.len_utf8();
        }
        self.at = end;
        self.split_clitic(start, end, dotted);
    }

    /// Whether the letters between the last period (or `start`) and `end` are just one.
    fn single_letter_before(&self, start: usize, end: usize) -> bool {
        let part = self.source[start..end]
            .rsplit('.')
            .next()
            .unwrap_or_default();
        part.chars().filter(|c| c.is_alphabetic()).count() == 1
    }

    fn split_clitic(&mut self, start: usize, end: usize, dotted: bool) {
        let word = &self.source[start..end];
        if let Some((offset, quote)) = word.char_indices().rfind(|(_, c)| is_apostrophe(*c)) {
            let tail = word[offset + quote.len_utf8()..].to_lowercase();
            let head_end = if tail == "t" && word[..offset].to_lowercase().ends_with('n') {
                Some(start + offset - 1)
            } else if CLITICS.contains(&tail.as_str()) {
                Some(start + offset)
            } else {
                None
            };
            if let Some(head_end) = head_end.filter(|h| *h > start) {
                self.push(start, head_end, TokenKind::Word);
                self.push(head_end, end, TokenKind::Clitic);
                return;
            }
        }
        let end = self.with_period(start, end, dotted);
        self.at = end;
        self.push(start, end, TokenKind::Word);
        // The possessive of a plural: "ministers' talks".
        if let Some(c) = self.peek().filter(|c| is_apostrophe(*c)) {
            let after = self.source[self.at + c.len_utf8()..].chars().next();
            let plural = self.source[start..end].ends_with(['s', 'S', 'z', 'x']);
            if plural && after.is_none_or(|a| !a.is_alphanumeric()) && c != '‘' {
                let at = self.at;
                self.at += c.len_utf8();
                self.push(at, self.at, TokenKind::Clitic);
            }
        }
    }

    /// `end`, or one past the period that belongs to the word.
    fn with_period(&self, start: usize, end: usize, dotted: bool) -> usize {
        let rest = &self.source.as_bytes()[end..];
        if rest.first() != Some(&b'.') || rest.get(1) == Some(&b'.') {
            return end;
        }
        let word = &self.source[start..end];
        let takes = match period_after(word) {
            Period::Outside => dotted && self.single_letter_before(start, end),
            Period::Prefix | Period::Either => true,
        };
        end + usize::from(takes)
    }

    fn number(&mut self) {
        let start = self.at;
        let mut rest = self.source[start..].char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            let next = rest.peek().map(|(_, c)| *c);
            let inside = match c {
                c if is_word_char(c) => true,
                '.' | ',' | ':' | '/' => next.is_some_and(char::is_numeric),
                '-' => next.is_some_and(char::is_alphanumeric),
                _ => false,
            };
            if !inside {
                break;
            }
            self.at = start + offset + c.len_utf8();
        }
        // "9 a.m." keeps its period through `word`; "7 p.m" never starts with a digit.
        self.push(start, self.at, TokenKind::Number);
    }

    fn punct(&mut self, c: char) {
        let start = self.at;
        while self.peek() == Some(c) {
            self.at += c.len_utf8();
        }
        self.push(start, self.at, TokenKind::Punct);
    }
}

/// The bytes of a hyphen at the end of a line and of what stands before the next one's first
/// letter: "Wednes-" and "day".
fn line_end(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix(is_hyphen)?;
    let next = behind
        .trim_start_matches([' ', '\t', '\r'])
        .strip_prefix('\n')?;
    let next = next.trim_start_matches([' ', '\t']);
    next.starts_with(char::is_alphabetic)
        .then(|| rest.len() - next.len())
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_format(c) || unicode_normalization::char::is_combining_mark(c)
}

/// Prefixes that a hyphen ties to a capitalized word: "post-Soviet".
const PREFIXES: &[&str] = &[
    "all", "ben", "bin", "ibn", "abu", "del", "des", "mid", "pre", "pro", "sub", "the", "van",
    "von", "anti", "counter", "cross", "early", "former", "inter", "intra", "late", "multi", "neo",
    "non", "once", "over", "post", "quasi", "self", "semi", "soon", "south", "north", "super",
    "then", "trans", "ultra", "under",
];

/// Whether a hyphen between `head`, a plain lower-case word, and a capital stands for a
/// lost line break, as in text scraped from news sites: "hopes for peace-Turkey said".
fn is_glue(head: &str) -> bool {
    const WORD: usize = 3;
    head.len() >= WORD && head.chars().all(|c| c.is_ascii_lowercase()) && !PREFIXES.contains(&head)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn words(source: &str) -> String {
        let text = Text::new(source);
        let words: Vec<_> = (0..text.tokens().len()).map(|i| text.word(i)).collect();
        words.join(" ")
    }

    #[test]
    fn tokens_of_news_text() {
        for (source, expected) in [
            ("Armenia’s top diplomat", "Armenia ’s top diplomat"),
            ("didn't meet", "did n't meet"),
            (
                "J. D. Vance, the U.S. envoy",
                "J. D. Vance , the U.S. envoy",
            ),
            ("St. John's on Nov. 30.", "St. John 's on Nov. 30 ."),
            ("O'Brien and Ter-Poghosyan", "O'Brien and Ter-Poghosyan"),
            ("the Lavrov–Blinken talks", "the Lavrov – Blinken talks"),
            ("ministers' talks", "ministers ' talks"),
            ("at school.The pope", "at school . The pope"),
            ("$1,000 on 9/11", "$ 1,000 on 9/11"),
            ("Sana'a, Xi'an", "Sana'a , Xi'an"),
            ("R.V. Singh", "R.V. Singh"),
            ("wait... what", "wait ... what"),
            (
                "hopes for peace-Turkey said",
                "hopes for peace - Turkey said",
            ),
            ("post-Soviet, al-Assad", "post-Soviet , al-Assad"),
        ] {
            assert_eq!(words(source), expected);
        }
    }
}
