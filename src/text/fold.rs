//! One spelling for all spellings of a letter: the key under which words are looked up.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that Unicode does not decompose but that news text writes plainly.
const PLAIN: &[(char, &str)] = &[
    ('ı', "i"),
    ('ł', "l"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ə', "a"),
    ('ħ', "h"),
    ('ŋ', "n"),
    ('’', "'"),
    ('‘', "'"),
    ('ʼ', "'"),
    ('ʻ', "'"),
    ('`', "'"),
    ('‐', "-"),
    ('‑', "-"),
];

/// Lower case, no accents, no format characters, straight apostrophes and hyphens.
///
/// ```
/// assert_eq!(readout::text::fold("Yıldıran’s"), "yildiran's");
/// assert_eq!(readout::text::fold("Łukasz Ødegård"), "lukasz odegard");
/// ```
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// A word without the end of a line in it: "Wednes-" and "day" are "Wednesday", "Jean-" and
/// "Luc" are "Jean-Luc".
fn healed(word: &str) -> Cow<'_, str> {
    if !word.contains('\n') {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for (at, part) in word.split('\n').enumerate() {
        let part = part.trim();
        if at > 0 && part.starts_with(char::is_lowercase) {
            let hyphen = out.trim_end_matches(is_hyphen).len();
            out.truncate(hyphen);
        }
        out.push_str(part);
    }
    Cow::Owned(out)
}

/// Words on one line, those healed that were parted at the end of one, without signs that
/// nobody sees.
pub(crate) fn one_line(words: &str) -> String {
    let mut line = String::new();
    let mut rest = words;
    while let Some(end) = rest.find('\n') {
        let (before, behind) = (rest[..end].trim(), rest[end..].trim_start());
        line.push_str(before);
        if !(before.ends_with(is_hyphen) && behind.starts_with(char::is_alphabetic)) {
            line.push(' ');
        } else if behind.starts_with(char::is_lowercase) {
            line.truncate(line.trim_end_matches(is_hyphen).len());
        }
        rest = behind;
    }
    line.push_str(rest);
    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace('\u{ad}', "")
}

/// A sign that may part a word at the end of a line.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\u{ad}')
}

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    let word = &*healed(word);
    if word.is_ascii() {
        let start = out.len();
        if word.contains('`') {
            out.push_str(&word.replace('`', "'"));
        } else {
            out.push_str(word);
        }
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase().nfkd() {
            if is_combining_mark(lower) || is_format(lower) {
                continue;
            }
            match PLAIN.iter().find(|(from, _)| *from == lower) {
                Some((_, plain)) => out.push_str(plain),
                None => out.push(lower),
            }
        }
    }
}

/// Invisible characters that may stand inside a word: soft hyphen, joiners, bidi controls.
pub(crate) fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{fold, one_line};

    #[test]
    fn names_over_two_lines_are_one() {
        for (written, name) in [
            ("Andris\n  Kalve", "Andris Kalve"),
            ("Andris Kal-\nve", "Andris Kalve"),
            ("Jean-\nLuc Noir", "Jean-Luc Noir"),
            ("Ana Re\u{ad}is", "Ana Reis"),
        ] {
            assert_eq!(one_line(written), name);
        }
    }

    #[test]
    fn spellings_of_one_name_fold_to_one_key() {
        for (written, key) in [
            ("Erdoğan", "erdogan"),
            ("O`Brien", "o'brien"),
            ("İstanbul", "istanbul"),
            ("St.\u{200b}John’s", "st.john's"),
            ("z\u{300}\u{301}\u{302}algo", "zalgo"),
            ("Səmədov", "samadov"),
            ("Президент", "президент"),
            ("Wednes-\nday", "wednesday"),
            ("Kal-\r\n  ve", "kalve"),
            ("Re\u{ad}\nis", "reis"),
            ("Jean-\nLuc", "jean-luc"),
        ] {
            assert_eq!(fold(written), key);
        }
    }
}
