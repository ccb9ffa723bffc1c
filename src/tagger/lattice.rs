//! The linear chain: best sequence of tags (Viterbi) and how sure each tag is
//! (forward–backward), in buffers that are reused from stretch to stretch.

use super::label::{LABELS, Label};

/// Scores of the tags of one token, or of the steps from one tag.
pub type Scores = [f32; LABELS];

/// Stands for the score of what is impossible.
const NEVER: f32 = -1e9;

/// Work space for one stretch of tokens after the other.
#[derive(Default)]
pub struct Lattice {
    /// Score of each token's tags, to be filled before a call.
    pub scores: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    back: Vec<[u8; LABELS]>,
}

/// Transition weights with the impossible steps marked.
pub struct Steps {
    /// Row = tag before, column = tag after.
    weights: [Scores; LABELS],
    /// The same as factors (`exp`), 0 where impossible.
    factors: [Scores; LABELS],
}

impl Steps {
    /// The steps with these weights, as far as the tag set allows them.
    pub fn new(weights: &[Scores; LABELS]) -> Self {
        let mut steps = Self {
            weights: [[NEVER; LABELS]; LABELS],
            factors: [[0.0; LABELS]; LABELS],
        };
        for (from, row) in weights.iter().enumerate() {
            for (to, weight) in row.iter().enumerate() {
                if Label::from_index(from).allows(Label::from_index(to)) {
                    steps.weights[from][to] = *weight;
                    steps.factors[from][to] = weight.exp();
                }
            }
        }
        steps
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
            let mut next = [NEVER; LABELS];
            let mut back = [0; LABELS];
            for (from, (before, row)) in now.iter().zip(&steps.weights).enumerate() {
                for (to, weight) in row.iter().enumerate() {
                    let score = before + weight;
                    if score > next[to] {
                        next[to] = score;
                        back[to] = from as u8;
                    }
                }
            }
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

    /// Replaces `self.scores` by the probability of each token's tags, and returns the
    /// logarithm of the sum over all sequences. `step` is called for each token but the
    /// first with the token's index and the probability of each step into it.
    pub fn marginals(
        &mut self,
        steps: &Steps,
        mut step: impl FnMut(usize, &[Scores; LABELS]),
    ) -> f32 {
        let count = self.scores.len();
        if count == 0 {
            return 0.0;
        }
        let mut log_sum = 0.0;
        // Factors relative to each token's best tag, so that nothing overflows.
        for scores in &mut self.scores {
            let best = scores.iter().copied().fold(f32::MIN, f32::max);
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
            let mut next = [0.0; LABELS];
            for (value, row) in now.iter().zip(&steps.factors) {
                for (sum, factor) in next.iter_mut().zip(row) {
                    *sum += value * factor;
                }
            }
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
            let mut sums = [0.0; LABELS];
            for (sum, row) in sums.iter_mut().zip(&steps.factors) {
                *sum = row.iter().zip(&weighted).map(|(a, b)| a * b).sum();
            }
            normalize(&mut sums);
            self.backward[at] = sums;
        }
        for at in 1..count {
            let mut table = steps.factors;
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
        for (at, scores) in self.scores.iter_mut().enumerate() {
            for ((score, a), b) in scores
                .iter_mut()
                .zip(&self.forward[at])
                .zip(&self.backward[at])
            {
                *score = a * b;
            }
            normalize(scores);
        }
        log_sum
    }
}

fn normalize(values: &mut Scores) -> f32 {
    let sum: f32 = values.iter().sum::<f32>().max(f32::MIN_POSITIVE);
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
        let mut steps_seen = 0;
        lattice.marginals(&steps, |_, table| {
            let sum: f32 = table.as_flattened().iter().sum();
            assert!((sum - 1.0).abs() < 1e-4);
            steps_seen += 1;
        });
        assert_eq!(steps_seen, 2);
        for scores in &lattice.scores {
            assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-4);
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
