//! `cargo xtask schema`: the JSON Schema of the output format, `docs/readout-2.schema.json`,
//! from the Rust types.

use std::fs;
use std::path::PathBuf;

use readout::Document;
use schemars::generate::SchemaSettings;

use crate::tools::root;

fn path() -> PathBuf {
    root().join("docs/readout-2.schema.json")
}

/// Writes the schema.
pub fn run() -> Result<(), String> {
    let path = path();
    fs::write(&path, text()).map_err(|error| format!("{}: {error}", path.display()))
}

/// The schema of what is written, which may hold more than has to be there to be read.
fn text() -> String {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let mut schema = generator.into_root_schema_for::<Document>();
    schema.insert("title".to_owned(), "A result of Readout, readout/2".into());
    format!("{:#}\n", schema.as_value())
}

#[cfg(test)]
mod tests {
    use super::{path, text};

    #[test]
    fn the_schema_is_that_of_the_types() {
        let written = std::fs::read_to_string(path()).unwrap_or_default();
        assert!(
            written == text(),
            "docs/readout-2.schema.json is not what the types say: run `cargo xtask schema`"
        );
    }
}
