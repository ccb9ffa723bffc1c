//! What is known before reading: countries, cities, bodies, titles and names.
//!
//! The knowledge is in `data/*.tsv`; the build script compiles it into one table of
//! folded phrases. To add a country, a title or a body, add a line there. [`user`] holds what
//! the user adds, which outranks all of it.

mod classes;
mod country;
mod entry;
mod function;
mod known;
mod table;
mod title;
mod user;
mod walk;

pub use classes::Classes;
pub use country::Country;
pub use entry::{CountryCode, Entry, TitleKind};
pub use function::is_function_word;
pub(crate) use function::is_speech;
pub use table::{is, longest_match, longest_of, lookup, lookup_token, matches_at};
pub use title::{
    Head, Title, head, head_at, implied_country, is_body_noun, is_calendar, is_common_token,
    is_common_word, is_open_title, is_portfolio, is_title_modifier, singular_title, title_at,
};
pub(crate) use user::UserId;
pub use user::{UserEntry, UserLexicon};

/// The name of a country as news writes it; empty where the code is not listed.
pub fn country_name(code: CountryCode) -> &'static str {
    Country::of(code).map_or("", |country| country.name)
}

#[cfg(test)]
mod tests;
