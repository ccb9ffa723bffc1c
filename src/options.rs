//! What a caller can ask for.

use jiff::civil::Date;

/// Settings of one [`crate::Extractor`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The publication date, against which "on Thursday" is resolved. Without it the
    /// text is searched for one, and what stays unresolved is named in the warnings.
    pub published: Option<Date>,
    /// Meetings below this confidence (0 to 1) are left out.
    pub min_confidence: f32,
}
