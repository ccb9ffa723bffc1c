//! The day of publication as people and programs give it to the command line.

use jiff::civil::Date;
use readout::{InvalidDate, parse_date};

/// The day of "2024-05-16", and of "2024-05-16T18:41:00+02:00" as it is written.
pub fn day(written: &str) -> Result<Date, InvalidDate> {
    let (day, time) = written.split_at(written.floor_char_boundary("YYYY-MM-DD".len()));
    let timed =
        time.starts_with(['T', 't', ' ']) && time[1..].starts_with(|c: char| c.is_ascii_digit());
    parse_date(if timed { day } else { written })
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_time_may_stand_behind_the_day() {
        for written in [
            "2024-05-16",
            "2024-05-16T23:41:00-05:00",
            "2024-05-16 18:41",
            "2024-05-16t18:41:00Z",
        ] {
            assert_eq!(day(written), Ok("2024-05-16".parse().unwrap()), "{written}");
        }
        for written in ["", "2024-05-16T", "2024-05-16x", "2024-05-1é", "20240516"] {
            assert!(day(written).is_err(), "{written}");
        }
    }
}
