//! One result for each text.

use super::input::{self, Kind, Source};
use super::output::{Named, Progress, Writer, to_json};
use super::pipeline;
use readout::export::{self, Format};
use readout::text::OffsetUnit;
use readout::{Document, Extractor, Options};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What is asked of each text.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) options: Options,
    pub(super) format: Format,
    /// What all inputs are written in, whatever they are called.
    pub(super) kind: Option<Kind>,
    /// Whether results are told apart by the names of their files.
    pub(super) named: bool,
}

/// Extracts every file that the arguments name and writes the results in order. A file that
/// cannot be read is complained about and left out; whether there was none such is the answer.
///
/// # Errors
/// If standard output cannot be written.
pub(super) fn run(request: Request, arguments: &[PathBuf], jobs: NonZeroUsize) -> io::Result<bool> {
    let files = input::files(arguments);
    let progress = if request.named {
        Progress::of(Some(files.len()))
    } else {
        Progress::none()
    };
    let jobs = jobs.min(NonZeroUsize::new(files.len()).unwrap_or(NonZeroUsize::MIN));
    let mut writer = Writer::new(progress);
    pipeline::run(
        jobs,
        move |submit| {
            for file in files {
                if !submit(file) {
                    return;
                }
            }
        },
        move |file: Result<PathBuf, String>| answer(&file?, &request),
        &mut writer,
    )?;
    Ok(writer.all_well)
}

/// What to write of a file, or what to complain about.
fn answer(path: &Path, request: &Request) -> Result<Vec<u8>, String> {
    let name = path.to_string_lossy();
    let source = input::read(path, request.kind).map_err(|error| format!("{name}: {error}"))?;
    let document = extract(&source, request.options.clone());
    let named = Named {
        id: request.named.then_some(&name),
        title: None,
        url: None,
        text: source.laid_out.then_some(source.text.as_str()),
        document: &document,
    };
    Ok(match request.format {
        Format::Json => json(&named, request.named),
        Format::Markdown if request.named => {
            let heading = export::escape_markdown(&name);
            format!("# {heading}\n\n{}\n", export::markdown(&document)).into_bytes()
        }
        format => export::render(&document, format).into_bytes(),
    })
}

/// A line, or indented for a reader of one text.
fn json(named: &Named<impl serde::Serialize>, line: bool) -> Vec<u8> {
    let mut out = if line {
        to_json(named)
    } else {
        serde_json::to_vec_pretty(named).expect("the result types are plain data")
    };
    out.push(b'\n');
    out
}

/// What a text reports, with offsets in Unicode code points. What the user says of its day
/// goes before what the page says.
pub(super) fn extract(source: &Source, mut options: Options) -> Document {
    if options.published.is_none()
        && let Some((day, source)) = source.published
    {
        options.published = Some(day);
        options.published_source = source;
    }
    let mut document = Extractor::new(options).extract(&source.text);
    document.convert_offsets(&source.text, OffsetUnit::CodePoints);
    document
}
