//! Any text gives a sound result, and the same one twice.
#![no_main]

#[path = "../../tests/support/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use readout::{Extractor, Options};

fuzz_target!(|source: &str| {
    let extractor = Extractor::new(Options {
        published: "2024-03-16".parse().ok(),
        ..Options::default()
    });
    let document = extractor.extract(source);
    assert_eq!(sound::fault(&document, source), None);
    assert_eq!(extractor.extract(source), document);
});
