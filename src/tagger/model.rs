//! The weights: their file format, and how the sum of a token's weights is found.
//!
//! The file (little endian) has, in this order:
//!
//! 1. magic `RDT2`; scale (`f32`: what a weight of 1 stands for); number of features (`u32`);
//! 2. transition weights, `i8`, `LABELS` × `LABELS`, row = tag before;
//! 3. number of features in each of 65,536 buckets, `u8`;
//! 4. of each feature, in bucket order, the eight bits of its hash that tell it apart
//!    in its bucket; ascending inside a bucket;
//! 5. weights, `i8`, a row of `LABELS` for each feature;
//! 6. zeros, so that the last row too can be read as `LANES` weights.
//!
//! Nothing but the buckets is unpacked: parts 4 and 5 are read where they lie.
//!
//! A feature's bucket is the top 16 bits of its hash and the next 8 bits are kept, so that
//! an unknown feature is taken for a known one once in about `2^24 / features` times.

use std::ops::AddAssign;
use std::sync::LazyLock;

use wide::i16x8;

use super::label::LABELS;
use super::lattice::Scores;
use super::template::FEATURES;

const MAGIC: &[u8; 4] = b"RDT2";
const BUCKETS: usize = 1 << 16;
const HEADER: usize = 12;

/// Weights that are added at once: a row and what lies behind it, as many as fill whole words.
const LANES: usize = 16;

/// Weights of features and of transitions, ready for look-up.
pub struct Model<'f> {
    scale: f32,
    transitions: [[f32; LABELS]; LABELS],
    buckets: Buckets,
    checks: &'f [u8],
    rows: &'f [u8],
}

/// Why a file is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as one of this version does.
    Magic,
    /// Its length is not what its header says.
    Length,
}

impl Model<'static> {
    /// The model that is built in.
    pub fn built_in() -> &'static Self {
        static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
            Model::read(include_bytes!("model.bin")).unwrap_or_else(|_| Model::empty())
        });
        &MODEL
    }

    /// A model without weights: it finds nothing.
    fn empty() -> Self {
        Self {
            scale: 0.0,
            transitions: [[0.0; LABELS]; LABELS],
            buckets: Buckets::new(&vec![0; BUCKETS], &[]),
            checks: &[],
            rows: &[],
        }
    }
}

impl<'f> Model<'f> {
    /// Reads a model file.
    ///
    /// # Errors
    /// If `file` is of another version or its parts don't add up.
    pub fn read(file: &'f [u8]) -> Result<Self, ModelError> {
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
        let (checks, rows) = body.split_at_checked(features).ok_or(ModelError::Length)?;
        let length = features.checked_mul(LABELS);
        if length.and_then(|rows| rows.checked_add(LANES - LABELS)) != Some(rows.len()) {
            return Err(ModelError::Length);
        }
        let sum: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        if sum as usize != features {
            return Err(ModelError::Length);
        }
        let mut transitions = [[0.0; LABELS]; LABELS];
        for (index, byte) in transition_bytes.iter().enumerate() {
            transitions[index / LABELS][index % LABELS] = f32::from(byte.cast_signed()) * scale;
        }
        Ok(Self {
            scale,
            transitions,
            buckets: Buckets::new(counts, checks),
            checks,
            rows,
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
        for (_, row) in &features {
            file.extend(row.map(i8::cast_unsigned));
        }
        file.extend([0; LANES - LABELS]);
        file
    }

    /// Weight of the step from one tag to the next.
    pub(super) fn transitions(&self) -> &[[f32; LABELS]; LABELS] {
        &self.transitions
    }

    /// Adds the weights of the feature with this hash to `sum`.
    pub(super) fn add(&self, hash: u32, sum: &mut Sum) {
        if let Some(row) = self.row(hash) {
            // The first of two is the lower half: all targets are little-endian.
            let pairs: i16x8 = bytemuck::cast(*row);
            sum.even += (pairs << 8) >> 8;
            sum.odd += pairs >> 8;
        }
    }

    /// Score of each tag for a token whose features' weights are so much in sum.
    pub(super) fn scores(&self, sum: Sum) -> Scores {
        let (even, odd) = (sum.even.as_array(), sum.odd.as_array());
        std::array::from_fn(|label| {
            let sums = if label % 2 == 0 { even } else { odd };
            f32::from(sums[label / 2]) * self.scale
        })
    }

    /// The weights of the feature with this hash, with what lies behind them.
    fn row(&self, hash: u32) -> Option<&[u8; LANES]> {
        let at = self.buckets.find(hash, self.checks)?;
        self.rows[at * LABELS..].first_chunk()
    }
}

/// The sum of the weights of some features of one token.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    // Two weights to a lane: those of even tags and those of odd ones.
    even: i16x8,
    odd: i16x8,
}

// No sum of weights overflows.
const _: () = assert!(FEATURES * 128 <= i16::MAX as usize);

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.even += other.even;
        self.odd += other.odd;
    }
}

/// Where the features of each bucket are.
struct Buckets {
    /// Of each bucket, from the lowest bits: the checks of its first [`NEAR`] features, the
    /// number of its features (8 bits) and the first of them (24 bits). That all is in one
    /// place spares most questions a second look into memory.
    packed: Box<[u64]>,
}

/// Features of a bucket whose checks stand beside its start: nearly all.
const NEAR: usize = 4;

/// Fewer than [`NEAR`] checks, with zeros behind them.
fn padded(checks: &[u8]) -> [u8; NEAR] {
    let mut padded = [0; NEAR];
    padded[..checks.len()].copy_from_slice(checks);
    padded
}

impl Buckets {
    /// Of buckets with so many features each, which have these checks.
    fn new(counts: &[u8], checks: &[u8]) -> Self {
        // The sum of all counts fits: 255 times 65,536 is less than 2^24.
        let mut start = 0;
        let pack = |count: &u8| {
            let own = &checks[start..start + usize::from(*count)];
            // Checks of the next buckets may fill it up; they are beyond the number.
            let near = checks[start..].first_chunk().copied();
            let near = u32::from_le_bytes(near.unwrap_or_else(|| padded(own)));
            let packed = u64::from(near) | u64::from(*count) << 32 | (start as u64) << 40;
            start += own.len();
            packed
        };
        Self {
            packed: counts.iter().map(pack).collect(),
        }
    }

    /// The number of the feature with this hash, if one of `checks` is its.
    fn find(&self, hash: u32, checks: &[u8]) -> Option<usize> {
        const ONES: u32 = 0x0101_0101;
        let bucket = self.packed[(hash >> 16) as usize];
        let (count, start) = ((bucket >> 32) as u8, (bucket >> 40) as usize);
        let (count, check) = (usize::from(count), (hash >> 8) as u8);
        // The lowest high bit that is left is that of the first byte that is the check
        // (Hacker's Delight, 6-1).
        let differences = bucket as u32 ^ (u32::from(check) * ONES);
        let equal = differences.wrapping_sub(ONES) & !differences & ONES << 7;
        let place = (equal.trailing_zeros() / 8) as usize;
        if place >= count {
            return None;
        }
        if place < NEAR {
            return Some(start + place);
        }
        let far = &checks[start + NEAR..start + count];
        let place = far.iter().position(|other| *other == check)?;
        Some(start + NEAR + place)
    }
}

#[cfg(test)]
mod tests {
    use super::{BUCKETS, Buckets, FEATURES, LABELS, LANES, Model, ModelError, Sum};

    #[test]
    fn the_built_in_model_can_be_read() {
        let model = Model::read(include_bytes!("model.bin")).unwrap();
        assert!(!model.checks.is_empty());
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
        let model = Model::empty();
        let mut sum = Sum::default();
        model.add(77, &mut sum);
        let scores = model.scores(sum);
        assert!(scores.iter().all(|score| score.abs() < f32::EPSILON));
    }

    #[test]
    fn the_largest_weights_add_up_beside_the_smallest() {
        let weights: [i8; LABELS] = std::array::from_fn(|label| match label % 4 {
            0 => i8::MIN,
            1 => i8::MAX,
            2 => -1,
            _ => label as i8,
        });
        let mut rows: Vec<u8> = weights.iter().map(|w| w.cast_unsigned()).collect();
        rows.extend([0; LANES - LABELS]);
        let mut counts = vec![0; BUCKETS];
        counts[0] = 1;
        let model = Model {
            scale: 1.0,
            buckets: Buckets::new(&counts, &[7]),
            checks: &[7],
            rows: &rows,
            ..Model::empty()
        };
        for known in [0, 1, FEATURES] {
            let mut sum = Sum::default();
            for _ in 0..known {
                model.add(7 << 8, &mut sum);
            }
            let expected = weights.map(|weight| f32::from(weight) * known as f32);
            let wrong = model
                .scores(sum)
                .iter()
                .zip(expected)
                .any(|(a, b)| (a - b).abs() > 0.5);
            assert!(!wrong, "{known} features");
        }
    }

    #[test]
    fn each_feature_is_found_in_its_bucket() {
        let mut counts = vec![0; BUCKETS];
        (counts[1], counts[2], counts[BUCKETS - 1]) = (6, 1, 4);
        let checks = [1, 2, 3, 200, 255, 254, 0, 0, 1, 128, 129];
        let buckets = Buckets::new(&counts, &checks);
        let find = |bucket: u32, check: u32| buckets.find(bucket << 16 | check << 8 | 9, &checks);
        let found = |bucket| -> Vec<_> { (0..256).filter_map(|c| find(bucket, c)).collect() };
        assert_eq!(
            [find(1, 1), find(1, 200), find(1, 255), find(1, 254)],
            [Some(0), Some(3), Some(4), Some(5)]
        );
        assert_eq!(found(1).len(), 6);
        assert_eq!(found(2), [6]);
        assert!(found(3).is_empty());
        assert_eq!(found(0xffff), [7, 8, 9, 10]);
    }
}
