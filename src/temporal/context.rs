//! The anchor of each expression, read from the words around it: the tense of its clause, and
//! the day that the text before it speaks of.

use super::{
    Anchor, DayOfMonth, Direction, Expression, PublicationDays, Resolved, Timex, Unit, When, Which,
    Year, tense,
};
use crate::document::Precision;
use crate::text::Text;
use jiff::civil::Date;

/// Reads each of `times`, which stand in text order, with the tense of its clause and the day
/// that the text before it speaks of.
pub(super) fn read(text: &Text, times: &[Timex], published: &PublicationDays) -> Vec<When> {
    let mut told = Told::default();
    let mut read = |time: &Timex| {
        let direction = tense::direction(text, time.tokens);
        let reference = published.at(time.tokens.start());
        let anchor = Anchor {
            reference,
            narrative: told.day(direction, reference),
            year: told.year_told(),
            direction,
        };
        let days = time.resolve(&anchor);
        let days = match told.in_its_year(time, &anchor, days.as_ref()) {
            Some(expression) => Timex {
                tokens: time.tokens,
                expression,
            }
            .resolve(&anchor),
            None => days,
        };
        told.tell_year(time, days.as_ref(), reference);
        if let Some(days) = days.filter(|days| days.precision <= Precision::Range) {
            told.tell(days.from, reference);
        }
        When::new(time, direction, days)
    };
    times.iter().map(&mut read).collect()
}

/// Whether days lie so shortly before publication that news leaves their year out, whatever year
/// it has spoken of.
fn is_of_late(days: Option<&Resolved>, reference: Option<Date>) -> bool {
    const DAYS: i32 = 45;
    let ended = days.map(|days| days.to).zip(reference);
    ended.is_some_and(|(to, today)| today.since(to).is_ok_and(|span| span.get_days() < DAYS))
}

/// The days that the text has told of.
#[derive(Debug, Default)]
struct Told {
    /// The last one.
    last: Option<Date>,
    /// The last one that was not to come.
    past: Option<Date>,
    /// The year of the past that the text speaks of, and the token where it last did.
    year: Option<(i16, usize)>,
}

impl Told {
    /// What an expression says where its year is that of the past which the text speaks of: "In 1999
    /// … In June she met Lund", "that November", "on 4 May of that year".
    fn in_its_year(
        &self,
        time: &Timex,
        anchor: &Anchor,
        days: Option<&Resolved>,
    ) -> Option<Expression> {
        /// Tokens behind which a text speaks of the past no more, unless it says so.
        const REACH: usize = 150;
        /// Years back from which on a text says which one it speaks of.
        const YEARS: i16 = 2;
        let known = self.year.map(|(year, _)| year);
        let near = self.year.filter(|(year, told)| {
            let old = (anchor.reference).is_some_and(|today| year + YEARS <= today.year());
            let far = time.tokens.start() - told > REACH;
            let late = is_of_late(days, anchor.reference);
            old && !far && !late && anchor.direction == Direction::Past
        });
        let near = near.map(|(year, _)| year);
        match time.expression {
            Expression::Days {
                first,
                last: None,
                weekday: None,
            } if first.month.is_some() && first.year == Year::Unsaid => {
                let first = DayOfMonth {
                    year: Year::Known(near?),
                    ..first
                };
                Some(Expression::Days {
                    first,
                    last: None,
                    weekday: None,
                })
            }
            Expression::Months {
                first,
                last,
                year: Year::Unsaid,
                which,
            } => {
                let year = match which {
                    Which::Same => anchor.year?,
                    Which::Plain => near?,
                    _ => return None,
                };
                Some(Expression::Months {
                    first,
                    last,
                    year: Year::Known(year),
                    which,
                })
            }
            Expression::Calendar {
                unit: Unit::Year,
                which: Which::Same,
                ..
            } => Some(Expression::Years {
                first: known?,
                last: known?,
            }),
            _ => None,
        }
    }

    /// The year that the text speaks of: what "that year" is.
    fn year_told(&self) -> Option<i16> {
        let year = self.year.map(|(year, _)| year);
        year.or_else(|| self.last.map(Date::year))
    }

    /// Remembers the year that the text speaks of: one that it says, and none behind a day that is
    /// counted from publication.
    fn tell_year(&mut self, time: &Timex, days: Option<&Resolved>, reference: Option<Date>) {
        let Some(days) = days else { return };
        let said = days.from.year() == days.to.year()
            && reference.is_none_or(|today| days.from.year() < today.year());
        self.year = said.then_some((days.from.year(), time.tokens.start()));
    }

    fn tell(&mut self, day: Date, reference: Option<Date>) {
        self.last = Some(day);
        if reference.is_none_or(|today| day <= today) {
            self.past = Some(day);
        }
    }

    /// The day that the narration has reached: for what was, none that is yet to come.
    fn day(&self, direction: Direction, reference: Option<Date>) -> Option<Date> {
        let ahead = self
            .last
            .zip(reference)
            .is_some_and(|(day, today)| day > today);
        if ahead && direction == Direction::Past {
            self.past
        } else {
            self.last
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::temporal::{PublicationDays, read};
    use crate::text::Text;

    #[test]
    fn tense_and_narrative_decide() {
        // Saturday
        let reference = PublicationDays::of("2024-03-16".parse().ok());
        for (source, expected) in [
            ("They met on Sunday.", "2024-03-10"),
            ("On Sunday she is due in Porto.", "2024-03-17"),
            ("He said they will meet on Sunday.", "2024-03-17"),
            ("He said on Sunday that they will meet.", "2024-03-10"),
            (
                "They will meet again in Porto in September, he said.",
                "2024-09-01",
            ),
            ("The president is to receive her on Sunday.", "2024-03-17"),
            ("The talks ended on Sunday.", "2024-03-10"),
            (
                "He said on Thursday that they had met the day before.",
                "2024-03-14 2024-03-13",
            ),
            (
                "They met on Monday. The next day they parted.",
                "2024-03-11 2024-03-12",
            ),
            ("They met recently.", "?"),
            (
                "In 1999 she was an envoy. In June she met Lund. They met on Monday.",
                "1999-01-01 1999-06-01 2024-03-11",
            ),
            (
                "They met in August 2017, and again that November. They met in May.",
                "2017-08-01 2017-11-01 2017-05-01",
            ),
            (
                "They met in August 2017. That year they met on 4 May, too.",
                "2017-08-01 2017-01-01 2017-05-04",
            ),
            (
                "They met in March 2019, and on 4 November of that year.",
                "2019-03-01 2019-11-04",
            ),
            (
                "They met in March 2019. They met on Monday. They met on 4 November.",
                "2019-03-01 2024-03-11 2023-11-04",
            ),
        ] {
            let text = Text::new(source);
            let days: Vec<String> = read(&text, &reference)
                .iter()
                .map(|when| {
                    when.first_day()
                        .map_or("?".to_owned(), |day| day.to_string())
                })
                .collect();
            assert_eq!(days.join(" "), expected, "{source}");
        }
    }
}
