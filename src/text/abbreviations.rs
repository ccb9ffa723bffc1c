//! Words whose final period belongs to them.

use super::WordTable;

use Period::{Either, Prefix};

/// What a period behind a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// Not part of the word.
    Outside,
    /// Part of the word, and the sentence goes on: before a name or a number.
    Prefix,
    /// Part of the word; the sentence may end with it: what follows decides.
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
    // Other letters than ASCII stay what they are: the table has none that one becomes.
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return Period::Outside;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let known = str::from_utf8(lower).ok().and_then(|word| TABLE.get(word));
    known.unwrap_or(Period::Outside)
}

static TABLE: WordTable<Period> = WordTable::of(WORDS);

/// In lower case, sorted. "no." is an abbreviation before a number only, "No." as a rule.
const WORDS: &[(&str, Period)] = &[
    ("a.m", Either),
    ("adm", Prefix),
    ("al", Either),
    ("alh", Prefix),
    ("amb", Prefix),
    ("approx", Either),
    ("apr", Either),
    ("assoc", Prefix),
    ("asst", Prefix),
    ("atty", Prefix),
    ("aug", Either),
    ("ave", Either),
    ("blvd", Either),
    ("brig", Prefix),
    ("bros", Either),
    ("capt", Prefix),
    ("cdr", Prefix),
    ("cmdr", Prefix),
    ("co", Either),
    ("col", Prefix),
    ("corp", Either),
    ("cpl", Prefix),
    ("ct", Either),
    ("dec", Either),
    ("dept", Either),
    ("dist", Either),
    ("dr", Prefix),
    ("e.g", Either),
    ("engr", Prefix),
    ("est", Either),
    ("etc", Either),
    ("feb", Either),
    ("fr", Prefix),
    ("fri", Either),
    ("ft", Prefix),
    ("gen", Prefix),
    ("gov", Prefix),
    ("hon", Prefix),
    ("i.e", Either),
    ("inc", Either),
    ("insp", Prefix),
    ("jan", Either),
    ("jr", Either),
    ("jul", Either),
    ("jun", Either),
    ("lt", Prefix),
    ("ltd", Either),
    ("maj", Prefix),
    ("mar", Either),
    ("messrs", Prefix),
    ("mon", Either),
    ("mos", Either),
    ("mr", Prefix),
    ("mrs", Prefix),
    ("ms", Prefix),
    ("msgr", Prefix),
    ("mt", Prefix),
    ("mx", Prefix),
    ("no", Prefix),
    ("nos", Prefix),
    ("nov", Either),
    ("oct", Either),
    ("op", Either),
    ("p.m", Either),
    ("pdt", Prefix),
    ("ph.d", Either),
    ("plc", Either),
    ("pres", Prefix),
    ("prof", Prefix),
    ("pvt", Prefix),
    ("rd", Either),
    ("rep", Prefix),
    ("reps", Prefix),
    ("ret", Prefix),
    ("retd", Prefix),
    ("rev", Prefix),
    ("rtd", Prefix),
    ("sat", Either),
    ("sen", Prefix),
    ("sens", Prefix),
    ("sep", Either),
    ("sept", Either),
    ("sgt", Prefix),
    ("sr", Prefix),
    ("st", Prefix),
    ("ste", Prefix),
    ("supt", Prefix),
    ("thu", Either),
    ("thurs", Either),
    ("tue", Either),
    ("tues", Either),
    ("univ", Either),
    ("v", Prefix),
    ("vs", Prefix),
    ("wed", Either),
];

#[cfg(test)]
mod tests {
    use super::{Period, WORDS, period_after};

    #[test]
    fn abbreviations_are_known_however_they_are_cased() {
        for (word, period) in WORDS {
            assert_eq!(period_after(word), *period, "{word}");
        }
        for (word, period) in [
            ("Nov", Period::Either),
            ("GEN", Period::Prefix),
            ("J", Period::Either),
            ("U.S", Period::Either),
            ("talks", Period::Outside),
            ("generals", Period::Outside),
            ("é", Period::Outside),
        ] {
            assert_eq!(period_after(word), period, "{word}");
        }
    }
}
