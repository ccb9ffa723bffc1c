//! Whom the noun phrases and pronouns of a text stand for, as `cargo xtask eval --references`
//! wants to know it.

use std::ops::Range;

use crate::entity::{self, Form, Target};
use crate::lexicon::UserLexicon;
use crate::text::Text;

/// A phrase that stands for somebody.
#[derive(Clone, Debug)]
pub struct Referred {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Whether it names none of those that it stands for.
    pub nameless: bool,
    /// All names of each one that it stands for; none for a group that only what is told of it
    /// makes known.
    pub names: Vec<Vec<String>>,
}

/// All such phrases of `source`, in text order.
pub fn references(source: &str) -> Vec<Referred> {
    let text = Text::new(source);
    let entities = entity::recognize(&text, &UserLexicon::default());
    let names = |target: &Target| match target {
        Target::Entities(ids) => ids
            .iter()
            .map(|id| {
                let entity = entities.get(*id);
                let mut names = vec![entity.name.clone(), entities.plain_name(*id)];
                names.extend_from_slice(&entity.aliases);
                names
            })
            .collect(),
        Target::Group(_) => Vec::new(),
    };
    entities
        .references
        .iter()
        .map(|reference| {
            let span = text.span(reference.tokens);
            Referred {
                bytes: span.start as usize..span.end as usize,
                nameless: reference.form != Form::Name,
                names: names(&reference.target),
            }
        })
        .collect()
}
