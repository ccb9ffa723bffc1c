//! Offsets in UTF-16 code units and code points are those that the standard library counts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout::text::{OffsetMap, OffsetUnit};

fuzz_target!(|source: &str| {
    let utf16 = OffsetMap::new(source, OffsetUnit::Utf16);
    let points = OffsetMap::new(source, OffsetUnit::CodePoints);
    let (mut units, mut characters) = (0, 0);
    for (byte, c) in source.char_indices() {
        assert_eq!(utf16.convert(source, byte as u32), units);
        assert_eq!(points.convert(source, byte as u32), characters);
        units += c.len_utf16() as u32;
        characters += 1;
    }
    assert_eq!(utf16.convert(source, source.len() as u32), units);
    assert_eq!(points.convert(source, source.len() as u32), characters);
});
