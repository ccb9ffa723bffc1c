//! Words as they stand on a page, and the rows that they make.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::work;

/// Words that were drawn at one go. Lengths are in the units of the page, counted from its upper
/// left.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Where they begin.
    pub left: f64,
    /// Where they end.
    pub right: f64,
    /// The line that they stand on.
    pub base: f64,
    /// The size of the type.
    pub size: f64,
    /// Whether a space was drawn before them.
    pub spaced: bool,
}

/// How far words of one row may stand above and below each other, by the size of the type.
const SLANT: f64 = 0.45;

/// From here on a gap within a row may be one between columns, by the size of the type.
const WIDE: f64 = 0.8;

/// From here on a gap is a space, by the size of the type.
const SPACE: f64 = 0.16;

/// Marks of notes are of smaller type than the words that they stand beside.
const NOTE_MARK: f64 = 0.8;

/// The rows of a page or a column from top to bottom, with what stands in them from left to right.
pub(super) fn rows<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> Vec<Vec<&'p Piece>> {
    let mut sorted: Vec<&Piece> = pieces.into_iter().collect();
    sorted.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    for piece in sorted {
        work::count();
        match rows.last_mut() {
            Some(row) if piece.base - row[0].base <= SLANT * piece.size.max(row[0].size) => {
                row.push(piece);
            }
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// Words of one row with no wide gap between them.
pub(super) fn runs(pieces: &[Piece]) -> Vec<Piece> {
    rows(pieces).into_iter().flat_map(runs_of_row).collect()
}

fn runs_of_row(row: Vec<&Piece>) -> Vec<Piece> {
    let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let largest = row.iter().filter(|piece| piece.size >= size);
    let base = usual(largest.map(|piece| piece.base)).unwrap_or_default();
    let mut runs: Vec<Piece> = Vec::new();
    for piece in row {
        match runs.last_mut() {
            // Bold type is made by drawing the same words twice, too.
            Some(last)
                if last.text.ends_with(&piece.text)
                    && piece.right <= last.right + SPACE * piece.size
                    && piece.left < last.right - SPACE * piece.size => {}
            Some(_) if is_note_mark(piece, size, base) => {}
            Some(last) if piece.left - last.right < WIDE * piece.size.max(last.size) => {
                last.append(piece);
            }
            _ => runs.push(Piece {
                spaced: false,
                ..piece.clone()
            }),
        }
    }
    runs
}

/// What stands in one row as one run, whatever is between; `None` of none.
pub(super) fn joined(row: Vec<&Piece>) -> Option<Piece> {
    row.into_iter().cloned().reduce(|mut line, run| {
        line.append(&Piece {
            spaced: true,
            ..run
        });
        line
    })
}

impl Piece {
    /// Goes on with `piece`.
    fn append(&mut self, piece: &Piece) {
        let apart = piece.spaced || piece.left - self.right > SPACE * piece.size.min(self.size);
        if apart && !self.text.ends_with(' ') && !piece.text.starts_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(&piece.text);
        self.right = self.right.max(piece.right);
        self.size = self.size.max(piece.size);
    }
}

/// A small raised figure belongs to a note, and not to the words before it.
fn is_note_mark(piece: &Piece, size: f64, base: f64) -> bool {
    static MARK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\s*[\d*†‡]{1,3}\s*$").expect("a pattern of the house"));
    piece.size < NOTE_MARK * size && piece.base < base && MARK.is_match(&piece.text)
}

/// The middle one; `None` of none.
pub(super) fn usual(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut numbers: Vec<f64> = numbers.into_iter().collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
