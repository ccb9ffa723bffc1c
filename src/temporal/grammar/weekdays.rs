//! Weekdays: "Thursday", "late on Sunday", "next Monday", "Tuesday of last week".

use super::super::expression::{Expression, Which};
use super::super::vocabulary::{AFTER_NAMED_WEEKDAY, BEFORE_NAMED_WEEKDAY};
use super::{Parser, Reading};
use jiff::civil::Weekday;

pub(super) fn weekdays(parser: &Parser, at: usize) -> Option<Reading> {
    let start = parser.day_modifier(at);
    // "later Friday", told on that very Friday
    let plain = if start > at && parser.word(at) == "later" {
        Which::This
    } else {
        Which::Plain
    };
    let (day, which) = parser.determiner(start).unwrap_or((start, plain));
    let first = parser.get(day)?.weekday()?;
    if is_name(parser, day) || ["every", "each"].contains(&parser.before(at, 1)) {
        return None;
    }
    let (end, last) =
        last_day(parser, day, first).map_or((day + 1, None), |(end, last)| (end, Some(last)));
    let (end, which) = week(parser, end).unwrap_or((end, which));
    Some((end, Expression::Weekdays { first, last, which }))
}

/// The end of a range: "Monday to Wednesday", "Monday and Tuesday".
fn last_day(parser: &Parser, day: usize, first: Weekday) -> Option<(usize, Weekday)> {
    if parser.is_moved(day) {
        return None;
    }
    let and = parser.is(day + 1, &["and", "&"]).then_some(day + 2);
    let next = parser.range_sign(day + 1).or(and)?;
    let last = parser.get(next)?.weekday()?;
    let fits = if and.is_some() {
        last == first.next()
    } else {
        last != first
    };
    fits.then_some((next + 1, last))
}

/// "of last week", "next week" behind a weekday.
fn week(parser: &Parser, at: usize) -> Option<(usize, Which)> {
    let start = at + usize::from(parser.word(at) == "of");
    let step = match parser.word(start) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (parser.word(start + 1) == "week").then_some((start + 2, Which::InWeek(step)))
}

/// "Good Friday", "the Sunday Times", "The Mail on Sunday".
fn is_name(parser: &Parser, day: usize) -> bool {
    let capital = |at: usize| parser.get(at).is_some_and(|l| l.capital);
    let before =
        day > 0 && capital(day - 1) && BEFORE_NAMED_WEEKDAY.contains(&parser.before(day, 1));
    let after = capital(day + 1) && AFTER_NAMED_WEEKDAY.contains(&parser.word(day + 1));
    let paper = day > 1 && capital(day - 2) && parser.before(day, 2) == "mail";
    before || after || paper && parser.before(day, 1) == "on"
}
