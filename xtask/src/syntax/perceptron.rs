//! The averaged perceptron (Freund and Schapire 1999; Collins 2002), its pruning, and
//! its file form (see `readout::syntax`, weights).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A weight and its history.
#[derive(Clone, Copy, Default)]
struct Weight {
    value: f32,
    /// Sum of the values at all steps up to `step`.
    total: f64,
    step: u32,
    updates: u32,
}

impl Weight {
    /// Sum of the values at all steps up to `step`.
    fn sum(self, step: u32) -> f64 {
        self.total + f64::from(step - self.step) * f64::from(self.value)
    }
}

type KeySet = HashSet<u32, BuildHasherDefault<Identity>>;

/// Which of the weights are kept in the model file.
#[derive(Clone, Copy, Debug)]
pub struct Pruning {
    /// Least number of updates of a weight.
    pub updates: u32,
    /// Steps of the largest weight; all are whole steps.
    pub levels: f64,
    /// Least weight, in steps.
    pub threshold: f64,
}

/// A linear classifier in training.
pub struct Perceptron {
    classes: usize,
    rows: HashMap<u32, usize, BuildHasherDefault<Identity>>,
    weights: Vec<Weight>,
    step: u32,
    /// The only features that are learned, if they were selected.
    selected: Option<KeySet>,
}

impl Perceptron {
    pub fn new(classes: usize) -> Self {
        Self {
            classes,
            rows: HashMap::default(),
            weights: Vec::new(),
            step: 1,
            selected: None,
        }
    }

    /// Nothing learned yet, for the features alone that this one would keep.
    pub fn restarted(&self, pruning: Pruning) -> Self {
        let rows = self.kept(pruning);
        Self {
            selected: Some(rows.into_iter().map(|(key, _)| key).collect()),
            ..Self::new(self.classes)
        }
    }

    /// The score of each class.
    pub fn scores(&self, keys: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for key in keys {
            if let Some(row) = self.rows.get(key) {
                let row = &self.weights[*row..*row + self.classes];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight.value;
                }
            }
        }
    }

    /// Counts one decision; each calls for it once, updated or not.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights of these features from class `wrong` to class `right`.
    pub fn update(&mut self, keys: &[u32], right: usize, wrong: usize) {
        let selected = |key: &&u32| self.selected.as_ref().is_none_or(|s| s.contains(*key));
        for key in keys.iter().filter(selected) {
            let next = self.weights.len();
            let row = *self.rows.entry(*key).or_insert(next);
            if row == next {
                self.weights.resize(next + self.classes, Weight::default());
            }
            for (class, change) in [(right, 1.0), (wrong, -1.0)] {
                let weight = &mut self.weights[row + class];
                weight.total = weight.sum(self.step);
                weight.step = self.step;
                weight.value += change;
                weight.updates += 1;
            }
        }
    }

    /// Adds what another training of the same features and decisions learned, so that
    /// the averages are those of both.
    pub fn join(&mut self, other: &Self) {
        for weight in &mut self.weights {
            weight.total = weight.sum(self.step);
            weight.value = 0.0;
        }
        for (key, theirs) in &other.rows {
            let next = self.weights.len();
            let ours = *self.rows.entry(*key).or_insert(next);
            if ours == next {
                self.weights.resize(next + self.classes, Weight::default());
            }
            for class in 0..self.classes {
                let their = other.weights[theirs + class];
                let weight = &mut self.weights[ours + class];
                weight.total += their.sum(other.step);
                weight.updates += their.updates;
            }
        }
        self.step += other.step;
    }

    /// The averaged weights that are kept, by key.
    fn kept(&self, pruning: Pruning) -> Vec<(u32, Vec<(u8, i8)>)> {
        let averaged: Vec<(u32, Vec<(u8, f64)>)> = self
            .rows
            .iter()
            .map(|(key, row)| (*key, self.average(*row, pruning.updates)))
            .collect();
        let mut sizes: Vec<f64> = averaged
            .iter()
            .flat_map(|(_, row)| row.iter().map(|(_, w)| w.abs()))
            .collect();
        sizes.sort_unstable_by(f64::total_cmp);
        // The largest one in a thousand are cut to the scale, for a finer scale.
        let largest = sizes.get(sizes.len() * 999 / 1000).copied().unwrap_or(1.0);
        let scale = pruning.levels / largest.max(f64::MIN_POSITIVE);
        let quantised = |(class, weight): &(u8, f64)| {
            let steps = weight * scale;
            let whole = steps.round().clamp(-127.0, 127.0) as i8;
            (steps.abs() >= pruning.threshold && whole != 0).then_some((*class, whole))
        };
        let mut kept: Vec<(u32, Vec<(u8, i8)>)> = averaged
            .iter()
            .map(|(key, row)| (*key, row.iter().filter_map(quantised).collect()))
            .filter(|(_, row): &(u32, Vec<_>)| !row.is_empty())
            .collect();
        kept.sort_unstable_by_key(|(key, _)| *key);
        kept
    }

    /// The averaged weights in the file form.
    pub fn encode(&self, pruning: Pruning) -> Vec<u8> {
        let rows = self.kept(pruning);
        let mut last = 0;
        let [mut gaps, mut counts, mut classes, mut values] = [const { Vec::new() }; 4];
        for (key, row) in &rows {
            number(key - last, &mut gaps);
            last = *key;
            number(row.len() as u32, &mut counts);
            for (class, weight) in row {
                classes.push(*class);
                values.push(weight.cast_unsigned());
            }
        }
        eprintln!("  {} rows, {} weights", rows.len(), values.len());
        let mut out = Vec::new();
        number(rows.len() as u32, &mut out);
        let streams = [gaps, counts, classes, values];
        for stream in &streams {
            number(stream.len() as u32, &mut out);
        }
        out.extend(streams.concat());
        out
    }

    /// The averaged weights of a row. Only their differences matter, so the median is
    /// made nil, and more weights need not be written.
    fn average(&self, row: usize, updates: u32) -> Vec<(u8, f64)> {
        let mut row: Vec<_> = self.weights[row..row + self.classes]
            .iter()
            .map(|weight| {
                let kept = f64::from(u8::from(weight.updates >= updates));
                kept * weight.sum(self.step) / f64::from(self.step)
            })
            .collect();
        let mut sorted = row.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let median = sorted[sorted.len() / 2];
        for weight in &mut row {
            *weight -= median;
        }
        (0..).zip(row).collect()
    }
}

/// Appends `value` as LEB128.
fn number(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
