//! Part of speech and dependencies of one sentence, from a small trained model.
//!
//! ```
//! use readout::syntax::{self, Relation};
//! use readout::text::Text;
//! let text = Text::new("The two ministers met in Porto on Friday.");
//! let parse = syntax::parse(&text, text.sentences()[0].tokens);
//! let met = parse.root().unwrap();
//! assert_eq!(text.word(met), "met");
//! let subject = parse.child(met, Relation::Nsubj).unwrap();
//! assert_eq!(text.word(subject), "ministers");
//! ```

mod features;
mod form;
mod hash;
mod inventory;
mod model;
mod parser;
mod part;
mod relation;
mod state;
mod tag;
mod tree;
mod unit;
mod weights;

pub use relation::Relation;
pub use tag::Tag;
pub use tree::Parse;
pub use unit::{NameKind, Unit};

use crate::text::{Text, TokenRange};
use model::Model;

/// What `cargo xtask train-syntax` shares with the parser; not part of the API.
#[doc(hidden)]
pub mod training {
    pub use super::features::{Sentence, action_features, marks, relation_features};
    pub use super::form::{Form, forms};
    pub use super::model::Model;
    pub use super::part::features as part_features;
    pub use super::state::{Action, State};
}

/// Part of speech of each token of `sentence`, in order; a third of the work of [`parse`].
///
/// # Panics
/// If `sentence` is out of the bounds of `text`, like all functions here.
pub fn tag_parts(text: &Text, sentence: TokenRange) -> Vec<Tag> {
    let units: Vec<_> = sentence.iter().map(Unit::token).collect();
    Model::built_in().tag(text, &units)
}

/// The tree of `sentence`, each token a unit.
///
/// # Panics
/// If `sentence` is out of the bounds of `text`.
pub fn parse(text: &Text, sentence: TokenRange) -> Parse {
    let units: Vec<_> = sentence.iter().map(Unit::token).collect();
    parse_units(text, &units)
}

/// The tree over `units`, which cover one sentence in text order: see [`Unit::cover`].
/// A name that is known beforehand cannot break the tree.
///
/// Takes time linear in the number of units.
///
/// # Panics
/// If a unit is empty or out of the bounds of `text`.
pub fn parse_units(text: &Text, units: &[Unit]) -> Parse {
    Model::built_in().parse(text, units)
}

#[cfg(test)]
mod tests;
