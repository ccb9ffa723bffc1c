//! The network: from a sentence's units to who met whom in it. `xtask/reader/model.py` trains
//! the same; docs/reader.md says how.

mod shape;
#[cfg(test)]
mod tests;

use super::units::{CARDS, MOST, feature};
use crate::neural::math::{add, dot, gelu, sigmoid, softmax};
use crate::neural::{Embedding, File, Inputs, Matrix, Norm, Pieces, WeightsError};
use shape::Shape;

/// What a file of this version begins with.
const MAGIC: &[u8; 4] = b"RDR1";

/// How many kinds of answer there are for a pair: none, and the four statuses.
pub(crate) const STATUSES: usize = 5;
/// In person, by telephone, by video.
pub(crate) const MEDIA: usize = 3;

/// Upper bounds of the classes of distance between two units, in units.
const DISTANCES: [usize; 7] = [1, 2, 3, 5, 8, 13, 21];

/// All weights, ready for use.
#[derive(Debug)]
pub(crate) struct Network {
    shape: Shape,
    pieces: Pieces,
    words: Embedding,
    widen: Option<Matrix>,
    features: Vec<f32>,
    positions: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    left: Matrix,
    right: Matrix,
    between: Matrix,
    whole: Matrix,
    distance: Vec<f32>,
    rules: Vec<f32>,
    status: Head,
    medium: Head,
    party: Matrix,
    circumstance: Matrix,
    apart: Vec<f32>,
    fits: Head,
    trigger: Head,
    gate: Gate,
}

/// One layer of a transformer.
#[derive(Debug)]
struct Layer {
    qkv: Matrix,
    out: Matrix,
    norm1: Norm,
    up: Matrix,
    down: Matrix,
    norm2: Norm,
}

/// A small linear layer whose weights are not cut.
#[derive(Debug)]
struct Head {
    weights: Vec<f32>,
    bias: Vec<f32>,
}

/// Says at little cost whether a sentence could hold an encounter: a weight a piece, and one a
/// feature.
#[derive(Debug)]
struct Gate {
    pieces: Vec<i8>,
    features: Vec<f32>,
    /// What a weight of 1 of a piece stands for; the constant term; the least sum that passes.
    numbers: Vec<f32>,
}

/// A unit, as the network reads it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Position {
    /// Numbers of the pieces of its words.
    pub(crate) pieces: Vec<u32>,
    /// A set of features.
    pub(crate) features: u32,
}

/// What is asked of a sentence, and what the network answers.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// Of each pair asked: how likely each status is; the first is that they did not meet here.
    pub(crate) statuses: Vec<[f32; STATUSES]>,
    /// Of each pair asked: how likely each medium is.
    pub(crate) media: Vec<[f32; MEDIA]>,
    /// Of each party and circumstance asked: how likely they belong together.
    pub(crate) fits: Vec<f32>,
    /// Of each unit: how likely it is the word that tells of the encounter.
    pub(crate) triggers: Vec<f32>,
}

impl Network {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// If the file is of another version, damaged or cut short.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut file = File::open(bytes, *MAGIC)?;
        let s = Shape::read(&mut file)?;
        let vocabulary = file.pieces()?;
        if vocabulary.len() != s.vocabulary
            || s.hidden == 0
            || s.heads == 0
            || s.positions != MOST + CARDS
            || s.features != feature::COUNT
        {
            return Err(WeightsError::Length);
        }
        let pieces = Pieces::new(&vocabulary);
        let words = Embedding::read(&mut file, s.vocabulary, s.embedding, s.bits)?;
        let widen = if s.embedding == s.hidden {
            None
        } else {
            Some(file.matrix(s.hidden, s.embedding, s.bits, false)?)
        };
        let features = file.floats(s.features * s.hidden)?;
        let positions = file.floats(s.positions * s.hidden)?;
        let norm = file.norm(s.hidden)?;
        let width = s.heads * s.head;
        let layers = (0..s.layers).map(|_| {
            Ok(Layer {
                qkv: file.matrix(3 * width, s.hidden, s.bits, true)?,
                out: file.matrix(s.hidden, width, s.bits, true)?,
                norm1: file.norm(s.hidden)?,
                up: file.matrix(s.inner, s.hidden, s.bits, true)?,
                down: file.matrix(s.hidden, s.inner, s.bits, true)?,
                norm2: file.norm(s.hidden)?,
            })
        });
        let layers = layers.collect::<Result<_, _>>()?;
        let head = |file: &mut File, rows: usize, columns: usize| {
            Ok(Head {
                weights: file.floats(rows * columns)?,
                bias: file.floats(rows)?,
            })
        };
        let network = Self {
            shape: s,
            pieces,
            words,
            widen,
            features,
            positions,
            norm,
            layers,
            left: file.matrix(s.pair, s.hidden, s.bits, true)?,
            right: file.matrix(s.pair, s.hidden, s.bits, false)?,
            between: file.matrix(s.pair, s.hidden, s.bits, false)?,
            whole: file.matrix(s.pair, s.hidden, s.bits, false)?,
            distance: file.floats((DISTANCES.len() + 3) * s.pair)?,
            rules: file.floats((STATUSES + 1) * STATUSES)?,
            status: head(&mut file, STATUSES, s.pair)?,
            medium: head(&mut file, MEDIA, s.pair)?,
            party: file.matrix(s.circumstance, s.hidden, s.bits, true)?,
            circumstance: file.matrix(s.circumstance, s.hidden, s.bits, false)?,
            apart: file.floats((2 * DISTANCES.len() + 3) * s.circumstance)?,
            fits: head(&mut file, 1, s.circumstance)?,
            trigger: head(&mut file, 1, s.hidden)?,
            gate: Gate {
                pieces: file.whole(1, s.vocabulary, 8)?.0,
                features: file.floats(s.features)?,
                numbers: file.floats(3)?,
            },
        };
        file.finish()?;
        Ok(network)
    }

    /// Adds the numbers of a folded word's pieces.
    pub(crate) fn pieces(&self, word: &str, out: &mut Vec<u32>) {
        self.pieces.of(word, out);
    }

    /// Whether a sentence could hold an encounter. Wrong one time in a hundred or less, and a
    /// hundred times cheaper than to read it.
    pub(crate) fn may_hold_one(&self, units: &[Position]) -> bool {
        let [scale, constant, least] = self.gate.numbers[..] else {
            return true;
        };
        let mut words = 0_i32;
        let mut all = 0;
        for unit in units {
            for piece in &unit.pieces {
                words += i32::from(self.gate.pieces[*piece as usize]);
            }
            all |= unit.features;
        }
        let mut total = constant + scale * words as f32;
        for (at, weight) in self.gate.features.iter().enumerate() {
            if all >> at & 1 == 1 {
                total += weight;
            }
        }
        total >= least
    }

    /// Reads a sentence, of whose units those from `length` on are cards. `pairs` are units with what the rules say of them (0: they are not
    /// asked; 1 + a status), the first of each pair not behind the second; `circumstances` are a
    /// party and a time, place or gathering each.
    pub(crate) fn answer(
        &self,
        units: &[Position],
        length: usize,
        pairs: &[(usize, usize, usize)],
        circumstances: &[(usize, usize)],
    ) -> Answers {
        let hidden = self.shape.hidden;
        let states = self.encode(units, length);
        let all = Inputs::new(&states, hidden);
        let (left, right) = (self.left.apply(&all), self.right.apply(&all));
        let between = self.between.apply(&all);
        let whole = self.whole.apply(&Inputs::new(&states[..hidden], hidden));
        let sums = self.running_sums(&between);
        let mut answers = Answers::default();
        let size = self.shape.pair;
        let mut row = vec![0.0; size];
        for (i, j, rules) in pairs {
            // What stands between ends with the sentence; cards lie behind it.
            let end = (j + 1).min(length);
            let start = (*i).min(end - 1);
            let share = 1.0 / (end - start) as f32;
            for (at, value) in row.iter_mut().enumerate() {
                let mean = (sums[end * size + at] - sums[start * size + at]) * share;
                *value = left[i * size + at] + right[j * size + at] + mean + whole[at];
            }
            let class = if *j < length {
                distance(j - i)
            } else {
                DISTANCES.len() + 2
            };
            add(&mut row, nth(&self.distance, class, size));
            gelu(&mut row);
            let mut statuses = self.status.scores(&row);
            add(&mut statuses, nth(&self.rules, *rules, STATUSES));
            softmax(&mut statuses);
            answers.statuses.push(statuses);
            let mut media = self.medium.scores(&row);
            softmax(&mut media);
            answers.media.push(media);
        }
        if !circumstances.is_empty() {
            let size = self.shape.circumstance;
            let (parties, others) = (self.party.apply(&all), self.circumstance.apply(&all));
            let mut row = vec![0.0; size];
            for (party, other) in circumstances {
                row.copy_from_slice(nth(&parties, *party, size));
                add(&mut row, nth(&others, *other, size));
                add(&mut row, nth(&self.apart, apart(*party, *other), size));
                gelu(&mut row);
                answers.fits.push(sigmoid(self.fits.score(0, &row)));
            }
        }
        let scores = states
            .chunks_exact(hidden)
            .map(|state| self.trigger.score(0, state));
        answers.triggers = scores.collect();
        softmax(&mut answers.triggers);
        answers
    }

    /// The states of all units behind the last layer, row by row.
    fn encode(&self, units: &[Position], length: usize) -> Vec<f32> {
        let (hidden, embedding) = (self.shape.hidden, self.shape.embedding);
        let mut words = vec![0.0; units.len() * embedding];
        for (unit, row) in units.iter().zip(words.chunks_exact_mut(embedding)) {
            for piece in &unit.pieces {
                self.words.add(*piece, 1.0, row);
            }
            let share = 1.0 / unit.pieces.len().max(1) as f32;
            for value in row {
                *value *= share;
            }
        }
        let mut states = match &self.widen {
            Some(widen) => widen.apply(&Inputs::new(&words, embedding)),
            None => words,
        };
        for (at, (unit, row)) in units
            .iter()
            .zip(states.chunks_exact_mut(hidden))
            .enumerate()
        {
            for feature in 0..self.shape.features {
                if unit.features >> feature & 1 == 1 {
                    add(row, nth(&self.features, feature, hidden));
                }
            }
            // Cards have places of their own, whatever the length of the sentence.
            let place = if at < length { at } else { MOST + at - length };
            add(row, nth(&self.positions, place, hidden));
            self.norm.apply(row);
        }
        for layer in &self.layers {
            layer.apply(&mut states, &self.shape);
        }
        states
    }

    /// For every unit the sum of the rows before it.
    fn running_sums(&self, rows: &[f32]) -> Vec<f32> {
        let size = self.shape.pair;
        let mut sums = vec![0.0; rows.len() + size];
        for at in 0..rows.len() {
            sums[at + size] = sums[at] + rows[at];
        }
        sums
    }
}

impl Layer {
    fn apply(&self, states: &mut [f32], shape: &Shape) {
        let hidden = shape.hidden;
        let attended = attend(&self.qkv.apply(&Inputs::new(states, hidden)), shape);
        let out = self
            .out
            .apply(&Inputs::new(&attended, shape.heads * shape.head));
        add(states, &out);
        states
            .chunks_exact_mut(hidden)
            .for_each(|row| self.norm1.apply(row));
        let mut inner = self.up.apply(&Inputs::new(states, hidden));
        gelu(&mut inner);
        let out = self.down.apply(&Inputs::new(&inner, shape.inner));
        add(states, &out);
        states
            .chunks_exact_mut(hidden)
            .for_each(|row| self.norm2.apply(row));
    }
}

/// Every unit looks at all others; `qkv` holds its queries, keys and values.
fn attend(qkv: &[f32], shape: &Shape) -> Vec<f32> {
    let (head, width) = (shape.head, shape.heads * shape.head);
    let scale = 1.0 / (head as f32).sqrt();
    let count = qkv.len() / (3 * width);
    let part = |unit: usize, kind: usize, at: usize| {
        let from = unit * 3 * width + kind * width + at * head;
        &qkv[from..from + head]
    };
    let mut out = vec![0.0; count * width];
    let mut shares = vec![0.0; count];
    for at in 0..shape.heads {
        for unit in 0..count {
            let query = part(unit, 0, at);
            for (other, share) in shares.iter_mut().enumerate() {
                *share = dot(query, part(other, 1, at)) * scale;
            }
            softmax(&mut shares);
            let from = unit * width + at * head;
            let row = &mut out[from..from + head];
            for (other, share) in shares.iter().enumerate() {
                for (value, other) in row.iter_mut().zip(part(other, 2, at)) {
                    *value += share * other;
                }
            }
        }
    }
    out
}

impl Head {
    fn score(&self, row: usize, values: &[f32]) -> f32 {
        dot(nth(&self.weights, row, values.len()), values) + self.bias[row]
    }

    fn scores<const N: usize>(&self, values: &[f32]) -> [f32; N] {
        std::array::from_fn(|row| self.score(row, values))
    }
}

/// Row `at` of a table of rows of `size` values.
fn nth(table: &[f32], at: usize, size: usize) -> &[f32] {
    &table[at * size..(at + 1) * size]
}

/// The class of a distance in units.
fn distance(units: usize) -> usize {
    if units == 0 {
        return 0;
    }
    let class = DISTANCES.iter().position(|most| units <= *most);
    1 + class.unwrap_or(DISTANCES.len())
}

/// The class of a distance that may go back.
fn apart(from: usize, to: usize) -> usize {
    let middle = DISTANCES.len() + 1;
    if to >= from {
        middle + distance(to - from)
    } else {
        middle - distance(from - to)
    }
}
