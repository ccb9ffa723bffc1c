//! What is known before reading: countries, cities, bodies, titles and names.
//!
//! The knowledge is in `data/*.tsv`; the build script compiles it into one table of
//! folded phrases. To add a country, a title or a body, add a line there.

mod classes;
mod country;
mod entry;
mod table;

pub use classes::Classes;
pub use country::Country;
pub use entry::{CountryCode, Entry, TitleKind};
pub use table::{Matches, longest_match, longest_of, lookup, matches_at};

#[cfg(test)]
mod tests;
