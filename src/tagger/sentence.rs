//! One sentence as the features see it: what each token is, which tokens run on with a
//! capital, and which could be part of a name at all.

use std::ops::Range;

use super::evidence::caseless;
use super::form::Forms;
use super::gazetteer::Mark;
use super::shape::{self, is_name_like};
use crate::text::{Sentence, Text, TokenKind, TokenRange};

/// Lower-case words that begin a name before a capital.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "bint", "abu", "van", "von", "de", "da", "di", "del", "della", "dos",
    "das", "do", "du", "la", "le", "der", "den", "ten", "ter", "af", "av", "zu", "ould", "ul",
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

/// What is known of one token.
#[derive(Clone, Copy)]
pub(super) struct Info {
    /// Hash of its folded form.
    pub word: u32,
    pub shape: u32,
    pub mark: Mark,
    /// Whether it can be the first word of a name.
    pub name_like: bool,
    /// Whether it could be part of a name at all.
    active: bool,
    /// Distance in tokens to the nearest title before it, at most [`FAR`].
    pub title_before: u8,
    /// First token of the run of name-like tokens, and one past its last.
    pub run: (u32, u32),
    /// The roles of the first tokens of that run.
    pub run_roles: u32,
}

/// A sentence; tokens are counted from its start.
#[derive(Default)]
pub(super) struct View {
    pub range: TokenRange,
    pub mode: Mode,
    pub infos: Vec<Info>,
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
        self.infos.clear();
        let mut title_before = FAR;
        let range = self.range.start()..self.range.end();
        let tokens = text.tokens()[range.clone()].iter();
        self.infos
            .extend(tokens.zip(&marks[range]).map(|(token, mark)| {
                let caseless = self.mode == Mode::Caseless && token.kind == TokenKind::Word;
                let info = Info {
                    word: forms.of_token(token).word,
                    shape: if caseless {
                        CASELESS_SHAPE
                    } else {
                        shape::short(token.span.of(text.source()))
                    },
                    mark: *mark,
                    name_like: caseless || is_name_like(token),
                    active: false,
                    title_before,
                    run: (0, 0),
                    run_roles: 0,
                };
                title_before = if mark.is_title() {
                    1
                } else {
                    (title_before + 1).min(FAR)
                };
                info
            }));
        self.mark_runs();
        self.mark_active(text);
    }

    fn mark_runs(&mut self) {
        let mut start = 0;
        while start < self.infos.len() {
            let mut end = start;
            while end < self.infos.len() && self.infos[end].name_like {
                end += 1;
            }
            let run_roles = self.infos[start..end]
                .iter()
                .take(RUN_ROLES)
                .fold(1, |roles, info| roles << 4 | info.mark.role());
            for info in &mut self.infos[start..end] {
                info.run = (start as u32, end as u32);
                info.run_roles = run_roles;
            }
            start = end.max(start + 1);
        }
    }

    /// Marks the tokens that could be part of a name: name-like ones, few others between
    /// two of them, particles before and one word behind. All others are outside, which
    /// spares most of the text the model's work.
    fn mark_active(&mut self, text: &Text) {
        let mut last: Option<usize> = None;
        for at in 0..self.infos.len() {
            if !self.infos[at].name_like {
                continue;
            }
            let from = match last {
                Some(last) if at - last <= GAP + 1 => last,
                _ => {
                    let is_particle =
                        |at: usize| PARTICLES.contains(&text.folded(self.range.start() + at));
                    let mut from = at;
                    while from > 0 && at - from < GAP && is_particle(from - 1) {
                        from -= 1;
                    }
                    from
                }
            };
            let to = (at + 2).min(self.infos.len());
            for info in &mut self.infos[from..to] {
                info.active = true;
            }
            last = Some(at);
        }
    }

    /// The next stretch of tokens, at or behind `from`, that may hold names.
    pub fn next_active(&self, from: usize) -> Option<Range<usize>> {
        let start = from + self.infos.get(from..)?.iter().position(|i| i.active)?;
        let len = self.infos[start..]
            .iter()
            .position(|i| !i.active)
            .unwrap_or(self.infos.len() - start);
        Some(start..start + len)
    }

    fn info(&self, at: usize, offset: isize) -> Option<&Info> {
        self.infos.get(at.checked_add_signed(offset)?)
    }

    /// Hash of the word `offset` tokens from `at`.
    pub fn word(&self, at: usize, offset: isize) -> u32 {
        self.info(at, offset).map_or(EDGE, |info| info.word)
    }

    /// Shape of the word `offset` tokens from `at`.
    pub fn shape(&self, at: usize, offset: isize) -> u32 {
        self.info(at, offset).map_or(EDGE, |info| info.shape)
    }

    /// What the lexicon knows of the word `offset` tokens from `at`.
    pub fn mark(&self, at: usize, offset: isize) -> Mark {
        self.info(at, offset).map_or(Mark::default(), |i| i.mark)
    }
}

/// Whether nearly all longer words have a capital.
fn is_title_case(text: &Text, range: TokenRange) -> bool {
    /// Bytes of a word that is short.
    const SHORT: usize = 4;
    let (mut words, mut capital) = (0, 0);
    for at in range.iter() {
        let token = &text.tokens()[at];
        if token.kind == TokenKind::Word && token.span.len() > SHORT {
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
        let stretch = view.next_active(0).unwrap();
        assert_eq!(stretch, 4..9);
        assert_eq!(view.next_active(stretch.end), Some(12..15));
        assert_eq!(view.next_active(15), None);
    }
}
