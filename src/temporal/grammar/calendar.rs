//! Months, years, seasons and whole units: "late October", "the end of 2025",
//! "earlier this week".

use super::super::expression::{Base, Expression, Part, Unit, Which, Year};
use super::super::vocabulary::{
    self, AFTER_NAMED_YEAR, BEFORE_MONTH, BEFORE_UNNAMED_MONTH, BEFORE_YEAR, BEFORE_YEAR_ALONE,
    BEFORE_YEAR_OF_NOUN, Month, SET_FOR,
};
use super::{Parser, Reading, dates};

/// "September", "last April", "early May 2024", "March–April".
pub(super) fn months(parser: &Parser, at: usize) -> Option<Reading> {
    let start = parser.modifier(at);
    let (name, which) = parser
        .determiner(start)
        .filter(|(_, which)| matches!(which, Which::This | Which::Last | Which::Next | Which::Same))
        .unwrap_or((start, Which::Plain));
    let month = parser.get(name)?.month()?;
    // "between March and April", "March and April 2019"
    let both = parser.is_between(at) || dates::year(parser, name + 3).is_some();
    let and = (both && parser.word(name + 1) == "and").then_some(name + 2);
    let last = parser
        .range_sign(name + 1)
        .or(and)
        .filter(|_| !parser.is_moved(name))
        .and_then(|next| Some((next + 1, parser.get(next)?.month()?)));
    let end = last.map_or(name + 1, |(end, _)| end);
    let year = dates::year(parser, end);
    if !(name > at || year.is_some() || month.sure || is_cued(parser, name, month)) {
        return None;
    }
    let (end, year) = year.unwrap_or((end, Year::Unsaid));
    let expression = Expression::Months {
        first: month.number,
        last: last.map(|(_, month)| month.number),
        year,
        which,
    };
    Some((end, expression))
}

/// Whether the words before an ambiguous name say that it is a month.
fn is_cued(parser: &Parser, name: usize, month: Month) -> bool {
    const MAY: i8 = 5;
    let before = parser.before(name, 1);
    // "September and March", "in March and April"
    let month_before = |back: usize| {
        let at = name.checked_sub(back);
        let month = at.and_then(|at| Some((at, parser.get(at)?.month()?)));
        month.is_some_and(|(at, month)| month.sure || BEFORE_MONTH.contains(&parser.before(at, 1)))
    };
    // "an April truce", "the March elections"
    let of_noun = BEFORE_YEAR_OF_NOUN.contains(&before)
        && parser.get(name + 1).is_some_and(|noun| {
            !noun.capital
                && noun.word.starts_with(char::is_alphabetic)
                && !crate::lexicon::is_function_word(noun.word)
        });
    BEFORE_MONTH.contains(&before)
        || month.number != MAY && of_noun
        || month.number != MAY && matches!(before, "and" | "or") && month_before(2)
        || month.number != MAY && BEFORE_UNNAMED_MONTH.contains(&before)
        || before == "of" && vocabulary::unit(parser.before(name, 2)).is_some()
        || before == "for" && SET_FOR.contains(&parser.before(name, 2))
}

/// "2019" behind a preposition, "late 2023", "the end of 2025", "2024-25".
pub(super) fn years(parser: &Parser, at: usize) -> Option<Reading> {
    const PLAUSIBLE: std::ops::RangeInclusive<i16> = 1800..=2100;
    let modified = parser.modifier(at);
    // "the year 2020", "fiscal 1999"
    let named = if parser.follows(modified, &["the", "year"]) {
        2
    } else {
        usize::from(parser.word(modified) == "fiscal")
    };
    let start = modified + named;
    let cued =
        start > at || BEFORE_YEAR.contains(&parser.before(at, 1)) || is_year_alone(parser, at);
    if !(cued || is_year_of_noun(parser, at) || is_year_of_list(parser, at)) {
        return None;
    }
    let (year, two_years) = match parser.word(start).split_once('/') {
        Some((year, next)) if year.len() == 4 && next.len() == 2 => {
            (year.parse().ok()?, Some(next.parse().ok()?))
        }
        _ => (parser.get(start)?.year()?, None),
    };
    if !PLAUSIBLE.contains(&year) || parser.is_count(start + 1) {
        return None;
    }
    let (end, last) = match two_years.map(|next| (start + 1, next)) {
        Some(next) => next,
        None => last_year(parser, start + 1).unwrap_or((start + 1, year)),
    };
    let last = if last < 100 {
        year - year % 100 + last
    } else {
        last
    };
    (last >= year).then_some((end, Expression::Years { first: year, last }))
}

/// Years that are hardly anything else.
const RECENT: std::ops::RangeInclusive<i16> = 1900..=2029;

/// "the war of 1991", "slated for 2009", but not "a crowd of 2000 people".
fn is_year_alone(parser: &Parser, at: usize) -> bool {
    let year = parser.get(at).and_then(super::super::lexeme::Lexeme::year);
    let next = parser.word(at + 1);
    year.is_some_and(|year| RECENT.contains(&year))
        && BEFORE_YEAR_ALONE.contains(&parser.before(at, 1))
        && (!next.starts_with(|c: char| c.is_alphanumeric() || c == '%')
            || crate::lexicon::is_function_word(next))
}

/// "the 1991 war", "his 1996 campaign", "Lund's 2019 visit", "the bloody 1989 crackdown".
fn is_year_of_noun(parser: &Parser, at: usize) -> bool {
    let year = parser.get(at).and_then(super::super::lexeme::Lexeme::year);
    let noun = parser.word(at + 1);
    let adjective = usize::from(
        parser
            .get(at.wrapping_sub(1))
            .is_some_and(|word| !word.capital)
            && parser.before(at, 1).starts_with(char::is_alphabetic)
            && !crate::lexicon::is_function_word(parser.before(at, 1)),
    );
    year.is_some_and(|year| RECENT.contains(&year))
        && BEFORE_YEAR_OF_NOUN.contains(&parser.before(at, 1 + adjective))
        && noun.starts_with(char::is_alphabetic)
        && !AFTER_NAMED_YEAR.contains(&noun)
        && !crate::lexicon::is_function_word(noun)
}

/// "1996 and 1997", "(1998)": a year beside another, or alone in brackets.
fn is_year_of_list(parser: &Parser, at: usize) -> bool {
    let is_year = |at: usize| {
        let year = parser.get(at).and_then(super::super::lexeme::Lexeme::year);
        year.is_some_and(|year| RECENT.contains(&year))
    };
    let beside = ["and", "or", ","].contains(&parser.before(at, 1)) && at > 1 && is_year(at - 2);
    let alone = ["(", "["].contains(&parser.before(at, 1)) && parser.is(at + 1, &[")", "]"]);
    is_year(at) && (beside || alone)
}

/// "the 1990s", "the late 1980s", "the 19th century".
pub(super) fn decades(parser: &Parser, at: usize) -> Option<Reading> {
    let modified = parser.modifier(at);
    let start = modified + usize::from(parser.word(modified) == "the");
    let decade = |word: &str| -> Option<i16> {
        let year: i16 = word.strip_suffix('s')?.parse().ok()?;
        (year % 10 == 0 && (1700..2100).contains(&year)).then_some(year)
    };
    if let Some(first) = decade(parser.word(start)) {
        let last = first + 9;
        return Some((start + 1, Expression::Years { first, last }));
    }
    let century = parser
        .get(start)?
        .ordinal()
        .filter(|nth| (10..=21).contains(nth))?;
    let first = i16::from(century - 1) * 100 + 1;
    let last = first + 99;
    (parser.word(start + 1) == "century").then_some((start + 2, Expression::Years { first, last }))
}

/// "the first quarter of 2024", "the third quarter of last year".
pub(super) fn quarters(parser: &Parser, at: usize) -> Option<Reading> {
    let start = at + usize::from(parser.word(at) == "the");
    let quarter = parser.get(start)?.ordinal().filter(|nth| *nth <= 4)?;
    if parser.word(start + 1) != "quarter" {
        return None;
    }
    let (end, year) = dates::year(parser, start + 2)?;
    let expression = Expression::Months {
        first: quarter * 3 - 2,
        last: Some(quarter * 3),
        year,
        which: Which::Plain,
    };
    Some((end, expression))
}

/// "the week of May 18", "the week beginning 18 May".
pub(super) fn week_of(parser: &Parser, at: usize) -> Option<Reading> {
    let start = at + usize::from(parser.word(at) == "the");
    if parser.word(start) != "week" || !parser.is(start + 1, &["of", "beginning"]) {
        return None;
    }
    match dates::days(parser, start + 2)? {
        (
            end,
            Expression::Days {
                first, last: None, ..
            },
        ) => Some((end, Expression::WeekOf(first))),
        _ => None,
    }
}

/// The end of a range of years: "-25", "–2020", "to 2021".
fn last_year(parser: &Parser, at: usize) -> Option<(usize, i16)> {
    let next = parser.range_sign(at)?;
    let last = parser.get(next)?;
    let short = last.digits().filter(|_| last.word.len() == 2);
    let short = short.filter(|_| parser.is(at, &["-", "–"]));
    let year = short.and_then(|y| i16::try_from(y).ok()).or(last.year())?;
    Some((next + 1, year))
}

/// "last week", "later this month", "the end of the year", "the weekend", "that day".
pub(super) fn units(parser: &Parser, at: usize) -> Option<Reading> {
    let start = parser.modifier(at);
    let determiner = parser.determiner(start);
    let article = parser.word(start) == "the";
    let (noun, which) = match determiner {
        Some(found) => found,
        None if article => (start + 1, Which::This),
        None => return None,
    };
    let word = parser.word(noun);
    let unit = vocabulary::unit(word).filter(|_| !word.ends_with('s'))?;
    let end = noun + 1;
    let part = match parser.word(at) {
        "earlier" => Part::Earlier,
        "later" => Part::Later,
        _ => Part::Whole,
    };
    if determiner.is_none() {
        return article_only(parser, at, start, end, unit, part);
    }
    if which == Which::Last && parser.before(at, 1) == "the" {
        // "over the past week" is a stretch of seven days.
        return Some((end, Expression::Vague));
    }
    if unit == Unit::Day {
        return Some((end, offset_day(parser, start, which)?));
    }
    let expression = Expression::Calendar { unit, which, part };
    Some((end, expression))
}

/// "that day" and its like; "this day" and "last day" are no dates.
fn offset_day(parser: &Parser, at: usize, which: Which) -> Option<Expression> {
    let amount = match which {
        Which::Same => 0,
        Which::Following => 1,
        Which::Next if parser.word(at) == "next" => 1,
        Which::Previous => -1,
        _ => return None,
    };
    Some(narrative_day(amount))
}

/// "the week before", "the weekend", "later in the day", "the end of the month"; "the
/// week" alone is no date.
fn article_only(
    parser: &Parser,
    at: usize,
    start: usize,
    end: usize,
    unit: Unit,
    part: Part,
) -> Option<Reading> {
    let calendar = |which| Expression::Calendar { unit, which, part };
    if start > at && parser.word(start - 1) == "in" && unit == Unit::Day {
        return Some((end, narrative_day(0)));
    }
    if start > at && unit != Unit::Day {
        return Some((end, calendar(Which::This)));
    }
    let which = match parser.word(end) {
        "before" => Which::Previous,
        "after" => Which::Following,
        _ => {
            return (unit == Unit::Weekend).then(|| (end, calendar(Which::Plain)));
        }
    };
    if start > at {
        return None;
    }
    let expression = match which {
        _ if parser.has_object(end + 1) => Expression::Vague,
        Which::Previous if unit == Unit::Day => narrative_day(-1),
        _ if unit == Unit::Day => narrative_day(1),
        _ => calendar(which),
    };
    Some((end + 1, expression))
}

/// The day so many days from the one the text speaks of.
pub(super) fn narrative_day(amount: i32) -> Expression {
    Expression::Offset {
        amount,
        unit: Unit::Day,
        from: Base::Narrative,
    }
}

/// "in the autumn", "last summer", "the spring of 2024".
pub(super) fn seasons(parser: &Parser, at: usize) -> Option<Reading> {
    let start = parser.modifier(at);
    let (noun, determined) = match parser.determiner(start) {
        Some((noun, _)) => (noun, true),
        None => (start + usize::from(parser.word(start) == "the"), false),
    };
    let word = parser.word(noun);
    if !vocabulary::SEASONS.contains(&word) {
        return None;
    }
    let (end, year) = dates::year(parser, noun + 1).unwrap_or((noun + 1, Year::Unsaid));
    let cued = BEFORE_MONTH.contains(&parser.before(at, 1)) || parser.before(at, 1) == "by";
    // "fall" and "spring" are verbs and more besides.
    if !(determined || start > at || year != Year::Unsaid || cued && word != "fall") {
        return None;
    }
    let expression = match year {
        Year::Known(year) => Expression::Years {
            first: year,
            last: year,
        },
        _ => Expression::Vague,
    };
    Some((end, expression))
}
