//! The words of time expressions, as tables in folded spelling.

use super::expression::{Unit, Which};
use jiff::civil::Weekday;

/// A month's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    /// 1 to 12.
    pub number: i8,
    /// Whether the word is nothing but a month; "May", "March", "June" and "Jan" need
    /// a number or a preposition beside them.
    pub sure: bool,
    /// Whether it is an abbreviation.
    pub short: bool,
}

const fn month_row(number: i8, sure: bool, short: bool) -> Month {
    Month {
        number,
        sure,
        short,
    }
}

/// Name, and what it is.
pub(super) const MONTHS: &[(&str, Month)] = &[
    ("january", month_row(1, true, false)),
    ("february", month_row(2, true, false)),
    ("march", month_row(3, false, false)),
    ("april", month_row(4, false, false)),
    ("may", month_row(5, false, false)),
    ("june", month_row(6, false, false)),
    ("july", month_row(7, true, false)),
    ("august", month_row(8, false, false)),
    ("september", month_row(9, true, false)),
    ("october", month_row(10, true, false)),
    ("november", month_row(11, true, false)),
    ("december", month_row(12, true, false)),
    ("jan", month_row(1, false, true)),
    ("feb", month_row(2, false, true)),
    ("mar", month_row(3, false, true)),
    ("apr", month_row(4, false, true)),
    ("jun", month_row(6, false, true)),
    ("jul", month_row(7, false, true)),
    ("aug", month_row(8, false, true)),
    ("sep", month_row(9, false, true)),
    ("sept", month_row(9, false, true)),
    ("oct", month_row(10, false, true)),
    ("nov", month_row(11, false, true)),
    ("dec", month_row(12, false, true)),
];

/// The month that a folded word names.
pub(super) fn month(word: &str) -> Option<Month> {
    find(MONTHS, word)
}

/// Name, weekday, whether abbreviated.
pub(super) const WEEKDAYS: &[(&str, (Weekday, bool))] = &[
    ("monday", (Weekday::Monday, false)),
    ("tuesday", (Weekday::Tuesday, false)),
    ("wednesday", (Weekday::Wednesday, false)),
    ("thursday", (Weekday::Thursday, false)),
    ("friday", (Weekday::Friday, false)),
    ("saturday", (Weekday::Saturday, false)),
    ("sunday", (Weekday::Sunday, false)),
    ("mon", (Weekday::Monday, true)),
    ("tue", (Weekday::Tuesday, true)),
    ("tues", (Weekday::Tuesday, true)),
    ("wed", (Weekday::Wednesday, true)),
    ("thu", (Weekday::Thursday, true)),
    ("thur", (Weekday::Thursday, true)),
    ("thurs", (Weekday::Thursday, true)),
    ("fri", (Weekday::Friday, true)),
    ("sat", (Weekday::Saturday, true)),
    ("sun", (Weekday::Sunday, true)),
];

/// The weekday that a folded word names, and whether it is an abbreviation.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    find(WEEKDAYS, word)
}

/// Words that make a weekday part of a name: "Good Friday", "Bloody Sunday".
pub(super) const BEFORE_NAMED_WEEKDAY: &[&str] = &[
    "ash", "black", "bloody", "cyber", "easter", "fat", "giving", "good", "holy", "maundy", "palm",
    "super",
];

/// Newspapers: "Sunday Times", "Friday Times".
pub(super) const AFTER_NAMED_WEEKDAY: &[&str] = &[
    "express",
    "herald",
    "independent",
    "mail",
    "mirror",
    "post",
    "star",
    "telegraph",
    "times",
    "tribune",
    "world",
];

/// Outlets whose name ends in "Today".
pub(super) const BEFORE_NAMED_TODAY: &[&str] = &[
    "africa",
    "bbc",
    "china",
    "india",
    "pakistan",
    "psychology",
    "russia",
    "turkey",
    "usa",
];

/// Words for a day counted from publication.
pub(super) const DAY_WORDS: &[(&str, i32)] = &[
    ("today", 0),
    ("tonight", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
];

/// How many days from publication a word such as "yesterday" is.
pub(super) fn day_word(word: &str) -> Option<i32> {
    find(DAY_WORDS, word)
}

/// Parts of the day, folded.
pub(super) const PARTS_OF_DAY: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "lunchtime",
    "noon",
    "midday",
];

pub(super) const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("weekend", Unit::Weekend),
    ("weekends", Unit::Weekend),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("year", Unit::Year),
    ("years", Unit::Year),
];

/// The calendar unit that a folded word names, singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    find(UNITS, word)
}

/// Units shorter than a day, folded.
pub(super) const SHORT_UNITS: &[&str] = &["minute", "minutes", "hour", "hours", "moments"];

pub(super) const NUMBERS: &[(&str, i32)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("ninety", 90),
];

/// The number that a folded word names.
pub(super) fn number(word: &str) -> Option<i32> {
    find(NUMBERS, word)
}

/// Units longer than a year, folded.
pub(super) const LONG_UNITS: &[&str] = &["decade", "decades", "century", "centuries"];

/// Words for some number, folded.
pub(super) const SOME_NUMBER: &[&str] = &["few", "several", "some", "many", "couple"];

/// Whether a folded word is a unit that stands for some number of it: "days later".
pub(super) fn is_bare_plural(word: &str) -> bool {
    matches!(
        word,
        "minutes" | "hours" | "moments" | "days" | "weeks" | "months" | "years" | "decades"
    )
}

pub(super) const ORDINALS: &[(&str, i8)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("twenty-first", 21),
    ("twenty-second", 22),
    ("twenty-third", 23),
    ("twenty-fourth", 24),
    ("twenty-fifth", 25),
    ("twenty-sixth", 26),
    ("twenty-seventh", 27),
    ("twenty-eighth", 28),
    ("twenty-ninth", 29),
    ("thirtieth", 30),
    ("thirty-first", 31),
];

/// The day of a month that a folded ordinal names.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    find(ORDINALS, word)
}

/// Determiners of units and weekdays, longest first, and which one they pick out.
pub(super) const DETERMINERS: &[(&[&str], Which)] = &[
    (&["this", "past"], Which::Last),
    (&["this", "last"], Which::Last),
    (&["this", "coming"], Which::Next),
    (&["this", "same"], Which::This),
    (&["the", "following"], Which::Following),
    (&["the", "next"], Which::Following),
    (&["the", "previous"], Which::Previous),
    (&["the", "preceding"], Which::Previous),
    (&["the", "same"], Which::Same),
    (&["that", "same"], Which::Same),
    (&["the", "very", "same"], Which::Same),
    (&["the", "coming"], Which::Next),
    (&["this"], Which::This),
    (&["last"], Which::Last),
    (&["past"], Which::Last),
    (&["next"], Which::Next),
    (&["coming"], Which::Next),
    (&["that"], Which::Same),
];

/// What may stand before a month that is also a name or a verb; for a month's own
/// sake the phrase counts as sure ("in May", "until March").
pub(super) const BEFORE_MONTH: &[&str] = &[
    "during",
    "in",
    "inside",
    "since",
    "throughout",
    "till",
    "until",
];

/// Words before "for" that make a month of even "May".
pub(super) const SET_FOR: &[&str] = &[
    "planned",
    "scheduled",
    "set",
    "slated",
    "due",
    "fixed",
    "arranged",
    "expected",
];

/// What may stand before such a month unless it is "May", which is a name too often
/// ("a letter from May").
pub(super) const BEFORE_UNNAMED_MONTH: &[&str] = &["by", "from", "between", "through"];

/// What may stand before a year on its own.
pub(super) const BEFORE_YEAR: &[&str] = &[
    "after",
    "around",
    "before",
    "between",
    "by",
    "during",
    "from",
    "in",
    "since",
    "throughout",
    "till",
    "until",
    "year",
];

/// Nouns that show a number to be a count, not a day or a year: "In May 12 people …".
pub(super) const COUNTED: &[&str] = &[
    "%",
    "billion",
    "children",
    "civilians",
    "countries",
    "delegates",
    "members",
    "men",
    "miles",
    "million",
    "minutes",
    "nations",
    "officers",
    "officials",
    "people",
    "per",
    "percent",
    "points",
    "prisoners",
    "protesters",
    "seats",
    "soldiers",
    "states",
    "thousand",
    "troops",
    "votes",
    "women",
    "workers",
    "years",
];

/// Verbs that take a meeting "from Monday to Thursday".
pub(super) const MOVED: &[&str] = &[
    "brought",
    "changed",
    "delayed",
    "forward",
    "moved",
    "postponed",
    "pushed",
    "put",
    "rescheduled",
    "shifted",
    "switched",
];

/// Words behind "on the 9th" that show the day to be all; "the 9th round" is none.
pub(super) const AFTER_DAY_ALONE: &[&str] = &[
    "after", "and", "as", "at", "before", "but", "for", "he", "in", "or", "she", "that", "they",
    "to", "when", "where", "while", "with",
];

/// What may stand before a year of these times that is alone: "the war of 1991".
pub(super) const BEFORE_YEAR_ALONE: &[&str] = &["for", "of"];

/// Words before a year that says which one the noun behind it is.
pub(super) const BEFORE_YEAR_OF_NOUN: &[&str] = &[
    "'s", "a", "an", "her", "his", "its", "our", "the", "their", "’s",
];

/// Nouns that have a number for a name: "the 2030 Agenda".
pub(super) const AFTER_NAMED_YEAR: &[&str] = &["agenda", "vision"];

/// Words for the present.
pub(super) const NOW: &[&str] = &["currently", "now", "nowadays"];

/// Words that leave an amount open, the longest first.
pub(super) const APPROXIMATELY: &[&[&str]] = &[
    &["more", "than"],
    &["less", "than"],
    &["fewer", "than"],
    &["at", "least"],
    &["about"],
    &["almost"],
    &["approximately"],
    &["around"],
    &["nearly"],
    &["over"],
    &["roughly"],
];

/// A named day's words, with month and day.
type Holiday = (&'static [&'static str], Option<(i8, i8)>);

/// Days with names, folded, the longest first, with month and day where these are the same
/// every year.
pub(super) const HOLIDAYS: &[Holiday] = &[
    (&["new", "year", "'s", "day"], Some((1, 1))),
    (&["new", "year", "’s", "day"], Some((1, 1))),
    (&["new", "year", "'s", "eve"], Some((12, 31))),
    (&["new", "year", "’s", "eve"], Some((12, 31))),
    (&["christmas", "eve"], Some((12, 24))),
    (&["christmas", "day"], Some((12, 25))),
    (&["thanksgiving", "day"], None),
    (&["independence", "day"], None),
    (&["memorial", "day"], None),
    (&["good", "friday"], None),
    (&["ash", "wednesday"], None),
    (&["palm", "sunday"], None),
    (&["easter", "sunday"], None),
    (&["easter", "monday"], None),
    (&["eid", "al-fitr"], None),
    (&["eid", "al-adha"], None),
    (&["yom", "kippur"], None),
    (&["christmas"], Some((12, 25))),
    (&["thanksgiving"], None),
    (&["easter"], None),
    (&["ramadan"], None),
    (&["passover"], None),
    (&["hanukkah"], None),
    (&["nowruz"], None),
    (&["diwali"], None),
];

/// Months of the Islamic and the Persian calendar, folded.
pub(super) const OTHER_MONTHS: &[&[&str]] = &[
    &["rabi", "al-awwal"],
    &["rabi", "al-thani"],
    &["jumada", "al-awwal"],
    &["jumada", "al-thani"],
    &["dhu", "al-qadah"],
    &["dhu", "al-hijjah"],
    &["muharram"],
    &["safar"],
    &["rajab"],
    &["shaban"],
    &["sha'ban"],
    &["ramadan"],
    &["ramazan"],
    &["shawwal"],
    &["farvardin"],
    &["ordibehesht"],
    &["khordad"],
    &["tir"],
    &["mordad"],
    &["shahrivar"],
    &["mehr"],
    &["aban"],
    &["azar"],
    &["dey"],
    &["bahman"],
    &["esfand"],
];

/// Adverbs that place an event at no particular time.
pub(super) const VAGUE: &[&str] = &["lately", "recently", "soon"];

/// Seasons, folded.
pub(super) const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

/// Words behind "the day before" that make it the day before *something*.
pub(super) const OPENS_NOUN_PHRASE: &[&str] = &[
    "a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those",
    "he", "she", "it", "they", "we", "i", "you", "being", "having", "each", "both", "all",
];

/// A plain number in digits.
pub(super) fn digits(word: &str) -> Option<u32> {
    let digits = (1..=4).contains(&word.len());
    (digits && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
}

/// "3rd", "15th".
pub(super) fn numeric_ordinal(word: &str) -> Option<i8> {
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix))?;
    if number.is_empty() || number.len() > 2 {
        return None;
    }
    let number = number
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then_some(number)?;
    number.parse().ok().filter(|d| (1..=31).contains(d))
}

/// The row of `table` under `word`.
fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, row)| *row)
}

#[cfg(test)]
mod tests {
    use super::{DETERMINERS, MONTHS, ORDINALS, WEEKDAYS};
    use crate::text::fold;

    #[test]
    fn words_are_folded_and_unique() {
        let words: Vec<&str> = MONTHS
            .iter()
            .map(|row| row.0)
            .chain(WEEKDAYS.iter().map(|row| row.0))
            .chain(ORDINALS.iter().map(|row| row.0))
            .collect();
        for (index, word) in words.iter().enumerate() {
            assert_eq!(fold(word), *word);
            assert!(!words[..index].contains(word), "{word} stands twice");
        }
    }

    #[test]
    fn longer_determiners_come_before_their_beginnings() {
        for (index, (words, _)) in DETERMINERS.iter().enumerate() {
            for (earlier, _) in &DETERMINERS[..index] {
                assert!(!words.starts_with(earlier), "{words:?} is never reached");
            }
        }
    }
}
