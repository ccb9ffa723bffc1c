//! Hashes of words and of features; the model's file depends on every constant here.

use std::hash::{BuildHasherDefault, Hasher};

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of the beginning of a word's folded form, byte by byte; digits count as one and
/// the same, so "1998" is "2023".
#[derive(Clone, Copy)]
pub(super) struct Word(u64);

impl Word {
    /// Before the first byte.
    pub(super) const START: Self = Self(0xcbf2_9ce4_8422_2325);

    /// With one more byte.
    pub(super) fn and(self, byte: u8) -> Self {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The hash of all bytes so far.
    pub(super) fn hash(self) -> u32 {
        finish(self.0)
    }
}

/// Hash of a feature template's number and up to three of its values.
pub(super) fn feature(template: usize, a: u32, b: u32, c: u32) -> u32 {
    let ab = u64::from(a) << 32 | u64::from(b);
    let hash = (ab ^ (template as u64).wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(MIX);
    finish((hash ^ hash >> 29 ^ u64::from(c)).wrapping_mul(MIX))
}

fn finish(hash: u64) -> u32 {
    ((hash ^ hash >> 32).wrapping_mul(MIX) >> 32) as u32
}

/// A number that depends on all of `values`, for a place in a table.
pub(super) fn spread<const N: usize>(values: [u32; N]) -> u32 {
    let hash = values.into_iter().fold(0_u32, |hash, value| {
        (hash.rotate_left(13) ^ value).wrapping_mul(0x9e37_79b9)
    });
    hash ^ hash >> 16
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        // The table takes its control bits from the top.
        self.0 = u64::from(key).wrapping_mul(MIX);
    }
}

/// Builds [`Identity`] hashers.
pub(super) type BuildIdentity = BuildHasherDefault<Identity>;
