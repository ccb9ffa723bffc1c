//! Dates with the number of a day: "Nov. 30", "3–5 May 2024", "2023-11-30", "the 9th".

use super::super::expression::{DayOfMonth, Expression, Year};
use super::super::vocabulary::{self, Month};
use super::{Parser, Reading};
use jiff::civil::Weekday;

/// "2023-11-30", "30.11.2023", "11/30/2023".
pub(super) fn numeric(parser: &Parser, at: usize) -> Option<Reading> {
    let word = parser.word(at);
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = word.split(separator).map(|part| {
        let digits =
            !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        digits
            .then(|| Some((part.len(), part.parse().ok()?)))
            .flatten()
    });
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day): (i16, i16, i16) = match (separator, first, second, third) {
        ('-' | '/' | '.', (4, y), (1 | 2, m), (1 | 2, d))
        | ('.' | '-', (1 | 2, d), (1 | 2, m), (4, y)) => (y, m, d),
        // Which of both comes first depends on the country, unless only one can be a day.
        ('/', (1 | 2, a), (1 | 2, b), (4, y)) if a > 12 || a == b => (y, b, a),
        ('/', (1 | 2, a), (1 | 2, b), (4, y)) if b > 12 => (y, a, b),
        ('/', (1 | 2, _), (1 | 2, _), (4, _)) => return Some((at + 1, Expression::Vague)),
        _ => return None,
    };
    let first = DayOfMonth {
        year: Year::Known(year),
        month: Some(i8::try_from(month).ok()?),
        day: i8::try_from(day).ok()?,
    };
    Some((at + 1, one_day(first, None)))
}

/// A day and a month in either order, with or without year and weekday, or a range.
pub(super) fn days(parser: &Parser, at: usize) -> Option<Reading> {
    let start = parser.day_modifier(at);
    let weekday = parser.get(start)?.weekday_of_date();
    let Some(weekday) = weekday else {
        return range(parser, start, None);
    };
    let bracket = parser.word(start + 1) == "(";
    let date = start + 1 + usize::from(bracket || parser.word(start + 1) == ",");
    let (end, expression) = range(parser, date, Some(weekday))?;
    let closed = bracket && parser.word(end) == ")";
    Some((end + usize::from(closed), expression))
}

/// "on the 9th": the month is that of the text around it.
pub(super) fn day_alone(parser: &Parser, at: usize) -> Option<Reading> {
    let cued = ["on", "until", "till", "since", "by", "from"].contains(&parser.before(at, 1));
    if !cued || parser.word(at) != "the" {
        return None;
    }
    let day = parser.get(at + 1)?.numeric_ordinal()?;
    let next = parser.get(at + 2);
    let ends = next.is_none_or(|next| {
        !next.word.starts_with(char::is_alphanumeric)
            || vocabulary::AFTER_DAY_ALONE.contains(&next.word) && !next.capital
    });
    let first = DayOfMonth {
        year: Year::Unsaid,
        month: None,
        day,
    };
    ends.then(|| (at + 2, one_day(first, None)))
}

fn one_day(first: DayOfMonth, weekday: Option<Weekday>) -> Expression {
    Expression::Days {
        first,
        last: None,
        weekday,
    }
}

/// The date or range of dates at `at`.
fn range(parser: &Parser, at: usize, weekday: Option<Weekday>) -> Option<Reading> {
    let (end, first, last) = day_first(parser, at).or_else(|| month_first(parser, at))?;
    let done = |end, first, last| {
        let expression = Expression::Days {
            first,
            last,
            weekday,
        };
        Some((end, expression))
    };
    if last.is_none()
        && !parser.is_moved(at)
        && let Some(next) = parser.range_sign(end)
        && let Some((end, last, None)) =
            day_first(parser, next).or_else(|| month_first(parser, next))
    {
        return done(end, first, Some(last));
    }
    done(end, first, last)
}

type Dates = (usize, DayOfMonth, Option<DayOfMonth>);

/// "3 May", "the 15th of March", "3-5 May 2024", "10 and 11 May".
fn day_first(parser: &Parser, at: usize) -> Option<Dates> {
    let start = at + usize::from(parser.word(at) == "the");
    let day = parser.get(start)?.day()?;
    let (end, last) = second_day(parser, start + 1, day)
        .filter(|(end, _)| month_of(parser, *end).is_some())
        .map_or((start + 1, None), |(end, last)| (end, Some(last)));
    let (end, month) = month_of(parser, end)?;
    let (end, year) = year(parser, end).unwrap_or((end, Year::Unsaid));
    Some(dates(end, year, month.number, day, last))
}

/// "May 3", "March the 15th", "May 3–5, 2024".
fn month_first(parser: &Parser, at: usize) -> Option<Dates> {
    let month = parser.get(at)?.month()?;
    let start = at + 1 + usize::from(parser.word(at + 1) == "the");
    let number = parser.get(start)?;
    let day = if start == at + 1 {
        number.day()?
    } else {
        number.ordinal()?
    };
    let (end, last) = second_day(parser, start + 1, day)
        .filter(|(end, _)| !parser.is_count(*end) && month_of(parser, *end).is_none())
        .map_or((start + 1, None), |(end, last)| (end, Some(last)));
    if parser.is_count(end) {
        return None;
    }
    let (end, year) = year(parser, end).unwrap_or((end, Year::Unsaid));
    Some(dates(end, year, month.number, day, last))
}

fn dates(end: usize, year: Year, month: i8, day: i8, last: Option<i8>) -> Dates {
    let on = |day| DayOfMonth {
        year,
        month: Some(month),
        day,
    };
    (end, on(day), last.map(on))
}

/// The last day of a range whose first is `day`: "-5", "to 5", "and 4".
fn second_day(parser: &Parser, at: usize, day: i8) -> Option<(usize, i8)> {
    let and = (parser.is(at, &["and", "&"])).then_some(at + 1);
    let next = parser.range_sign(at).or(and)?;
    let last = parser.get(next)?.day()?;
    let fits = if and.is_some() {
        last == day + 1
    } else {
        last > day
    };
    fits.then_some((next + 1, last))
}

/// One past the month at `at`, which may be led in by "of".
fn month_of(parser: &Parser, at: usize) -> Option<(usize, Month)> {
    let at = at + usize::from(parser.word(at) == "of");
    Some((at + 1, parser.get(at)?.month()?))
}

/// One past the year at `at`: "2024", ", 2024", "last year", "of this year".
pub(super) fn year(parser: &Parser, at: usize) -> Option<(usize, Year)> {
    let start = at + usize::from(parser.is(at, &[",", "of"]));
    if let Some(year) = parser.get(start)?.year().filter(|y| *y >= 1000) {
        return (!parser.is_count(start + 1)).then_some((start + 1, Year::Known(year)));
    }
    let step = match parser.word(start) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (parser.word(start + 1) == "year").then_some((start + 2, Year::Relative(step)))
}
