//! Arithmetic that gives the same bits on every machine: `f32` operations in a fixed order,
//! never fused, and no function of a system's own library.

/// How many sums run side by side; the order in which they are joined is part of the result.
const LANES: usize = 8;

/// The sum of `values`.
pub(crate) fn sum(values: impl ExactSizeIterator<Item = f32>) -> f32 {
    let mut lanes = [0.0; LANES];
    for (at, value) in values.enumerate() {
        lanes[at % LANES] += value;
    }
    joined(lanes)
}

/// The sum of the products of two rows.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    for (a, b) in a.chunks(LANES).zip(b.chunks(LANES)) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    joined(lanes)
}

fn joined(l: [f32; LANES]) -> f32 {
    ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]))
}

/// Adds `other` to `row`.
pub(crate) fn add(row: &mut [f32], other: &[f32]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += other;
    }
}

/// `e` to the power of `x`, to a relative error of 3e-7 (powers below e^-87 count as that).
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    /// Adding it rounds to whole numbers.
    const ROUND: f32 = 12_582_912.0;
    /// `ln 2` in two parts, of which the first has few bits.
    const LN2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    const SERIES: [f32; 6] = [
        1.987_569_1e-4,
        1.398_199_9e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        1.666_666_5e-1,
        5.0e-1,
    ];
    let x = x.clamp(-87.0, 88.0);
    let whole = (x * std::f32::consts::LOG2_E + ROUND) - ROUND;
    let rest = (x - whole * LN2[0]) - whole * LN2[1];
    let mut series = SERIES[0];
    for term in &SERIES[1..] {
        series = series * rest + term;
    }
    let power = series * rest * rest + rest + 1.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole lies in ±127")]
    let exponent = (whole as i32 + 127).cast_unsigned();
    power * f32::from_bits(exponent << 23)
}

/// The logistic function.
#[inline]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The Gaussian error linear unit in its tanh form, of each value.
pub(crate) fn gelu(values: &mut [f32]) {
    /// Twice the root of 2/π.
    const SCALE: f32 = 1.595_769;
    const CUBE: f32 = 0.044_715;
    for x in values {
        *x *= sigmoid(SCALE * (*x + CUBE * *x * *x * *x));
    }
}

/// Makes of scores, in place, what share each has of all.
pub(crate) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in &mut *scores {
        *score = exp(*score - most);
    }
    let all = sum(scores.iter().copied());
    for score in scores {
        *score /= all;
    }
}

/// Scale and shift of a layer normalization.
#[derive(Clone, Debug)]
pub(crate) struct Norm {
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Norm {
    /// Normalizes a row in place.
    pub(crate) fn apply(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = sum(row.iter().copied()) / count;
        let variance = sum(row.iter().map(|x| (x - mean) * (x - mean))) / count;
        let scale = 1.0 / (variance + 1e-12).sqrt();
        for ((x, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *x = (*x - mean) * scale * weight + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_as_exact_as_promised() {
        for step in -8700..8700 {
            let x = step as f32 / 100.0;
            let exact = f64::from(x).exp();
            let error = (f64::from(exp(x)) - exact).abs() / exact;
            assert!(error < 3e-7, "exp({x}) is off by {error}");
        }
        assert!(exp(-1000.0) > 0.0 && exp(1000.0).is_finite());
    }

    #[test]
    fn softmax_shares_add_up() {
        let mut scores = vec![1.0, 2.0, -100.0, 3.5];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[3] > scores[1] && scores[2] < 1e-30);
    }
}
