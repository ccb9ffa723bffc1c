//! The tokens of one sentence as the time grammar reads them: with compounds such as
//! "3-5", "mid-June" and "Monday-Wednesday" taken apart.

use super::role::{Role, Roles};
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
    /// What the word can be in an expression.
    pub role: Role,
}

impl Lexeme<'_> {
    /// The month it may name.
    pub fn month(&self) -> Option<Month> {
        let month = self.head(vocabulary::month)?;
        let sure = month.sure || month.short && self.dotted;
        (self.capital || month.sure && !month.short).then_some(Month { sure, ..month })
    }

    /// The weekday it names in full, and abbreviated ones that end in a period.
    pub fn weekday(&self) -> Option<Weekday> {
        let (day, short) = self.head(vocabulary::weekday)?;
        (!short || self.dotted && self.capital).then_some(day)
    }

    /// The weekday it names if a date follows: "Mon, 3 March".
    pub fn weekday_of_date(&self) -> Option<Weekday> {
        let (day, short) = self.head(vocabulary::weekday)?;
        (!short || self.capital).then_some(day)
    }

    /// What a table of heads says of it.
    fn head<T>(&self, table: fn(&str) -> Option<T>) -> Option<T> {
        (self.role.is(Role::HEAD))
            .then(|| table(self.word))
            .flatten()
    }

    /// A plain number in digits.
    pub fn digits(&self) -> Option<u32> {
        vocabulary::digits(self.word)
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
        vocabulary::numeric_ordinal(self.word)
    }

    /// A year in four digits.
    pub fn year(&self) -> Option<i16> {
        let number = self.digits().filter(|_| self.word.len() == 4)?;
        i16::try_from(number).ok()
    }
}

/// Replaces `out` by the lexemes of `range`.
pub(super) fn read<'t>(
    text: &'t Text,
    roles: &Roles,
    range: TokenRange,
    out: &mut Vec<Lexeme<'t>>,
) {
    out.clear();
    out.reserve(range.len());
    for token in range.iter() {
        let folded = text.folded(token);
        let word = without_period(folded);
        let whole = Lexeme {
            word,
            token,
            capital: text.tokens()[token].case.is_capital(),
            dotted: word.len() < folded.len(),
            role: roles.of_token(text, token),
        };
        if whole.role == Role::COMPOUND {
            for (index, word) in folded.split('-').enumerate() {
                let piece = |word| Lexeme {
                    word,
                    role: Role::of(word),
                    ..whole
                };
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

/// A folded word without the period of an abbreviation.
pub(super) fn without_period(folded: &str) -> &str {
    let undotted = folded.strip_suffix('.');
    undotted.filter(|word| !word.is_empty()).unwrap_or(folded)
}

/// Whether a word is two words of the time grammar and a hyphen; an ISO date ("2023-11-30")
/// is one word.
pub(super) fn is_compound(word: &str) -> bool {
    let Some((first, second)) = word.split_once('-') else {
        return false;
    };
    let known = |piece| {
        vocabulary::digits(piece).is_some()
            || vocabulary::numeric_ordinal(piece).is_some()
            || vocabulary::ordinal(piece).is_some()
            || vocabulary::month(piece).is_some()
            || vocabulary::weekday(piece).is_some()
            || matches!(piece, "mid" | "early" | "late")
            || piece
                .strip_suffix('s')
                .is_some_and(|year| year.len() == 4 && vocabulary::digits(year).is_some())
    };
    !second.contains('-') && known(first) && known(second) && vocabulary::ordinal(word).is_none()
}
