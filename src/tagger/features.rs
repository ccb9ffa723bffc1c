//! From a token in its sentence and document to the hashes of its features. Training and
//! tagging both come here, so that they can't differ.

use super::evidence::{Evidence, FACTS, caseless};
use super::gazetteer::{self, KIND_COUNT, Mark};
use super::hash;
use super::shape::{self, is_name_like};
use crate::text::{Sentence, Text, TokenKind, TokenRange};

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

const WORD: usize = 0;
const AFFIX: usize = 4;
const CONTEXT: usize = 12;
const SHAPE: usize = 26;
const RUN: usize = 36;
const GAZETTEER: usize = 49;
const DOCUMENT: usize = GAZETTEER + 14 + KIND_COUNT;

/// Features a token can have.
pub const FEATURES: usize = DOCUMENT + FACTS + 4;

/// One token's features, one a template; 0 where the template has nothing to say.
pub type Row = [u32; FEATURES];

/// Index into [`GROUPS`] of the template at `index` of a [`Row`].
pub fn group(index: usize) -> usize {
    [AFFIX, CONTEXT, SHAPE, RUN, GAZETTEER, DOCUMENT]
        .iter()
        .filter(|start| index >= **start)
        .count()
}

/// Lower-case words that begin a name before a capital.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "bint", "abu", "van", "von", "de", "da", "di", "del", "della", "dos",
    "das", "do", "du", "la", "le", "der", "den", "ten", "ter", "af", "av", "zu", "ould", "ul",
];

/// At most this many tokens without capital stand inside a name ("Bank of the South").
const GAP: usize = 3;

/// Stands for the word before the first and behind the last.
const EDGE: u32 = 1;

/// Tokens of a run whose roles are seen at once.
const RUN_ROLES: usize = 5;

/// A title this many tokens before a name says no more of it.
const FAR: u8 = 12;

/// What features need to know of one token.
#[derive(Clone, Copy, Default)]
struct Info {
    word: u32,
    shape: u32,
    mark: Mark,
    name_like: bool,
    active: bool,
    /// Distance in tokens to the nearest title before it, at most [`FAR`].
    title_before: u8,
    /// First token of the run of name-like tokens, and one past its last.
    run: (u32, u32),
    /// The roles of the first tokens of that run.
    run_roles: u32,
}

/// Makes the features of one sentence after the other of a text.
pub struct Extractor<'t> {
    text: &'t Text<'t>,
    marks: Vec<Mark>,
    evidence: Evidence,
    lower_text: bool,
    range: TokenRange,
    mode: u32,
    infos: Vec<Info>,
}

impl<'t> Extractor<'t> {
    /// Reads through the whole text once, for the document-level features.
    pub fn new(text: &'t Text<'t>) -> Self {
        let marks = gazetteer::marks(text);
        Self {
            text,
            evidence: Evidence::of(text, &marks),
            marks,
            lower_text: !text.tokens().iter().any(|t| t.case.is_capital()),
            range: TokenRange::default(),
            mode: 0,
            infos: Vec::new(),
        }
    }

    /// Makes `sentence` the one that the other methods speak of.
    pub fn enter(&mut self, sentence: Sentence) {
        self.range = sentence.tokens;
        let caseless = self.lower_text || caseless(self.text, sentence);
        self.infos.clear();
        let mut title_before = FAR;
        for at in self.range.iter() {
            let token = &self.text.tokens()[at];
            let word = self.text.word(at);
            self.infos.push(Info {
                word: hash::word(self.text.folded(at)),
                shape: match token.kind {
                    TokenKind::Word if caseless => 0xffff,
                    _ => shape::short(word),
                },
                mark: self.marks[at],
                name_like: is_name_like(token) || caseless && token.kind == TokenKind::Word,
                active: false,
                title_before,
                run: (0, 0),
                run_roles: 0,
            });
            title_before = if self.marks[at].is_title() {
                1
            } else {
                (title_before + 1).min(FAR)
            };
        }
        self.mode = if caseless {
            2
        } else {
            u32::from(self.is_title_case())
        };
        self.mark_runs();
        self.mark_active();
    }

    /// Whether nearly all longer words of the sentence have a capital.
    fn is_title_case(&self) -> bool {
        let (mut words, mut capital) = (0, 0);
        for at in self.range.iter() {
            let token = &self.text.tokens()[at];
            if token.kind == TokenKind::Word && token.span.len() > 4 {
                words += 1;
                capital += usize::from(token.case.is_capital());
            }
        }
        words >= 4 && capital * 8 >= words * 7
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
    /// two of them, a particle before and one word behind. All others are outside.
    fn mark_active(&mut self) {
        let mut last: Option<usize> = None;
        for at in 0..self.infos.len() {
            if !self.infos[at].name_like {
                continue;
            }
            let from = match last {
                Some(last) if at - last <= GAP + 1 => last,
                _ => {
                    let mut from = at;
                    while from > 0 && at - from < GAP && self.is_particle(from - 1) {
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

    fn is_particle(&self, at: usize) -> bool {
        PARTICLES.contains(&self.text.folded(self.range.start() + at))
    }

    /// The next stretch of tokens, at or behind the sentence's token `from`, that may hold
    /// mentions; counted from the sentence's start.
    pub fn next_active(&self, from: usize) -> Option<std::ops::Range<usize>> {
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

    fn word(&self, at: usize, offset: isize) -> u32 {
        self.info(at, offset).map_or(EDGE, |info| info.word)
    }

    fn shape(&self, at: usize, offset: isize) -> u32 {
        self.info(at, offset).map_or(EDGE, |info| info.shape)
    }

    /// Writes the features of the sentence's token `at`.
    pub fn write(&self, at: usize, row: &mut Row) {
        row.fill(0);
        let mut put = |template: usize, a: u32, b: u32, c: u32| {
            row[template] = hash::feature(template, a, b, c).max(1);
        };
        let info = self.infos[at];
        let (word, shape) = (info.word, info.shape);
        let (w1, w2) = (self.word(at, 1), self.word(at, 2));
        let (v1, v2) = (self.word(at, -1), self.word(at, -2));
        let (s1, r1) = (self.shape(at, 1), self.shape(at, -1));
        let start = u32::from(at == 0);

        put(WORD, word, 0, 0);
        put(WORD + 1, v1, word, 0);
        put(WORD + 2, word, w1, 0);
        put(WORD + 3, word, shape, 0);

        let folded = self.text.folded(self.range.start() + at);
        for (index, length) in [2, 3, 4].into_iter().enumerate() {
            if let Some(prefix) = prefix(folded, length) {
                put(AFFIX + index, hash::word(prefix), 0, 0);
            }
        }
        for (index, length) in [1, 2, 3, 4].into_iter().enumerate() {
            if let Some(suffix) = suffix(folded, length) {
                put(AFFIX + 3 + index, hash::word(suffix), shape, 0);
            }
        }

        put(CONTEXT, v1, 0, 0);
        put(CONTEXT + 1, v2, 0, 0);
        put(CONTEXT + 2, w1, 0, 0);
        put(CONTEXT + 3, w2, 0, 0);
        put(CONTEXT + 4, v2, v1, 0);
        put(CONTEXT + 5, w1, w2, 0);
        put(CONTEXT + 6, v1, shape, 0);
        put(CONTEXT + 7, shape, w1, 0);
        put(CONTEXT + 8, v1, shape, w1);
        put(CONTEXT + 9, self.word(at, -3), v2, v1);
        let near = |offset: isize| {
            let index = (self.range.start() + at).checked_add_signed(offset)?;
            suffix(self.range.holds(index).then(|| self.text.folded(index))?, 3)
        };
        if let Some(suffix) = near(-1) {
            put(CONTEXT + 10, hash::word(suffix), 0, 0);
        }
        if let Some(suffix) = near(1) {
            put(CONTEXT + 11, hash::word(suffix), 0, 0);
        }

        put(SHAPE, shape, self.mode, 0);
        put(SHAPE + 1, shape, folded.len().min(8) as u32, 0);
        put(SHAPE + 2, r1, shape, 0);
        put(SHAPE + 3, shape, s1, 0);
        put(SHAPE + 4, r1, shape, s1);
        put(SHAPE + 5, shape, start, self.mode);
        put(SHAPE + 6, self.shape(at, -2), r1, shape);
        put(SHAPE + 7, shape, s1, self.shape(at, 2));

        if info.name_like && self.mode == 0 {
            let (first, end) = (info.run.0 as usize, info.run.1 as usize);
            let position = (at - first).min(3) as u32;
            let left = (end - at).min(4) as u32;
            let before = self.word(first, -1);
            let behind = self.word(end, 0);
            put(RUN, position, left, 0);
            put(RUN + 1, self.infos[first].word, position, 0);
            put(RUN + 2, self.infos[end - 1].word, left, 0);
            put(RUN + 3, before, position, 0);
            put(RUN + 4, behind, left, 0);
            put(RUN + 5, before, behind, 0);
            put(RUN + 6, position, left, shape);
            // "the foreign minister of Mongolia, X, said": an apposition.
            let title = u32::from(self.infos[first].title_before).div_ceil(3);
            put(RUN + 8, before, title, position);
            put(RUN + 9, title << 8 | left, before, behind);
            let roles = info.run_roles;
            put(RUN + 10, roles, position, left);
            put(
                RUN + 11,
                roles,
                position,
                title << 1 | u32::from(first == 0),
            );
            put(RUN + 12, roles, position, before);
            if let Some(suffix) = suffix(self.text.folded(self.range.start() + end - 1), 3) {
                put(RUN + 7, hash::word(suffix), left, 0);
            }
        }

        let mark = info.mark;
        let mark_at = |offset: isize| self.info(at, offset).map_or(Mark::default(), |i| i.mark);
        let alone_at = |offset: isize| u32::from(mark_at(offset).alone);
        let alone = u32::from(mark.alone);
        let covered = u32::from(mark.covered) << 3 | u32::from(mark.position);
        let covered_at = |offset: isize| {
            u32::from(mark_at(offset).covered) << 3 | u32::from(mark_at(offset).position)
        };
        let strength = u32::from(mark.given) << 2 | u32::from(mark.surname);
        put(GAZETTEER, alone, shape, 0);
        put(GAZETTEER + 1, covered, shape, 0);
        put(GAZETTEER + 2, strength, shape, start);
        put(GAZETTEER + 3, alone_at(-1), shape, alone);
        put(GAZETTEER + 4, alone_at(1), shape, alone);
        put(GAZETTEER + 5, covered_at(-1), shape, 0);
        put(GAZETTEER + 6, covered_at(1), shape, 0);
        put(GAZETTEER + 7, alone_at(-2), alone_at(-1), shape);
        put(GAZETTEER + 8, alone_at(1), alone_at(2), shape);
        put(GAZETTEER + 9, covered_at(-1), covered, covered_at(1));
        if info.name_like && self.mode == 0 {
            let (first, end) = (info.run.0 as usize, info.run.1 as usize);
            let position = (at - first).min(3) as u32;
            let left = (end - at).min(4) as u32;
            let kinds_of = |at: usize| self.infos.get(at).map_or(0, |i| u32::from(i.mark.alone));
            put(GAZETTEER + 10, kinds_of(first), position, shape);
            put(GAZETTEER + 11, kinds_of(end - 1), left, shape);
            put(
                GAZETTEER + 12,
                first.checked_sub(1).map_or(0, kinds_of),
                position,
                shape,
            );
            put(GAZETTEER + 13, alone, position, left);
        }
        let known = mark.alone | mark.covered;
        for kind in 0..KIND_COUNT {
            if known >> kind & 1 == 1 {
                let whole = u32::from(mark.covered >> kind & 1 == 1) * u32::from(mark.position);
                put(GAZETTEER + 14 + kind, whole, shape, start);
            }
        }

        let facts = self.evidence.facts(word);
        for fact in 0..FACTS {
            if facts >> fact & 1 == 1 {
                put(DOCUMENT + fact, start, self.mode, 0);
            }
        }
        put(DOCUMENT + FACTS, u32::from(facts), start, shape);
    }
}

fn prefix(word: &str, chars: usize) -> Option<&str> {
    let (end, _) = word.char_indices().nth(chars)?;
    Some(&word[..end])
}

fn suffix(word: &str, chars: usize) -> Option<&str> {
    let (start, _) = word.char_indices().rev().nth(chars - 1)?;
    (start > 0).then(|| &word[start..])
}
