//! From a token in its sentence and document to its features, in bundles. Training and
//! tagging both come here, so that they can't differ.

use std::ops::Range;

use super::bundle::{
    Document, Near, NearMarks, OwnMark, Roles, RunMarks, Shapes, Side, Sink, Word,
};
use super::evidence::Evidence;
use super::form::{Form, Forms};
use super::gazetteer::{self, Mark};
use super::sentence::{Mode, View};
use super::template::{CONTEXT, GAZETTEER, RUN, Row, WORD};
use crate::text::{Sentence, Text, Token};

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

    /// The next stretch of tokens, at or behind the sentence's token `from`, that may hold
    /// names; counted from the sentence's start.
    pub fn next_active(&self, from: usize) -> Option<Range<usize>> {
        self.view.next_active(from)
    }

    /// Writes the features of the sentence's token `at`.
    pub fn write(&self, at: usize, row: &mut Row) {
        row.fill(0);
        self.give(at, row);
    }

    /// Gives the features of the sentence's token `at` to `sink`.
    pub(super) fn give(&self, at: usize, sink: &mut impl Sink) {
        self.give_words(at, sink);
        self.give_marks(at, sink);
        if self.view.infos[at].name_like && self.view.mode == Mode::Running {
            self.give_run(at, sink);
        }
        let view = &self.view;
        let number = self.forms.number_of_token(self.token(at));
        sink.take(Document {
            facts: self.evidence.facts(number),
            start: at == 0,
            mode: view.mode,
            shape: view.shape(at, 0),
        });
    }

    fn token(&self, at: usize) -> &Token {
        &self.text.tokens()[self.view.range.start() + at]
    }

    fn form(&self, at: usize) -> &Form {
        self.forms.of_token(self.token(at))
    }

    fn give_words(&self, at: usize, sink: &mut impl Sink) {
        let view = &self.view;
        let shapes = [-2, -1, 0, 1, 2].map(|offset| view.shape(at, offset));
        let [_, _, shape, _, _] = shapes;
        sink.take(Word {
            form: *self.form(at),
            shape,
        });
        sink.take(Shapes {
            around: shapes,
            start: at == 0,
            mode: view.mode,
        });
        let [before3, before2, before, word, behind, behind2] =
            [-3, -2, -1, 0, 1, 2].map(|offset| view.word(at, offset));
        let suffix = |at: usize| self.form(at).suffixes[2];
        let is_last = at + 1 == view.infos.len();
        sink.take(Near {
            side: Side::Before,
            word: before,
            suffix: at.checked_sub(1).map_or(0, suffix),
            shape,
        });
        sink.take(Near {
            side: Side::Behind,
            word: behind,
            suffix: if is_last { 0 } else { suffix(at + 1) },
            shape,
        });
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
        let [before2, before, mark, behind, behind2] =
            [-2, -1, 0, 1, 2].map(|offset| self.view.mark(at, offset));
        let shape = self.view.shape(at, 0);
        sink.take(OwnMark {
            mark,
            shape,
            start: at == 0,
        });
        sink.take(NearMarks {
            side: Side::Before,
            alone: [mark.alone, before.alone, before2.alone],
            cover: before.cover(),
            shape,
        });
        sink.take(NearMarks {
            side: Side::Behind,
            alone: [mark.alone, behind.alone, behind2.alone],
            cover: behind.cover(),
            shape,
        });
        sink.put(GAZETTEER + 9, [before, mark, behind].map(Mark::cover));
    }

    /// Features of the run of name-like tokens that the token is part of.
    fn give_run(&self, at: usize, sink: &mut impl Sink) {
        let view = &self.view;
        let info = view.infos[at];
        let (first, end) = (info.run.0 as usize, info.run.1 as usize);
        let position = (at - first).min(3) as u8;
        let left = (end - at).min(4) as u8;
        // "the foreign minister of Mongolia, X, said": an apposition.
        let title = view.infos[first].title_before.div_ceil(3);
        let roles = info.run_roles;
        sink.take(Roles {
            of_run: roles,
            position,
            left,
            title,
            starts: first == 0,
            shape: info.shape,
        });
        sink.take(RunMarks {
            first: view.mark(first, 0).alone,
            last: view.mark(end, -1).alone,
            before: view.mark(first, -1).alone,
            own: info.mark.alone,
            position,
            left,
            shape: info.shape,
        });
        let (position, left, title) = (position.into(), left.into(), u32::from(title));
        let before = view.word(first, -1);
        let behind = view.word(end, 0);
        sink.put(RUN + 1, [view.word(first, 0), position, 0]);
        sink.put(RUN + 2, [view.word(end, -1), left, 0]);
        sink.put(RUN + 3, [before, position, 0]);
        sink.put(RUN + 4, [behind, left, 0]);
        sink.put(RUN + 5, [before, behind, 0]);
        let suffix = self.form(end - 1).suffixes[2];
        if suffix != 0 {
            sink.put(RUN + 7, [suffix, left, 0]);
        }
        sink.put(RUN + 8, [before, title, position]);
        sink.put(RUN + 9, [title << 8 | left, before, behind]);
        sink.put(RUN + 12, [roles, position, before]);
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
