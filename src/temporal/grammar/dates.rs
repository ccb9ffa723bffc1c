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
    let (end, first, last) = date_at(parser, at)?;
    let done = |end, first, last| {
        let expression = Expression::Days {
            first,
            last,
            weekday,
        };
        Some((end, expression))
    };
    let comma = usize::from(parser.word(end) == ",");
    let and = (parser.is_between(at) && parser.word(end) == "and").then_some(end + 1);
    if last.is_none()
        && !parser.is_moved(at)
        && let Some(next) = parser.range_sign(end + comma).or(and)
        && let Some((end, last, None)) = date_at(parser, parser.past_weekday(next))
    {
        return done(end, first, Some(last));
    }
    done(end, first, last)
}

/// A date in any order of its parts.
fn date_at(parser: &Parser, at: usize) -> Option<Dates> {
    day_first(parser, at)
        .or_else(|| month_first(parser, at))
        .or_else(|| year_first(parser, at))
}

type Dates = (usize, DayOfMonth, Option<DayOfMonth>);

/// "3 May", "the 15th of March", "3-5 May 2024", "10 and 11 May".
fn day_first(parser: &Parser, at: usize) -> Option<Dates> {
    let start = at + usize::from(parser.word(at) == "the");
    let day = parser.get(start)?.day()?;
    let (end, last) = second_day(parser, start, day, parser.is_between(at))
        .filter(|(end, _)| month_of(parser, *end).is_some())
        .map_or((start + 1, None), |(end, last)| (end, Some(last)));
    let (end, month) = month_of(parser, end)?;
    let (end, year) = year(parser, end).unwrap_or((end, Year::Unsaid));
    Some(dates(end, year, month.number, day, last))
}

/// "May 3", "March the 15th", "May 3–5, 2024".
fn month_first(parser: &Parser, at: usize) -> Option<Dates> {
    let month = parser.get(at)?.month()?;
    // "May. 9" in a sentence that went on behind the full stop.
    let stop = usize::from(parser.word(at + 1) == ".");
    let start = at + 1 + stop + usize::from(parser.word(at + 1) == "the");
    let number = parser.get(start)?;
    let day = if parser.word(at + 1) == "the" {
        number.ordinal()?
    } else {
        number.day()?
    };
    let (end, last) = second_day(parser, start, day, parser.is_between(at))
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

/// "2024 May 16", as other languages write it.
fn year_first(parser: &Parser, at: usize) -> Option<Dates> {
    let year = parser.get(at)?.year().filter(|year| *year >= 1000)?;
    let month = parser.get(at + 1)?.month()?;
    let day = parser.get(at + 2)?.day()?;
    (!parser.is_count(at + 3)).then(|| dates(at + 3, Year::Known(year), month.number, day, None))
}

/// "15 Ramadan 1445", "Khordad 5, 1403": a day of the Islamic or the Persian calendar.
pub(super) fn other_calendar(parser: &Parser, at: usize) -> Option<Reading> {
    let month_at = |at: usize| {
        let capital = parser.get(at).is_some_and(|lexeme| lexeme.capital);
        let name = (vocabulary::OTHER_MONTHS.iter()).find(|words| parser.follows(at, words))?;
        capital.then_some(at + name.len())
    };
    let year_at = |at: usize| {
        let at = at + usize::from(parser.word(at) == ",");
        let year = parser.get(at)?.year()?;
        (1300..=1500).contains(&year).then_some(at + 1)
    };
    let day_at = |at: usize| parser.get(at)?.day().map(|_| at + 1);
    let end = if let Some(day) = day_at(at) {
        let end = month_at(day)?;
        year_at(end).unwrap_or(end)
    } else {
        let month = month_at(at)?;
        day_at(month).and_then(year_at).or_else(|| year_at(month))?
    };
    Some((end, Expression::OtherCalendar))
}

/// The last day of a range whose first is `day`, at `first`: "3-5", "3 to 5", "3 and 4",
/// "Friday 3 to Sunday 5"; `between`: behind that word "and" joins any two days.
fn second_day(parser: &Parser, first: usize, day: i8, between: bool) -> Option<(usize, i8)> {
    let at = first + 1;
    let and = (parser.is(at, &["and", "&"])).then_some(at + 1);
    let next = parser.past_weekday(parser.range_sign(at).or(and)?);
    let last = parser.get(next)?.day()?;
    let fits = if and.is_some() && !between {
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
        "that" if parser.word(start + 1) == "year" => return Some((start + 2, Year::Narrative)),
        _ => return None,
    };
    (parser.word(start + 1) == "year").then_some((start + 2, Year::Relative(step)))
}
