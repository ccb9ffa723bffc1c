//! Time expressions (TIMEX) of news English and the days they stand for.
//!
//! What the text *says* ([`Expression`]) is kept apart from what is *inferred* from it
//! against an [`Anchor`] ([`Resolved`], which names the rule that decided), so that a
//! guess is never mistaken for a stated date. Extents follow TIMEX3 of `TimeML`: no
//! preposition, but articles, modifiers and parts of the day ("late on Sunday",
//! "the end of 2025").
//!
//! ```
//! use readout::temporal::{self, Anchor, Direction};
//! use readout::text::Text;
//!
//! let text = Text::new("They met on Thursday.");
//! let found = temporal::find(&text);
//! assert_eq!(text.slice(found[0].tokens), "Thursday");
//!
//! let anchor = Anchor { reference: Some("2023-12-01".parse().unwrap()), ..Anchor::default() };
//! let day = found[0].resolve(&anchor).unwrap();
//! assert_eq!(day.from.to_string(), "2023-11-30");
//! assert_eq!(day.rule, "weekday on or before publication");
//!
//! let anchor = Anchor { direction: Direction::Future, ..anchor };
//! assert_eq!(found[0].resolve(&anchor).unwrap().from.to_string(), "2023-12-07");
//! ```

mod address;
mod context;
mod expression;
mod grammar;
mod lexeme;
mod publication;
mod resolve;
mod role;
mod tense;
mod vocabulary;
mod when;

pub use address::day_in_address;
pub use expression::{Base, DayOfMonth, Expression, Part, Unit, Which, Year};
pub use publication::{PublicationDays, publication_days};
pub use resolve::{Anchor, Direction, Resolved};
pub use when::When;

use crate::text::{Text, TokenRange};
use role::{Role, Roles};

/// A time expression of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Its words.
    pub tokens: TokenRange,
    /// What they say.
    pub expression: Expression,
}

impl Timex {
    /// The days that the expression stands for in this context; `None` where it is
    /// vague ("recently"), names a day that does not exist ("Feb. 30"), or needs an
    /// anchor that is not known.
    pub fn resolve(&self, anchor: &Anchor) -> Option<Resolved> {
        resolve::resolve(&self.expression, anchor)
    }
}

/// All time expressions in text order, each with the days that it stands for in a text that
/// was published on these days: the one reading that dates, meetings and exports go by.
///
/// ```
/// use readout::temporal::{self, PublicationDays};
/// use readout::text::Text;
/// let text = Text::new("They met on Thursday. They will meet again next Monday.");
/// let days = temporal::read(&text, &PublicationDays::of("2023-12-01".parse().ok()));
/// assert_eq!(days[0].first_day(), "2023-11-30".parse().ok());
/// assert_eq!(days[1].first_day(), "2023-12-04".parse().ok());
/// // The words are known also where the days are not.
/// assert_eq!(temporal::read(&text, &PublicationDays::default()).len(), 2);
/// ```
pub fn read(text: &Text, published: &PublicationDays) -> Vec<When> {
    context::read(text, &find(text), published)
}

/// All time expressions in text order, without overlaps, in time linear in the text.
pub fn find(text: &Text) -> Vec<Timex> {
    let roles = Roles::of(text);
    let mut found = Vec::new();
    let mut lexemes = Vec::new();
    for sentence in text.sentences() {
        let heads = Role::HEAD.or(Role::COMPOUND);
        if (sentence.tokens.iter()).any(|at| roles.of_token(text, at).is(heads)) {
            lexeme::read(text, &roles, sentence.tokens, &mut lexemes);
            grammar::parse(&lexemes, &mut found);
        }
    }
    found
}
