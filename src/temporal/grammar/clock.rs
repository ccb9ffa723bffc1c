//! Times of day: "3 p.m.", "10:30 GMT", "noon". They give no date, but belong to the
//! expression beside them.

use super::super::expression::Expression;
use super::{Parser, Reading};

const HALVES: &[&str] = &["a.m", "p.m", "am", "pm", "o'clock"];
const ZONES: &[&str] = &[
    "bst", "cest", "cet", "edt", "est", "et", "gmt", "ist", "jst", "msk", "pdt", "pst", "utc",
];

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
    let half = parser.is(at + 1, HALVES);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let hours: u8 = word[..digits].parse().ok()?;
    let rest = &word[digits..];
    let glued = rest.strip_suffix("am").or_else(|| rest.strip_suffix("pm"));
    let minutes = glued.unwrap_or(rest);
    let minutes = match minutes.strip_prefix([':', '.']) {
        Some(minutes) => minutes.len() == 2 && minutes.parse::<u8>().is_ok_and(|m| m < 60),
        None => minutes.is_empty(),
    };
    let colon = rest.starts_with(':');
    let end = at + 1 + usize::from(half);
    // "09.12 BST"
    let told = half || glued.is_some() || colon || !rest.is_empty() && parser.is(end, ZONES);
    if hours > 24 || !minutes || !told {
        return None;
    }
    if parser.follows(end, &["local", "time"]) {
        return Some((end + 2, Expression::Clock));
    }
    let zone = parser.is(end, ZONES);
    Some((end + usize::from(zone), Expression::Clock))
}
