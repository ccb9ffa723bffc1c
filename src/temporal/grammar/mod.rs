//! The grammar of time expressions: at each lexeme that can open one, the longest
//! reading of all rules wins.
//!
//! Every rule looks at a bounded number of lexemes, so parsing is linear.

mod calendar;
mod clock;
mod dates;
mod holidays;
mod offsets;
mod weekdays;

use super::Timex;
use super::expression::{Expression, Unit, Which};
use super::lexeme::Lexeme;
use super::role::Role;
use super::vocabulary::{self, DETERMINERS};
use crate::text::TokenRange;

/// A reading: what it says and one past its last lexeme.
type Reading = (usize, Expression);

/// A rule: the reading that begins at a lexeme.
type Rule = for<'p, 'l, 't> fn(&'p Parser<'l, 't>, usize) -> Option<Reading>;

/// Which part of a longer stretch is meant.
const PARTS_IN_ORDER: &[&str] = &[
    "first", "second", "third", "last", "final", "early", "closing",
];

/// The first of two equally long readings wins.
const RULES: &[Rule] = &[
    dates::numeric,
    dates::days,
    dates::day_alone,
    dates::other_calendar,
    weekdays::weekdays,
    weekdays::nth_of_month,
    weekdays::weeks_from,
    calendar::quarters,
    calendar::months,
    calendar::week_of,
    calendar::years,
    calendar::decades,
    calendar::units,
    calendar::seasons,
    holidays::holidays,
    offsets::day_words,
    offsets::parts_of_day,
    offsets::distances,
    offsets::vague,
    offsets::eras,
    clock::clock,
];

/// Appends the time expressions of one sentence to `out`.
pub(super) fn parse(lexemes: &[Lexeme], out: &mut Vec<Timex>) {
    /// More lexemes than stand before the head of any expression: "the first half of the very
    /// same [week]".
    const REACH: usize = 8;
    let parser = Parser { lexemes };
    let head_from = |from: usize| (from..lexemes.len()).find(|at| parser.has(*at, Role::HEAD));
    let (mut at, mut next_head) = (0, head_from(0));
    while let Some(head) = next_head {
        if head < at {
            next_head = head_from(at);
            continue;
        }
        at = at.max(head.saturating_sub(REACH));
        let Some((end, expression)) = parser.reading(at) else {
            at += 1;
            continue;
        };
        let (first, last) = (lexemes[at].token, lexemes[end - 1].token);
        out.push(Timex {
            tokens: TokenRange::new(first, last + 1),
            expression,
        });
        at = end;
        while at < lexemes.len() && lexemes[at].token == last {
            at += 1;
        }
    }
}

/// The lexemes of one sentence.
struct Parser<'l, 't> {
    lexemes: &'l [Lexeme<'t>],
}

impl<'t> Parser<'_, 't> {
    /// The longest reading at `at`, with the clock time beside it.
    fn reading(&self, at: usize) -> Option<Reading> {
        if !self.opens(at) {
            return None;
        }
        let (end, expression) = self.longest(at)?;
        if expression == Expression::Clock {
            let day = end + usize::from(self.is(end, &["on", ","]));
            return match self.opens(day).then(|| self.longest(day)).flatten() {
                Some((end, day)) if is_day(&day) => Some((end, day)),
                _ => Some((end, expression)),
            };
        }
        Some((self.with_clock(end, &expression), expression))
    }

    fn longest(&self, at: usize) -> Option<Reading> {
        let mut best: Option<Reading> = None;
        for rule in RULES {
            if let Some(reading) = rule(self, at)
                && best.is_none_or(|(end, _)| reading.0 > end)
            {
                best = Some(reading);
            }
        }
        best
    }

    /// `end`, or one past the part of the day and the clock time that follow it:
    /// "Friday night", "Friday at 3 p.m.".
    fn with_clock(&self, end: usize, expression: &Expression) -> usize {
        if !is_day(expression) {
            return end;
        }
        let part = self
            .get(end)
            .is_some_and(|l| vocabulary::PARTS_OF_DAY.contains(&l.word));
        let end = end + usize::from(part);
        let comma = usize::from(self.is(end, &[","]));
        let at = end + comma + usize::from(self.is(end + comma, &["at", "around"]));
        clock::clock(self, at).map_or(end, |(end, _)| end)
    }

    /// Whether some rule may begin here; spares the rules the other words.
    fn opens(&self, at: usize) -> bool {
        self.has(at, Role::OPENS) || self.has(at, Role::LEADS) && self.has(at + 1, Role::FOLLOWS)
    }

    fn has(&self, at: usize, role: Role) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.role.is(role))
    }

    fn get(&self, at: usize) -> Option<&Lexeme<'t>> {
        self.lexemes.get(at)
    }

    /// The folded word at `at`; empty behind the end.
    fn word(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |lexeme| lexeme.word)
    }

    /// The folded word `back` places before `at`; empty before the beginning.
    fn before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    fn follows(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.word(at + offset) == *word)
    }

    /// One past the determiner at `at`, and which unit it picks out.
    fn determiner(&self, at: usize) -> Option<(usize, Which)> {
        let word = self.get(at).filter(|l| l.role.is(Role::LEADS))?.word;
        DETERMINERS
            .iter()
            .find(|(words, _)| words[0] == word && self.follows(at + 1, &words[1..]))
            .map(|(words, which)| (at + words.len(), *which))
    }

    /// One past what may stand before a month, a year or a unit: "late", "mid-",
    /// "the end of", "earlier in"; `at` where there is nothing of the kind.
    fn modifier(&self, at: usize) -> usize {
        if self.is(at, &["early", "late", "mid", "earlier", "later"]) {
            return at + 1 + usize::from(self.is(at + 1, &["-", "in"]));
        }
        let noun = at + usize::from(self.is(at, &["the"]));
        // "the first week of", "the last days of", "the first two months of"
        let number = |at: usize| {
            let lexeme = self.get(at);
            vocabulary::number(self.word(at)).is_some()
                || lexeme.is_some_and(|lexeme| lexeme.digits().is_some())
        };
        let part = usize::from(self.is(noun, PARTS_IN_ORDER));
        let part = part + usize::from(part == 1 && number(noun + 1));
        let part = if part > 0 && self.is(noun + part, &["half", "week", "days", "weeks", "months"])
        {
            part
        } else {
            0
        };
        if (part > 0 || self.is(noun, &["end", "beginning", "start", "middle", "close"]))
            && self.word(noun + part + 1) == "of"
        {
            return noun + part + 2;
        }
        // "the early 1990s"
        if noun > at && self.is(noun, &["early", "late", "mid"]) {
            return noun + 1 + usize::from(self.is(noun + 1, &["-"]));
        }
        at
    }

    /// One past what may stand before a day: "late on", "the evening of".
    fn day_modifier(&self, at: usize) -> usize {
        if self.is(at, &["early", "late", "earlier", "later"]) {
            return at + 1 + usize::from(self.is(at + 1, &["on"]));
        }
        let noun = at + usize::from(self.is(at, &["the"]));
        if vocabulary::PARTS_OF_DAY.contains(&self.word(noun)) && self.word(noun + 1) == "of" {
            return noun + 2;
        }
        at
    }

    /// One past the word or dash that joins the ends of a range at `at`.
    fn range_sign(&self, at: usize) -> Option<usize> {
        self.is(at, &["-", "–", "to", "through", "until", "till"])
            .then_some(at + 1)
    }

    /// Whether "between" stands before `at`, so that "and" joins the ends of a range.
    fn is_between(&self, at: usize) -> bool {
        self.before(at, 1) == "between"
    }

    /// One past the weekday at `at`, which may stand before a date, and its comma.
    fn past_weekday(&self, at: usize) -> usize {
        let named = (self.get(at)).is_some_and(|lexeme| lexeme.weekday_of_date().is_some());
        let comma = named && self.word(at + 1) == ",";
        at + usize::from(named) + usize::from(comma)
    }

    /// Whether the words before `at` move something "from" one day "to" another, so
    /// that the two are no range.
    fn is_moved(&self, at: usize) -> bool {
        const REACH: usize = 6;
        self.before(at, 1) == "from"
            && (2..=REACH).any(|back| vocabulary::MOVED.contains(&self.before(at, back)))
    }

    /// Whether the number before `at` counts what follows.
    fn is_count(&self, at: usize) -> bool {
        vocabulary::COUNTED.contains(&self.word(at))
    }

    /// Whether "three days after" at the end of `..at` goes on to say after what.
    fn goes_on(&self, at: usize) -> bool {
        let next = self.get(at);
        self.has_object(at)
            || next.is_some_and(|next| {
                next.word.starts_with(char::is_alphabetic)
                    && !vocabulary::AFTER_DAY_ALONE.contains(&next.word)
            })
    }

    /// Whether "the day before" at the end of `..at` goes on to say before what.
    fn has_object(&self, at: usize) -> bool {
        self.get(at).is_some_and(|next| {
            next.capital
                || vocabulary::OPENS_NOUN_PHRASE.contains(&next.word)
                || next.word.ends_with("ing")
        })
    }
}

/// Whether an expression stands for days rather than longer units.
fn is_day(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Days { .. }
            | Expression::Weekdays { .. }
            | Expression::NthWeekday { .. }
            | Expression::Offset {
                unit: Unit::Day,
                ..
            }
    )
}

#[cfg(test)]
mod tests {
    use super::Parser;
    use crate::temporal::lexeme;
    use crate::temporal::role::Roles;
    use crate::text::Text;

    /// Asserts that rules find nothing where they are not asked.
    fn check(source: &str) {
        let text = Text::new(source);
        let (roles, mut lexemes) = (Roles::of(&text), Vec::new());
        for sentence in text.sentences() {
            lexeme::read(&text, &roles, sentence.tokens, &mut lexemes);
            let parser = Parser { lexemes: &lexemes };
            for at in (0..lexemes.len()).filter(|at| !parser.opens(*at)) {
                assert_eq!(parser.longest(at), None, "{at} of {source}");
            }
        }
    }

    #[test]
    fn an_expression_opens_with_words_that_may() {
        for line in include_str!("../../../tests/data/temporal.tsv").lines() {
            check(line);
        }
        let first = [
            "the", "that", "this", "in", "a", "one", "first", "end", "last", "few", "late", "early",
        ];
        let second = [
            "-", "on", "in", "of", "to", "the", "that", "this", "a", "few", "very", "same", "half",
            "last", "next", "past", "previous", "other", "ago", "end", "second", "coming",
        ];
        let third = [
            "of", "the", "few", "same", "day", "weeks", "May", "Monday", "3rd", "2024",
        ];
        for first in first {
            for second in second {
                for third in third {
                    for last in ["day", "week", "March 2024", "evening", "the same month"] {
                        check(&format!("They met {first} {second} {third} {last} ago."));
                    }
                }
            }
        }
    }
}
