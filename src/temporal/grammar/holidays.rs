//! Days that have names: "Christmas Eve", "Good Friday", "Ramadan".

use super::super::expression::{DayOfMonth, Expression, Year};
use super::super::vocabulary::HOLIDAYS;
use super::{Parser, Reading, dates};

/// A day with a name, with or without its year; of one that is on another day each year the
/// words are all that is known.
pub(super) fn holidays(parser: &Parser, at: usize) -> Option<Reading> {
    let capital = |at: usize| parser.get(at).is_some_and(|lexeme| lexeme.capital);
    if !capital(at) {
        return None;
    }
    let (words, day) = (HOLIDAYS.iter()).find(|(words, _)| parser.follows(at, words))?;
    let end = at + words.len();
    // "the Good Friday Agreement", "Christmas Island"
    if capital(end) {
        return None;
    }
    let (end, year) = dates::year(parser, end).unwrap_or((end, Year::Unsaid));
    let expression = match day {
        Some((month, day)) => {
            let first = DayOfMonth {
                year,
                month: Some(*month),
                day: *day,
            };
            Expression::Days {
                first,
                last: None,
                weekday: None,
            }
        }
        None => Expression::Vague,
    };
    Some((end, expression))
}
