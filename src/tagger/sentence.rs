//! One sentence as the features see it: what each token is, which tokens run on with a
//! capital, and which could be part of a name at all.

use std::ops::Range;

use super::evidence::caseless;
use super::form::Forms;
use super::gazetteer::Mark;
use super::shape::{self, is_name_like};
use crate::lexicon::{is_function_word, lookup_token};
use crate::text::{Sentence, Text, Token, TokenKind, TokenRange};

/// Lower-case words that begin a name before a capital.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "bint", "abu", "van", "von", "de", "da", "di", "del", "della", "dos",
    "das", "do", "du", "la", "le", "der", "den", "ten", "ter", "af", "av", "zu", "ould", "ul",
];

/// Other tokens without capital that stand inside names. So may words that nobody knows; what
/// else is between two capitals is outside.
const LINKS: &[&str] = &[
    "of", "and", "the", "for", "in", "on", "to", "'s", "’s", "'", "’", "&", "/", "-", "–", ",",
    ".", "\"", "“", "”", "d'", "e", "i", "y", "il", "wa", "arap", "ad", "ar", "dal", "dei", "ibni",
    "ud", "vom",
];

/// At most this many tokens without capital stand inside a name ("Bank of the South").
const GAP: usize = 3;

/// Stands for the word before the first and behind the last.
const EDGE: u32 = 1;

/// Stands for the shape of any word where case tells nothing.
const CASELESS_SHAPE: u32 = 0xffff;

/// Tokens of a run whose roles are seen at once.
const RUN_ROLES: usize = 5;

/// A title this many tokens before a name says no more of it.
const FAR: u8 = 12;

/// A feature sees at most this many tokens on each side of its own.
const REACH: usize = 3;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// As running text does.
    #[default]
    Running,
    /// On nearly all longer words, as headlines do.
    TitleCase,
    /// On all letters, or on none in the whole text.
    Caseless,
}

/// A run of name-like tokens.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Its first token, and one past its last.
    pub start: usize,
    pub end: usize,
    /// The roles of its first tokens.
    pub roles: u32,
    /// Distance in tokens to the nearest title before it, at most [`FAR`].
    pub title_before: u8,
}

/// What is known of one token.
#[derive(Clone, Copy)]
pub(super) struct Info {
    /// Hash of its folded form.
    pub word: u32,
    /// Hash of the last three characters of its folded form, or 0.
    pub suffix: u32,
    pub shape: u32,
    pub mark: Mark,
    /// The run that it is in, if it can be the first word of a name.
    pub run: Option<Run>,
    /// Whether it is no part of a name, though it stands next to one or between two.
    pub outside: bool,
}

impl Info {
    /// Stands for what is before the first and behind the last token.
    const EDGE: Self = Self {
        word: EDGE,
        suffix: 0,
        shape: EDGE,
        mark: Mark::NONE,
        run: None,
        outside: false,
    };
}

/// A sentence; tokens are counted from its start.
#[derive(Default)]
pub(super) struct View {
    pub range: TokenRange,
    pub mode: Mode,
    /// The stretches of tokens that could be part of a name; all others are outside, which
    /// spares most of the text the model's work.
    pub stretches: Vec<Range<usize>>,
    /// Of the tokens in a stretch or at most [`REACH`] from one, with as many edges on both
    /// sides of the sentence.
    infos: Vec<Info>,
}

impl View {
    /// Turns to another sentence of `text`, whose tokens have these marks.
    pub fn enter(
        &mut self,
        text: &Text,
        forms: &Forms,
        marks: &[Mark],
        sentence: Sentence,
        lower_text: bool,
    ) {
        self.range = sentence.tokens;
        self.mode = if lower_text || caseless(text, sentence) {
            Mode::Caseless
        } else if is_title_case(text, sentence.tokens) {
            Mode::TitleCase
        } else {
            Mode::Running
        };
        self.find_stretches(text);
        self.infos.clear();
        self.infos.resize(self.range.len() + 2 * REACH, Info::EDGE);
        let mut done = 0;
        for index in 0..self.stretches.len() {
            let stretch = self.stretches[index].clone();
            let end = (stretch.end + REACH).min(self.range.len());
            for at in stretch.start.saturating_sub(REACH).max(done)..end {
                self.inform(text, forms, marks, at);
            }
            done = end;
            self.mark_runs(text, marks, stretch.clone());
            self.mark_outside(text, stretch);
        }
    }

    fn is_name_like(&self, token: Token) -> bool {
        let caseless = self.mode == Mode::Caseless && token.kind == TokenKind::Word;
        caseless || is_name_like(token)
    }

    /// Finds name-like tokens, few others between two of them, particles before and one word
    /// behind.
    fn find_stretches(&mut self, text: &Text) {
        self.stretches.clear();
        let mut last: Option<usize> = None;
        for (at, token) in text.tokens()[self.range.start()..self.range.end()]
            .iter()
            .enumerate()
        {
            if !self.is_name_like(*token) {
                continue;
            }
            let from = match last {
                Some(last) if at - last <= GAP + 1 => last,
                _ => {
                    let mut from = at;
                    while from > 0 && at - from < GAP && self.is_particle(text, from - 1) {
                        from -= 1;
                    }
                    from
                }
            };
            let to = (at + 2).min(self.range.len());
            match self.stretches.last_mut() {
                Some(stretch) if from <= stretch.end => stretch.end = to,
                _ => self.stretches.push(from..to),
            }
            last = Some(at);
        }
    }

    /// Finds out about the token `at`, except for its run.
    fn inform(&mut self, text: &Text, forms: &Forms, marks: &[Mark], at: usize) {
        let token = self.range.start() + at;
        let form = forms.of_token(text, token);
        let is_word = text.tokens()[token].kind == TokenKind::Word;
        let caseless = self.mode == Mode::Caseless && is_word;
        self.infos[at + REACH] = Info {
            word: form.word,
            suffix: form.suffixes[2],
            shape: if caseless {
                CASELESS_SHAPE
            } else {
                shape::short(text.word(token))
            },
            mark: marks[token],
            run: None,
            outside: false,
        };
    }

    /// Tells the tokens of a stretch of the runs that they are in.
    fn mark_runs(&mut self, text: &Text, marks: &[Mark], stretch: Range<usize>) {
        let tokens = &text.tokens()[self.range.start()..];
        let marks = &marks[self.range.start()..];
        let mut start = stretch.start;
        while start < stretch.end {
            let mut end = start;
            while end < stretch.end && self.is_name_like(tokens[end]) {
                end += 1;
            }
            let run = Run {
                start,
                end,
                roles: marks[start..end]
                    .iter()
                    .take(RUN_ROLES)
                    .fold(1, |roles, mark| roles << 4 | mark.role()),
                title_before: marks[..start]
                    .iter()
                    .rev()
                    .zip(1..FAR)
                    .find(|(mark, _)| mark.is_title())
                    .map_or(FAR, |(_, distance)| distance),
            };
            for info in &mut self.infos[start + REACH..end + REACH] {
                info.run = Some(run);
            }
            start = end + 1;
        }
    }

    /// Marks the tokens of a stretch that are no part of a name, which spares the model's work
    /// on them; how a name ends it sees at those next to it. What could be part of one: name-like
    /// tokens, links between two of them, particles before, a head noun behind.
    fn mark_outside(&mut self, text: &Text, stretch: Range<usize>) {
        let mut name = self.next_name(stretch.clone());
        while let Some(last) = name {
            let next = self.next_name(last + 1..stretch.end);
            let mut end = next.unwrap_or(stretch.end);
            while next.is_some_and(|next| next - end < GAP)
                && end > last + 1
                && self.is_particle(text, end - 1)
            {
                end -= 1;
            }
            let linked = next.is_some_and(|next| next - last <= GAP + 1)
                && (last + 1..end).all(|at| self.is_link(text, at));
            if !linked {
                for at in last + 1..end {
                    self.infos[at + REACH].outside = at > last + 1 || !self.ends_name(at);
                }
            }
            name = next;
        }
    }

    /// The first name-like token of these.
    fn next_name(&self, mut tokens: Range<usize>) -> Option<usize> {
        tokens.find(|at| self.info(*at, 0).run.is_some())
    }

    fn is_particle(&self, text: &Text, at: usize) -> bool {
        PARTICLES.contains(&text.folded(self.range.start() + at))
    }

    fn is_link(&self, text: &Text, at: usize) -> bool {
        let index = self.range.start() + at;
        let word = text.folded(index);
        let is_unknown = || {
            text.tokens()[index].kind == TokenKind::Word
                && lookup_token(text, index).is_none()
                && !is_function_word(word)
        };
        PARTICLES.contains(&word) || LINKS.contains(&word) || self.ends_name(at) || is_unknown()
    }

    fn ends_name(&self, at: usize) -> bool {
        self.info(at, 0).mark.can_end_name()
    }

    /// What is known of the token `offset` tokens, at most [`REACH`], from the token `at` of a
    /// stretch.
    pub fn info(&self, at: usize, offset: isize) -> &Info {
        debug_assert!(offset.unsigned_abs() <= REACH);
        &self.infos[(at + REACH).wrapping_add_signed(offset)]
    }
}

/// Whether nearly all longer words have a capital.
fn is_title_case(text: &Text, range: TokenRange) -> bool {
    /// Bytes of a word that is short.
    const SHORT: usize = 4;
    let (mut words, mut capital) = (0, 0);
    for at in range.iter() {
        let token = &text.tokens()[at];
        if token.kind == TokenKind::Word && text.word(at).len() > SHORT {
            words += 1;
            capital += usize::from(token.case.is_capital());
        }
    }
    words >= 4 && capital * 8 >= words * 7
}

#[cfg(test)]
mod tests {
    use super::{Forms, Mode, View};
    use crate::tagger::gazetteer::marks;
    use crate::text::Text;

    fn view(text: &Text) -> View {
        let mut view = View::default();
        let forms = Forms::of(text);
        view.enter(text, &forms, &marks(text), text.sentences()[0], false);
        view
    }

    #[test]
    fn sentences_use_capitals_in_three_ways() {
        for (source, mode) in [
            ("The two ministers met in Porto on Friday.", Mode::Running),
            ("Foreign Ministers Discuss Border Talks", Mode::TitleCase),
            ("MINISTERS MEET IN PORTO AGAIN", Mode::Caseless),
        ] {
            assert_eq!(view(&Text::new(source)).mode, mode, "{source}");
        }
    }

    #[test]
    fn only_words_near_capitals_can_be_names() {
        let text = Text::new("we saw that the Bank of the South had not yet met bin Salman.");
        let view = view(&text);
        assert_eq!(view.stretches, [4..9, 12..15]);
    }

    #[test]
    fn what_links_no_names_is_outside() {
        let outside = |source: &str| {
            let text = Text::new(source);
            let view = view(&text);
            let tokens = view.stretches.iter().cloned().flatten();
            let outside = tokens.filter(|at| view.info(*at, 0).outside);
            outside
                .map(|at| text.word(at))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(outside("Reis met Lund in Porto."), "met .");
        assert_eq!(outside("The Bank of the South had"), "had");
        assert_eq!(outside("The Orsk dam near Lund"), "near");
        assert_eq!(outside("Reis told bin Salman so"), "told so");
        assert_eq!(outside("Carlo dalla Chiesa saw Halimah binte Yacob"), "saw");
        assert_eq!(outside("Noor ud Din met Raffaele dal Pozzo"), "met");
    }
}
