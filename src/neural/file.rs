//! Files of weights, and how they are checked before use.
//!
//! Little endian. A file has four bytes that say what it is, a checksum of all that follows it
//! (FNV-1a, 64 bits), the sizes of the network as `u32`s, the vocabulary (its bytes as `u32`, then
//! a piece a line), and then the tables in the order in which the network asks for them. A table
//! is either whole numbers (`f32` scales, one a row; then its weights, 8 bits each, or 4 in the
//! lower half first and the upper half next) or `f32`s.

use std::fmt;

use super::math::Norm;
use super::matrix::Matrix;

/// Why a file holds no weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WeightsError {
    /// It does not begin as a file of this version does.
    Magic,
    /// Its bytes are not those that were written.
    Checksum,
    /// Its parts are not of the sizes that it says.
    Length,
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Magic => "these are no weights of this network, or of another version",
            Self::Checksum => "the weights are damaged",
            Self::Length => "the weights are incomplete",
        })
    }
}

impl std::error::Error for WeightsError {}

/// A file that is being read from its front.
pub(crate) struct File<'f> {
    rest: &'f [u8],
}

impl<'f> File<'f> {
    /// Checks the checksum, and that the file begins with `magic`.
    pub(crate) fn open(bytes: &'f [u8], magic: [u8; 4]) -> Result<Self, WeightsError> {
        let rest = bytes.strip_prefix(&magic).ok_or(WeightsError::Magic)?;
        let (sum, rest) = rest.split_first_chunk::<8>().ok_or(WeightsError::Length)?;
        if u64::from_le_bytes(*sum) != checksum(rest) {
            return Err(WeightsError::Checksum);
        }
        Ok(Self { rest })
    }

    fn take(&mut self, count: usize) -> Result<&'f [u8], WeightsError> {
        let (taken, rest) = (self.rest.split_at_checked(count)).ok_or(WeightsError::Length)?;
        self.rest = rest;
        Ok(taken)
    }

    /// A size: none of them is large, so that no product of two overflows.
    pub(crate) fn size(&mut self) -> Result<usize, WeightsError> {
        const MOST: u32 = 1 << 24;
        let bytes = self.take(4)?;
        let size = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        if size > MOST {
            return Err(WeightsError::Length);
        }
        Ok(size as usize)
    }

    /// The vocabulary: one piece a line.
    pub(crate) fn pieces(&mut self) -> Result<Vec<&'f str>, WeightsError> {
        let length = self.size()?;
        let words = std::str::from_utf8(self.take(length)?).map_err(|_| WeightsError::Length)?;
        Ok(words.lines().collect())
    }

    pub(crate) fn floats(&mut self, count: usize) -> Result<Vec<f32>, WeightsError> {
        let bytes = self.take(count.checked_mul(4).ok_or(WeightsError::Length)?)?;
        let floats = bytes.as_chunks::<4>().0.iter();
        Ok(floats.map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    /// Whole numbers of `bits` bits, `rows` rows of `columns`, and the scale of each row.
    pub(crate) fn whole(
        &mut self,
        rows: usize,
        columns: usize,
        bits: usize,
    ) -> Result<(Vec<i8>, Vec<f32>), WeightsError> {
        let scales = self.floats(rows)?;
        let count = rows.checked_mul(columns).ok_or(WeightsError::Length)?;
        let weights = match bits {
            8 => self
                .take(count)?
                .iter()
                .map(|byte| byte.cast_signed())
                .collect(),
            4 => {
                let halves = self.take(count.div_ceil(2))?.iter();
                let both = |byte: &u8| [(byte << 4).cast_signed() >> 4, byte.cast_signed() >> 4];
                halves.flat_map(both).take(count).collect()
            }
            _ => return Err(WeightsError::Length),
        };
        Ok((weights, scales))
    }

    pub(crate) fn norm(&mut self, count: usize) -> Result<Norm, WeightsError> {
        Ok(Norm {
            weight: self.floats(count)?,
            bias: self.floats(count)?,
        })
    }

    /// A linear layer from `columns` values to `rows`.
    pub(crate) fn matrix(
        &mut self,
        rows: usize,
        columns: usize,
        bits: usize,
        biased: bool,
    ) -> Result<Matrix, WeightsError> {
        let (weights, scales) = self.whole(rows, columns, bits)?;
        let added = if biased {
            self.floats(rows)?
        } else {
            vec![0.0; rows]
        };
        Ok(Matrix::new(&weights, scales, added))
    }

    /// Whether all has been read.
    pub(crate) fn finish(self) -> Result<(), WeightsError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(WeightsError::Length)
        }
    }
}

fn checksum(bytes: &[u8]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    // Eight bytes a step: a checksum of megabytes is on the way to the first result.
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = (words.iter()).fold(START, |sum, word| {
        (sum ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME)
    });
    rest.iter().fold(sum, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}
