//! From what an expression says to days of the calendar.
//!
//! Every inference has a name, kept in [`Resolved::rule`]. The conventions are those of
//! a news desk: a weekday in a report is the latest one, in an announcement the next.

use super::expression::{Base, DayOfMonth, Expression, Part, Unit, Which, Year};
use crate::document::Precision;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// What a relative expression is resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor {
    /// The day of publication.
    pub reference: Option<Date>,
    /// The day that the surrounding text speaks of: what "the following day" follows.
    /// Without it, the day of publication stands in for "that evening" and "the day
    /// before".
    pub narrative: Option<Date>,
    /// The year that the surrounding text speaks of: what "that year" is.
    pub year: Option<i16>,
    /// Whether the clause reports or announces.
    pub direction: Direction,
}

/// The tense of a clause: where, seen from publication, its event lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// On or before the day of publication.
    #[default]
    Past,
    /// On or after it, told in the present: "meets on Monday", which on a Monday is that day.
    Present,
    /// On or after it.
    Future,
}

/// The days that an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How exact it is; for a week, a month or a year, `from` and `to` are its first and last day.
    pub precision: Precision,
    /// The inference that decided, for people.
    pub rule: &'static str,
}

/// How far, in days, a date without a year may lie on the wrong side of publication: a
/// tense misread is likelier than a report on a day eleven months away that leaves the
/// year out.
const SLACK_DAYS: i64 = 31;

/// The days that `expression` stands for; `None` where they are not known.
pub(super) fn resolve(expression: &Expression, anchor: &Anchor) -> Option<Resolved> {
    match *expression {
        Expression::Days {
            first,
            last,
            weekday,
        } => dates(first, last, weekday, anchor),
        Expression::Months {
            first,
            last,
            year,
            which,
        } => months(first, last, year, which, anchor),
        Expression::Years { first, last } => {
            let from = Date::new(first, 1, 1).ok()?;
            let to = Date::new(last, 1, 1).ok()?.last_of_year();
            Some(span(from, to, Precision::Year, "stated year"))
        }
        Expression::Weekdays { first, last, which } => weekdays(first, last, which, anchor),
        Expression::NthWeekday {
            nth,
            weekday,
            month,
            year,
        } => nth_weekday(nth, weekday, month, year, anchor),
        Expression::WeekOf(day) => {
            let (day, _) = date(day, None, anchor)?;
            week(day, 0, Part::Whole)
        }
        Expression::Calendar { unit, which, part } => calendar(unit, which, part, anchor),
        Expression::Offset { amount, unit, from } => offset(amount, unit, from, anchor),
        Expression::Ahead { amount, unit } => match anchor.direction {
            Direction::Present | Direction::Future => {
                offset(amount, unit, Base::Publication, anchor)
            }
            Direction::Past => None,
        },
        Expression::Overnight => {
            let day = anchor.reference?;
            let (from, to) = match anchor.direction {
                Direction::Past => (add(day, -1, Unit::Day)?, day),
                Direction::Present | Direction::Future => (day, add(day, 1, Unit::Day)?),
            };
            Some(several_days(from, to, "night of publication"))
        }
        Expression::Apart
        | Expression::Clock
        | Expression::Now
        | Expression::OtherCalendar
        | Expression::Vague => None,
    }
}

fn span(from: Date, to: Date, precision: Precision, rule: &'static str) -> Resolved {
    Resolved {
        from,
        to,
        precision,
        rule,
    }
}

fn one_day(day: Date, rule: &'static str) -> Resolved {
    span(day, day, Precision::Day, rule)
}

/// The days from `from` to `to`.
fn several_days(from: Date, to: Date, rule: &'static str) -> Resolved {
    let precision = if from == to {
        Precision::Day
    } else {
        Precision::Range
    };
    span(from, to, precision, rule)
}

fn whole_month(day: Date, rule: &'static str) -> Resolved {
    let (from, to) = (day.first_of_month(), day.last_of_month());
    span(from, to, Precision::Month, rule)
}

fn whole_year(day: Date, rule: &'static str) -> Resolved {
    let (from, to) = (day.first_of_year(), day.last_of_year());
    span(from, to, Precision::Year, rule)
}

/// `day` and so many units; `None` beyond the calendar's end.
fn add(day: Date, amount: i64, unit: Unit) -> Option<Date> {
    let span = Span::new();
    let span = match unit {
        Unit::Day => span.try_days(amount),
        Unit::Week | Unit::Weekend => span.try_weeks(amount),
        Unit::Month => span.try_months(amount),
        Unit::Year => span.try_years(amount),
    };
    day.checked_add(span.ok()?).ok()
}

/// The latest `weekday` on or before `day`.
fn on_or_before(day: Date, weekday: Weekday) -> Option<Date> {
    let back = i64::from(day.weekday().since(weekday));
    add(day, -back, Unit::Day)
}

/// The next `weekday` on or after `day`.
fn on_or_after(day: Date, weekday: Weekday) -> Option<Date> {
    let ahead = i64::from(weekday.since(day.weekday()));
    add(day, ahead, Unit::Day)
}

fn dates(
    first: DayOfMonth,
    last: Option<DayOfMonth>,
    weekday: Option<Weekday>,
    anchor: &Anchor,
) -> Option<Resolved> {
    let Some(last) = last else {
        let (day, rule) = date(first, weekday, anchor)?;
        return Some(one_day(day, rule));
    };
    let (from, to, rule) = if first.year == Year::Unsaid && last.year != Year::Unsaid {
        // "Dec. 30 to Jan. 2, 2024": the year is that of the last day.
        let (to, rule) = date(last, None, anchor)?;
        (latest(first, to)?, to, rule)
    } else {
        let (from, rule) = date(first, weekday, anchor)?;
        let to = match last.year {
            Year::Unsaid => earliest(last, from)?,
            _ => date(last, None, anchor)?.0,
        };
        (from, to, rule)
    };
    (from <= to).then(|| several_days(from, to, rule))
}

/// The day that one date stands for, and by which rule.
fn date(
    said: DayOfMonth,
    weekday: Option<Weekday>,
    anchor: &Anchor,
) -> Option<(Date, &'static str)> {
    match (said.year, said.month) {
        (Year::Known(year), Some(month)) => {
            Some((Date::new(year, month, said.day).ok()?, "full date"))
        }
        (Year::Relative(step), Some(month)) => {
            let year = anchor.reference?.year().checked_add(step.into())?;
            Some((
                Date::new(year, month, said.day).ok()?,
                "date of a relative year",
            ))
        }
        (Year::Narrative, Some(month)) => Some((
            Date::new(anchor.year?, month, said.day).ok()?,
            "date of the narrative's year",
        )),
        (_, None) => day_of_known_month(said.day, anchor),
        (Year::Unsaid, Some(month)) => {
            let reference = anchor.reference?;
            let year = reference.year();
            let near = [year, year - 1, year + 1];
            let agreed = near.into_iter().find_map(|year| {
                let day = Date::new(year, month, said.day).ok()?;
                (Some(day.weekday()) == weekday).then_some(day)
            });
            if let Some(day) = agreed {
                return Some((day, "date that falls on the weekday"));
            }
            match anchor.direction {
                Direction::Past => {
                    let limit = add(reference, SLACK_DAYS, Unit::Day)?;
                    Some((latest(said, limit)?, "latest such date"))
                }
                Direction::Present | Direction::Future => {
                    let limit = add(reference, -SLACK_DAYS, Unit::Day)?;
                    Some((earliest(said, limit)?, "next such date"))
                }
            }
        }
    }
}

/// "the 9th": of the narrative's month, else nearest to publication.
fn day_of_known_month(day: i8, anchor: &Anchor) -> Option<(Date, &'static str)> {
    if let Some(narrative) = anchor.narrative {
        let day = Date::new(narrative.year(), narrative.month(), day).ok()?;
        return Some((day, "day of the narrative's month"));
    }
    let reference = anchor.reference?;
    let step = match anchor.direction {
        Direction::Past => -1,
        Direction::Present | Direction::Future => 1,
    };
    let in_month = |months| {
        let month = add(reference.first_of_month(), months, Unit::Month)?;
        Date::new(month.year(), month.month(), day).ok()
    };
    let fits = |date: &Date| match anchor.direction {
        Direction::Past => *date <= reference,
        Direction::Present | Direction::Future => *date >= reference,
    };
    let found = in_month(0).filter(fits).or_else(|| in_month(step))?;
    Some((found, "nearest day of that number"))
}

/// Years over which every date that exists occurs at least once, Feb. 29 included.
const LEAP_REACH: i16 = 8;

/// The latest such day on or before `limit`.
fn latest(said: DayOfMonth, limit: Date) -> Option<Date> {
    (0..=LEAP_REACH)
        .filter_map(|back| Date::new(limit.year() - back, said.month?, said.day).ok())
        .find(|day| *day <= limit)
}

/// The first such day on or after `limit`.
fn earliest(said: DayOfMonth, limit: Date) -> Option<Date> {
    (0..=LEAP_REACH)
        .filter_map(|ahead| Date::new(limit.year() + ahead, said.month?, said.day).ok())
        .find(|day| *day >= limit)
}

fn months(
    first: i8,
    last: Option<i8>,
    year: Year,
    which: Which,
    anchor: &Anchor,
) -> Option<Resolved> {
    let (from, rule) = match year {
        Year::Known(year) => (Date::new(year, first, 1).ok()?, "month of a stated year"),
        Year::Relative(step) => {
            let year = anchor.reference?.year().checked_add(step.into())?;
            (Date::new(year, first, 1).ok()?, "month of a relative year")
        }
        Year::Narrative => (
            Date::new(anchor.year?, first, 1).ok()?,
            "month of the narrative's year",
        ),
        Year::Unsaid => directed_month(first, which, anchor)?,
    };
    let to = match last {
        None => from,
        Some(last) => {
            let year = from.year() + i16::from(last < first);
            Date::new(year, last, 1).ok()?
        }
    };
    Some(span(from, to.last_of_month(), Precision::Month, rule))
}

/// "the last Friday of July"
fn nth_weekday(
    nth: i8,
    weekday: Weekday,
    month: i8,
    year: Year,
    anchor: &Anchor,
) -> Option<Resolved> {
    let first = months(month, None, year, Which::Plain, anchor)?.from;
    let day = first.nth_weekday_of_month(nth, weekday).ok()?;
    Some(one_day(day, "weekday of a month"))
}

/// The first day of a month without a year.
fn directed_month(month: i8, which: Which, anchor: &Anchor) -> Option<(Date, &'static str)> {
    let current = anchor.reference?.first_of_month();
    let this_year = Date::new(current.year(), month, 1).ok()?;
    let (fits, step, rule) = match (which, anchor.direction) {
        (Which::This, _) => (true, 0, "month of this year"),
        (Which::Last, _) => (this_year < current, -1, "latest such month"),
        (Which::Next, _) => (this_year > current, 1, "next such month"),
        (_, Direction::Past) => (this_year <= current, -1, "latest such month"),
        (_, Direction::Present | Direction::Future) => (this_year >= current, 1, "next such month"),
    };
    let day = if fits {
        this_year
    } else {
        add(this_year, step, Unit::Year)?
    };
    Some((day, rule))
}

fn weekdays(
    first: Weekday,
    last: Option<Weekday>,
    which: Which,
    anchor: &Anchor,
) -> Option<Resolved> {
    let (from, rule) = weekday(first, which, anchor)?;
    let to = match last {
        Some(last) => on_or_after(from, last)?,
        None => from,
    };
    Some(several_days(from, to, rule))
}

fn weekday(day: Weekday, which: Which, anchor: &Anchor) -> Option<(Date, &'static str)> {
    let before = |base| on_or_before(add(base, -1, Unit::Day)?, day);
    let after = |base| on_or_after(add(base, 1, Unit::Day)?, day);
    let reference = anchor.reference;
    let narrative = anchor.narrative.or(reference);
    let found = match (which, anchor.direction) {
        (Which::Last, _) => (before(reference?)?, "weekday before publication"),
        (Which::Next, _) => (after(reference?)?, "weekday after publication"),
        (Which::Previous, _) => (before(narrative?)?, "weekday before the narrative's day"),
        (Which::Following, _) => (after(narrative?)?, "weekday after the narrative's day"),
        (Which::Same, _) => (on_or_before(narrative?, day)?, "weekday of the narrative"),
        (Which::WeeksFrom(weeks), _) => {
            let next = if weeks < 0 {
                on_or_before(reference?, day)?
            } else {
                after(reference?)?
            };
            (add(next, weeks.into(), Unit::Week)?, "weeks from a weekday")
        }
        (Which::InWeek(step), _) => {
            let monday = on_or_before(reference?, Weekday::Monday)?;
            let monday = add(monday, step.into(), Unit::Week)?;
            (on_or_after(monday, day)?, "weekday of a relative week")
        }
        (_, Direction::Past) => (
            on_or_before(reference?, day)?,
            "weekday on or before publication",
        ),
        (Which::This, _) | (_, Direction::Present) => (
            on_or_after(reference?, day)?,
            "weekday on or after publication",
        ),
        (_, Direction::Future) => (after(reference?)?, "weekday after publication"),
    };
    Some(found)
}

/// How many units from the base `which` lies, and what the base is.
fn step(which: Which) -> (i64, Base) {
    match which {
        Which::Last => (-1, Base::Publication),
        Which::Next => (1, Base::Publication),
        Which::Previous => (-1, Base::Narrative),
        Which::Following => (1, Base::Narrative),
        Which::Same => (0, Base::Narrative),
        Which::InWeek(step) => (step.into(), Base::Publication),
        Which::Plain | Which::This | Which::WeeksFrom(_) => (0, Base::Publication),
    }
}

fn base(from: Base, anchor: &Anchor) -> Option<Date> {
    match from {
        Base::Publication => anchor.reference,
        Base::Narrative => anchor.narrative.or(anchor.reference),
    }
}

fn calendar(unit: Unit, which: Which, part: Part, anchor: &Anchor) -> Option<Resolved> {
    let (step, from) = step(which);
    let base = base(from, anchor)?;
    match unit {
        Unit::Day => Some(one_day(add(base, step, unit)?, "relative day")),
        Unit::Week => week(base, step, part),
        Unit::Weekend => weekend(base, which, step, anchor.direction),
        Unit::Month => Some(whole_month(
            add(base.first_of_month(), step, unit)?,
            "relative month",
        )),
        Unit::Year => Some(whole_year(
            add(base.first_of_year(), step, unit)?,
            "relative year",
        )),
    }
}

/// Some day of a week; of this one what has passed of it or is left.
fn week(base: Date, step: i64, part: Part) -> Option<Resolved> {
    let monday = add(on_or_before(base, Weekday::Monday)?, step, Unit::Week)?;
    let sunday = on_or_after(monday, Weekday::Sunday)?;
    let (from, to) = match part {
        Part::Earlier if step == 0 => (monday, base),
        Part::Later if step == 0 => (base, sunday),
        _ => (monday, sunday),
    };
    Some(span(from, to, Precision::Week, "days of the week"))
}

fn weekend(base: Date, which: Which, step: i64, direction: Direction) -> Option<Resolved> {
    let monday = on_or_before(base, Weekday::Monday)?;
    let is_weekend = base.weekday().to_monday_zero_offset() >= 5;
    let weeks = match (which, direction) {
        (Which::Plain | Which::This, Direction::Past) | (Which::Same, _) if !is_weekend => -1,
        _ => step,
    };
    let saturday = on_or_after(add(monday, weeks, Unit::Week)?, Weekday::Saturday)?;
    let sunday = add(saturday, 1, Unit::Day)?;
    Some(several_days(saturday, sunday, "days of the weekend"))
}

fn offset(amount: i32, unit: Unit, from: Base, anchor: &Anchor) -> Option<Resolved> {
    let base = base(from, anchor)?;
    let day = add(base, amount.into(), unit)?;
    let told = anchor.narrative.is_some();
    match (unit, from) {
        (Unit::Week, Base::Publication) => week(base, amount.into(), Part::Whole),
        (Unit::Day, Base::Publication) => Some(one_day(day, "days from publication")),
        (Unit::Day | Unit::Week, Base::Narrative) if told => {
            Some(one_day(day, "days from the narrative's day"))
        }
        // A report cannot tell what followed its own day.
        (_, Base::Narrative) if !told && amount > 0 && anchor.direction == Direction::Past => None,
        (Unit::Day | Unit::Week, Base::Narrative) => {
            Some(one_day(day, "publication for the narrative's day"))
        }
        (Unit::Weekend, _) => None,
        (Unit::Month, _) => Some(whole_month(day, "months from a known day")),
        (Unit::Year, _) => Some(whole_year(day, "years from a known day")),
    }
}
