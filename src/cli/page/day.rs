//! Reads the calendar day out of the dates that pages carry in their metadata.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::{Timestamp, tz::Offset};

/// Longer than any date, in bytes; what is longer is not looked at.
const LONGEST: usize = 100;

/// How a date can begin. With slashes behind the day nobody can tell it from the month.
const FORMATS: &[&str] = &[
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d.%m.%Y",
    "%d. %m. %Y",
    "%a, %d %b %Y",
    "%a %b %d %Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%B %d %Y",
];

/// Programs that know no date write the zero of their clock.
const ZERO: Date = Date::constant(1970, 1, 1);

/// The day that a date names in its own time zone: "2023-11-30T23:30:00-05:00" is 30
/// November, wherever the reader is.
pub(super) fn day_of(written: &str) -> Option<Date> {
    if written.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = written.split_whitespace().map(without_ordinal).collect();
    let words = words.join(" ");
    let day =
        since_1970(&words).or_else(|| FORMATS.iter().find_map(|format| begins(format, &words)));
    day.filter(|&day| day.year() >= 1600 && day != ZERO)
}

/// "30th" and "30th," without the letters.
fn without_ordinal(word: &str) -> &str {
    let bare = word.trim_end_matches(',');
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| bare.strip_suffix(end));
    match number {
        Some(number) if number.parse::<u8>().is_ok() => number,
        _ => word,
    }
}

/// Seconds or milliseconds since 1970.
fn since_1970(words: &str) -> Option<Date> {
    if !words.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = words.parse().ok();
    let time = match words.len() {
        10 => Timestamp::from_second(number?),
        13 => Timestamp::from_millisecond(number?),
        _ => return None,
    };
    Some(Offset::UTC.to_datetime(time.ok()?).date())
}

/// The day at the beginning of `words`, if it is written so and its digits end there.
fn begins(format: &str, words: &str) -> Option<Date> {
    let (time, end) = BrokenDownTime::parse_prefix(format, words).ok()?;
    let goes_on = words[end..].starts_with(|c: char| c.is_ascii_digit());
    (!goes_on).then(|| time.to_date().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn a_day_is_found_however_it_is_written() {
        for written in [
            "2023-11-30",
            "2023-11-30T23:30:00-05:00",
            " 2023-11-30 10:30 ",
            "2023/11/30",
            "20231130",
            "30.11.2023",
            "30. 11. 2023",
            "Thu, 30 Nov 2023 01:00:00 +0300",
            "Thu Nov 30 2023 08:00:00 GMT+0200",
            "30 November 2023",
            "30th November 2023",
            "November 30, 2023",
            "November 30th, 2023",
            "Nov 30, 2023",
            "30-Nov-2023",
            "1701302400",
            "1701302400000",
        ] {
            let day = day_of(written).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2023-11-30"), "{written}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_taken_for_one() {
        let long = "9".repeat(5000);
        for written in [
            "",
            "2023-02-30",
            "2023-13-01",
            "0001-01-01T00:00:00",
            "1970-01-01T00:00:00Z",
            "11/30/2023",
            "today",
            "2023",
            "202311301",
            "🤝",
            &long,
        ] {
            assert_eq!(day_of(written), None, "{written}");
        }
    }
}
