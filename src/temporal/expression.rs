//! What a time expression says, before anything is inferred from it.

use jiff::civil::Weekday;

/// The meaning of a time expression as far as its own words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expression {
    /// "Nov. 30", "3–5 May 2024", "Monday, 3 March", "on the 9th".
    Days {
        /// The (first) day.
        first: DayOfMonth,
        /// The last day of a range.
        last: Option<DayOfMonth>,
        /// The weekday that is named with the date.
        weekday: Option<Weekday>,
    },
    /// "September", "last April", "March 2024", "March–April".
    Months {
        /// The (first) month, 1 to 12.
        first: i8,
        /// The last month of a range, 1 to 12.
        last: Option<i8>,
        /// Its year.
        year: Year,
        /// "last", "next", "this".
        which: Which,
    },
    /// "2019", "the end of 2025", "2024-25".
    Years {
        /// The (first) year.
        first: i16,
        /// The last year; the same unless it is a range.
        last: i16,
    },
    /// "Thursday", "next Monday", "Monday and Tuesday", "Tuesday of last week".
    Weekdays {
        /// The (first) weekday.
        first: Weekday,
        /// The last weekday of a range.
        last: Option<Weekday>,
        /// Which of all such weekdays.
        which: Which,
    },
    /// "the first Monday in July", "the last Friday of May 2024".
    NthWeekday {
        /// 1 to 5; -1 is the last one.
        nth: i8,
        /// The weekday.
        weekday: Weekday,
        /// 1 to 12.
        month: i8,
        /// The year of the month.
        year: Year,
    },
    /// "the week of May 18".
    WeekOf(DayOfMonth),
    /// A calendar unit as a whole: "last week", "this month", "the weekend".
    Calendar {
        /// The unit.
        unit: Unit,
        /// Which one.
        which: Which,
        /// What part of it.
        part: Part,
    },
    /// A distance from a day: "three days ago", "yesterday", "the following day".
    Offset {
        /// Units from the base; negative for the past.
        amount: i32,
        /// The unit.
        unit: Unit,
        /// The day it is counted from.
        from: Base,
    },
    /// "in three days": a distance from publication in a clause on the future, a
    /// duration in one on the past.
    Ahead {
        /// Units from publication.
        amount: i32,
        /// The unit.
        unit: Unit,
    },
    /// "three days after the vote": how long after, and not when.
    Apart,
    /// "overnight": the night that begins or ends on the day of publication.
    Overnight,
    /// A time of day without a day: "3 p.m.".
    Clock,
    /// The present as such: "now", "currently".
    Now,
    /// A day of another calendar, which is not converted: "15 Ramadan 1445".
    OtherCalendar,
    /// Stands for no particular day: "in recent days", "soon", "in the autumn".
    Vague,
}

impl Expression {
    /// One weekday.
    pub(super) fn weekday(first: Weekday, which: Which) -> Self {
        Self::Weekdays {
            first,
            last: None,
            which,
        }
    }
}

/// A day by its number, with what is said of its month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfMonth {
    /// The year.
    pub year: Year,
    /// 1 to 12; `None` in "on the 9th".
    pub month: Option<i8>,
    /// 1 to 31, whether or not the month has such a day.
    pub day: i8,
}

/// What is said of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Nothing.
    Unsaid,
    /// "2024".
    Known(i16),
    /// "last year" is -1, "this year" 0, "next year" 1.
    Relative(i8),
    /// "of that year": the one the text speaks of.
    Narrative,
}

/// Which one of recurring days or units is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// "Friday": tense decides.
    Plain,
    /// "this", "the" with a unit.
    This,
    /// "last", "past": counted from publication.
    Last,
    /// "next", "coming": counted from publication.
    Next,
    /// "the previous": counted from the day the text speaks of.
    Previous,
    /// "the following": counted from the day the text speaks of.
    Following,
    /// "that", "the same": the one the text speaks of.
    Same,
    /// Of the week that many weeks from publication: "Monday last week".
    InWeek(i8),
    /// That many weeks from the next or, where negative, the latest one: "Monday week", "a week
    /// from Monday", "a week ago Monday".
    WeeksFrom(i8),
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// What part of a unit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it, or an unknown part.
    Whole,
    /// What lies before the anchor: "earlier this week".
    Earlier,
    /// What lies behind the anchor: "later this week".
    Later,
}

/// The day that a distance is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The day of publication: "three days ago".
    Publication,
    /// The day the surrounding text speaks of: "three days later".
    Narrative,
}
