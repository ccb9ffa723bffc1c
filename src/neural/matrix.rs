//! Products with quantized weights: a row of inputs is cut to whole numbers too, so that sums are
//! exact and the same on every machine.

use wide::{i16x8, i32x4};

/// Values of one vector.
const LANES: usize = 8;

/// Inputs are cut to whole numbers of at most this size: with weights of at most 127 the sums of
/// 8192 products stay below 2^31.
const LIMIT: f32 = 2047.0;

/// A linear layer.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    /// How many outputs it has.
    pub(crate) rows: usize,
    /// Vectors of weights a row.
    width: usize,
    weights: Vec<i16x8>,
    /// What a weight of 1 stands for, a row.
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows of inputs as whole numbers.
pub(crate) struct Inputs {
    width: usize,
    values: Vec<i16x8>,
    scales: Vec<f32>,
}

impl Inputs {
    /// `rows` is rows of `columns` values each.
    pub(crate) fn new(rows: &[f32], columns: usize) -> Self {
        let width = columns.div_ceil(LANES);
        let count = rows.len() / columns;
        let mut values = Vec::with_capacity(count * width);
        let mut scales = Vec::with_capacity(count);
        for row in rows.chunks_exact(columns) {
            let most = row.iter().fold(1e-9_f32, |most, x| most.max(x.abs()));
            let factor = LIMIT / most;
            for chunk in row.chunks(LANES) {
                let mut whole = [0_i16; LANES];
                for (whole, x) in whole.iter_mut().zip(chunk) {
                    *whole = rounded(x * factor);
                }
                values.push(i16x8::new(whole));
            }
            scales.push(most / LIMIT);
        }
        Self {
            width,
            values,
            scales,
        }
    }

    fn row(&self, row: usize) -> &[i16x8] {
        &self.values[row * self.width..(row + 1) * self.width]
    }
}

/// The nearest whole number; adding the constant rounds as IEEE 754 says, everywhere alike.
#[inline]
fn rounded(x: f32) -> i16 {
    const ROUND: f32 = 12_582_912.0;
    ((x + ROUND) - ROUND) as i16
}

impl Matrix {
    /// A layer of `scales.len()` outputs; `weights` is row by row.
    pub(crate) fn new(weights: &[i8], scales: Vec<f32>, bias: Vec<f32>) -> Self {
        let rows = scales.len();
        let columns = weights.len() / rows.max(1);
        let width = columns.div_ceil(LANES);
        let mut wide = Vec::with_capacity(rows * width);
        for row in weights.chunks_exact(columns.max(1)) {
            for chunk in row.chunks(LANES) {
                let mut values = [0_i16; LANES];
                for (value, weight) in values.iter_mut().zip(chunk) {
                    *value = i16::from(*weight);
                }
                wide.push(i16x8::new(values));
            }
        }
        Self {
            rows,
            width,
            weights: wide,
            scales,
            bias,
        }
    }

    fn row(&self, row: usize) -> &[i16x8] {
        &self.weights[row * self.width..(row + 1) * self.width]
    }

    /// The outputs of every row of inputs, row by row.
    pub(crate) fn apply(&self, inputs: &Inputs) -> Vec<f32> {
        /// Inputs that are multiplied with a row of weights at once.
        const AT_ONCE: usize = 4;
        debug_assert_eq!(self.width, inputs.width);
        let count = inputs.scales.len();
        let mut out = vec![0.0; count * self.rows];
        let mut first = 0;
        while first < count {
            // Near the end the last rows stand in for those that are not there.
            let at = |n: usize| (first + n).min(count - 1);
            let x: [&[i16x8]; AT_ONCE] = std::array::from_fn(|n| inputs.row(at(n)));
            let mut row = 0;
            while row < self.rows {
                let other = (row + 1).min(self.rows - 1);
                let sums = products([self.row(row), self.row(other)], x);
                for (row, sums) in [row, other].into_iter().zip(sums) {
                    for (n, sum) in sums.into_iter().enumerate() {
                        out[at(n) * self.rows + row] =
                            sum as f32 * (self.scales[row] * inputs.scales[at(n)]) + self.bias[row];
                    }
                }
                row += 2;
            }
            first += AT_ONCE;
        }
        out
    }
}

/// The products of two rows of weights with four rows of inputs.
#[inline]
fn products(weights: [&[i16x8]; 2], inputs: [&[i16x8]; 4]) -> [[i32; 4]; 2] {
    let [w0, w1] = weights;
    let width = w0.len();
    let (w1, inputs) = (&w1[..width], inputs.map(|x| &x[..width]));
    let mut sums = [[i32x4::ZERO; 4]; 2];
    for at in 0..width {
        let (a, b) = (w0[at], w1[at]);
        for n in 0..4 {
            let x = inputs[n][at];
            sums[0][n] += a.dot(x);
            sums[1][n] += b.dot(x);
        }
    }
    sums.map(|row| row.map(i32x4::reduce_add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_plain_arithmetic() {
        for (rows, columns, count) in [(1, 8, 1), (3, 16, 5), (7, 24, 4), (2, 40, 9)] {
            let weights: Vec<i8> = (0..rows * columns).map(|i| (i * 37 % 255) as i8).collect();
            let scales: Vec<f32> = (0..rows).map(|i| 0.01 + i as f32 * 0.003).collect();
            let bias: Vec<f32> = (0..rows).map(|i| i as f32 - 1.0).collect();
            let x: Vec<f32> = (0..count * columns)
                .map(|i| ((i * 29 % 101) as f32 - 50.0) / 17.0)
                .collect();
            let out = Matrix::new(&weights, scales.clone(), bias.clone())
                .apply(&Inputs::new(&x, columns));
            for n in 0..count {
                for row in 0..rows {
                    let exact: f32 = (0..columns)
                        .map(|c| {
                            f32::from(weights[row * columns + c]) * scales[row] * x[n * columns + c]
                        })
                        .sum::<f32>()
                        + bias[row];
                    let error = (out[n * rows + row] - exact).abs();
                    assert!(error < 0.02, "{rows} × {columns}, {n}, {row}: {error}");
                }
            }
        }
    }
}
