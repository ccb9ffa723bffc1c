//! The tense of the clause around a time expression: whether it tells of what was, is or will
//! be.

mod cancelled;
mod verb;

use super::Direction;
use crate::text::{BlockKind, Text, TokenKind, TokenRange};
use verb::{Class, Form};

use Direction::{Future, Past, Present};

/// How many tokens before and behind an expression can give its tense.
const REACH_BEFORE: usize = 24;
const REACH_BEHIND: usize = 8;

/// The tense of the clause around `tokens`: of the nearest verb before, else of the nearest
/// behind. What a headline or a caption tells in the present has been.
pub(super) fn direction(text: &Text, tokens: TokenRange) -> Direction {
    let sentence = &text.sentences()[text.sentence_of(tokens.start())];
    let clause = Clause {
        text,
        sentence: sentence.tokens,
        time: tokens,
    };
    let block = text.blocks()[sentence.block as usize].kind;
    if clause.is_of_cancelled(block == BlockKind::Headline) {
        return Future;
    }
    let found = if clause.begins_another() {
        clause.behind().or_else(|| clause.before())
    } else {
        clause.before().or_else(|| clause.behind())
    };
    match found {
        Some(Present) if matches!(block, BlockKind::Headline | BlockKind::Caption) => Past,
        found => found.unwrap_or_default(),
    }
}

/// A time expression in its sentence.
struct Clause<'t> {
    text: &'t Text<'t>,
    sentence: TokenRange,
    time: TokenRange,
}

impl Clause<'_> {
    /// The word at `at`, folded; empty outside of the sentence.
    fn word(&self, at: usize) -> &str {
        if self.sentence.holds(at) {
            self.text.folded(at)
        } else {
            ""
        }
    }

    /// The word `back` places before `at`.
    fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// "would spread, and on Tuesday they met": whether the expression begins a clause of its own.
    fn begins_another(&self) -> bool {
        let on = usize::from(self.word_before(self.time.start(), 1) == "on");
        let start = self.time.start().saturating_sub(on);
        matches!(self.word_before(start, 1), "and" | "but") && self.word_before(start, 2) == ","
    }

    fn before(&self) -> Option<Direction> {
        let floor = (self.sentence.start()).max(self.time.start().saturating_sub(REACH_BEFORE));
        let mut infinitive = false;
        // "agreed to meet in April after talks on Monday": of the talks, which have been
        let mut of_before = false;
        let mut at = self.past_relative(floor);
        while at > floor {
            at -= 1;
            of_before |= looks_back(self.word(at));
            if of_before
                && matches!(
                    verb::lookup(self.word(at)),
                    Some((Class::Ahead, Form::Past))
                )
            {
                return Some(Past);
            }
            // "was to have met Lund on Monday": it came to nothing
            if self.word(at) == "to"
                && self.word(at + 1) == "have"
                && (self.word(at + 2) == "been" || is_participle(self.word(at + 2)))
            {
                return Some(Past);
            }
            if self.begins_infinitive(at) {
                infinitive = !of_before;
                continue;
            }
            if let Some(direction) = self.tense(at, infinitive) {
                return Some(direction);
            }
        }
        // "Reis to meet Lund on Monday"
        infinitive.then_some(Future)
    }

    fn behind(&self) -> Option<Direction> {
        let end = self.sentence.end().min(self.time.end() + REACH_BEHIND);
        // "On Friday the plan was rejected": of a noun nothing is known.
        let is_noun = |at: usize| {
            matches!(
                verb::lookup(self.word(at)),
                Some((Class::Ahead, Form::Base))
            )
        };
        (self.time.end()..end)
            .filter(|at| !is_noun(*at))
            .find_map(|at| self.tense(at, false))
    }

    /// Where the clause of the expression goes on before a relative clause that ends right
    /// before it: "will meet Lund[, who resigned in May,] on Monday".
    fn past_relative(&self, floor: usize) -> usize {
        let start = self.time.start();
        let comma = start.saturating_sub(1 + usize::from(self.word_before(start, 1) == "on"));
        if self.word(comma) != "," || comma <= floor {
            return start;
        }
        let opens = |at: &usize| {
            matches!(self.word(*at), "who" | "which" | "whose") && self.word_before(*at, 1) == ","
        };
        (floor..comma).rev().find(opens).unwrap_or(start)
    }

    /// "to meet", but not "to Oslo", "to the palace".
    fn begins_infinitive(&self, at: usize) -> bool {
        if self.word(at) != "to" || at + 1 >= self.time.start() {
            return false;
        }
        let token = &self.text.tokens()[at + 1];
        let word = self.word(at + 1);
        token.kind == TokenKind::Word
            && !token.case.is_capital()
            && !crate::lexicon::is_function_word(word)
            && !word.ends_with("ing")
            && (!word.ends_with('s') || word.ends_with("ss"))
            && self.word(at + 2) != "'s"
            || matches!(word, "be" | "have" | "do")
    }

    /// What the word at `at` says of the tense; `infinitive`: it governs the infinitive that
    /// the expression belongs to.
    fn tense(&self, at: usize, infinitive: bool) -> Option<Direction> {
        let token = &self.text.tokens()[at];
        let word = self.word(at);
        match word {
            // "would have met"
            "will" | "shall" | "'ll" | "wo" | "would" | "should" | "could" | "can" | "must"
            | "might" => {
                return (!token.case.is_capital() || at == self.sentence.start()).then(|| {
                    let have = self.word(at + 1) == "have";
                    let not = word == "could" && matches!(self.word(at + 1), "not" | "n't" | "n’t");
                    if not || have && matches!(word, "would" | "should" | "could" | "might") {
                        Past
                    } else {
                        Future
                    }
                });
            }
            "may" if !token.case.is_capital() => return Some(Future),
            "is" | "are" | "'re" | "am" => {
                let to = infinitive || self.word(at + 1) == "to";
                return Some(if to { Future } else { Present });
            }
            "was" | "were" if infinitive => return Some(self.was_to_be()),
            "was" | "were" => return Some(Past),
            // "was to have met"
            "have" if self.word_before(at, 1) == "to" => return None,
            "has" | "have" if infinitive => return Some(Future),
            "has" | "have" => return Some(if self.is_perfect(at) { Past } else { Present }),
            _ => {}
        }
        if token.kind != TokenKind::Word || token.case.is_capital() {
            return None;
        }
        // "will be [formally] received", "to have met": the auxiliary tells.
        let before = [self.word_before(at, 1), self.word_before(at, 2)];
        if (before.contains(&"be") || before[0] == "have") && is_participle(word) {
            return None;
        }
        match verb::lookup(word) {
            Some((Class::Ahead, form)) => self.tense_ahead(at, form, infinitive),
            // "declined to comment on the talks of Friday"
            Some(
                (Class::Report, Form::Base | Form::Present | Form::Past)
                | (Class::Event, Form::Past),
            ) => Some(Past),
            Some((Class::Event, Form::Present)) => Some(Present),
            Some((Class::Event, Form::Base)) if self.has_plural_subject(at) => Some(Present),
            Some(_) => None,
            // "On Friday she calls on Lund."
            None if word.ends_with('s') && is_pronoun(self.word_before(at, 1)) => Some(Present),
            None if self.is_fixed_for(at) => Some(Future),
            None => is_participle(word).then_some(Past),
        }
    }

    /// "confirmed for Tuesday", but not "had been fixed for Friday"
    fn is_fixed_for(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        let start = self.time.start();
        is_participle(self.word(at))
            && at + 2 == start
            && self.word(at + 1) == "for"
            && !(1..=NEAR).any(|back| self.word_before(at, back) == "had")
    }

    /// "the ministers gather", "they meet"
    fn has_plural_subject(&self, at: usize) -> bool {
        let word = self.word_before(at, 1);
        let is_noun = || {
            let token = &self.text.tokens()[at - 1];
            token.kind == TokenKind::Word && word.len() > 3 && word.ends_with('s')
        };
        matches!(word, "they" | "we" | "who") || at > self.sentence.start() && is_noun()
    }

    /// "has met", "have already been"
    fn is_perfect(&self, at: usize) -> bool {
        const WORDS: usize = 3;
        (at + 1..=at + WORDS).any(|at| {
            let word = self.word(at);
            word == "been" || is_participle(word)
        })
    }

    /// What a word says that speaks of what is to come: "scheduled", "agreed to", "plans".
    fn tense_ahead(&self, at: usize, form: Form, infinitive: bool) -> Option<Direction> {
        const NEAR: usize = 3;
        let start = self.time.start();
        let been =
            (1..=NEAR).any(|back| matches!(self.word_before(at, back), "was" | "were" | "had"));
        let is = (1..=NEAR).any(|back| {
            matches!(
                self.word_before(at, back),
                "is" | "are" | "be" | "been" | "'s"
            )
        });
        let led_in =
            at < start && matches!(self.word_before(start, 1), "for" | "until" | "till" | "to");
        let governs = infinitive || self.word(at + 1) == "to" || led_in;
        let attributive = matches!(self.word_before(at, 1), "the" | "a" | "an" | "his" | "her");
        let word = self.word(at);
        match form {
            // "Nothing was agreed on Friday."
            Form::Past if !governs && word == "agreed" => Some(Past),
            Form::Base | Form::Gerund | Form::Past if been && (governs || form != Form::Gerund) => {
                Some(self.was_to_be())
            }
            Form::Base if !governs && !is && !attributive => None,
            // "the talks planned for Monday were dropped", "the talks, planned for Monday, fell through"
            Form::Past if !is && self.is_past_behind(at) => Some(Past),
            Form::Past if !(governs || is || attributive || self.has_object(at)) => Some(Past),
            _ => Some(Future),
        }
    }

    /// Whether the participle at `at` stands behind a noun ("the talks planned for Monday") of which
    /// the sentence goes on to tell in the past tense.
    fn is_past_behind(&self, at: usize) -> bool {
        let end = self.time.end();
        if matches!(self.word(end), "was" | "were") {
            return true;
        }
        let of_noun = at + 2 == self.time.start() && self.word(at + 1) == "for";
        let helped = matches!(
            self.word_before(at, 1),
            "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had"
        );
        let said = |at: &usize| {
            matches!(
                verb::lookup(self.word(*at)),
                Some((Class::Report, Form::Past))
            )
        };
        let behind = end..self.sentence.end().min(end + REACH_BEHIND);
        of_noun
            && !helped
            && behind
                .take_while(|at| !said(at))
                .find_map(|at| self.tense(at, false))
                == Some(Past)
    }

    /// Whether words stand between the verb at `at` and the preposition of the expression:
    /// "proposed [a meeting] on Monday", not "proposed on Monday".
    fn has_object(&self, at: usize) -> bool {
        const PREPOSITION: usize = 1;
        at < self.time.start() && at + 1 + PREPOSITION < self.time.start()
    }

    /// "was to meet Lund on Monday": to come, unless the sentence goes on to say what came of it.
    fn was_to_be(&self) -> Direction {
        let rest = self.time.end()..self.sentence.end();
        let next = self.sentence.end();
        let denied = next < self.text.tokens().len() && self.text.folded(next) == "but";
        if denied || rest.into_iter().any(|at| self.word(at) == "but") {
            Past
        } else {
            Future
        }
    }
}

/// Whether what a preposition governs has been: "after talks on Monday".
fn looks_back(word: &str) -> bool {
    matches!(word, "after" | "during" | "following" | "since")
}

/// What stands before a verb in the third person and before nothing else.
fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "it")
}

/// Past tense or participle: "met", "arrived".
fn is_participle(word: &str) -> bool {
    match verb::lookup(word) {
        Some((class, form)) => class != Class::None && form == Form::Past,
        None => word.len() > 4 && word.ends_with("ed"),
    }
}

#[cfg(test)]
mod tests {
    use super::verb;
    use crate::temporal::{Direction, PublicationDays, When, read};
    use crate::text::Text;

    #[test]
    fn every_row_reads_its_example() {
        let failing: Vec<String> = verb::rows()
            .filter_map(|row| {
                let text = Text::new(row.example);
                let times = read(&text, &PublicationDays::of("2024-03-16".parse().ok()));
                let sunday = times
                    .iter()
                    .find(|when| text.slice(when.tokens) == "Sunday");
                let past = sunday.map(|when| when.direction == Direction::Past);
                (past != Some(row.reading == "past")).then(|| format!("{} {times:?}", row.example))
            })
            .collect();
        assert!(failing.is_empty(), "{failing:#?}");
    }

    #[test]
    fn clauses() {
        // Wednesday
        let reference = PublicationDays::of("2024-03-13".parse().ok());
        for (source, expected) in [
            (
                "Ana Reis meets Jo Lund in Porto on Wednesday, her office said.",
                "2024-03-13",
            ),
            (
                "Ana Reis will meet Jo Lund in Porto on Wednesday.",
                "2024-03-20",
            ),
            ("Reis is meeting Lund on Friday.", "2024-03-15"),
            (
                "Reis was due to meet Lund on Monday, but the talks were called off.",
                "2024-03-11",
            ),
            ("Reis was due to meet Lund on Monday.", "2024-03-18"),
            ("Reis was to have met Lund on Friday.", "2024-03-08"),
            ("Reis would have met Lund on Friday.", "2024-03-08"),
            (
                "Reis arrived in Porto to meet Lund on Monday.",
                "2024-03-11",
            ),
            (
                "Reis agreed in a call with Lund to hold talks on Monday.",
                "2024-03-18",
            ),
            ("Reis proposed on Monday to meet.", "2024-03-11"),
            (
                "Reis will meet Lund, who was elected this month, on Monday.",
                "2024-03-18",
            ),
            (
                "Reis has been holding talks with Lund since Monday.",
                "2024-03-11",
            ),
            ("Reis has talks with Lund on Monday.", "2024-03-18"),
            ("Talks will be held on Monday.", "2024-03-18"),
            (
                "They agreed to meet in Porto after their talks on Monday.",
                "2024-03-11",
            ),
            (
                "Reis could not persuade Lund at their meeting on Monday.",
                "2024-03-11",
            ),
            (
                "Reis declined to comment on her talks with Lund on Monday.",
                "2024-03-11",
            ),
            ("Nothing was agreed at the meeting on Monday.", "2024-03-11"),
            (
                "Norway agreed to inspections during a meeting on Monday.",
                "2024-03-11",
            ),
            ("A meeting has been confirmed for Monday.", "2024-03-18"),
            (
                "Talks that had been fixed for Monday fell through.",
                "2024-03-11",
            ),
            ("On Monday the plan was rejected.", "2024-03-11"),
            ("Her itinerary includes a meeting on Monday.", "2024-03-18"),
            ("The talks planned for Monday were dropped.", "2024-03-11"),
            ("On Friday she calls on Lund.", "2024-03-15"),
            ("Reis is to be formally received on Monday.", "2024-03-18"),
            ("Talks have been held since Monday.", "2024-03-11"),
            (
                "A short meeting, planned for Monday, fell through.",
                "2024-03-11",
            ),
            (
                "A meeting set for Monday with Lund had to be dropped.",
                "2024-03-11",
            ),
            (
                "A meeting set for Monday, the ministry said, will go ahead.",
                "2024-03-18",
            ),
            (
                "Reis was to meet Lund on Monday. But the talks were called off.",
                "2024-03-11",
            ),
            (
                "Reis wrote that trade would fall, and on Monday she met Lund.",
                "2024-03-11",
            ),
            ("The talks have been postponed until Monday.", "2024-03-18"),
            ("President Will Holm met Reis on Monday.", "2024-03-11"),
            ("Will Reis meet Lund on Monday?", "2024-03-18"),
            ("Reis went to the palace on Monday.", "2024-03-11"),
        ] {
            let text = Text::new(source);
            let times = read(&text, &reference);
            let weekday = |when: &&When| text.slice(when.tokens).ends_with("day");
            let day = times.iter().filter(weekday).find_map(When::first_day);
            let day = day.map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected), "{source}");
        }
    }

    #[test]
    fn a_headline_tells_in_the_present_of_what_was() {
        let text = Text::new("Reis Meets Lund in Porto on Monday\n\nThe two met for an hour.");
        let times = read(&text, &PublicationDays::of("2024-03-13".parse().ok()));
        assert_eq!(times[0].first_day(), "2024-03-11".parse().ok());
    }
}
