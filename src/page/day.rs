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
    "%A, %d %B %Y",
    "%A, %B %d, %Y",
    "%A %d %B %Y",
    "%A %B %d %Y",
    "%b %d %Y",
    "%B %d %Y",
];

/// Programs that know no date write the zero of their clock.
const ZERO: Date = Date::constant(1970, 1, 1);

/// The day that a date names in its own time zone: "2023-11-30T23:30:00-05:00" is 30
/// November, wherever the reader is.
pub fn day_of(written: &str) -> Option<Date> {
    if written.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = written
        .split_whitespace()
        .map(without_ordinal)
        .map(month)
        .collect();
    let words = words.join(" ");
    let day =
        since_1970(&words).or_else(|| FORMATS.iter().find_map(|format| begins(format, &words)));
    day.filter(|&day| day.year() >= 1600 && day != ZERO)
}

/// The first day that stands somewhere in a line, and where in its words: "Posted on: 05 DEC
/// 2024 7:41PM". Of two numbers before the year the one beyond twelve is the day; where both
/// could be a month, nobody can tell.
pub(super) fn day_in(line: &str) -> Option<(usize, Date)> {
    /// Words of a line that are looked at.
    const SEEN: usize = 40;
    let bare = |c: char| matches!(c, ',' | '(' | ')' | '|' | '·' | ':' | '.' | '[' | ']');
    let words: Vec<String> = line
        .split_whitespace()
        .map(|word| capitalized(word.trim_matches(bare)))
        .filter(|word| !word.is_empty())
        .take(SEEN)
        .collect();
    (0..words.len()).find_map(|at| {
        let rest = words[at..].join(" ");
        let date = slashed(&words[at]).or_else(|| {
            // A number alone is a time or an amount.
            let alone = words[at].bytes().all(|byte| byte.is_ascii_digit());
            let shaped = !alone
                || words
                    .get(at + 1)
                    .is_some_and(|next| next.starts_with(char::is_alphabetic));
            day_of(&rest[..rest.floor_char_boundary(LONGEST)]).filter(|_| shaped)
        });
        Some((at, date?))
    })
}

/// "16/05/2024", where it can be told.
fn slashed(word: &str) -> Option<Date> {
    let mut parts = word.split('/');
    let numbers: Vec<i16> = parts.by_ref().map_while(|part| part.parse().ok()).collect();
    let &[first, second, year] = numbers.as_slice() else {
        return None;
    };
    let (day, month) = if second > 12 {
        (second, first)
    } else {
        (first, second)
    };
    let year = if (0..100).contains(&year) {
        year + 2000
    } else {
        year
    };
    if first <= 12 && second <= 12 && first != second {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// "DEC" and "dec" as "Dec".
fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if word.chars().all(char::is_alphabetic) => first
            .to_uppercase()
            .chain(chars.flat_map(char::to_lowercase))
            .collect(),
        _ => word.to_owned(),
    }
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

/// "Nov." and "Sept" as they are written without a dot and in three letters.
fn month(word: &str) -> &str {
    let bare = word.strip_suffix('.').unwrap_or(word);
    if bare.eq_ignore_ascii_case("sept") {
        return "Sep";
    }
    let is_short = bare.len() == 3 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_short { bare } else { word }
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
    use super::{day_in, day_of};

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
            "Thursday, 30 November 2023",
            "Thursday, November 30, 2023",
            "Nov. 30, 2023",
            "1701302400",
            "1701302400000",
        ] {
            let day = day_of(written).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2023-11-30"), "{written}");
        }
    }

    #[test]
    fn a_day_is_found_in_a_line() {
        for (line, expected) in [
            (
                "Posted On: 05 DEC 2024 7:41PM by the office",
                Some("2024-12-05"),
            ),
            ("Published: Sunday, September 15, 2024", Some("2024-09-15")),
            (
                "By Norah Pike | June 19, 2024 at 6:05PM EDT",
                Some("2024-06-19"),
            ),
            (
                "16/05/2024 01:57 | Updated 20/05/2024 19:20",
                Some("2024-05-16"),
            ),
            ("5/16/24", Some("2024-05-16")),
            ("03/04/2024", None),
            ("2024-06-19 23:41:07", Some("2024-06-19")),
            ("(08.02.2024)", Some("2024-02-08")),
            ("Sept. 2, 2024", Some("2024-09-02")),
            ("Hits: 4711", None),
            ("Release ID: 2081234", None),
            ("3 hours ago", None),
        ] {
            let day = day_in(line).map(|(_, day)| day.to_string());
            assert_eq!(day.as_deref(), expected, "{line}");
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
