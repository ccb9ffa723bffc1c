//! A network beside the linear chain: each word with up to nine on either side, as pieces of
//! words that a larger network learnt from much text and as what the lexicon and the document say
//! of it. It knows kinds of words where the chain knows words. `xtask/tagger/train.py` trains the
//! same; docs/tagger.md says how.
//!
//! Layers of dilated convolutions (Strubell et al. 2017), each with a linear layer behind it,
//! added to what they were given and normalized.

use super::features::CLUES;
use super::label::LABELS;
use super::lattice::Scores;
use crate::neural::math::{add, gelu};
use crate::neural::{Embedding, File, Inputs, Matrix, Norm, Pieces, WeightsError};
use std::ops::Range;
use std::sync::LazyLock;

/// What a file of this version begins with.
const MAGIC: &[u8; 4] = b"RDN1";

/// The most that a layer looks to the side, in tokens.
const FARTHEST: usize = 64;

/// All weights, ready for use.
pub struct Network {
    width: usize,
    pieces: Pieces,
    words: Embedding,
    /// A row for each clue, and one that is always added.
    clues: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    out: Matrix,
}

/// One layer.
struct Layer {
    /// How far to the left and right of a token it looks.
    reach: usize,
    /// From the three states to one.
    seen: Matrix,
    thought: Matrix,
    norm: Norm,
}

impl Network {
    /// The network that is built in.
    pub fn built_in() -> &'static Self {
        static NETWORK: LazyLock<Network> = LazyLock::new(|| {
            Network::read(include_bytes!("network.bin")).unwrap_or_else(|_| Network::empty())
        });
        &NETWORK
    }

    /// A network that has no opinion.
    fn empty() -> Self {
        Self {
            width: 1,
            pieces: Pieces::new(&[]),
            words: Embedding::empty(1),
            clues: vec![0.0; CLUES + 1],
            norm: Norm {
                weight: vec![0.0],
                bias: vec![0.0],
            },
            layers: Vec::new(),
            out: Matrix::new(&[0; LABELS], vec![0.0; LABELS], vec![0.0; LABELS]),
        }
    }

    /// Reads a file of weights.
    ///
    /// # Errors
    /// If the file is of another version, damaged or cut short.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut file = File::open(bytes, *MAGIC)?;
        let (vocabulary, width) = (file.size()?, file.size()?);
        let (layers, clues, bits) = (file.size()?, file.size()?, file.size()?);
        let reaches: Vec<usize> = (0..layers).map(|_| file.size()).collect::<Result<_, _>>()?;
        let pieces = file.pieces()?;
        if pieces.len() != vocabulary
            || width == 0
            || clues != CLUES
            || reaches.iter().any(|reach| *reach > FARTHEST)
        {
            return Err(WeightsError::Length);
        }
        let pieces = Pieces::new(&pieces);
        let words = Embedding::read(&mut file, vocabulary, width, bits)?;
        let clues = file.floats((CLUES + 1) * width)?;
        let norm = file.norm(width)?;
        let layers = reaches.into_iter().map(|reach| {
            Ok(Layer {
                reach,
                seen: file.matrix(width, 3 * width, bits, true)?,
                thought: file.matrix(width, width, bits, true)?,
                norm: file.norm(width)?,
            })
        });
        let network = Self {
            width,
            pieces,
            words,
            clues,
            norm,
            layers: layers.collect::<Result<_, _>>()?,
            out: file.matrix(LABELS, width, bits, true)?,
        };
        file.finish()?;
        Ok(network)
    }

    /// Writes what it thinks of each token in the `open` ranges of a sentence of `count` tokens;
    /// `look` gives a token's folded form and its clues.
    pub(super) fn read_sentence<'t>(
        &self,
        count: usize,
        open: &[Range<usize>],
        look: impl Fn(usize) -> (&'t str, u64),
        opinions: &mut Vec<Scores>,
    ) {
        opinions.clear();
        opinions.resize(count, [0.0; LABELS]);
        if open.is_empty() {
            return;
        }
        // The last layer is asked of the open tokens alone, each other of what the next looks at.
        let mut asked = vec![open.to_vec()];
        for layer in self.layers.iter().rev() {
            let next = widened(&asked[asked.len() - 1], layer.reach, count);
            asked.push(next);
        }
        let mut asked = asked.into_iter().rev();
        let mut states = self.embed(count, &asked.next().unwrap_or_default(), look);
        for (layer, asked) in self.layers.iter().zip(asked) {
            layer.apply(&mut states, self.width, &asked);
        }
        let mut rows = Vec::new();
        for at in open.iter().cloned().flatten() {
            rows.extend_from_slice(state(&states, self.width, at));
        }
        let scores = self.out.apply(&Inputs::new(&rows, self.width));
        let scores = scores.as_chunks::<LABELS>().0;
        for (at, scores) in open.iter().cloned().flatten().zip(scores) {
            opinions[at] = *scores;
        }
    }

    /// The states of the tokens before the first layer, those not asked for zero.
    fn embed<'t>(
        &self,
        count: usize,
        asked: &[Range<usize>],
        look: impl Fn(usize) -> (&'t str, u64),
    ) -> Vec<f32> {
        let width = self.width;
        let mut states = vec![0.0; count * width];
        let mut pieces = Vec::new();
        for at in asked.iter().cloned().flatten() {
            let row = &mut states[at * width..(at + 1) * width];
            let (word, clues) = look(at);
            pieces.clear();
            self.pieces.of(word, &mut pieces);
            let share = 1.0 / pieces.len().max(1) as f32;
            for piece in &pieces {
                self.words.add(*piece, share, row);
            }
            let clues = clues | 1 << CLUES;
            for (clue, weights) in self.clues.chunks_exact(width).enumerate() {
                if clues >> clue & 1 == 1 {
                    add(row, weights);
                }
            }
            self.norm.apply(row);
        }
        states
    }
}

impl Layer {
    /// Takes the states of the tokens asked for a layer on.
    fn apply(&self, states: &mut [f32], width: usize, asked: &[Range<usize>]) {
        let nothing = vec![0.0; width];
        let count = states.len() / width;
        let mut around = Vec::new();
        for at in asked.iter().cloned().flatten() {
            let sides = [at.checked_sub(self.reach), Some(at), Some(at + self.reach)];
            for side in sides {
                around.extend_from_slice(match side {
                    Some(side) if side < count => state(states, width, side),
                    _ => &nothing,
                });
            }
        }
        let mut seen = self.seen.apply(&Inputs::new(&around, 3 * width));
        gelu(&mut seen);
        let thought = self.thought.apply(&Inputs::new(&seen, width));
        for (at, thought) in (asked.iter().cloned().flatten()).zip(thought.chunks_exact(width)) {
            let row = &mut states[at * width..(at + 1) * width];
            add(row, thought);
            self.norm.apply(row);
        }
    }
}

fn state(states: &[f32], width: usize, at: usize) -> &[f32] {
    &states[at * width..(at + 1) * width]
}

/// The ranges with `reach` more on both sides, within `count`; in order and disjoint as they are.
fn widened(ranges: &[Range<usize>], reach: usize, count: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        let (start, end) = (
            range.start.saturating_sub(reach),
            (range.end + reach).min(count),
        );
        match out.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => out.push(start..end),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Network, Scores, widened};
    use crate::neural::WeightsError;
    use serde_json::Value;

    const MODEL: &[u8] = include_bytes!("network.bin");

    /// Made with the weights by `cargo xtask train-network`.
    const FIXTURE: &str = include_str!("network.json");

    /// How far a score may be off: weights and inputs are cut here and not there.
    const OFF: f32 = 0.4;

    #[test]
    fn the_framework_says_the_same() {
        let network = Network::read(MODEL).expect("the weights are whole");
        let rows: Vec<Value> = serde_json::from_str(FIXTURE).expect("the fixture is JSON");
        assert!(rows.len() > 5);
        for row in &rows {
            let list = |key: &str| row[key].as_array().expect("a list").clone();
            let (words, clues) = (list("words"), list("clues"));
            let look = |at: usize| {
                let clue = clues[at].as_str().expect("a string").parse();
                (words[at].as_str().expect("a word"), clue.expect("a number"))
            };
            let mut opinions = Vec::new();
            let whole = 0..words.len();
            let open = std::slice::from_ref(&whole);
            network.read_sentence(words.len(), open, look, &mut opinions);
            for (found, expected) in opinions.iter().zip(list("scores")) {
                for (found, expected) in found.iter().zip(expected.as_array().expect("a list")) {
                    let off = (found - expected.as_f64().expect("a number") as f32).abs();
                    assert!(off < OFF, "{found} is not {expected} in {words:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_asked_changes_nothing() {
        let network = Network::built_in();
        let words = [
            "the", "oslo", "peace", "club", "met", "in", "bergen", "again",
        ];
        let look = |at: usize| (words[at], at as u64 * 77);
        let (mut all, mut one) = (Vec::new(), Vec::new());
        let whole = 0..words.len();
        network.read_sentence(words.len(), std::slice::from_ref(&whole), look, &mut all);
        network.read_sentence(words.len(), &[1..3, 6..7], look, &mut one);
        let bits = |scores: &Scores| scores.map(f32::to_bits);
        for at in [1, 2, 6] {
            assert_eq!(bits(&all[at]), bits(&one[at]));
        }
        assert_eq!(bits(&one[4]), [0; LABELS]);
    }

    #[test]
    fn damaged_weights_are_named() {
        let read = |bytes: &[u8]| Network::read(bytes).err();
        assert_eq!(read(b"no weights"), Some(WeightsError::Magic));
        assert_eq!(
            read(&MODEL[..MODEL.len() / 2]),
            Some(WeightsError::Checksum)
        );
        let mut changed = MODEL.to_vec();
        changed[100] ^= 1;
        assert_eq!(read(&changed), Some(WeightsError::Checksum));
    }

    #[test]
    fn ranges_that_grow_together_are_one() {
        assert_eq!(widened(&[1..2, 6..7], 1, 8), [0..3, 5..8]);
        assert_eq!(widened(&[1..2, 5..6, 15..16], 2, 17), [0..8, 13..17]);
    }
}
