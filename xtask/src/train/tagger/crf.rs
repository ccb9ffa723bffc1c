//! Maximum-likelihood training of the linear chain by FTRL-Proximal (`McMahan` et al. 2013),
//! whose L1 term leaves most weights at zero.

use std::collections::HashMap;

use readout::tagger::label::{LABELS, Label};
use readout::tagger::lattice::{Lattice, Scores, Steps};
use readout::tagger::template::{FEATURES, GROUPS, group};

use super::sample::Stretch;

/// What can be chosen in training.
#[derive(Clone, Debug)]
pub struct Options {
    /// Times that all samples are seen.
    pub epochs: usize,
    /// Features seen less often are left out.
    pub min_count: u32,
    /// Step width.
    pub alpha: f32,
    /// Strength of the L1 and L2 terms.
    pub l1: f32,
    pub l2: f32,
    /// Probability that a token's word and affix features are hidden, so that the model
    /// learns to do without them, as it must with an unknown name.
    pub dropout: f32,
    /// Probability that a token's gazetteer features are hidden, for names that no list has.
    pub gazetteer_dropout: f32,
    /// From the epoch `doubt_from` on (counted from 0), silver tags that the model finds less
    /// probable than `trust` are taken for mistakes of the corpus and teach nothing.
    pub trust: f32,
    pub doubt_from: usize,
    /// The weights are the average over the ends of the epochs from this one on.
    pub average_from: usize,
    /// What a quantised weight of 1 stands for.
    pub scale: f32,
    /// Feature groups to leave out.
    pub without: Vec<String>,
}

impl Default for Options {
    /// What served best, see `docs/tagger.md`.
    fn default() -> Self {
        Self {
            epochs: 10,
            min_count: 3,
            alpha: 0.1,
            l1: 2.5,
            l2: 1.0,
            dropout: 0.15,
            gazetteer_dropout: 0.2,
            trust: 0.2,
            doubt_from: 2,
            average_from: 4,
            scale: 0.06,
            without: Vec::new(),
        }
    }
}

/// Which features of a token are left out for once.
#[derive(Clone, Copy)]
struct Hidden {
    word: bool,
    gazetteer: bool,
}

/// State of the weights of one feature.
#[derive(Clone, Copy)]
struct Row {
    w: Scores,
    z: Scores,
    n: Scores,
}

const ZERO: Row = Row {
    w: [0.0; LABELS],
    z: [0.0; LABELS],
    n: [0.0; LABELS],
};

impl Row {
    fn update(&mut self, label: usize, gradient: f32, options: &Options, l1: f32) {
        let n = self.n[label];
        let sum = n + gradient * gradient;
        let sigma = (sum.sqrt() - n.sqrt()) / options.alpha;
        self.z[label] += gradient - sigma * self.w[label];
        self.n[label] = sum;
        let z = self.z[label];
        self.w[label] = if z.abs() <= l1 {
            0.0
        } else {
            -(z - l1.copysign(z)) / ((1.0 + sum.sqrt()) / options.alpha + options.l2)
        };
    }
}

/// Quantised weights, as the model file has them.
pub struct Trained {
    pub scale: f32,
    pub transitions: [[i8; LABELS]; LABELS],
    pub features: Vec<(u32, [i8; LABELS])>,
}

/// A stretch with its features as numbers of rows, 0 for those left out.
struct Sample {
    silver: bool,
    rows: Vec<[u32; FEATURES]>,
    labels: Vec<Label>,
}

/// Learns weights from the stretches; the same input gives the same weights.
pub fn train(stretches: Vec<Stretch>, options: &Options) -> Trained {
    let kept_groups: Vec<bool> = (0..FEATURES)
        .map(|index| !options.without.iter().any(|g| g == GROUPS[group(index)]))
        .collect();
    let (hashes, mut samples) = index(stretches, options, &kept_groups);
    eprintln!("{} features, {} stretches", hashes.len() - 1, samples.len());
    let mut rows = vec![ZERO; hashes.len()];
    let mut transitions = [ZERO; LABELS];
    let mut random = fastrand::Rng::with_seed(7);
    let mut lattice = Lattice::default();
    let mut sums = vec![[0.0_f32; LABELS]; rows.len()];
    let mut step_sums = [[0.0_f32; LABELS]; LABELS];
    let mut summed = 0.0;
    let mut hidden: Vec<Hidden> = Vec::new();
    for epoch in 0..options.epochs {
        random.shuffle(&mut samples);
        let mut loss = 0.0;
        for sample in &samples {
            hidden.clear();
            hidden.extend(sample.rows.iter().map(|_| Hidden {
                word: random.f32() < options.dropout,
                gazetteer: random.f32() < options.gazetteer_dropout,
            }));
            loss += learn(
                sample,
                &hidden,
                &mut rows,
                &mut transitions,
                &mut lattice,
                options,
                sample.silver && epoch >= options.doubt_from,
            );
        }
        if epoch >= options.average_from {
            summed += 1.0;
            for (sum, row) in step_sums.iter_mut().zip(&transitions) {
                for (s, w) in sum.iter_mut().zip(&row.w) {
                    *s += w;
                }
            }
            for (sum, row) in sums.iter_mut().zip(&rows) {
                for (s, w) in sum.iter_mut().zip(&row.w) {
                    *s += w;
                }
            }
        }
        eprintln!(
            "epoch {}: loss {:.4}",
            epoch + 1,
            loss / samples.len() as f64
        );
    }
    if summed > 0.0 {
        for (sum, row) in sums.iter().zip(&mut rows) {
            row.w = sum.map(|s| s / summed);
        }
        for (sum, row) in step_sums.iter().zip(&mut transitions) {
            row.w = sum.map(|s| s / summed);
        }
    }
    quantise(&hashes, &rows, &transitions, options.scale)
}

/// Numbers the features that are seen often enough.
fn index(
    stretches: Vec<Stretch>,
    options: &Options,
    kept_groups: &[bool],
) -> (Vec<u32>, Vec<Sample>) {
    let mut counts = HashMap::<u32, u32>::new();
    for row in stretches.iter().flat_map(|s| &s.rows) {
        for (hash, _) in row
            .iter()
            .zip(kept_groups)
            .filter(|(h, kept)| **h != 0 && **kept)
        {
            *counts.entry(*hash).or_default() += 1;
        }
    }
    let mut hashes: Vec<u32> = counts
        .iter()
        .filter(|(_, count)| **count >= options.min_count)
        .map(|(hash, _)| *hash)
        .collect();
    hashes.push(0);
    hashes.sort_unstable();
    let numbers: HashMap<u32, u32> = hashes
        .iter()
        .enumerate()
        .map(|(number, hash)| (*hash, number as u32))
        .collect();
    let samples = stretches
        .into_iter()
        .map(|stretch| Sample {
            silver: stretch.silver,
            rows: stretch
                .rows
                .iter()
                .map(|row| {
                    let mut out = [0; FEATURES];
                    for (at, hash) in row.iter().enumerate() {
                        if kept_groups[at] {
                            out[at] = numbers.get(hash).copied().unwrap_or(0);
                        }
                    }
                    out
                })
                .collect(),
            labels: stretch.labels,
        })
        .collect();
    (hashes, samples)
}

/// One step for one stretch; returns its loss before the step.
fn learn(
    sample: &Sample,
    hidden: &[Hidden],
    rows: &mut [Row],
    transitions: &mut [Row; LABELS],
    lattice: &mut Lattice,
    options: &Options,
    doubt: bool,
) -> f64 {
    /// Smaller differences from the truth teach nothing.
    const NEGLIGIBLE: f32 = 1e-3;
    let steps = Steps::new(&transitions.each_ref().map(|row| row.w));
    let is_hidden = |at: usize, index: usize| match GROUPS[group(index)] {
        "word" | "affix" => hidden[at].word,
        "gazetteer" => hidden[at].gazetteer,
        _ => false,
    };
    lattice.scores.clear();
    for (at, features) in sample.rows.iter().enumerate() {
        let mut scores = [0.0; LABELS];
        for (index, feature) in features.iter().enumerate() {
            if *feature != 0 && !is_hidden(at, index) {
                for (score, w) in scores.iter_mut().zip(&rows[*feature as usize].w) {
                    *score += w;
                }
            }
        }
        lattice.scores.push(scores);
    }
    let mut truth = 0.0;
    for (at, label) in sample.labels.iter().enumerate() {
        truth += lattice.scores[at][label.index()];
        if at > 0 {
            truth += transitions[sample.labels[at - 1].index()].w[label.index()];
        }
    }
    let log_sum = lattice.sum_paths(&steps);
    lattice.each_step(&steps, |at, table| {
        let (from, to) = (sample.labels[at - 1].index(), sample.labels[at].index());
        for (before, row) in table.iter().enumerate() {
            for (after, probability) in row.iter().enumerate() {
                let gradient = probability - f32::from(u8::from(before == from && after == to));
                if gradient.abs() > NEGLIGIBLE {
                    transitions[before].update(after, gradient, options, 0.0);
                }
            }
        }
    });
    for (at, features) in sample.rows.iter().enumerate() {
        let mut gradient = lattice.probabilities(at);
        if doubt && gradient[sample.labels[at].index()] < options.trust {
            continue;
        }
        gradient[sample.labels[at].index()] -= 1.0;
        if gradient.iter().all(|g| g.abs() <= NEGLIGIBLE) {
            continue;
        }
        for (index, feature) in features.iter().enumerate() {
            if *feature == 0 || is_hidden(at, index) {
                continue;
            }
            let row = &mut rows[*feature as usize];
            for (label, g) in gradient.iter().enumerate() {
                if g.abs() > NEGLIGIBLE {
                    row.update(label, *g, options, options.l1);
                }
            }
        }
    }
    f64::from(log_sum - truth)
}

fn quantise(hashes: &[u32], rows: &[Row], transitions: &[Row; LABELS], scale: f32) -> Trained {
    let byte = |w: f32| (w / scale).round().clamp(-127.0, 127.0) as i8;
    Trained {
        scale,
        transitions: transitions.each_ref().map(|row| row.w.map(byte)),
        features: hashes
            .iter()
            .zip(rows)
            .skip(1)
            .map(|(hash, row)| (*hash, row.w.map(byte)))
            .filter(|(_, weights)| weights.iter().any(|w| *w != 0))
            .collect(),
    }
}
