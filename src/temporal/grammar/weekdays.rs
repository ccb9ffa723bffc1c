//! Weekdays: "Thursday", "late on Sunday", "next Monday", "Tuesday of last week".

use super::super::expression::{Expression, Which, Year};
use super::super::vocabulary::{self, AFTER_NAMED_WEEKDAY, BEFORE_NAMED_WEEKDAY};
use super::{Parser, Reading, dates};
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
    let fits = if and.is_some() && !parser.is_between(day) {
        last == first.next()
    } else {
        last != first
    };
    fits.then_some((next + 1, last))
}

/// "the first Monday in July", "the last Friday of May 2024".
pub(super) fn nth_of_month(parser: &Parser, at: usize) -> Option<Reading> {
    let start = at + usize::from(parser.word(at) == "the");
    let nth = match parser.word(start) {
        "last" => -1,
        _ => parser.get(start)?.ordinal().filter(|nth| *nth <= 5)?,
    };
    let weekday = parser.get(start + 1)?.weekday()?;
    if !parser.is(start + 2, &["of", "in"]) {
        return None;
    }
    let month = parser.get(start + 3)?.month()?.number;
    let (end, year) = dates::year(parser, start + 4).unwrap_or((start + 4, Year::Unsaid));
    let expression = Expression::NthWeekday {
        nth,
        weekday,
        month,
        year,
    };
    Some((end, expression))
}

/// "Monday week", "a week from Monday", "two weeks ago Friday".
pub(super) fn weeks_from(parser: &Parser, at: usize) -> Option<Reading> {
    if let Some(first) = parser.get(at)?.weekday() {
        return (parser.word(at + 1) == "week")
            .then(|| (at + 2, Expression::weekday(first, Which::WeeksFrom(1))));
    }
    let weeks = parser.get(at)?.digits().and_then(|n| i8::try_from(n).ok());
    let named = || i8::try_from(vocabulary::number(parser.word(at))?).ok();
    let weeks = weeks.or_else(named)?;
    if !parser.is(at + 1, &["week", "weeks"]) {
        return None;
    }
    let weeks = match parser.word(at + 2) {
        "from" => weeks,
        "ago" => weeks.checked_neg()?,
        _ => return None,
    };
    let day = at + 3 + usize::from(parser.word(at + 3) == "on");
    let first = parser.get(day)?.weekday()?;
    Some((day + 1, Expression::weekday(first, Which::WeeksFrom(weeks))))
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
