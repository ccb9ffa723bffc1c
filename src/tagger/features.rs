//! From a token in its sentence and document to the hashes of its features. Training and
//! tagging both come here, so that they can't differ.

use std::ops::Range;

use super::evidence::{Evidence, FACTS};
use super::form::{Form, Forms};
use super::gazetteer::{self, KIND_COUNT, Mark};
use super::hash;
use super::sentence::{Mode, View};
use crate::text::{Sentence, Text};

/// Names of the feature groups, for ablation.
pub const GROUPS: [&str; 7] = [
    "word",
    "affix",
    "context",
    "shape",
    "run",
    "gazetteer",
    "document",
];

// The first template of each group; the model's file depends on these numbers.
const WORD: usize = 0;
const AFFIX: usize = WORD + 4;
const CONTEXT: usize = AFFIX + 7;
const SHAPE: usize = CONTEXT + 12;
const RUN: usize = SHAPE + 8;
const GAZETTEER: usize = RUN + 13;
const KIND: usize = GAZETTEER + 14;
const DOCUMENT: usize = KIND + KIND_COUNT;

/// Features a token can have.
pub const FEATURES: usize = DOCUMENT + FACTS + 1;

/// One token's features, one a template; 0 where the template has nothing to say.
pub type Row = [u32; FEATURES];

/// Index into [`GROUPS`] of the template at `index` of a [`Row`].
pub fn group(index: usize) -> usize {
    [AFFIX, CONTEXT, SHAPE, RUN, GAZETTEER, DOCUMENT]
        .iter()
        .filter(|start| index >= **start)
        .count()
}

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

    /// Whether the sentence's token `at` is no part of a name, whatever the model thinks of it.
    pub fn is_outside(&self, at: usize) -> bool {
        self.view.is_outside(at)
    }

    /// Writes the features of the sentence's token `at`.
    pub fn write(&self, at: usize, row: &mut Row) {
        row.fill(0);
        self.write_word(at, row);
        self.write_context(at, row);
        self.write_shape(at, row);
        self.write_gazetteer(at, row);
        if self.view.infos[at].name_like && self.view.mode == Mode::Running {
            self.write_run(at, row);
        }
        self.write_document(at, row);
    }

    fn form(&self, at: usize) -> &Form {
        self.forms.of_token(self.text, self.view.range.start() + at)
    }

    fn write_word(&self, at: usize, row: &mut Row) {
        let view = &self.view;
        let (word, shape) = (view.word(at, 0), view.shape(at, 0));
        put(row, WORD, [word, 0, 0]);
        put(row, WORD + 1, [view.word(at, -1), word, 0]);
        put(row, WORD + 2, [word, view.word(at, 1), 0]);
        put(row, WORD + 3, [word, shape, 0]);
        let form = self.form(at);
        for (index, prefix) in form.prefixes.iter().enumerate() {
            if let Some(prefix) = prefix {
                put(row, AFFIX + index, [*prefix, 0, 0]);
            }
        }
        for (index, suffix) in form.suffixes.iter().enumerate() {
            if let Some(suffix) = suffix {
                put(row, AFFIX + 3 + index, [*suffix, shape, 0]);
            }
        }
    }

    fn write_context(&self, at: usize, row: &mut Row) {
        let word = |offset| self.view.word(at, offset);
        let shape = self.view.shape(at, 0);
        put(row, CONTEXT, [word(-1), 0, 0]);
        put(row, CONTEXT + 1, [word(-2), 0, 0]);
        put(row, CONTEXT + 2, [word(1), 0, 0]);
        put(row, CONTEXT + 3, [word(2), 0, 0]);
        put(row, CONTEXT + 4, [word(-2), word(-1), 0]);
        put(row, CONTEXT + 5, [word(1), word(2), 0]);
        put(row, CONTEXT + 6, [word(-1), shape, 0]);
        put(row, CONTEXT + 7, [shape, word(1), 0]);
        put(row, CONTEXT + 8, [word(-1), shape, word(1)]);
        put(row, CONTEXT + 9, [word(-3), word(-2), word(-1)]);
        let before = at.checked_sub(1);
        let behind = Some(at + 1).filter(|at| *at < self.view.infos.len());
        for (index, near) in [before, behind].into_iter().enumerate() {
            if let Some(suffix) = near.and_then(|at| self.form(at).suffixes[2]) {
                put(row, CONTEXT + 10 + index, [suffix, 0, 0]);
            }
        }
    }

    fn write_shape(&self, at: usize, row: &mut Row) {
        /// Longer words are alike.
        const LONG: u32 = 8;
        let shape = |offset| self.view.shape(at, offset);
        let mode = self.view.mode as u32;
        let length = u32::from(self.form(at).bytes).min(LONG);
        put(row, SHAPE, [shape(0), mode, 0]);
        put(row, SHAPE + 1, [shape(0), length, 0]);
        put(row, SHAPE + 2, [shape(-1), shape(0), 0]);
        put(row, SHAPE + 3, [shape(0), shape(1), 0]);
        put(row, SHAPE + 4, [shape(-1), shape(0), shape(1)]);
        put(row, SHAPE + 5, [shape(0), u32::from(at == 0), mode]);
        put(row, SHAPE + 6, [shape(-2), shape(-1), shape(0)]);
        put(row, SHAPE + 7, [shape(0), shape(1), shape(2)]);
    }

    /// Features of the run of name-like tokens that the token is part of.
    fn write_run(&self, at: usize, row: &mut Row) {
        let view = &self.view;
        let info = view.infos[at];
        let (first, end) = (info.run.0 as usize, info.run.1 as usize);
        let position = (at - first).min(3) as u32;
        let left = (end - at).min(4) as u32;
        let before = view.word(first, -1);
        let behind = view.word(end, 0);
        // "the foreign minister of Mongolia, X, said": an apposition.
        let title = u32::from(view.infos[first].title_before).div_ceil(3);
        let roles = info.run_roles;
        put(row, RUN, [position, left, 0]);
        put(row, RUN + 1, [view.word(first, 0), position, 0]);
        put(row, RUN + 2, [view.word(end, -1), left, 0]);
        put(row, RUN + 3, [before, position, 0]);
        put(row, RUN + 4, [behind, left, 0]);
        put(row, RUN + 5, [before, behind, 0]);
        put(row, RUN + 6, [position, left, info.shape]);
        if let Some(suffix) = self.form(end - 1).suffixes[2] {
            put(row, RUN + 7, [suffix, left, 0]);
        }
        put(row, RUN + 8, [before, title, position]);
        put(row, RUN + 9, [title << 8 | left, before, behind]);
        put(row, RUN + 10, [roles, position, left]);
        let starts = u32::from(first == 0);
        put(row, RUN + 11, [roles, position, title << 1 | starts]);
        put(row, RUN + 12, [roles, position, before]);

        let alone = |at: usize| view.infos.get(at).map_or(0, |i| u32::from(i.mark.alone));
        let before = first.checked_sub(1).map_or(0, alone);
        put(row, GAZETTEER + 10, [alone(first), position, info.shape]);
        put(row, GAZETTEER + 11, [alone(end - 1), left, info.shape]);
        put(row, GAZETTEER + 12, [before, position, info.shape]);
        put(row, GAZETTEER + 13, [alone(at), position, left]);
    }

    fn write_gazetteer(&self, at: usize, row: &mut Row) {
        let mark = self.view.mark(at, 0);
        let shape = self.view.shape(at, 0);
        let start = u32::from(at == 0);
        let alone = |offset| u32::from(self.view.mark(at, offset).alone);
        let covered = |offset| {
            let mark = self.view.mark(at, offset);
            u32::from(mark.covered) << 3 | u32::from(mark.position)
        };
        let commonness = u32::from(mark.given) << 2 | u32::from(mark.surname);
        put(row, GAZETTEER, [alone(0), shape, 0]);
        put(row, GAZETTEER + 1, [covered(0), shape, 0]);
        put(row, GAZETTEER + 2, [commonness, shape, start]);
        put(row, GAZETTEER + 3, [alone(-1), shape, alone(0)]);
        put(row, GAZETTEER + 4, [alone(1), shape, alone(0)]);
        put(row, GAZETTEER + 5, [covered(-1), shape, 0]);
        put(row, GAZETTEER + 6, [covered(1), shape, 0]);
        put(row, GAZETTEER + 7, [alone(-2), alone(-1), shape]);
        put(row, GAZETTEER + 8, [alone(1), alone(2), shape]);
        put(row, GAZETTEER + 9, [covered(-1), covered(0), covered(1)]);
        for kind in 0..KIND_COUNT {
            if (mark.alone | mark.covered) >> kind & 1 == 1 {
                let position = if mark.covered >> kind & 1 == 1 {
                    u32::from(mark.position)
                } else {
                    0
                };
                put(row, KIND + kind, [position, shape, start]);
            }
        }
    }

    fn write_document(&self, at: usize, row: &mut Row) {
        let facts = self.evidence.facts(self.form(at));
        let start = u32::from(at == 0);
        for fact in 0..FACTS {
            if facts >> fact & 1 == 1 {
                put(row, DOCUMENT + fact, [start, self.view.mode as u32, 0]);
            }
        }
        let all = u32::from(facts);
        put(row, DOCUMENT + FACTS, [all, start, self.view.shape(at, 0)]);
    }
}

/// Writes the feature of a template with these values.
fn put(row: &mut Row, template: usize, [a, b, c]: [u32; 3]) {
    row[template] = hash::feature(template, a, b, c).max(1);
}

#[cfg(test)]
mod tests {
    use super::{DOCUMENT, Extractor, FEATURES, GROUPS, group};
    use crate::text::Text;

    #[test]
    fn every_template_has_a_group() {
        assert_eq!(GROUPS[group(0)], "word");
        assert_eq!(GROUPS[group(FEATURES - 1)], "document");
    }

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
