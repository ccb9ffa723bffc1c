//! How the table of boilerplate writes what a line says: words, `_` for one of any, `…`
//! behind them for a few more, and `…` before them where they stand anywhere in the line.

/// What `…` stands for at most, in characters.
const LONGEST_REST: usize = 160;

/// Whether a line, in lower case, is what a row says.
pub(super) fn is(row: &str, line: &str) -> bool {
    if let Some(inside) = row.strip_prefix('…') {
        return line.contains(inside.trim());
    }
    match row.strip_suffix('…') {
        Some(begun) => {
            behind(begun.trim_end(), line).is_some_and(|rest| rest.chars().count() <= LONGEST_REST)
        }
        None => behind(row, line).is_some_and(ends_label),
    }
}

/// What stands in a line, in lower case, behind the words of a row with which it begins.
pub(super) fn behind<'a>(row: &str, line: &'a str) -> Option<&'a str> {
    let mut rest = line;
    for word in row.split(' ') {
        rest = rest.trim_start();
        let end = rest
            .find(|c: char| c.is_whitespace() || ":…|·>›»".contains(c))
            .unwrap_or(rest.len());
        let own = rest[..end].trim_end_matches(['.', ',', ';', '!']);
        if end == 0 || word != "_" && !same(word, &rest[..end]) && !same(word, own) {
            return None;
        }
        rest = &rest[end..];
    }
    Some(rest)
}

/// The same word, however its apostrophe is written.
fn same(word: &str, other: &str) -> bool {
    let plain = |word: &str| word.replace('’', "'");
    word == other || plain(word) == plain(other)
}

/// Whether nothing follows but signs, and how many there are: "Comments (3)".
fn ends_label(rest: &str) -> bool {
    rest.chars()
        .all(|c| c.is_whitespace() || c.is_ascii_digit() || ":…()|>›».".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{behind, is};

    #[test]
    fn a_line_is_what_its_row_says_and_no_more() {
        for (row, line, expected) in [
            ("read also", "read also", true),
            ("read also", "read also:", true),
            ("read also", "read also …", true),
            ("read also", "read also what he said", false),
            ("related _", "related stories", true),
            ("related _", "related stories and more", false),
            ("comments", "comments (3)", true),
            ("more from …", "more from the ministry of fish", true),
            ("editor's picks", "editor’s picks", true),
            (
                "…all rights reserved",
                "© 2024 the post. all rights reserved.",
                true,
            ),
            ("_ min read", "4 min read", true),
        ] {
            assert_eq!(is(row, line), expected, "{row} / {line}");
        }
    }

    #[test]
    fn a_lead_leaves_what_it_leads_to() {
        assert_eq!(
            behind("read also", "read also: king met"),
            Some(": king met")
        );
        assert_eq!(behind("read", "reading is"), None);
    }
}
