//! Whether two spellings can be one name: transliteration variants and misprints.

/// Letter groups that romanizations exchange, tried in this order at every place of a
/// folded name; an empty right side drops the letters.
const VARIANTS: &[(&str, &str)] = &[
    ("shch", "sch"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("zh", "j"),
    ("dj", "j"),
    ("dzh", "j"),
    ("tch", "ch"),
    ("ts", "z"),
    ("tz", "z"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("ij", "i"),
    ("aa", "a"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("'", ""),
    ("-", ""),
    (".", ""),
];

/// The spelling with all variants made equal and doubled letters single.
fn romanization_key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let (taken, put) = VARIANTS
            .iter()
            .find(|(from, _)| rest.starts_with(from))
            .map_or((c.len_utf8(), &rest[..c.len_utf8()]), |(from, to)| {
                (from.len(), *to)
            });
        if !key.ends_with(put) || put.is_empty() {
            key.push_str(put);
        }
        rest = &rest[taken..];
    }
    key
}

/// Whether `a` and `b`, folded single words, can be spellings of one name.
///
/// Guarded by length: short names differ in one letter too often ("Li", "Lu"; "Iran",
/// "Iraq"). The caller asks only where neither spelling has a bearer of its own.
pub(super) fn similar(a: &str, b: &str) -> bool {
    const ONE_EDIT: usize = 5;
    const TWO_EDITS: usize = 9;
    /// No name is so long, in bytes; what is would be compared for long.
    const LONGEST: usize = 128;
    if a == b {
        return true;
    }
    if a.len().max(b.len()) > LONGEST {
        return false;
    }
    let length = a.chars().count().min(b.chars().count());
    if length < 4 || a.chars().next() != b.chars().next() && length < 7 {
        return false;
    }
    if romanization_key(a) == romanization_key(b) {
        return true;
    }
    let allowed = match length {
        TWO_EDITS.. => 2,
        ONE_EDIT.. => 1,
        _ => 0,
    };
    strsim::osa_distance(a, b) <= allowed
}

/// Whether `acronym` (folded) is made of the initials of `words`; each of the small ones counts or does not:
/// "Prohibition of Trafficking in Persons" is "ptip".
pub(super) fn is_acronym_of(acronym: &str, words: &[&str]) -> bool {
    let letters = letters(acronym);
    let mut rests = vec![letters.as_str()];
    for word in words {
        let own = initials(&[*word], false);
        let (rest, small) = (rests.iter(), is_small(word));
        let counted = rest.filter_map(|rest| rest.strip_prefix(own.as_str()));
        let skipped = rests.iter().filter(|_| small).copied();
        // As many as the acronym has letters at most, however many small words there are.
        rests = counted.chain(skipped).collect();
        rests.sort_unstable_by_key(|rest| rest.len());
        rests.dedup();
    }
    letters.chars().nth(1).is_some() && words.len() > 1 && rests.contains(&"")
}

/// The letters of a word alone: "u.n." is "un".
pub(super) fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic()).collect()
}

/// Whether an acronym may pass over the word.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

const SMALL: &[&str] = &["of", "the", "and", "for", "on", "in", "de", "&"];

/// The first letters of `words`, with or without the small ones.
pub(super) fn initials(words: &[&str], skip_small: bool) -> String {
    words
        .iter()
        .filter(|w| !(skip_small && is_small(w)))
        .flat_map(|w| w.split('-'))
        .filter_map(|w| w.chars().find(|c| c.is_alphabetic()))
        .collect()
}

/// Whether two folded words are one given name, perhaps an initial of it.
pub(super) fn same_or_initial(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| {
        short.ends_with('.')
            && short.chars().count() == 2
            && short.chars().next() == long.chars().next()
    };
    a == b || initial(a, b) || initial(b, a)
}

#[cfg(test)]
mod tests {
    use super::{is_acronym_of, similar};

    #[test]
    fn acronyms_of_bodies() {
        for (acronym, name, is_its) in [
            (
                "naptip",
                "national agency for the prohibition of trafficking in persons",
                true,
            ),
            ("u.n.", "united nations", true),
            ("moe", "ministry of education", true),
            ("ipu", "inter-parliamentary union", true),
            (
                "naptp",
                "national agency for the prohibition of trafficking in persons",
                true,
            ),
            (
                "nap",
                "national agency for the prohibition of trafficking",
                false,
            ),
            ("oe", "ministry of education", false),
            (&"o".repeat(40), &["of"; 200].join(" "), true),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(is_acronym_of(acronym, &words), is_its, "{acronym} {name}");
        }
    }

    #[test]
    fn spellings_of_one_name() {
        for (a, b) in [
            ("mirzoyan", "morzoyan"),
            ("rahimov", "ragimov"),
            ("al-mahrouqi", "al-mahruqi"),
            ("wickramaratne", "wickremaratne"),
            ("jeyhun", "jeyhum"),
            ("zelensky", "zelenskyy"),
            ("haugland-moe", "hauglandmoe"),
        ] {
            assert!(similar(a, b), "{a} {b}");
        }
    }

    #[test]
    fn names_of_two() {
        for (a, b) in [
            ("iran", "iraq"),
            ("li", "lu"),
            ("kim", "kin"),
            ("park", "mark"),
            ("biden", "bolton"),
            ("clinton", "carter"),
        ] {
            assert!(!similar(a, b), "{a} {b}");
        }
    }
}
