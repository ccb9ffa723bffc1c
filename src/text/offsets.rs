//! Byte offsets turned into the units that other surfaces count in.

use serde::{Deserialize, Serialize};

/// What the offsets of a [`crate::Document`] count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// Bytes of the UTF-8 text (Rust).
    #[default]
    Bytes,
    /// UTF-16 code units (JavaScript strings, DOM ranges).
    Utf16,
    /// Unicode code points (Python strings, the command line).
    CodePoints,
}

/// Answers byte offsets in another unit; one pass over the text to build.
#[derive(Debug)]
pub struct OffsetMap {
    /// The offset in the target unit of byte `i * STRIDE`, and last that of the end.
    marks: Vec<u32>,
    unit: OffsetUnit,
}

/// Bytes between two remembered offsets: a trade of memory against steps per answer.
const STRIDE: usize = 64;

impl OffsetMap {
    /// Counts `source` in `unit`.
    pub fn new(source: &str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::with_capacity(source.len() / STRIDE + 1);
        let mut units = 0;
        if unit != OffsetUnit::Bytes {
            marks.push(units);
            for stretch in source.as_bytes().chunks(STRIDE) {
                units += units_of(stretch, unit);
                marks.push(units);
            }
        }
        Self { marks, unit }
    }

    /// `byte`, an offset into the same `source`, in the target unit.
    pub fn convert(&self, source: &str, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Bytes {
            return byte;
        }
        let byte = byte as usize;
        let mark = byte / STRIDE;
        let rest = &source.as_bytes()[mark * STRIDE..byte];
        let units = if rest.is_ascii() {
            rest.len() as u32
        } else {
            units_of(rest, self.unit)
        };
        self.marks[mark] + units
    }
}

/// How many units the characters take that start in `bytes`.
fn units_of(bytes: &[u8], unit: OffsetUnit) -> u32 {
    bytes.iter().map(|byte| width(*byte, unit)).sum()
}

/// How many units the character that starts with `byte` takes; none for later bytes.
fn width(byte: u8, unit: OffsetUnit) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. if unit == OffsetUnit::Utf16 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{OffsetMap, OffsetUnit};

    #[test]
    fn every_boundary_converts() {
        let source = "Yıldıran 🤝 Rahimov — ".repeat(20);
        let utf16 = OffsetMap::new(&source, OffsetUnit::Utf16);
        let points = OffsetMap::new(&source, OffsetUnit::CodePoints);
        for (byte, _) in source.char_indices().chain([(source.len(), ' ')]) {
            let before = &source[..byte];
            let at = byte as u32;
            assert_eq!(
                utf16.convert(&source, at) as usize,
                before.encode_utf16().count()
            );
            assert_eq!(points.convert(&source, at) as usize, before.chars().count());
        }
    }
}
