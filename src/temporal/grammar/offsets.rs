//! Distances from a known day: "yesterday", "that evening", "three days ago", "a day
//! earlier", "in two weeks"; and those that are too vague to count.

use super::super::expression::{Base, Expression, Unit, Which};
use super::super::vocabulary::{self, BEFORE_NAMED_TODAY, LONG_UNITS, NOW, VAGUE};
use super::calendar::narrative_day;
use super::{Parser, Reading};

/// The day so many days from publication.
fn publication_day(amount: i32) -> Expression {
    Expression::Offset {
        amount,
        unit: Unit::Day,
        from: Base::Publication,
    }
}

/// "today", "late yesterday", "the day after tomorrow", "overnight".
pub(super) fn day_words(parser: &Parser, at: usize) -> Option<Reading> {
    let start = parser.day_modifier(at);
    for (words, amount) in [
        (["the", "day", "before", "yesterday"], -2),
        (["the", "day", "after", "tomorrow"], 2),
    ] {
        if parser.follows(start, &words) {
            return Some((start + words.len(), publication_day(amount)));
        }
    }
    if parser.word(start) == "overnight" {
        return Some((start + 1, Expression::Overnight));
    }
    let amount = vocabulary::day_word(parser.word(start))?;
    let named = parser.get(start).is_some_and(|l| l.capital)
        && BEFORE_NAMED_TODAY.contains(&parser.before(start, 1));
    (!named).then(|| (start + 1, publication_day(amount)))
}

/// "this morning", "last night", "that evening", "the evening before", "in the evening".
pub(super) fn parts_of_day(parser: &Parser, at: usize) -> Option<Reading> {
    let start = at + usize::from(parser.is(at, &["early", "late", "earlier", "later"]));
    if let Some((noun, which)) = parser.determiner(start) {
        let expression = match which {
            Which::This => publication_day(0),
            Which::Last => publication_day(-1),
            Which::Same => narrative_day(0),
            Which::Following => narrative_day(1),
            Which::Previous => narrative_day(-1),
            Which::Next if parser.word(start) == "next" => narrative_day(1),
            _ => return None,
        };
        return vocabulary::PARTS_OF_DAY
            .contains(&parser.word(noun))
            .then_some((noun + 1, expression));
    }
    let article =
        parser.word(start) == "the" && vocabulary::PARTS_OF_DAY.contains(&parser.word(start + 1));
    if !article {
        return None;
    }
    let step = match parser.word(start + 2) {
        "before" => -1,
        "after" => 1,
        _ => {
            let cued = ["in", "during", "by"].contains(&parser.before(at, 1));
            return cued.then(|| (start + 2, narrative_day(0)));
        }
    };
    let expression = if parser.has_object(start + 3) {
        Expression::Vague
    } else {
        narrative_day(step)
    };
    Some((start + 3, expression))
}

/// How far a distance reaches.
enum Amount {
    Exact(i32),
    /// "a few", "several".
    Some,
}

/// "three days ago", "a week later", "hours earlier", "in two weeks", "ten days from now".
pub(super) fn distances(parser: &Parser, at: usize) -> Option<Reading> {
    let start = approximate(parser, at);
    let ahead = ["in", "within"].contains(&parser.before(at, 1));
    let (noun, amount) = amount(parser, start)?;
    let word = parser.word(noun);
    let end = noun + 1;
    if vocabulary::SHORT_UNITS.contains(&word) {
        let expression = match parser.word(end) {
            "ago" => publication_day(0),
            "later" | "earlier" => narrative_day(0),
            _ => return None,
        };
        return Some((end + 1, expression));
    }
    // "four decades ago"
    if LONG_UNITS.contains(&word) {
        let told = ["ago", "later", "earlier"].contains(&parser.word(end));
        return told.then_some((end + 1, Expression::Vague));
    }
    let unit = vocabulary::unit(word)?;
    let (end, step, from) = match parser.word(end) {
        "ago" => (end + 1, -1, Base::Publication),
        "hence" => (end + 1, 1, Base::Publication),
        "from" if parser.word(end + 1) == "now" => (end + 2, 1, Base::Publication),
        "later" | "after" | "afterwards" => (end + 1, 1, Base::Narrative),
        "earlier" | "before" | "previously" => (end + 1, -1, Base::Narrative),
        _ if ahead => return within(parser, at, end, &amount, unit),
        _ => return None,
    };
    if ["after", "before"].contains(&parser.word(end - 1)) && parser.goes_on(end) {
        return Some((end, Expression::Apart));
    }
    let expression = match amount {
        Amount::Exact(amount) if parser.word(end) != "than" => Expression::Offset {
            amount: amount.checked_mul(step)?,
            unit,
            from,
        },
        _ => Expression::Vague,
    };
    Some((end, expression))
}

/// One past what leaves an amount open at `at`: "nearly", "more than".
fn approximate(parser: &Parser, at: usize) -> usize {
    let words = (vocabulary::APPROXIMATELY.iter()).find(|words| parser.follows(at, words));
    words.map_or(at, |words| at + words.len())
}

/// The amount at `at` and the index of what it counts.
fn amount(parser: &Parser, at: usize) -> Option<(usize, Amount)> {
    let word = parser.word(at);
    if vocabulary::is_bare_plural(word) {
        return Some((at, Amount::Some));
    }
    let start = at + usize::from(word == "a");
    if vocabulary::SOME_NUMBER.contains(&parser.word(start)) {
        let of = usize::from(parser.word(start + 1) == "of");
        return Some((start + 1 + of, Amount::Some));
    }
    let number = parser.get(at)?.digits().and_then(|n| i32::try_from(n).ok());
    let number = number.or_else(|| vocabulary::number(word))?;
    Some((at + 1, Amount::Exact(number)))
}

/// "in three days", "in two weeks' time"; not "in two days of talks" or "for the
/// first time in three years".
fn within(parser: &Parser, at: usize, end: usize, amount: &Amount, unit: Unit) -> Option<Reading> {
    let time = if parser.is(end, &["'", "'s"]) && parser.word(end + 1) == "time" {
        end + 2
    } else {
        end
    };
    let before = parser.before(at, 2);
    if parser.word(end) == "of" || ["time", "times", "once", "twice"].contains(&before) {
        return None;
    }
    let expression = match *amount {
        Amount::Exact(amount) => Expression::Ahead { amount, unit },
        Amount::Some => Expression::Vague,
    };
    Some((time, expression))
}

/// "recently", "in recent days", "the coming weeks", "the past three months".
pub(super) fn vague(parser: &Parser, at: usize) -> Option<Reading> {
    if VAGUE.contains(&parser.word(at)) {
        return Some((at + 1, Expression::Vague));
    }
    if parser.follows(at, &["the", "other", "day"]) {
        return Some((at + 3, Expression::Vague));
    }
    let start = at + usize::from(parser.word(at) == "the");
    if !parser.is(
        start,
        &["recent", "coming", "past", "last", "next", "following"],
    ) {
        return None;
    }
    let counted = match amount(parser, start + 1) {
        Some((noun, _)) => noun,
        None => start + 1,
    };
    let word = parser.word(counted);
    let unit = vocabulary::unit(word).is_some();
    // "over the past week", seven days, but not "the next day", one that is known
    let stretch = start > at && parser.is(start, &["past", "last"]) && word != "day";
    let plural = word.ends_with('s');
    (unit && (plural || stretch)).then_some((counted + 1, Expression::Vague))
}

/// "now", "in the past", "the near future", "these days".
pub(super) fn eras(parser: &Parser, at: usize) -> Option<Reading> {
    if NOW.contains(&parser.word(at)) {
        return (parser.word(at + 1) != "that").then_some((at + 1, Expression::Now));
    }
    if parser.follows(at, &["these", "days"]) {
        return Some((at + 2, Expression::Now));
    }
    let article = usize::from(parser.word(at) == "the");
    let near = usize::from(parser.is(at + article, &["near", "recent", "distant"]));
    let noun = at + article + near;
    // "in the past", but not "the past month", "the future king"
    let alone = ["in", "for", "of", "from"].contains(&parser.before(at, 1))
        && !(parser.get(noun + 1)).is_some_and(|next| {
            next.word.starts_with(char::is_alphabetic)
                && !crate::lexicon::is_function_word(next.word)
        });
    (article + near > 0 && parser.is(noun, &["past", "future"]) && alone)
        .then_some((noun + 1, Expression::Vague))
}
