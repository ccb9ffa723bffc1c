//! The npm package `readout`.

pub fn make() -> Result<(), String> { Ok(()) }
