//! Words whose final period belongs to them.

/// Before a name or a number: such a word never ends a sentence.
const PREFIXED: &[&str] = &[
    "adm", "alh", "amb", "assoc", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "cpl",
    "dr", "engr", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mr", "mrs",
    "ms", "msgr", "mt", "mx", "no", "nos", "pdt", "pres", "prof", "pvt", "rep", "reps", "ret",
    "retd", "rev", "rtd", "sen", "sens", "sgt", "sr", "st", "ste", "supt", "vs", "v",
];

/// May end a sentence: what follows decides.
const OTHER: &[&str] = &[
    "a.m", "p.m", "al", "apr", "approx", "aug", "ave", "blvd", "bros", "co", "corp", "ct", "dec",
    "dept", "dist", "e.g", "est", "etc", "feb", "fri", "i.e", "inc", "jan", "jr", "jul", "jun",
    "ltd", "mar", "mon", "mos", "nov", "oct", "op", "ph.d", "plc", "rd", "sat", "sep", "sept",
    "thu", "tue", "tues", "thurs", "univ", "wed",
];

/// What a period behind a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// Not part of the word.
    Outside,
    /// Part of the word, and the sentence goes on.
    Prefix,
    /// Part of the word; the sentence may end with it.
    Either,
}

/// What a period directly behind `word` (without that period) is.
///
/// Initials ("J.") and acronyms ("U.S.") are recognized by shape.
pub(super) fn period_after(word: &str) -> Period {
    /// Bytes of the longest abbreviation, which has no letters but of one byte.
    const LONGEST: usize = 6;
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_uppercase() => return Period::Either,
        (Some(c), Some('.')) if c.is_alphabetic() => return Period::Either,
        _ => {}
    }
    if word.len() > LONGEST {
        return Period::Outside;
    }
    let lower = word.to_lowercase();
    let folded = lower.as_str();
    if PREFIXED.contains(&folded) {
        // "no." is an abbreviation before a number only, "No." as a rule.
        Period::Prefix
    } else if OTHER.contains(&folded) {
        Period::Either
    } else {
        Period::Outside
    }
}
