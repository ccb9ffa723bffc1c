//! Running heads, feet and page numbers: what pages repeat belongs to no article.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::piece::{Piece, rows};
use super::words::joined_words;

/// How much of a page's height, at its head and at its foot, such lines may take.
const MARGIN: f64 = 0.12;

/// How many rows at each end are looked at.
const ROWS: usize = 3;

/// A row that is no words of its page: its number, the address that a browser prints there.
static APART: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"[^\w\s]*\s*(?:[^\W\d_]{1,5}\.?\s)?\d{1,4}(?:\s?[^\w\s]?\s?(?:[a-z]{2,3}\s)?\d{1,4})?[\s[^\w\s]]*";
    let address = r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?";
    Regex::new(&format!("^(?:{number}|{address})$")).expect("a pattern of the house")
});
/// When a browser printed the page: it puts that beside the page's title.
static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
    let moment =
        r"^\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4}),?\s\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?$";
    Regex::new(moment).expect("a pattern of the house")
});
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+").expect("a pattern of the house"));

/// The words of a page, and its height.
#[derive(Clone, Debug)]
pub(super) struct SetPage {
    pub(super) runs: Vec<Piece>,
    pub(super) height: f64,
}

/// Takes them from all pages.
pub(super) fn remove(pages: &mut [SetPage]) {
    let ends: Vec<Vec<Vec<&Piece>>> = pages.iter().map(end_rows).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for rows in &ends {
        let keys: HashSet<String> = rows.iter().map(|row| key(row)).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    // Left and right pages may differ, and the first has none.
    let enough = (pages.len() / 3).max(2);
    let gone = |rows: Vec<Vec<&Piece>>| {
        let mut gone: Vec<Piece> = Vec::new();
        for row in rows {
            let repeats = counts.get(&key(&row)).is_some_and(|count| *count >= enough);
            let all = repeats || APART.is_match(&words(&row));
            let runs = row.into_iter();
            gone.extend(
                runs.filter(|run| all || PRINTED.is_match(run.text.trim()))
                    .cloned(),
            );
        }
        gone
    };
    let gone: Vec<Vec<Piece>> = ends.into_iter().map(gone).collect();
    for (page, gone) in pages.iter_mut().zip(gone) {
        page.runs.retain(|run| !gone.contains(run));
    }
}

/// The rows at the head and the foot of a page.
fn end_rows(page: &SetPage) -> Vec<Vec<&Piece>> {
    let rows = rows(&page.runs);
    let base = |row: &Vec<&Piece>| row[0].base;
    let foot = rows.len().saturating_sub(ROWS);
    let at_end = |(index, row): &(usize, Vec<&Piece>)| {
        *index < ROWS && base(row) < MARGIN * page.height
            || *index >= foot && base(row) > (1.0 - MARGIN) * page.height
    };
    let ends = rows.into_iter().enumerate().filter(at_end);
    ends.map(|(_, row)| row).collect()
}

/// The same words but for the number, in the same type.
fn key(row: &[&Piece]) -> String {
    format!(
        "{:.0} {}",
        row[0].size,
        DIGITS.replace_all(&words(row), "#")
    )
}

fn words(row: &[&Piece]) -> String {
    joined_words(row.iter().map(|run| run.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{APART, PRINTED};

    #[test]
    fn what_printers_put_at_the_ends_of_a_page() {
        for apart in [
            "7",
            "- 7 -",
            "Page 3",
            "p. 12",
            "3 of 12",
            "3/12",
            "[4]",
            "https://news.example/a/b.html",
            "file:///home/a/story.html 2/3",
        ] {
            assert!(APART.is_match(apart), "{apart}");
        }
        for printed in ["12/1/26, 3:56 AM", "16/05/2024, 15:56"] {
            assert!(PRINTED.is_match(printed), "{printed}");
        }
        for words in [
            "6 May 2024",
            "The Lisbon Courier",
            "3 ministers met",
            "see https://a.example",
            "",
        ] {
            assert!(
                !APART.is_match(words) && !PRINTED.is_match(words),
                "{words}"
            );
        }
    }
}
