//! Days of what has just been called off, which lie ahead: "Monday's meeting is off", "has cancelled her
//! talks of Monday". The past tense tells of what was to be ("was called off") and looks back.

use super::verb::{self, Class, Form};
use super::{Clause, REACH_BEFORE, looks_back};
use crate::text::TokenKind;

/// How many words an auxiliary may stand from its participle, and a verb from its particle.
const NEAR: usize = 3;
const PARTICLE: usize = 4;

impl Clause<'_> {
    /// Whether the expression is the day of something of which the clause says in the present that
    /// it will not be.
    pub(super) fn is_of_cancelled(&self, headline: bool) -> bool {
        self.is_in_cancelled_subject(headline) || self.is_in_cancelled_object()
    }

    /// "Monday's meeting between Reis and Lund is off", "the talks planned for Monday have been
    /// called off", in a headline "Monday talks cancelled"; as well, however far the verb is,
    /// "Monday's meeting between … will not take place".
    fn is_in_cancelled_subject(&self, headline: bool) -> bool {
        let end = self.time.end();
        let behind = end..self.sentence.end().min(end + REACH_BEFORE);
        let Some(verb) = behind.into_iter().find(|at| self.has_tense(*at)) else {
            return false;
        };
        let attribute = self.is_attribute();
        if !(attribute || self.is_in_subject(verb)) {
            return false;
        }
        match self.word(verb) {
            "will" | "wo" | "shall" => attribute,
            "is" | "are" => self.cancelled_behind(verb),
            "has" | "have" => self.word(verb + 1) == "been" && self.cancelled_behind(verb + 1),
            _ => headline && self.cancelling(verb) == Some(Form::Past),
        }
    }

    /// "has called off Monday's talks", "is pulling out of the talks on Monday"; not "has been called
    /// off on Monday", which is when.
    fn is_in_cancelled_object(&self) -> bool {
        let start = self.time.start();
        let floor = self
            .sentence
            .start()
            .max(start.saturating_sub(REACH_BEFORE));
        let Some(verb) = (floor..start).rev().find(|at| self.has_tense(*at)) else {
            return false;
        };
        let object = verb + 1..start;
        if object.clone().any(|at| looks_back(self.word(at))) {
            return false;
        }
        let when = self.word_before(start, 1) == "on";
        let names_object = || {
            let (_, particle) = verb::cancels(self.word(verb)).unwrap_or((Form::Base, None));
            (verb + 1..start - usize::from(when)).any(|at| Some(self.word(at)) != particle)
        };
        let has_object = self.is_attribute() || names_object();
        let helper =
            |words: [&str; 3]| (1..=NEAR).any(|back| words.contains(&self.word_before(verb, back)));
        let now = match self.cancelling(verb) {
            Some(Form::Present) => true,
            Some(Form::Past) => helper(["has", "have", "'ve"]),
            Some(Form::Gerund) => helper(["is", "are", "'re"]),
            Some(Form::Base) | None => false,
        };
        now && has_object
    }

    /// Whether the expression belongs to the noun behind it: "Monday's meeting", "the Monday talks".
    fn is_attribute(&self) -> bool {
        let end = self.time.end();
        let word = self.word(end);
        let is_name = || self.text.tokens()[end].case.is_capital();
        let is_noun = || {
            self.text.tokens()[end].kind == TokenKind::Word
                && !is_name()
                && !crate::lexicon::is_function_word(word)
                && !self.has_tense(end)
        };
        let ended = self.word_before(end, 1);
        self.sentence.holds(end)
            && (matches!(word, "'s" | "’s")
                || ended.ends_with("'s")
                || ended.ends_with("’s")
                || is_noun())
    }

    /// Whether the expression ends the subject of the verb at `verb`, and is of no other one.
    fn is_in_subject(&self, verb: usize) -> bool {
        let end = self.time.end();
        let start = self.time.start();
        let floor = self
            .sentence
            .start()
            .max(start.saturating_sub(REACH_BEFORE));
        let before = (floor..start).rev().find(|at| self.has_tense(*at));
        let class = before.and_then(|at| verb::lookup(self.word(at)));
        let free = match class {
            None => before.is_none(),
            Some((class, _)) => matches!(class, Class::Ahead | Class::Report),
        };
        let ahead = before.is_none() || matches!(class, Some((Class::Ahead, _)));
        free && (end == verb || matches!(self.word(end), "between" | "with"))
            || ahead && matches!(self.word(end), "," | "but")
    }

    /// Whether a word tells of the tense of the clause, or of something that will not be.
    fn has_tense(&self, at: usize) -> bool {
        self.cancelling(at).is_some_and(|form| form != Form::Base)
            || self.tense(at, false).is_some()
    }

    /// Whether behind the auxiliary at `at` stands "off", "cancelled", "being called off".
    fn cancelled_behind(&self, at: usize) -> bool {
        (at + 1..=at + NEAR).any(|at| match self.cancelling(at) {
            // "is off to Oslo"
            Some(Form::Base) => self.word(at) == "off" && self.word(at + 1) != "to",
            Some(Form::Past | Form::Gerund) => true,
            Some(Form::Present) | None => false,
        })
    }

    /// The form of the verb at `at`, if it and its particle say that something will not be.
    fn cancelling(&self, at: usize) -> Option<Form> {
        let (form, particle) = verb::cancels(self.word(at))?;
        let said = particle
            .is_none_or(|particle| (at + 1..=at + PARTICLE).any(|at| self.word(at) == particle));
        said.then_some(form)
    }
}

#[cfg(test)]
mod tests {
    use crate::temporal::{PublicationDays, When, read};
    use crate::text::Text;

    /// The first day in a text that was published on a Wednesday.
    fn day(source: &str) -> Option<String> {
        let text = Text::new(source);
        let times = read(&text, &PublicationDays::of("2024-03-13".parse().ok()));
        let day = times.first().and_then(When::first_day);
        day.map(|day| day.to_string())
    }

    #[test]
    fn what_is_called_off_in_the_present_lies_ahead() {
        for (source, expected) in [
            (
                "Monday's meeting between Ana Reis and Jo Lund will not take place.",
                "2024-03-18",
            ),
            (
                "Monday's meeting between Ana Reis and Jo Lund has been called off.",
                "2024-03-18",
            ),
            (
                "Her office said the meeting on Monday has been cancelled.",
                "2024-03-18",
            ),
            (
                "Talks with Lund, which had been planned for Monday, are off.",
                "2024-03-18",
            ),
            ("Reis has called Monday's talks off.", "2024-03-18"),
            ("Reis has pulled out of talks on Monday.", "2024-03-18"),
            ("The talks have been called off on Monday.", "2024-03-11"),
            ("On Monday the talks were called off.", "2024-03-11"),
            (
                "Talks had been set for Monday but were called off.",
                "2024-03-11",
            ),
            (
                "Reis has cancelled a trip after talks on Monday.",
                "2024-03-11",
            ),
            (
                "Reis, who met Lund on Monday, has cancelled a trip.",
                "2024-03-11",
            ),
            (
                "Reis told the press on Monday that the talks are off.",
                "2024-03-11",
            ),
            ("On Monday they talk.", "2024-03-11"),
        ] {
            assert_eq!(day(source).as_deref(), Some(expected), "{source}");
        }
    }

    #[test]
    fn a_headline_tells_in_a_participle_of_what_will_not_be() {
        for headline in [
            "Monday's Talks Between Reis and Lund Cancelled",
            "Reis Calls Off Talks With Lund on Monday",
            "Lund: talks with Reis on Monday called off",
        ] {
            let source = format!("{headline}\n\nThe two are at odds over fish.");
            assert_eq!(day(&source).as_deref(), Some("2024-03-18"), "{headline}");
        }
    }
}
