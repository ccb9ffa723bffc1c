//! The questions of whom a person acts for that a text leaves to inference, as `cargo xtask
//! affiliations` wants to learn from them.

use crate::entity;
use crate::entity::inference::{Side, TITLE};
use crate::lexicon::{self, UserLexicon};
use crate::text::Text;

/// For whom does a person act?
#[derive(Clone, Debug)]
pub struct Question {
    /// All names of the person.
    pub person: Vec<String>,
    /// What sorts of person it is, and the title.
    pub sorts: Vec<String>,
    /// Everybody who comes into question, by name, and what speaks for each; nobody has no name.
    pub sides: Vec<(Option<String>, Vec<&'static str>)>,
}

/// All such questions of `source`, in the order in which they are answered.
pub fn questions(source: &str) -> Vec<Question> {
    let text = Text::new(source);
    let mut questions = Vec::new();
    entity::observed(&text, &UserLexicon::default(), &mut |question, entities| {
        let person = entities.get(question.person);
        let name = |side: &Side| match side {
            Side::Country(code) => lexicon::country_name(*code).to_owned(),
            Side::Of(id) => entities.plain_name(*id),
        };
        questions.push(Question {
            person: std::iter::once(&person.name)
                .chain(&person.aliases)
                .cloned()
                .collect(),
            sorts: (question.sorts.iter())
                .map(|sort| sort.name().to_owned())
                .chain((!question.title.is_empty()).then(|| format!("{TITLE}{}", question.title)))
                .collect(),
            sides: (question.sides.iter())
                .map(|(side, clues)| {
                    let clues = clues.iter().map(|clue| clue.name()).collect();
                    (side.as_ref().map(name), clues)
                })
                .collect(),
        });
    });
    questions
}
