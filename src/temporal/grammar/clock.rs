//! Times of day: "3 p.m.", "10:30 GMT", "noon". They give no date, but belong to the
//! expression beside them.

use super::super::expression::Expression;
use super::{Parser, Reading};

const HALVES: &[&str] = &["a.m", "p.m", "am", "pm", "o'clock"];
const ZONES: &[&str] = &[
    "bst", "cest", "cet", "edt", "est", "et", "gmt", "ist", "jst", "msk", "pdt", "pst", "utc",
];

/// A time of day as one word has it: "15:02", "9.12", "3pm", "9".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::temporal) struct Time {
    /// Whether it has minutes.
    pub(in crate::temporal) minutes: bool,
    colon: bool,
    /// Whether it says which half of the day: "3pm".
    half: bool,
}

impl Time {
    /// That of a folded word.
    pub(in crate::temporal) fn of(word: &str) -> Option<Self> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) || word[..digits].parse::<u8>().ok()? > 24 {
            return None;
        }
        let rest = &word[digits..];
        let glued = rest.strip_suffix("am").or_else(|| rest.strip_suffix("pm"));
        let told = glued.unwrap_or(rest);
        let minutes = match told.strip_prefix([':', '.']) {
            Some(minutes) if minutes.len() == 2 => minutes.parse::<u8>().ok()? < 60,
            _ if told.is_empty() => false,
            _ => return None,
        };
        (minutes || told.is_empty()).then_some(Self {
            minutes,
            colon: told.starts_with(':'),
            half: glued.is_some(),
        })
    }
}

/// The time of day at `at`.
pub(super) fn clock(parser: &Parser, at: usize) -> Option<Reading> {
    let word = parser.word(at);
    if matches!(word, "noon" | "midnight" | "midday") {
        return Some((at + 1, Expression::Clock));
    }
    // "0900 GMT"
    if word.len() == 4
        && let Some(number) = parser.get(at)?.digits()
    {
        let valid = number / 100 <= 24 && number % 100 < 60;
        let told = parser.is(at + 1, ZONES) || parser.word(at + 1) == "hours";
        let end = at + 2 + usize::from(parser.is(at + 2, ZONES));
        return (valid && told).then_some((end, Expression::Clock));
    }
    let time = Time::of(word)?;
    let half = parser.is(at + 1, HALVES);
    let end = at + 1 + usize::from(half);
    // "09.12 BST"
    let zone = time.minutes && parser.is(end, ZONES);
    if !(half || time.half || time.colon || zone) {
        return None;
    }
    if parser.follows(end, &["local", "time"]) {
        return Some((end + 2, Expression::Clock));
    }
    let zone = parser.is(end, ZONES);
    Some((end + usize::from(zone), Expression::Clock))
}
