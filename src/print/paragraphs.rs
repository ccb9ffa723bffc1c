//! Joins the lines of a column to paragraphs, as they were before they were set.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::piece::{Piece, joined, rows, usual};
use super::words::Words;

/// Lines that were one paragraph.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Of the type.
    pub(super) size: f64,
    /// Whether its last line is full and ends no sentence, so that it may go on elsewhere.
    pub(super) open: bool,
}

/// Type that differs by more than this is of another paragraph.
const OTHER_SIZE: f64 = 1.12;

/// A gap between lines that is larger than the usual one by this is one between paragraphs.
const OTHER_GAP: f64 = 1.3;

/// The usual distance of lines that stand alone, by the size of the type.
const LEADING: f64 = 1.35;

/// How far a first line is moved in, by the size of the type: more than, and less than.
const INDENT: (f64, f64) = (0.7, 6.0);

/// A line that leaves so much of its column empty, of 1, is a last line: where it ends a sentence,
/// and whatever it ends.
const SHORT_AFTER_SENTENCE: f64 = 0.15;
const SHORT: f64 = 0.45;

/// How an entry of a list or an agenda begins: a mark, a number, the time of day.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[•▪◦‣●■–—*·-]\s|\(?\d{1,2}[.)]\s|\d{1,2}[.:]\d{2}\b)")
        .expect("a pattern of the house")
});

/// How a sentence, a title or what leads to a list ends.
static ENDED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"[.!?:…]["'”’»)\]]*\s*$"#).expect("a pattern of the house"));

/// The paragraphs of a column, with broken words made whole by the `words` of the text.
pub(super) fn paragraphs(column: &[Piece], words: &Words) -> Vec<Paragraph> {
    let lines: Vec<Piece> = rows(column).into_iter().filter_map(joined).collect();
    let steps: Vec<f64> = lines
        .windows(2)
        .map(|pair| pair[1].base - pair[0].base)
        .collect();
    let Some(size) = usual(lines.iter().map(|line| line.size)) else {
        return Vec::new();
    };
    let alone = LEADING * size;
    let set = usual(steps.iter().copied()).filter(|_| steps.len() > 2);
    let leading = set.map_or(alone, |step| step.min(alone * OTHER_GAP));
    let edges = Edges {
        left: commonest(lines.iter().map(|line| line.left)),
        right: lines.iter().map(|line| line.right).fold(f64::MIN, f64::max),
    };
    let mut found: Vec<Paragraph> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1);
        let before = index.checked_sub(1).map(|index| &lines[index]);
        // A line that is alone in its column may be a heading, however wide it is.
        let open = lines.len() > 1
            && !ENDED.is_match(&line.text)
            && line.right >= edges.right - SHORT * (edges.right - edges.left);
        match found.last_mut().zip(before) {
            Some((last, before))
                if !is_other(line, before, leading)
                    && !edges.is_first(line, before, next, ENTRY.is_match(&last.text)) =>
            {
                last.text = words.unbroken(&last.text, &line.text);
                last.open = open;
            }
            _ => found.push(Paragraph {
                text: line.text.clone(),
                size: line.size,
                open,
            }),
        }
    }
    found
}

impl Paragraph {
    /// Whether, where it ended a column or a page, it goes on with `next`.
    pub(super) fn goes_on(&self, next: &Self) -> bool {
        self.open && same_size(self.size, next.size) && !ENTRY.is_match(&next.text)
    }

    /// Whether its type is smaller than that of `text`, at the foot of whose column it stands.
    pub(super) fn is_note_below(&self, text: &Self) -> bool {
        self.size < text.size && !same_size(self.size, text.size)
    }
}

/// Lines too far from each other, or of other type.
fn is_other(line: &Piece, before: &Piece, leading: f64) -> bool {
    !same_size(line.size, before.size)
        || line.base - before.base > OTHER_GAP * leading.max(before.size)
}

/// The edges of a column.
struct Edges {
    left: f64,
    right: f64,
}

impl Edges {
    /// Whether a line begins a paragraph by how it begins, or by how the one before ends. `hangs`:
    /// the paragraph before is an entry, below whose mark its lines are moved in.
    fn is_first(&self, line: &Piece, before: &Piece, next: Option<&Piece>, hangs: bool) -> bool {
        if ENTRY.is_match(&line.text) {
            return true;
        }
        let is_in = |other: &Piece| {
            let by = (other.left - self.left) / line.size;
            by > INDENT.0 && by < INDENT.1
        };
        // Where the lines that follow are moved in as well, they all hang below their first one.
        if hangs && line.left > self.left {
            return false;
        }
        if is_in(line) && !is_in(before) && next.is_none_or(|next| !is_in(next)) {
            return true;
        }
        let width = self.right - self.left;
        let empty = (self.right - before.right) / if width == 0.0 { 1.0 } else { width };
        empty > SHORT || empty > SHORT_AFTER_SENTENCE && ENDED.is_match(&before.text)
    }
}

fn same_size(one: f64, other: f64) -> bool {
    one.max(other) <= OTHER_SIZE * one.min(other)
}

/// The edge that most lines have, of those the leftmost.
fn commonest(edges: impl Iterator<Item = f64>) -> f64 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for edge in edges {
        // What stands beyond all pages is rounded to the last one.
        #[expect(clippy::cast_possible_truncation)]
        let edge = edge.round() as i64;
        *counts.entry(edge).or_default() += 1;
    }
    let best = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    // No page is so wide that this would lose anything.
    #[expect(clippy::cast_precision_loss)]
    best.map_or(0.0, |(edge, _)| edge as f64)
}

#[cfg(test)]
mod tests {
    use super::{ENDED, ENTRY};

    #[test]
    fn entries_and_ends() {
        for entry in [
            "• trade",
            "- trade",
            "3. Trade",
            "(3) Trade",
            "9.30 Talks",
            "14:00",
        ] {
            assert!(ENTRY.is_match(entry), "{entry}");
        }
        for prose in ["30 ministers", "2024 was", "-based", "A. Reis", "9.305"] {
            assert!(!ENTRY.is_match(prose), "{prose}");
        }
        for ended in ["in Oslo.", "“Yes!”", "(in Oslo.)", "Present: "] {
            assert!(ENDED.is_match(ended), "{ended}");
        }
        assert!(!ENDED.is_match("in Oslo, and"));
    }
}
