//! One result for each file.

use super::{complain, input};
use readout::export::{self, Format};
use readout::text::OffsetUnit;
use readout::{Document, Extractor, Options};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// A result with the name of its text.
#[derive(Serialize)]
pub(super) struct Named<'d, Id> {
    pub(super) id: Id,
    #[serde(flatten)]
    pub(super) document: &'d Document,
}

/// Extracts every file and writes the results in order. A file that cannot be read is
/// complained about and left out; whether there was none such is the answer.
///
/// # Errors
/// If standard output cannot be written.
pub(super) fn run(options: &Options, files: &[PathBuf], format: Format) -> io::Result<bool> {
    let standard_input = [PathBuf::from(input::STANDARD_INPUT)];
    let files = if files.is_empty() {
        &standard_input
    } else {
        files
    };
    let extractor = Extractor::new(options.clone());
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_well = true;
    for path in files {
        let name = path.to_string_lossy();
        let source = match input::read_text(path) {
            Ok(source) => source,
            Err(error) => {
                complain(&format!("{name}: {error}"));
                all_well = false;
                continue;
            }
        };
        let mut document = extractor.extract(&source);
        document.convert_offsets(&source, OffsetUnit::CodePoints);
        match format {
            Format::Json if files.len() > 1 => {
                let named = Named {
                    id: &name,
                    document: &document,
                };
                serde_json::to_writer(&mut out, &named)?;
                out.write_all(b"\n")?;
            }
            Format::Markdown if files.len() > 1 => {
                writeln!(out, "# {name}\n\n{}", export::markdown(&document))?;
            }
            _ => out.write_all(export::render(&document, format).as_bytes())?,
        }
    }
    out.flush()?;
    Ok(all_well)
}
