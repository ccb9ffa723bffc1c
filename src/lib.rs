//! Readout turns news text into a diary of who met whom.
//!
//! ```
//! use readout::{Extractor, Options};
//! let extractor = Extractor::new(Options {
//!     published: Some("2024-03-16".parse().unwrap()),
//!     ..Options::default()
//! });
//! let text = "Portuguese Foreign Minister Ana Reis met Prime Minister Jo Lund of Norway on Friday.";
//! let document = extractor.extract(text);
//!
//! let meeting = &document.meetings[0];
//! assert_eq!(meeting.participants, ["e1", "e2"]);
//! assert_eq!(meeting.date.as_ref().unwrap().from.as_deref(), Some("2024-03-15"));
//!
//! let reis = &document.entities[0];
//! assert_eq!(reis.name, "Ana Reis");
//! assert_eq!(reis.affiliation.as_deref(), Some("Portugal"));
//! ```

#[doc(hidden)]
pub mod affiliations;
mod assemble;
#[doc(hidden)]
pub mod circumstances;
#[doc(hidden)]
pub mod confidence;
pub mod document;
mod entity;
pub mod export;
pub mod html;
pub mod lexicon;
#[cfg(test)]
mod linear;
mod meeting;
mod named;
mod neural;
mod options;
pub mod page;
pub mod print;
pub mod reader;
#[doc(hidden)]
pub mod references;
pub mod syntax;
pub mod tagger;
pub mod temporal;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use document::Document;
pub use options::{InvalidDate, Options, parse_date};
use reader::Reader;
use temporal::PublicationDays;
use text::Text;

/// The version of this crate, and of every package that is made of it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The longest text, in bytes, that is read; a longer one yields an empty document
/// with a warning.
pub const MAX_TEXT_BYTES: usize = 64 << 20;

/// Finds people, organizations, places, gatherings and meetings in news text.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    options: Options,
}

impl Extractor {
    /// An extractor with these settings.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Everything that `source` reports. Offsets are bytes of `source`.
    ///
    /// Never panics: text in which nothing is found gives an empty document.
    pub fn extract(&self, source: &str) -> Document {
        let mut document = Document::empty();
        document
            .warnings
            .extend_from_slice(self.options.lexicon.warnings());
        if source.len() > MAX_TEXT_BYTES {
            document.warnings.push(format!(
                "the text has {} bytes; at most {MAX_TEXT_BYTES} are read, so nothing was extracted",
                source.len()
            ));
            return document;
        }
        let text = Text::new(source);
        let days = self.days_of(&text);
        let reference = days.published;
        document.reference_date = reference.map(|date| date.to_string());
        document.reference_source = days.source;
        let mut times = temporal::read(&text, &days);
        let entities = entity::recognize(&text, &self.options.lexicon);
        let names = entities.names_of_persons();
        // "Jonathan Sunday"
        times.retain(|when| !names.is_within(when.tokens));
        let meetings = meeting::find(&text, &entities, &times, &days, Reader::built_in().as_ref());
        if reference.is_none() && !times.is_empty() {
            document
                .warnings
                .push("no publication date is known, so relative dates stay unresolved".to_owned());
        }
        assemble::assemble(&mut document, &text, &entities, &times, &meetings);
        document
            .meetings
            .retain(|m| m.confidence >= self.options.min_confidence);
        document
    }

    /// The day on which `text` was published, and those of its parts.
    fn days_of(&self, text: &Text) -> PublicationDays {
        let source = self.options.published_source;
        let stated = self.options.published.map(|day| (day, source));
        let mut days = temporal::publication_days(text);
        let found = days.published.zip(days.source);
        let best = (stated.into_iter().chain(found)).min_by_key(|(_, source)| *source);
        days.published = best.map(|(day, _)| day);
        days.source = best.map(|(_, source)| source);
        days
    }
}
