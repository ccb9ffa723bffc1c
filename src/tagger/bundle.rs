//! Features that are made of the same few things, in bundles: of two tokens with the same
//! bundle, all its features are the same, and so is the sum of their weights.

use super::evidence::FACTS;
use super::form::Form;
use super::gazetteer::{KIND_COUNT, Kinds, Mark};
use super::hash::spread;
use super::scorer::{Known, Sums};
use super::sentence::Mode;
use super::template::{AFFIX, CONTEXT, DOCUMENT, GAZETTEER, KIND, RUN, Row, SHAPE, WORD, feature};

/// What takes features one by one.
pub(super) trait Put {
    /// Takes the feature of a template with these values.
    fn put(&mut self, template: usize, values: [u32; 3]);
}

/// What takes the features of a token, some of them in bundles.
pub(super) trait Sink: Put {
    /// Takes all features of a bundle.
    fn take<B: Bundle>(&mut self, bundle: B);
}

impl Put for Row {
    fn put(&mut self, template: usize, values: [u32; 3]) {
        self[template] = feature(template, values);
    }
}

impl Sink for Row {
    fn take<B: Bundle>(&mut self, bundle: B) {
        bundle.give(self);
    }
}

/// What some features are made of; it is all that [`Self::give`] sees.
pub(super) trait Bundle: Copy + Default + PartialEq {
    /// How many sums of such bundles are remembered, a power of two: room for most of those
    /// that come again in news. All take half a megabyte.
    const PLACES: usize;

    /// Gives the features to `sink`.
    fn give(self, sink: &mut impl Put);

    /// The same number for equal bundles, and seldom for others.
    fn spread(&self) -> u32;

    /// Which of the [`Self::PLACES`] its sum has.
    fn place(&self) -> usize {
        self.spread() as usize % Self::PLACES
    }

    /// Where the sums of such bundles are.
    fn sums(known: &mut Known) -> &mut Sums<Self>;
}

/// A word, its beginnings and ends, and how it is written.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Word {
    pub form: Form,
    pub shape: u32,
}

impl Bundle for Word {
    const PLACES: usize = 2048;

    fn give(self, sink: &mut impl Put) {
        /// Longer words are alike.
        const LONG: u32 = 8;
        let Self { form, shape } = self;
        sink.put(WORD, [form.word, 0, 0]);
        sink.put(WORD + 3, [form.word, shape, 0]);
        for (index, prefix) in form.prefixes.into_iter().enumerate() {
            if prefix != 0 {
                sink.put(AFFIX + index, [prefix, 0, 0]);
            }
        }
        for (index, suffix) in form.suffixes.into_iter().enumerate() {
            if suffix != 0 {
                sink.put(AFFIX + 3 + index, [suffix, shape, 0]);
            }
        }
        sink.put(SHAPE + 1, [shape, u32::from(form.bytes).min(LONG), 0]);
    }

    fn spread(&self) -> u32 {
        spread([self.form.word, self.shape])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.word
    }
}

/// Which side of a word.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Side {
    #[default]
    Before,
    Behind,
}

/// The word next to one of this shape.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Near {
    pub side: Side,
    pub word: u32,
    /// Of its last three characters, or 0.
    pub suffix: u32,
    pub shape: u32,
}

impl Bundle for Near {
    const PLACES: usize = 2048;

    fn give(self, sink: &mut impl Put) {
        let Self { word, shape, .. } = self;
        let (templates, in_order) = match self.side {
            Side::Before => ([CONTEXT, CONTEXT + 6, CONTEXT + 10], [word, shape, 0]),
            Side::Behind => ([CONTEXT + 2, CONTEXT + 7, CONTEXT + 11], [shape, word, 0]),
        };
        sink.put(templates[0], [word, 0, 0]);
        sink.put(templates[1], in_order);
        if self.suffix != 0 {
            sink.put(templates[2], [self.suffix, 0, 0]);
        }
    }

    fn spread(&self) -> u32 {
        spread([self.word, self.shape, self.side as u32])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.near
    }
}

/// The shapes of a word and of the two on each side.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Shapes {
    pub around: [u32; 5],
    pub start: bool,
    pub mode: Mode,
}

impl Bundle for Shapes {
    const PLACES: usize = 1024;

    fn give(self, sink: &mut impl Put) {
        let [before2, before, own, behind, behind2] = self.around;
        let mode = self.mode as u32;
        sink.put(SHAPE, [own, mode, 0]);
        sink.put(SHAPE + 2, [before, own, 0]);
        sink.put(SHAPE + 3, [own, behind, 0]);
        sink.put(SHAPE + 4, [before, own, behind]);
        sink.put(SHAPE + 5, [own, u32::from(self.start), mode]);
        sink.put(SHAPE + 6, [before2, before, own]);
        sink.put(SHAPE + 7, [own, behind, behind2]);
    }

    fn spread(&self) -> u32 {
        spread(self.around)
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.shapes
    }
}

/// What the lexicon knows of a word of this shape.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct OwnMark {
    pub mark: Mark,
    pub shape: u32,
    pub start: bool,
}

impl Bundle for OwnMark {
    const PLACES: usize = 512;

    fn give(self, sink: &mut impl Put) {
        let Self { mark, shape, .. } = self;
        let start = u32::from(self.start);
        let commonness = u32::from(mark.given) << 2 | u32::from(mark.surname);
        sink.put(GAZETTEER, [mark.alone.into(), shape, 0]);
        sink.put(GAZETTEER + 1, [mark.cover(), shape, 0]);
        sink.put(GAZETTEER + 2, [commonness, shape, start]);
        for kind in 0..KIND_COUNT {
            if (mark.alone | mark.covered) >> kind & 1 == 1 {
                let position = if mark.covered >> kind & 1 == 1 {
                    u32::from(mark.position)
                } else {
                    0
                };
                sink.put(KIND + kind, [position, shape, start]);
            }
        }
    }

    fn spread(&self) -> u32 {
        spread([self.mark.alone.into(), self.mark.cover(), self.shape])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.own_mark
    }
}

/// What the lexicon knows of the words on one side of a word of this shape.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct NearMarks {
    pub side: Side,
    /// What the word, the next one and the one after that can be alone.
    pub alone: [Kinds; 3],
    /// What covers the next one, as [`Mark::cover`] says it.
    pub cover: u32,
    pub shape: u32,
}

impl Bundle for NearMarks {
    const PLACES: usize = 2048;

    fn give(self, sink: &mut impl Put) {
        let Self { cover, shape, .. } = self;
        let [own, next, second] = self.alone.map(u32::from);
        let (templates, in_order) = match self.side {
            Side::Before => ([3, 5, 7], [second, next, shape]),
            Side::Behind => ([4, 6, 8], [next, second, shape]),
        };
        sink.put(GAZETTEER + templates[0], [next, shape, own]);
        sink.put(GAZETTEER + templates[1], [cover, shape, 0]);
        sink.put(GAZETTEER + templates[2], in_order);
    }

    fn spread(&self) -> u32 {
        let [own, next, second] = self.alone.map(u32::from);
        let side = self.side as u32;
        spread([own << 16 | next, second << 1 | side, self.cover, self.shape])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.near_marks
    }
}

/// What the document says of a word of this shape.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Document {
    pub facts: u16,
    pub start: bool,
    pub mode: Mode,
    pub shape: u32,
}

impl Bundle for Document {
    const PLACES: usize = 512;

    fn give(self, sink: &mut impl Put) {
        let start = u32::from(self.start);
        for fact in 0..FACTS {
            if self.facts >> fact & 1 == 1 {
                sink.put(DOCUMENT + fact, [start, self.mode as u32, 0]);
            }
        }
        sink.put(DOCUMENT + FACTS, [self.facts.into(), start, self.shape]);
    }

    fn spread(&self) -> u32 {
        spread([self.facts.into(), self.shape, self.start.into()])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.document
    }
}

/// Where in a run a word stands, and the roles of the run's words.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Roles {
    pub of_run: u32,
    /// Of this word from the run's start, and of the run's end from this word.
    pub position: u8,
    pub left: u8,
    /// How near a title stands before the run.
    pub title: u8,
    /// Whether the run begins its sentence.
    pub starts: bool,
    pub shape: u32,
}

impl Bundle for Roles {
    const PLACES: usize = 512;

    fn give(self, sink: &mut impl Put) {
        let Self {
            of_run: roles,
            shape,
            ..
        } = self;
        let (position, left) = (self.position.into(), self.left.into());
        sink.put(RUN, [position, left, 0]);
        sink.put(RUN + 6, [position, left, shape]);
        sink.put(RUN + 10, [roles, position, left]);
        let start = u32::from(self.title) << 1 | u32::from(self.starts);
        sink.put(RUN + 11, [roles, position, start]);
    }

    fn spread(&self) -> u32 {
        let place = [self.position, self.left, self.title, self.starts.into()];
        spread([self.of_run, u32::from_le_bytes(place), self.shape])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.roles
    }
}

/// What the lexicon knows of the ends of a run, of the word before it, and of a word in it.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct RunMarks {
    pub first: Kinds,
    pub last: Kinds,
    pub before: Kinds,
    pub own: Kinds,
    pub position: u8,
    pub left: u8,
    pub shape: u32,
}

impl Bundle for RunMarks {
    const PLACES: usize = 512;

    fn give(self, sink: &mut impl Put) {
        let (position, left, shape) = (self.position.into(), self.left.into(), self.shape);
        sink.put(GAZETTEER + 10, [self.first.into(), position, shape]);
        sink.put(GAZETTEER + 11, [self.last.into(), left, shape]);
        sink.put(GAZETTEER + 12, [self.before.into(), position, shape]);
        sink.put(GAZETTEER + 13, [self.own.into(), position, left]);
    }

    fn spread(&self) -> u32 {
        let pair = |a: Kinds, b: Kinds| u32::from(a) << 16 | u32::from(b);
        let place = u32::from(self.position) << 4 | u32::from(self.left);
        spread([
            pair(self.first, self.last),
            pair(self.before, self.own),
            place,
            self.shape,
        ])
    }

    fn sums(known: &mut Known) -> &mut Sums<Self> {
        &mut known.run_marks
    }
}
