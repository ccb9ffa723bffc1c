//! From a token in its sentence and document to its features, in bundles. Training and
//! tagging both come here, so that they can't differ.

use std::ops::Range;

use super::bundle::{
    Document, Near, NearMarks, OwnMark, Roles, RunMarks, Shapes, Side, Sink, Word,
};
use super::evidence::Evidence;
use super::form::Forms;
use super::gazetteer::{self, Mark};
use super::sentence::{Mode, Run, View};
use super::template::{CONTEXT, GAZETTEER, RUN, Row, WORD};
use crate::text::{Case, Sentence, Text, TokenKind};

/// Bits of [`Extractor::clues`].
pub const CLUES: usize = 59;

/// Makes the features of one sentence after the other of a text.
pub struct Extractor<'t> {
    text: &'t Text<'t>,
    forms: Forms,
    marks: Vec<Mark>,
    evidence: Evidence,
    lower_text: bool,
    view: View,
}

impl<'t> Extractor<'t> {
    /// Reads through the whole text once, for the document-level features.
    pub fn new(text: &'t Text<'t>) -> Self {
        let marks = gazetteer::marks(text);
        let forms = Forms::of(text);
        Self {
            text,
            evidence: Evidence::of(text, &forms, &marks),
            forms,
            marks,
            lower_text: !text.tokens().iter().any(|t| t.case.is_capital()),
            view: View::default(),
        }
    }

    /// Makes `sentence` the one that the other methods speak of.
    pub fn enter(&mut self, sentence: Sentence) {
        self.view.enter(
            self.text,
            &self.forms,
            &self.marks,
            sentence,
            self.lower_text,
        );
    }

    /// The stretches of tokens that may hold names, from the first to the last; counted from
    /// the sentence's start.
    pub fn stretches(&self) -> &[Range<usize>] {
        &self.view.stretches
    }

    /// Tokens of the sentence.
    pub(super) fn len(&self) -> usize {
        self.view.range.len()
    }

    /// The folded form of the token `at` of the sentence.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.text.folded(self.view.range.start() + at)
    }

    /// Whether the token `at` of a stretch is no part of a name, whatever the model thinks.
    pub(super) fn is_outside(&self, at: usize) -> bool {
        self.view.info(at, 0).outside
    }

    /// Writes the features of the token `at` of a stretch.
    pub fn write(&self, at: usize, row: &mut Row) {
        row.fill(0);
        self.give(at, row);
    }

    /// Gives the features of the token `at` of a stretch to `sink`.
    pub(super) fn give(&self, at: usize, sink: &mut impl Sink) {
        self.give_words(at, sink);
        self.give_marks(at, sink);
        let view = &self.view;
        if let Some(run) = view.info(at, 0).run
            && view.mode == Mode::Running
        {
            self.give_run(at, run, sink);
        }
        let number = self
            .forms
            .number_of_token(self.text, view.range.start() + at);
        sink.take(Document {
            facts: self.evidence.facts(number),
            start: at == 0,
            mode: view.mode,
            shape: view.info(at, 0).shape,
        });
    }

    /// What the network is told of the token `at` of the sentence, besides its letters: a set
    /// of [`CLUES`] bits.
    pub fn clues(&self, at: usize) -> u64 {
        let token = self.view.range.start() + at;
        let mark = self.marks[token];
        let number = self.forms.number_of_token(self.text, token);
        let seen = self.text.tokens()[token];
        let case = match seen.case {
            Case::None => 0,
            Case::Lower => 1,
            Case::Title => 2,
            Case::Upper => 3,
            Case::Mixed => 4,
        };
        let kind = match seen.kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Clitic => 2,
            TokenKind::Punct => 3,
        };
        let caseless = self.view.mode == Mode::Caseless;
        let mut bits = 0;
        let mut width = 0;
        let mut put = |value: u64, count: u32| {
            bits |= value << width;
            width += count;
        };
        put(if caseless { 0 } else { 1 << case }, 5);
        put(1 << kind, 4);
        put(1 << self.view.mode as u64, 3);
        put(u64::from(at == 0), 1);
        put(u64::from(mark.alone), 16);
        put(u64::from(mark.covered), 16);
        put(u64::from(matches!(mark.position, 1 | 4)), 1);
        put(u64::from(matches!(mark.position, 3 | 4)), 1);
        put(u64::from(mark.given >= 2), 1);
        put(u64::from(mark.surname >= 2), 1);
        put(u64::from(self.evidence.facts(number)), 10);
        bits
    }

    fn give_words(&self, at: usize, sink: &mut impl Sink) {
        let view = &self.view;
        let around = [-3, -2, -1, 0, 1, 2].map(|offset| view.info(at, offset));
        let [_, before2, before, own, behind, behind2] = around;
        let shape = own.shape;
        sink.take(Word {
            form: *self.forms.of_token(self.text, view.range.start() + at),
            shape,
        });
        sink.take(Shapes {
            around: [before2, before, own, behind, behind2].map(|info| info.shape),
            start: at == 0,
            mode: view.mode,
        });
        for (side, near) in [(Side::Before, before), (Side::Behind, behind)] {
            sink.take(Near {
                side,
                word: near.word,
                suffix: near.suffix,
                shape,
            });
        }
        let [before3, before2, before, word, behind, behind2] = around.map(|info| info.word);
        sink.put(WORD + 1, [before, word, 0]);
        sink.put(WORD + 2, [word, behind, 0]);
        sink.put(CONTEXT + 1, [before2, 0, 0]);
        sink.put(CONTEXT + 3, [behind2, 0, 0]);
        sink.put(CONTEXT + 4, [before2, before, 0]);
        sink.put(CONTEXT + 5, [behind, behind2, 0]);
        sink.put(CONTEXT + 8, [before, shape, behind]);
        sink.put(CONTEXT + 9, [before3, before2, before]);
    }

    fn give_marks(&self, at: usize, sink: &mut impl Sink) {
        let shape = self.view.info(at, 0).shape;
        let [before2, before, mark, behind, behind2] =
            [-2, -1, 0, 1, 2].map(|offset| self.view.info(at, offset).mark);
        sink.take(OwnMark {
            mark,
            shape,
            start: at == 0,
        });
        for (side, near, next) in [
            (Side::Before, before, before2),
            (Side::Behind, behind, behind2),
        ] {
            sink.take(NearMarks {
                side,
                alone: [mark.alone, near.alone, next.alone],
                cover: near.cover(),
                shape,
            });
        }
        sink.put(GAZETTEER + 9, [before, mark, behind].map(Mark::cover));
    }

    /// Features of the run of name-like tokens that the token is part of.
    fn give_run(&self, at: usize, run: Run, sink: &mut impl Sink) {
        let view = &self.view;
        let own = view.info(at, 0);
        let before = view.info(run.start, -1);
        let (first, last) = (view.info(run.start, 0), view.info(run.end, -1));
        let behind = view.info(run.end, 0);
        let position = (at - run.start).min(3) as u8;
        let left = (run.end - at).min(4) as u8;
        // "the foreign minister of Mongolia, X, said": an apposition.
        let title = run.title_before.div_ceil(3);
        sink.take(Roles {
            of_run: run.roles,
            position,
            left,
            title,
            starts: run.start == 0,
            shape: own.shape,
        });
        sink.take(RunMarks {
            first: first.mark.alone,
            last: last.mark.alone,
            before: before.mark.alone,
            own: own.mark.alone,
            position,
            left,
            shape: own.shape,
        });
        let (position, left, title) = (position.into(), left.into(), u32::from(title));
        let (before, behind) = (before.word, behind.word);
        sink.put(RUN + 1, [first.word, position, 0]);
        sink.put(RUN + 2, [last.word, left, 0]);
        sink.put(RUN + 3, [before, position, 0]);
        sink.put(RUN + 4, [behind, left, 0]);
        sink.put(RUN + 5, [before, behind, 0]);
        if last.suffix != 0 {
            sink.put(RUN + 7, [last.suffix, left, 0]);
        }
        sink.put(RUN + 8, [before, title, position]);
        sink.put(RUN + 9, [title << 8 | left, before, behind]);
        sink.put(RUN + 12, [run.roles, position, before]);
    }
}

#[cfg(test)]
mod tests {
    use super::Extractor;
    use crate::tagger::template::{DOCUMENT, FEATURES};
    use crate::text::Text;

    #[test]
    fn the_rest_of_the_document_is_seen() {
        let features = |source: &str| {
            let text = Text::new(source);
            let mut extractor = Extractor::new(&text);
            extractor.enter(text.sentences()[0]);
            let mut row = [0; FEATURES];
            extractor.write(0, &mut row);
            row[DOCUMENT..].to_vec()
        };
        assert_ne!(
            features("Rose spoke. He met Minister Rose."),
            features("Rose spoke. He saw a rose.")
        );
    }
}
