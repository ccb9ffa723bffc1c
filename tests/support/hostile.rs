//! Words that are meant to break out of wherever they are shown or written: those of
//! `tests/data/hostile.json`, which the tests in JavaScript read too.

use serde_json::Value;

/// All of them. A lone surrogate, which Rust's strings cannot hold, is U+FFFD, as it is for
/// whatever comes from JavaScript.
///
/// # Panics
/// Where the file has another form.
pub fn words() -> Vec<String> {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("../data/hostile.json")).expect("it is a list");
    rows.iter()
        .map(|row| {
            if let Some(units) = row["units"].as_array() {
                let units = units.iter().map(|unit| unit.as_u64().expect("a number"));
                let units: Vec<u16> = units.map(|unit| unit as u16).collect();
                return String::from_utf16_lossy(&units);
            }
            let times = row["times"].as_u64().unwrap_or(1) as usize;
            row["words"].as_str().expect("words").repeat(times)
        })
        .collect()
}
