//! The sizes of a network.

use crate::neural::{File, WeightsError};

/// In the order in which the file has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) vocabulary: usize,
    /// Values of a piece of a word.
    pub(super) embedding: usize,
    /// Values of a unit.
    pub(super) hidden: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    /// Values of a unit in one head of attention.
    pub(super) head: usize,
    pub(super) inner: usize,
    pub(super) pair: usize,
    pub(super) circumstance: usize,
    pub(super) features: usize,
    /// Units that are read of a sentence.
    pub(super) positions: usize,
    /// Bits of a weight: 4 or 8.
    pub(super) bits: usize,
}

impl Shape {
    pub(super) fn read(file: &mut File) -> Result<Self, WeightsError> {
        Ok(Self {
            vocabulary: file.size()?,
            embedding: file.size()?,
            hidden: file.size()?,
            layers: file.size()?,
            heads: file.size()?,
            head: file.size()?,
            inner: file.size()?,
            pair: file.size()?,
            circumstance: file.size()?,
            features: file.size()?,
            positions: file.size()?,
            bits: file.size()?,
        })
    }
}
