//! The linear chain: best sequence of tags (Viterbi) and how sure each tag is
//! (forward–backward), in buffers that are reused from stretch to stretch.

use wide::{f32x8, u32x8};

use super::label::{LABELS, Label};

/// Scores of the tags of one token, or of the steps from one tag.
pub type Scores = [f32; LABELS];

/// Stands for the score of what is impossible.
const NEVER: f32 = -1e9;

/// The scores of a token that is outside.
pub(super) fn outside() -> Scores {
    let mut scores = [NEVER; LABELS];
    scores[Label::OUTSIDE.index()] = 0.0;
    scores
}

/// Work space for one stretch of tokens after the other.
#[derive(Default)]
pub struct Lattice {
    /// Score of each token's tags, to be filled before a call.
    pub scores: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    back: Vec<[u8; LABELS]>,
}

/// Tags behind which a mention may begin: outside, and the ends of mentions.
const CLOSED: [usize; 7] = [0, 3, 4, 7, 8, 11, 12];

/// Tags that begin a mention or stand outside; each may follow each of [`CLOSED`], and no
/// other.
const FREE: [usize; 7] = [0, 1, 4, 5, 8, 9, 12];

/// Of each type, the first tag of a mention that goes on and the one inside it; they are
/// followed by the second, or by the one after it, alone.
const OPEN: [[usize; 2]; 3] = [[1, 2], [5, 6], [9, 10]];

/// A number for each of seven tags, and one that counts nothing.
type Lanes = f32x8;

/// The weights of all possible steps; of the 169 pairs of tags, these are 61.
pub struct Steps {
    /// Row = one of [`CLOSED`], lane = one of [`FREE`].
    between: [Lanes; 7],
    /// For each type, row = one of [`OPEN`], column = the tag inside and the last one.
    within: [[[f32; 2]; 2]; 3],
    /// The same as `between`, as factors (`exp`).
    between_factors: [Lanes; 7],
    /// Row = one of [`FREE`], lane = one of [`CLOSED`].
    between_factors_back: [Lanes; 7],
    /// The same as `within`, as factors.
    within_factors: [[[f32; 2]; 2]; 3],
}

impl Steps {
    /// The steps with these weights, as far as the tag set allows them.
    pub fn new(weights: &[Scores; LABELS]) -> Self {
        let mut steps = Self {
            between: [Lanes::splat(NEVER); 7],
            within: [[[NEVER; 2]; 2]; 3],
            between_factors: [Lanes::ZERO; 7],
            between_factors_back: [Lanes::ZERO; 7],
            within_factors: [[[0.0; 2]; 2]; 3],
        };
        for (row, from) in CLOSED.into_iter().enumerate() {
            for (lane, to) in FREE.into_iter().enumerate() {
                let weight = weights[from][to];
                steps.between[row].as_mut_array()[lane] = weight;
                steps.between_factors[row].as_mut_array()[lane] = weight.exp();
                steps.between_factors_back[lane].as_mut_array()[row] = weight.exp();
            }
        }
        for (kind, open) in OPEN.into_iter().enumerate() {
            for (row, from) in open.into_iter().enumerate() {
                for column in 0..2 {
                    let weight = weights[from][open[1] + column];
                    steps.within[kind][row][column] = weight;
                    steps.within_factors[kind][row][column] = weight.exp();
                }
            }
        }
        steps
    }

    /// The best score of each tag behind tags with the scores `now`, and the tag before it.
    fn best(&self, now: &Scores) -> (Scores, [u8; LABELS]) {
        let mut free = Lanes::splat(NEVER);
        let mut before_free = u32x8::ZERO;
        for (from, row) in CLOSED.into_iter().zip(&self.between) {
            let score = Lanes::splat(now[from]) + row;
            let better = score.simd_gt(free);
            free = better.bitselect(score, free);
            let better: u32x8 = bytemuck::cast(better);
            before_free = better.bitselect(u32x8::splat(from as u32), before_free);
        }
        let mut next = [NEVER; LABELS];
        let mut back = [0; LABELS];
        for (lane, to) in FREE.into_iter().enumerate() {
            next[to] = free.as_array()[lane];
            back[to] = before_free.as_array()[lane] as u8;
        }
        for (open, weights) in OPEN.into_iter().zip(&self.within) {
            for (from, row) in open.into_iter().zip(weights) {
                for (to, weight) in (open[1]..).zip(row) {
                    let score = now[from] + weight;
                    if score > next[to] {
                        next[to] = score;
                        back[to] = from as u8;
                    }
                }
            }
        }
        (next, back)
    }

    /// The sum over the tags before of what leads to each tag.
    fn forward(&self, now: &Scores) -> Scores {
        let mut free = Lanes::ZERO;
        for (from, row) in CLOSED.into_iter().zip(&self.between_factors) {
            free += Lanes::splat(now[from]) * row;
        }
        let mut sums = [0.0; LABELS];
        for (lane, to) in FREE.into_iter().enumerate() {
            sums[to] = free.as_array()[lane];
        }
        for (open, factors) in OPEN.into_iter().zip(&self.within_factors) {
            for column in 0..2 {
                sums[open[1] + column] =
                    now[open[0]] * factors[0][column] + now[open[1]] * factors[1][column];
            }
        }
        sums
    }

    /// The sum over the tags behind of what each tag leads to.
    fn backward(&self, behind: &Scores) -> Scores {
        let mut closed = Lanes::ZERO;
        for (to, row) in FREE.into_iter().zip(&self.between_factors_back) {
            closed += Lanes::splat(behind[to]) * row;
        }
        let mut sums = [0.0; LABELS];
        for (lane, from) in CLOSED.into_iter().enumerate() {
            sums[from] = closed.as_array()[lane];
        }
        for (open, factors) in OPEN.into_iter().zip(&self.within_factors) {
            for (from, row) in open.into_iter().zip(factors) {
                sums[from] = row[0] * behind[open[1]] + row[1] * behind[open[1] + 1];
            }
        }
        sums
    }

    /// The factors as a table, row = tag before; 0 where a step is impossible.
    fn factors(&self) -> [Scores; LABELS] {
        let mut table = [[0.0; LABELS]; LABELS];
        for (from, row) in CLOSED.into_iter().zip(&self.between_factors) {
            for (to, factor) in FREE.into_iter().zip(row.as_array()) {
                table[from][to] = *factor;
            }
        }
        for (open, factors) in OPEN.into_iter().zip(&self.within_factors) {
            for (from, row) in open.into_iter().zip(factors) {
                table[from][open[1]..][..2].copy_from_slice(row);
            }
        }
        table
    }
}

impl Lattice {
    /// Writes the best sequence of tags for `self.scores` to `path`.
    pub fn best(&mut self, steps: &Steps, path: &mut Vec<Label>) {
        path.clear();
        self.back.clear();
        let Some(first) = self.scores.first() else {
            return;
        };
        let mut now = *first;
        for (index, score) in now.iter_mut().enumerate() {
            if !Label::from_index(index).may_start() {
                *score = NEVER;
            }
        }
        for scores in &self.scores[1..] {
            let (mut next, back) = steps.best(&now);
            for (value, score) in next.iter_mut().zip(scores) {
                *value += score;
            }
            self.back.push(back);
            now = next;
        }
        let mut at = (0..LABELS)
            .filter(|index| Label::from_index(*index).may_end())
            .max_by(|a, b| now[*a].total_cmp(&now[*b]))
            .unwrap_or(0);
        path.push(Label::from_index(at));
        for back in self.back.iter().rev() {
            at = usize::from(back[at]);
            path.push(Label::from_index(at));
        }
        path.reverse();
    }

    /// Replaces `self.scores` by factors, and finds what the other methods tell; returns the
    /// logarithm of the sum over all sequences.
    pub fn sum_paths(&mut self, steps: &Steps) -> f32 {
        let count = self.scores.len();
        if count == 0 {
            return 0.0;
        }
        let mut log_sum = 0.0;
        // Factors relative to each token's best tag, so that nothing overflows.
        for scores in &mut self.scores {
            let higher = |a: f32, b: f32| if b > a { b } else { a };
            let best = scores.iter().copied().fold(f32::MIN, higher);
            *scores = scores.map(|score| (score - best).exp());
            log_sum += best;
        }
        self.forward.clear();
        let mut now = self.scores[0];
        for (index, value) in now.iter_mut().enumerate() {
            if !Label::from_index(index).may_start() {
                *value = 0.0;
            }
        }
        log_sum += normalize(&mut now).ln();
        self.forward.push(now);
        for factors in &self.scores[1..] {
            let mut next = steps.forward(&now);
            for (value, factor) in next.iter_mut().zip(factors) {
                *value *= factor;
            }
            log_sum += normalize(&mut next).ln();
            self.forward.push(next);
            now = next;
        }
        let mut after = [0.0; LABELS];
        for (index, value) in after.iter_mut().enumerate() {
            if Label::from_index(index).may_end() {
                *value = 1.0;
            }
        }
        log_sum += now.iter().zip(&after).map(|(a, b)| a * b).sum::<f32>().ln();
        self.backward.clear();
        self.backward.resize(count, after);
        for at in (0..count - 1).rev() {
            let mut weighted = self.backward[at + 1];
            for (value, factor) in weighted.iter_mut().zip(&self.scores[at + 1]) {
                *value *= factor;
            }
            let mut sums = steps.backward(&weighted);
            normalize(&mut sums);
            self.backward[at] = sums;
        }
        log_sum
    }

    /// Calls `step` for each token but the first with its index and the probability of each
    /// step into it, once paths are summed.
    pub fn each_step(&self, steps: &Steps, mut step: impl FnMut(usize, &[Scores; LABELS])) {
        for at in 1..self.scores.len() {
            let mut table = steps.factors();
            let mut total = 0.0;
            for (row, before) in table.iter_mut().zip(&self.forward[at - 1]) {
                let after = self.scores[at].iter().zip(&self.backward[at]);
                for (value, (score, after)) in row.iter_mut().zip(after) {
                    *value *= before * score * after;
                    total += *value;
                }
            }
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            for value in table.as_flattened_mut() {
                *value *= scale;
            }
            step(at, &table);
        }
    }

    /// The probability of each tag of token `at`, once paths are summed.
    pub fn probabilities(&self, at: usize) -> Scores {
        let mut products = self.products(at);
        normalize(&mut products);
        products
    }

    /// The probability of one tag of token `at`, once paths are summed.
    pub fn probability(&self, at: usize, label: Label) -> f32 {
        let products = self.products(at);
        products[label.index()] / total(&products)
    }

    fn products(&self, at: usize) -> Scores {
        let (forward, backward) = (&self.forward[at], &self.backward[at]);
        std::array::from_fn(|label| forward[label] * backward[label])
    }
}

fn total(values: &Scores) -> f32 {
    values.iter().sum::<f32>().max(f32::MIN_POSITIVE)
}

fn normalize(values: &mut Scores) -> f32 {
    let sum = total(values);
    for value in values.iter_mut() {
        *value /= sum;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Label, Lattice, Steps};
    use crate::tagger::label::Position;

    fn lattice() -> (Lattice, Steps) {
        let mut scores = vec![[0.0; LABELS]; 3];
        scores[0][Label::new(0, Position::Begin).index()] = 2.0;
        scores[1][Label::new(1, Position::Last).index()] = 2.5;
        scores[1][Label::new(0, Position::Last).index()] = 2.0;
        scores[2][Label::OUTSIDE.index()] = 1.0;
        let lattice = Lattice {
            scores,
            ..Lattice::default()
        };
        (lattice, Steps::new(&[[0.0; LABELS]; LABELS]))
    }

    #[test]
    fn every_step_that_is_allowed_is_there_and_no_other() {
        let table = Steps::new(&[[0.0; LABELS]; LABELS]).factors();
        for (from, row) in table.iter().enumerate() {
            for (to, factor) in row.iter().enumerate() {
                let allowed = Label::from_index(from).allows(Label::from_index(to));
                assert_eq!(*factor > 0.0, allowed, "{from} {to}");
            }
        }
    }

    #[test]
    fn the_best_path_is_one_that_is_possible() {
        let (mut lattice, steps) = lattice();
        let mut path = Vec::new();
        lattice.best(&steps, &mut path);
        let expected = [
            Label::new(0, Position::Begin),
            Label::new(0, Position::Last),
            Label::OUTSIDE,
        ];
        assert_eq!(path, expected);
    }

    #[test]
    fn probabilities_add_up() {
        let (mut lattice, steps) = lattice();
        lattice.sum_paths(&steps);
        let mut steps_seen = 0;
        lattice.each_step(&steps, |_, table| {
            let sum: f32 = table.as_flattened().iter().sum();
            assert!((sum - 1.0).abs() < 1e-4);
            steps_seen += 1;
        });
        assert_eq!(steps_seen, 2);
        for at in 0..3 {
            let all = lattice.probabilities(at);
            assert!((all.iter().sum::<f32>() - 1.0).abs() < 1e-4);
            for (label, one) in all.iter().enumerate() {
                let same = lattice.probability(at, Label::from_index(label));
                assert_eq!(one.to_bits(), same.to_bits());
            }
        }
    }

    #[test]
    fn nothing_has_no_path() {
        let (mut lattice, steps) = lattice();
        lattice.scores.clear();
        let mut path = vec![Label::OUTSIDE];
        lattice.best(&steps, &mut path);
        assert!(path.is_empty());
    }
}
