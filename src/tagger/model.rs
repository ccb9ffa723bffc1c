//! The weights: their file format, and how the sum of a token's weights is found.
//!
//! The file (little endian) has, in this order:
//!
//! 1. magic `RDT1`; scale (`f32`: what a weight of 1 stands for); number of features (`u32`);
//! 2. transition weights, `i8`, `LABELS` × `LABELS`, row = tag before;
//! 3. number of features in each of 65,536 buckets, `u8`;
//! 4. of each feature, in bucket order, the eight bits of its hash that tell it apart
//!    in its bucket; ascending inside a bucket;
//! 5. weights, `i8`, one column of all features for each tag after the other.
//!
//! A feature's bucket is the top 16 bits of its hash and the next 8 bits are kept, so that
//! an unknown feature is taken for a known one once in about `2^24 / features` times.

use std::sync::LazyLock;

use super::label::LABELS;

const MAGIC: &[u8; 4] = b"RDT1";
const BUCKETS: usize = 1 << 16;
const HEADER: usize = 12;

/// Weights of features and of transitions, ready for look-up.
pub struct Model {
    scale: f32,
    transitions: [[f32; LABELS]; LABELS],
    /// First feature of each bucket, and one past the last of the last.
    starts: Vec<u32>,
    checks: Vec<u8>,
    /// One row of `LABELS` weights a feature.
    weights: Vec<[i8; LABELS]>,
}

/// Why a file is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as one of this version does.
    Magic,
    /// Its length is not what its header says.
    Length,
}

impl Model {
    /// The model that is built in.
    pub fn built_in() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            Model::read(include_bytes!("model.bin")).unwrap_or_else(|_| Model::empty())
        });
        &MODEL
    }

    /// A model without weights: it finds nothing.
    fn empty() -> Self {
        Self {
            scale: 0.0,
            transitions: [[0.0; LABELS]; LABELS],
            starts: vec![0; BUCKETS + 1],
            checks: Vec::new(),
            weights: Vec::new(),
        }
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// If `file` is of another version or its parts don't add up.
    pub fn read(file: &[u8]) -> Result<Self, ModelError> {
        let (header, body) = file.split_at_checked(HEADER).ok_or(ModelError::Length)?;
        let word = |at: usize| [header[at], header[at + 1], header[at + 2], header[at + 3]];
        if word(0) != *MAGIC {
            return Err(ModelError::Magic);
        }
        let scale = f32::from_le_bytes(word(4));
        let features = u32::from_le_bytes(word(8)) as usize;
        let (transition_bytes, body) = body
            .split_at_checked(LABELS * LABELS)
            .ok_or(ModelError::Length)?;
        let (counts, body) = body.split_at_checked(BUCKETS).ok_or(ModelError::Length)?;
        let (checks, columns) = body.split_at_checked(features).ok_or(ModelError::Length)?;
        if features.checked_mul(LABELS) != Some(columns.len()) {
            return Err(ModelError::Length);
        }
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        let mut sum = 0_u32;
        for count in counts {
            starts.push(sum);
            sum += u32::from(*count);
        }
        starts.push(sum);
        if sum as usize != features {
            return Err(ModelError::Length);
        }
        let mut transitions = [[0.0; LABELS]; LABELS];
        for (index, byte) in transition_bytes.iter().enumerate() {
            transitions[index / LABELS][index % LABELS] = f32::from(byte.cast_signed()) * scale;
        }
        let mut weights = vec![[0; LABELS]; features];
        for (label, column) in columns.chunks_exact(features.max(1)).enumerate() {
            for (row, byte) in weights.iter_mut().zip(column) {
                row[label] = byte.cast_signed();
            }
        }
        Ok(Self {
            scale,
            transitions,
            starts,
            checks: checks.to_vec(),
            weights,
        })
    }

    /// The file of a model with these quantised weights; `features` holds hash and weights
    /// of each. Of two features that the file can't tell apart only the first is kept, and
    /// so are at most 255 of one bucket.
    #[cfg(feature = "train")]
    pub fn write(
        scale: f32,
        transitions: &[[i8; LABELS]; LABELS],
        mut features: Vec<(u32, [i8; LABELS])>,
    ) -> Vec<u8> {
        let key = |hash: u32| hash >> 8;
        features.sort_by_key(|(hash, _)| *hash);
        features.dedup_by_key(|(hash, _)| key(*hash));
        let mut counts = vec![0_u8; BUCKETS];
        features.retain(|(hash, _)| {
            let count = &mut counts[(hash >> 16) as usize];
            let room = *count < u8::MAX;
            *count += u8::from(room);
            room
        });
        let mut file = Vec::with_capacity(HEADER + BUCKETS + features.len() * (LABELS + 1));
        file.extend(MAGIC);
        file.extend(scale.to_le_bytes());
        file.extend((features.len() as u32).to_le_bytes());
        file.extend(transitions.as_flattened().iter().map(|w| w.cast_unsigned()));
        file.extend(counts);
        file.extend(features.iter().map(|(hash, _)| key(*hash) as u8));
        for label in 0..LABELS {
            file.extend(features.iter().map(|(_, row)| row[label].cast_unsigned()));
        }
        file
    }

    /// Weight of the step from one tag to the next.
    pub(super) fn transitions(&self) -> &[[f32; LABELS]; LABELS] {
        &self.transitions
    }

    /// Score of each tag for a token with these features; 0 stands for no feature.
    pub(super) fn score(&self, features: &[u32]) -> [f32; LABELS] {
        let mut sums = [0_i32; LABELS];
        for hash in features.iter().filter(|hash| **hash != 0) {
            let bucket = (hash >> 16) as usize;
            let (start, end) = (
                self.starts[bucket] as usize,
                self.starts[bucket + 1] as usize,
            );
            let check = (hash >> 8) as u8;
            if let Some(offset) = self.checks[start..end].iter().position(|c| *c == check) {
                for (sum, weight) in sums.iter_mut().zip(&self.weights[start + offset]) {
                    *sum += i32::from(*weight);
                }
            }
        }
        sums.map(|sum| sum as f32 * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, ModelError};

    #[test]
    fn the_built_in_model_can_be_read() {
        let model = Model::read(include_bytes!("model.bin")).unwrap();
        assert!(!model.weights.is_empty());
    }

    #[test]
    fn broken_files_are_refused() {
        assert_eq!(Model::read(b"").err(), Some(ModelError::Length));
        assert_eq!(Model::read(&[7; 90]).err(), Some(ModelError::Magic));
        let mut file = include_bytes!("model.bin").to_vec();
        file.pop();
        assert_eq!(Model::read(&file).err(), Some(ModelError::Length));
    }

    #[test]
    fn an_unknown_feature_has_no_weight() {
        let scores = Model::empty().score(&[1, 0, 77]);
        assert!(scores.iter().all(|score| score.abs() < f32::EPSILON));
    }
}
