//! `cargo xtask read-passages`: what the reader is trained on.

use std::io::{BufRead, BufWriter, Write};

use readout::{Options, parse_date, reader};

/// Answers lines `{"id", "text", "published"}` with lines of sentences as units.
pub fn passages() -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|e| e.to_string())?;
        let row: serde_json::Value = serde_json::from_str(&line).map_err(|e| e.to_string())?;
        let options = Options {
            published: row["published"].as_str().and_then(|day| parse_date(day).ok()),
            ..Options::default()
        };
        let mut answer = reader::passages::of(row["text"].as_str().unwrap_or_default(), &options);
        answer["id"] = row["id"].clone();
        writeln!(out, "{answer}").map_err(|e| e.to_string())?;
    }
    Ok(())
}
