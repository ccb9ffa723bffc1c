//! From words as they stand on printed pages to the article that they are: columns in their order,
//! paragraphs without the breaks of their lines, no running heads.

mod columns;
mod paragraphs;
mod piece;
mod running;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashMap;

use crate::text::one_line;
use paragraphs::Paragraph;
pub use piece::Piece;
use running::SetPage;
use words::{HYPHENS, SOFT, Words};

/// How much larger the type of a headline is than that of most words.
const HEADLINE: f64 = 1.25;

/// What comes before a headline: the name of the house, the day.
const BEFORE_HEADLINE: usize = 6;

/// The longest headline, in bytes.
const LONGEST_HEADLINE: usize = 300;

/// How many paragraphs back one may have been left that goes on now, where notes stand between.
const LOOKED_BACK: usize = 6;

/// A page as its words stand on it.
#[derive(Clone, Debug, Default)]
pub struct PrintedPage {
    /// Its words, in any order.
    pub pieces: Vec<Piece>,
    /// Its height, in the unit of the pieces.
    pub height: f64,
}

/// What pages say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// The headline, in one line; it is not repeated in `text`.
    pub title: Option<String>,
    /// Paragraphs parted by blank lines.
    pub text: String,
}

/// Reads the article of printed pages.
///
/// ```
/// use readout::print::{Piece, PrintedPage, read};
/// let line = |text: &str, base| Piece {
///     text: text.to_owned(),
///     left: 70.0,
///     right: 70.0 + 5.0 * text.len() as f64,
///     base,
///     size: 10.0,
///     spaced: false,
/// };
/// let pieces = vec![line("Ana Reis met her Span-", 100.0), line("ish counterpart.", 112.0)];
/// let pages = [PrintedPage { pieces, height: 840.0 }];
/// assert_eq!(read(&pages).text, "Ana Reis met her Spanish counterpart.");
/// ```
#[must_use]
pub fn read(pages: &[PrintedPage]) -> Print {
    let mut set: Vec<SetPage> = pages
        .iter()
        .map(|page| SetPage {
            runs: piece::runs(&drawn(&page.pieces)),
            height: page.height,
        })
        .collect();
    running::remove(&mut set);
    let runs = set.iter().flat_map(|page| &page.runs);
    let words = Words::of(runs.map(|run| run.text.as_str()));
    let mut all: Vec<Paragraph> = Vec::new();
    let mut on_first = None;
    for page in set {
        for column in columns::columns(page.runs) {
            add(&mut all, paragraphs::paragraphs(&column, &words), &words);
        }
        on_first.get_or_insert(all.len());
    }
    let before = on_first.unwrap_or_default().min(BEFORE_HEADLINE);
    let headline = headline(&all, before);
    let title = headline.map(|at| one_line(&all.remove(at).text));
    let paragraphs: Vec<String> = all
        .iter()
        .map(|one| one.text.replace(SOFT, ""))
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    Print {
        title,
        text: paragraphs.join("\n\n"),
    }
}

/// What can stand on a page, with the marks of words that may be broken gone where none is.
fn drawn(pieces: &[Piece]) -> Vec<Piece> {
    let is_placed = |piece: &&Piece| {
        let lengths = [piece.left, piece.right, piece.base, piece.size];
        lengths.into_iter().all(f64::is_finite) && piece.size > 0.0
    };
    let tidied = pieces.iter().filter(is_placed).cloned().map(|mut piece| {
        let end = piece.text.trim_end_matches(HYPHENS).len();
        let hyphens = piece.text.split_off(end);
        piece.text = piece.text.replace(SOFT, "");
        piece.text.push_str(&hyphens);
        piece
    });
    tidied.collect()
}

/// Adds the paragraphs of a column, of which the first may go on with one that was left.
fn add(all: &mut Vec<Paragraph>, column: Vec<Paragraph>, words: &Words) {
    let mut column = column.into_iter();
    let Some(first) = column.next() else { return };
    let mut near = all.iter_mut().rev().take(LOOKED_BACK);
    let last = near.find(|one| !one.is_note_below(&first));
    match last.filter(|last| last.goes_on(&first)) {
        Some(left) => {
            left.text = words.unbroken(&left.text, &first.text);
            left.open = first.open;
        }
        None => all.push(first),
    }
    all.extend(column);
}

/// Which of the first `count` paragraphs is set largest, if it is larger than the text.
fn headline(paragraphs: &[Paragraph], count: usize) -> Option<usize> {
    let size = body_size(paragraphs);
    let mut best: Option<usize> = None;
    for (at, one) in paragraphs[..count].iter().enumerate() {
        let fits = one.size >= HEADLINE * size
            && one.text.len() <= LONGEST_HEADLINE
            && one.text.contains(char::is_alphabetic);
        if fits && best.is_none_or(|best| paragraphs[best].size < one.size) {
            best = Some(at);
        }
    }
    best
}

/// The size of the type that most is set in.
fn body_size(paragraphs: &[Paragraph]) -> f64 {
    let mut lengths: HashMap<u64, (f64, usize)> = HashMap::new();
    for one in paragraphs {
        let size = one.size.round();
        lengths.entry(size.to_bits()).or_insert((size, 0)).1 += one.text.len();
    }
    let most = lengths
        .into_values()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.total_cmp(&a.0)));
    most.map_or(f64::INFINITY, |(size, _)| size)
}
