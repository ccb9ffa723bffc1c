//! What a caller can ask for.

use std::fmt;

use jiff::civil::Date;

use crate::document::ReferenceSource;
use crate::lexicon::UserLexicon;

/// Settings of one [`crate::Extractor`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The publication date, against which "on Thursday" is resolved. Without it the
    /// text is searched for one, and what stays unresolved is named in the warnings.
    pub published: Option<Date>,
    /// Where `published` is from. The day of an address or of a file's name counts only where
    /// the text names none.
    pub published_source: ReferenceSource,
    /// Meetings below this confidence (0 to 1) are left out.
    pub min_confidence: f32,
    /// The user's own people, bodies, places and gatherings. What cannot be used of it is
    /// named in the warnings of every document.
    pub lexicon: UserLexicon,
}

/// Words that are no day written `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate(String);

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no date (YYYY-MM-DD)", self.0)
    }
}

impl std::error::Error for InvalidDate {}

/// The day that `words` spell as `YYYY-MM-DD` and in no other way: what every surface
/// takes for [`Options::published`]. A time, a sign or spaces would leave in doubt which
/// day of which zone is meant.
///
/// # Errors
/// [`InvalidDate`] if it is spelt otherwise or no day of the calendar.
///
/// ```
/// assert_eq!(readout::parse_date("2024-03-16").unwrap().day(), 16);
/// assert!(readout::parse_date("20240316").is_err());
/// ```
pub fn parse_date(words: &str) -> Result<Date, InvalidDate> {
    let spelt = words.len() == "YYYY-MM-DD".len()
        && words.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let day = spelt.then(|| words.parse().ok()).flatten();
    day.ok_or_else(|| InvalidDate(words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn only_one_spelling_is_a_date() {
        for (words, valid) in [
            ("2024-03-16", true),
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2024-13-01", false),
            ("20240316", false),
            ("2024-3-16", false),
            ("2024-03-16T10:00:00", false),
            ("2024-03-16T10:00:00Z", false),
            ("2024-03-16 ", false),
            ("-2024-03-16", false),
            ("+002024-03-16", false),
            ("-002024-03-16", false),
            ("2024-W11-6", false),
            ("２０２４-03-16", false),
            ("", false),
        ] {
            assert_eq!(parse_date(words).is_ok(), valid, "{words:?}");
        }
    }
}
