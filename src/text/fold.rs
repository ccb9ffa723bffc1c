//! One spelling for all spellings of a letter: the key under which words are looked up.

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

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
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
    use super::fold;

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
        ] {
            assert_eq!(fold(written), key);
        }
    }
}
