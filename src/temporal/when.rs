//! A time expression as it is read where it stands: what both the list of dates and the
//! meetings say of it.

use super::{DayOfMonth, Direction, Expression, Resolved, Timex};
use crate::document::Precision;
use crate::text::TokenRange;
use jiff::civil::Date;

/// A time expression with the days that it stands for in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Its words.
    pub tokens: TokenRange,
    /// What they say.
    pub expression: Expression,
    /// The tense of its clause.
    pub direction: Direction,
    /// The days; none where no publication day is known that they could be counted from, or
    /// where they stand for none.
    pub days: Option<Resolved>,
}

impl When {
    /// `timex`, which in a clause of this tense stands for `days`.
    pub fn new(timex: &Timex, direction: Direction, days: Option<Resolved>) -> Self {
        Self {
            tokens: timex.tokens,
            expression: timex.expression,
            direction,
            days,
        }
    }

    /// Whether it can say when something was: not "at 3 p.m.", which says no day.
    pub fn says_when(&self) -> bool {
        !matches!(self.expression, Expression::Clock | Expression::Now) && !self.says_how_long()
    }

    /// Whether it says how long something took and not when it was: "the first in six years",
    /// "three days after the vote".
    pub fn says_how_long(&self) -> bool {
        match self.expression {
            Expression::Apart => true,
            Expression::Ahead { .. } => self.direction == Direction::Past,
            _ => false,
        }
    }

    /// Whether its words name a day or a stretch of days, and not just "recently".
    pub fn names_days(&self) -> bool {
        self.days.is_some() || self.says_when() && self.expression != Expression::Vague
    }

    /// How exact it is.
    pub fn precision(&self) -> Precision {
        (self.days).map_or(Precision::Unresolved, |days| days.precision)
    }

    /// The first day, where it is known.
    pub fn first_day(&self) -> Option<Date> {
        self.days.map(|days| days.from)
    }

    /// Whether it names one day or a few in a row, and no longer stretch.
    pub fn is_of_days(&self) -> bool {
        let said = matches!(
            self.expression,
            Expression::Days { .. }
                | Expression::Weekdays { .. }
                | Expression::NthWeekday { .. }
                | Expression::Offset { .. }
                | Expression::OtherCalendar
        );
        match self.precision() {
            Precision::Day | Precision::Range => true,
            Precision::Unresolved => said,
            _ => false,
        }
    }

    /// What is less says more exactly when something was.
    pub fn exactness(&self) -> (Precision, bool) {
        (self.precision(), !self.names_days())
    }

    /// Whether both begin on one day.
    pub fn is_same_day(&self, other: &Self) -> bool {
        match (self.first_day(), other.first_day()) {
            (None, None) => self.names_days() && self.expression == other.expression,
            (a, b) => a == b,
        }
    }

    /// Whether both can be said of one event: "Monday" and "May" can, "Monday" and "Tuesday"
    /// cannot.
    pub fn agrees(&self, other: &Self) -> bool {
        match (&self.days, &other.days) {
            (Some(a), Some(b)) => a.from <= b.to && b.from <= a.to,
            (None, None) => words_agree(&self.expression, &other.expression),
            _ => true,
        }
    }
}

/// Whether two expressions whose days are not known can stand for one day: those of a kind
/// only if they say the same.
fn words_agree(a: &Expression, b: &Expression) -> bool {
    let same_day = |a: &DayOfMonth, b: &DayOfMonth| {
        a.day == b.day && (a.month == b.month || a.month.is_none() || b.month.is_none())
    };
    match (a, b) {
        (
            Expression::Weekdays { first, last, .. },
            Expression::Weekdays {
                first: other,
                last: other_last,
                ..
            },
        ) => first == other || *last == Some(*other) || *other_last == Some(*first),
        (
            Expression::Days {
                first, last: None, ..
            },
            Expression::Days {
                first: other,
                last: None,
                ..
            },
        ) => same_day(first, other),
        (Expression::Offset { .. }, Expression::Offset { .. })
        | (Expression::Months { .. }, Expression::Months { .. })
        | (Expression::Calendar { .. }, Expression::Calendar { .. }) => a == b,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::temporal::{PublicationDays, read};
    use crate::text::Text;

    #[test]
    fn words_of_a_kind_agree_if_they_say_the_same() {
        for (source, expected) in [
            ("They met on Monday. They met Monday evening.", true),
            ("They met on Monday. They met on Tuesday.", false),
            ("They met on Monday. They met on 3 May.", true),
            ("They met on 4 May. They met on 3 May.", false),
            ("They met on the 3rd. They met on 3 May.", true),
            ("They met yesterday. They met on Tuesday.", true),
            ("They met yesterday. They met today.", false),
            ("They met last week. They met this week.", false),
            ("They met recently. They met in May.", true),
        ] {
            let text = Text::new(source);
            let [first, second] = read(&text, &PublicationDays::default())[..] else {
                panic!("{source}");
            };
            assert_eq!(first.agrees(&second), expected, "{source}");
        }
    }
}
