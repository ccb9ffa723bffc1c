//! The tokens of one sentence as the time grammar reads them: with compounds such as
//! "3-5", "mid-June" and "Monday-Wednesday" taken apart.

use super::vocabulary::{self, Month};
use crate::text::{Text, TokenRange};
use jiff::civil::Weekday;

/// A token, or a piece of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme<'t> {
    /// Its folded form without the period of an abbreviation.
    pub word: &'t str,
    /// Index of the token.
    pub token: usize,
    /// Whether it holds a capital letter.
    pub capital: bool,
    /// Whether it is an abbreviation with its period ("Nov.").
    pub dotted: bool,
}

impl Lexeme<'_> {
    /// The month it may name.
    pub fn month(&self) -> Option<Month> {
        let month = vocabulary::month(self.word)?;
        let sure = month.sure || month.short && self.dotted;
        (self.capital || month.sure && !month.short).then_some(Month { sure, ..month })
    }

    /// The weekday it names in full, and abbreviated ones that end in a period.
    pub fn weekday(&self) -> Option<Weekday> {
        let (day, short) = vocabulary::weekday(self.word)?;
        (!short || self.dotted && self.capital).then_some(day)
    }

    /// The weekday it names if a date follows: "Mon, 3 March".
    pub fn weekday_of_date(&self) -> Option<Weekday> {
        let (day, short) = vocabulary::weekday(self.word)?;
        (!short || self.capital).then_some(day)
    }

    /// A plain number in digits.
    pub fn digits(&self) -> Option<u32> {
        let digits = (1..=4).contains(&self.word.len());
        (digits && self.word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| self.word.parse().ok())
            .flatten()
    }

    /// A day of a month: "3", "03", "3rd", "third".
    pub fn day(&self) -> Option<i8> {
        if self.word.len() <= 2
            && let Some(number) = self.digits()
        {
            return i8::try_from(number).ok().filter(|d| (1..=31).contains(d));
        }
        self.ordinal()
    }

    /// A day of a month as an ordinal: "3rd", "third".
    pub fn ordinal(&self) -> Option<i8> {
        let number = self.numeric_ordinal();
        number.or_else(|| vocabulary::ordinal(self.word))
    }

    /// "3rd", "15th".
    pub fn numeric_ordinal(&self) -> Option<i8> {
        let number = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|suffix| self.word.strip_suffix(suffix))?;
        if number.is_empty() || number.len() > 2 {
            return None;
        }
        let number = number
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then_some(number)?;
        number.parse().ok().filter(|d| (1..=31).contains(d))
    }

    /// A year in four digits.
    pub fn year(&self) -> Option<i16> {
        let number = self.digits().filter(|_| self.word.len() == 4)?;
        i16::try_from(number).ok()
    }
}

/// Replaces `out` by the lexemes of `range`.
pub(super) fn read<'t>(text: &'t Text, range: TokenRange, out: &mut Vec<Lexeme<'t>>) {
    out.clear();
    for token in range.iter() {
        let folded = text.folded(token);
        let capital = text.tokens()[token].case.is_capital();
        let undotted = folded.strip_suffix('.').filter(|w| !w.is_empty());
        let whole = Lexeme {
            word: undotted.unwrap_or(folded),
            token,
            capital,
            dotted: undotted.is_some(),
        };
        if folded.contains('-') && folded.len() > 1 && is_compound(&whole) {
            for (index, word) in folded.split('-').enumerate() {
                let piece = |word| Lexeme { word, ..whole };
                if index > 0 {
                    out.push(piece("-"));
                }
                out.push(piece(word));
            }
        } else {
            out.push(whole);
        }
    }
}

/// Whether all pieces between hyphens are words of the time grammar; an ISO date
/// ("2023-11-30") is one word.
fn is_compound(whole: &Lexeme) -> bool {
    let mut pieces = 0;
    let known = whole.word.split('-').all(|word| {
        pieces += 1;
        let piece = Lexeme { word, ..*whole };
        piece.digits().is_some()
            || piece.ordinal().is_some()
            || vocabulary::month(word).is_some()
            || vocabulary::weekday(word).is_some()
            || matches!(word, "mid" | "early" | "late")
    });
    known && pieces == 2 && vocabulary::ordinal(whole.word).is_none()
}
