//! Results in the formats of other programs: one file a format, each a function of a
//! [`crate::Document`]. None reads offsets, so documents with any unit will do.

mod csv;
mod graphml;
mod ics;
mod jsonld;
mod markdown;
mod shared;

pub use csv::csv;
pub use graphml::graphml;
pub use ics::ics;
pub use jsonld::jsonld;
pub use markdown::{escape_markdown, markdown};

use crate::Document;
use std::fmt;
use std::str::FromStr;

/// A format in which a document can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The document itself.
    Json,
    /// A diary for people.
    Markdown,
    /// A table for spreadsheets.
    Csv,
    /// `iCalendar`, for calendar programs.
    Ics,
    /// schema.org events.
    JsonLd,
    /// A network of who met whom.
    GraphMl,
}

/// What there is to know of a format.
struct Row {
    format: Format,
    name: &'static str,
    extension: &'static str,
    media_type: &'static str,
    render: fn(&Document) -> String,
}

#[rustfmt::skip]
const FORMATS: &[Row] = &[
    Row { format: Format::Json, name: "json", extension: "json", media_type: "application/json", render: json },
    Row { format: Format::Markdown, name: "markdown", extension: "md", media_type: "text/markdown", render: markdown },
    Row { format: Format::Csv, name: "csv", extension: "csv", media_type: "text/csv", render: csv },
    Row { format: Format::Ics, name: "ics", extension: "ics", media_type: "text/calendar", render: ics },
    Row { format: Format::JsonLd, name: "jsonld", extension: "jsonld", media_type: "application/ld+json", render: jsonld },
    Row { format: Format::GraphMl, name: "graphml", extension: "graphml", media_type: "application/graphml+xml", render: graphml },
];

impl Format {
    /// All formats.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|row| row.format)
    }

    /// What the command line and the JavaScript API call it.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The usual end of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        self.row().extension
    }

    /// The media type; the text is UTF-8.
    pub fn media_type(self) -> &'static str {
        self.row().media_type
    }

    fn row(self) -> &'static Row {
        // In the order of the enum, as a test checks.
        &FORMATS[self as usize]
    }
}

/// The error of a name that no format has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let names: Vec<&str> = Format::all().map(Format::name).collect();
        write!(f, "'{}' is none of {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::all()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The document in this format, with a line break at its end.
///
/// ```
/// use readout::export::{Format, render};
/// let document = readout::Extractor::default().extract("Nothing happened.");
/// let format: Format = "csv".parse().unwrap();
/// assert!(render(&document, format).starts_with("id,status,"));
/// ```
pub fn render(document: &Document, format: Format) -> String {
    (format.row().render)(document)
}

/// The document as indented JSON.
fn json(document: &Document) -> String {
    let mut out = serde_json::to_string_pretty(document).expect("the result types are plain data");
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, Format};

    #[test]
    fn every_format_is_known_by_its_name() {
        for (index, row) in FORMATS.iter().enumerate() {
            assert_eq!(row.format as usize, index);
            assert_eq!(row.name.parse(), Ok(row.format));
        }
        let error = "yaml".parse::<Format>().unwrap_err().to_string();
        assert!(error.starts_with("'yaml' is none of json, "), "{error}");
    }
}
