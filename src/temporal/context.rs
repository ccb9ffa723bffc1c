//! The anchor of each expression, read from the words around it: the tense of its clause, and
//! the day that the text before it speaks of.

use super::{Anchor, Direction, PublicationDays, Timex, When, tense};
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
            direction,
        };
        let days = time.resolve(&anchor);
        if let Some(days) = days.filter(|days| days.precision <= Precision::Range) {
            told.tell(days.from, reference);
        }
        When::new(time, direction, days)
    };
    times.iter().map(&mut read).collect()
}

/// The days that the text has told of.
#[derive(Debug, Default)]
struct Told {
    /// The last one.
    last: Option<Date>,
    /// The last one that was not to come.
    past: Option<Date>,
}

impl Told {
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
