//! What pieces of words mean to a network.

use super::{File, WeightsError};

/// A vector for each piece of a vocabulary, in whole numbers.
#[derive(Debug)]
pub(crate) struct Embedding {
    width: usize,
    weights: Vec<i8>,
    /// What a weight of 1 stands for, a piece.
    scales: Vec<f32>,
}

impl Embedding {
    /// A table without pieces.
    pub(crate) fn empty(width: usize) -> Self {
        Self {
            width,
            weights: Vec::new(),
            scales: Vec::new(),
        }
    }

    pub(crate) fn read(
        file: &mut File,
        pieces: usize,
        width: usize,
        bits: usize,
    ) -> Result<Self, WeightsError> {
        let (weights, scales) = file.whole(pieces, width, bits)?;
        Ok(Self {
            width,
            weights,
            scales,
        })
    }

    /// Adds the vector of a piece, times `share`, to a row.
    pub(crate) fn add(&self, piece: u32, share: f32, row: &mut [f32]) {
        let piece = piece as usize;
        let scale = self.scales[piece] * share;
        let weights = &self.weights[piece * self.width..][..self.width];
        for (value, weight) in row.iter_mut().zip(weights) {
            *value += f32::from(*weight) * scale;
        }
    }
}
