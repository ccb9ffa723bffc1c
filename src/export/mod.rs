//! Results in the formats of other programs: one file a format, each a function of a
//! [`crate::Document`].

mod markdown;

pub use markdown::markdown;
