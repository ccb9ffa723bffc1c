//! Parts a page into its columns, in the order in which they are read.

use std::collections::BTreeMap;

use super::piece::{Piece, rows, usual};
use crate::text::work;

/// A column of prose has so many lines at least.
const LEAST_LINES: usize = 4;

/// Its lines are usually so long at least, by the size of the type: what is narrower are cells of a
/// table.
const LEAST_WIDTH: f64 = 8.0;

/// The widest gap between two words of a line that was spread to fill its column, by the size of the type.
const SPREAD: f64 = 2.5;

/// How many lines stand beside each other for each one that goes across and parts them.
const LINES_A_BAND: usize = 6;

/// How many left edges of lines are tried.
const MOST_EDGES: usize = 12;

/// Columns within columns.
const DEEPEST: usize = 5;

/// Type that is larger than most by this may be a heading over all columns, though it is too short
/// to go across.
const LARGER: f64 = 1.12;

/// A page of prose has no more such headings.
const MOST_HEADINGS: usize = 40;

/// Columns, and what goes across them, from the first to the last; what stands in each is in no
/// order.
pub(super) fn columns(runs: Vec<Piece>) -> Vec<Vec<Piece>> {
    nested(runs, 0)
}

fn nested(runs: Vec<Piece>, depth: usize) -> Vec<Vec<Piece>> {
    if runs.is_empty() {
        return Vec::new();
    }
    let gutter = (depth < DEEPEST).then(|| gutter(&runs)).flatten();
    let Some(gutter) = gutter else {
        return vec![runs];
    };
    let mut found = Vec::new();
    for band in bands(&runs, gutter) {
        let runs = band.runs.into_iter().cloned();
        if band.crosses {
            found.push(runs.collect());
        } else {
            let (left, right) = runs.partition(|run| run.left < gutter);
            found.extend(nested(left, depth + 1));
            found.extend(nested(right, depth + 1));
        }
    }
    found
}

/// What goes across a gutter, or stands beside it.
struct Band<'r> {
    crosses: bool,
    runs: Vec<&'r Piece>,
}

/// What goes across a gutter, and what is beside it, from top to bottom.
fn bands(runs: &[Piece], gutter: f64) -> Vec<Band<'_>> {
    let headings = headings(runs, gutter);
    let mut sorted: Vec<(usize, &Piece)> = runs.iter().enumerate().collect();
    sorted.sort_by(|(_, a), (_, b)| a.base.total_cmp(&b.base));
    let mut bands: Vec<Band> = Vec::new();
    for (index, run) in sorted {
        work::count();
        let crosses = run.left < gutter && run.right > gutter || headings.contains(&index);
        match bands.last_mut() {
            Some(band) if band.crosses == crosses => band.runs.push(run),
            _ => bands.push(Band {
                crosses,
                runs: vec![run],
            }),
        }
    }
    bands
}

/// Headings that part what is above from what is below on both sides: beside them is nothing.
fn headings(runs: &[Piece], gutter: f64) -> Vec<usize> {
    let size = usual(runs.iter().map(|run| run.size)).unwrap_or_default();
    let is_large = |(_, run): &(usize, &Piece)| run.size > LARGER * size;
    let large: Vec<(usize, &Piece)> = runs.iter().enumerate().filter(is_large).collect();
    if large.len() > MOST_HEADINGS {
        return Vec::new();
    }
    let parts = |(_, run): &(usize, &Piece)| {
        let is_left = run.right <= gutter;
        let (mut above, mut below, mut beside) = (false, false, false);
        let others = runs.iter().filter(|other| {
            if is_left {
                other.right > gutter
            } else {
                other.left < gutter
            }
        });
        for other in others {
            above |= other.base < run.base;
            below |= other.base > run.base;
            beside |= other.base > run.base - run.size && other.base < run.base + run.size;
        }
        above && below && !beside
    };
    let found = large.into_iter().filter(parts);
    found.map(|(index, _)| index).collect()
}

/// Where a page is parted: before the left edge that many lines share, with as many lines before
/// it.
fn gutter(runs: &[Piece]) -> Option<f64> {
    if runs.len() < 2 * LEAST_LINES {
        return None;
    }
    let size = usual(runs.iter().map(|run| run.size))?;
    let mut best: Option<(f64, usize)> = None;
    for edge in left_edges(runs, size) {
        let at = edge - size / 4.0;
        let left = lines(runs.iter().filter(|run| run.right <= at), size);
        let right = lines(runs.iter().filter(|run| run.left >= at), size);
        let least = left.len().min(right.len());
        let most = best.map_or(0, |(_, lines)| lines);
        let fits = least >= LEAST_LINES
            && least > most
            && is_prose(&left, size)
            && is_prose(&right, size)
            && are_beside(&left, &right);
        if !fits {
            continue;
        }
        let across = bands(runs, at).iter().filter(|band| band.crosses).count();
        if left.len() + right.len() >= across * LINES_A_BAND {
            best = Some((at, least));
        }
    }
    best.map(|(at, _)| at)
}

/// Those that most lines have.
fn left_edges(runs: &[Piece], size: f64) -> Vec<f64> {
    let step = if size > 0.0 { size / 2.0 } else { 1.0 };
    let mut found: BTreeMap<i64, (f64, usize)> = BTreeMap::new();
    for run in runs {
        // What stands beyond all pages is rounded to the last one.
        #[expect(clippy::cast_possible_truncation)]
        let key = (run.left / step).round() as i64;
        let (edge, count) = found.entry(key).or_insert((run.left, 0));
        *edge = edge.min(run.left);
        *count += 1;
    }
    let mut shared: Vec<(f64, usize)> = found.into_values().collect();
    shared.retain(|(_, count)| *count >= LEAST_LINES);
    shared.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    shared.truncate(MOST_EDGES);
    shared.into_iter().map(|(edge, _)| edge).collect()
}

/// A line of a column: its width, and what it stands on.
struct Line {
    width: f64,
    base: f64,
}

/// The lines that `runs` make: words of one row that are no further from each other than where a line
/// was spread.
fn lines<'r>(runs: impl Iterator<Item = &'r Piece>, size: f64) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in rows(runs) {
        let together = |one: &&Piece, next: &&Piece| next.left - one.right <= SPREAD * size;
        lines.extend(row.chunk_by(together).map(|line| Line {
            width: line[line.len() - 1].right - line[0].left,
            base: line[0].base,
        }));
    }
    lines
}

fn is_prose(lines: &[Line], size: f64) -> bool {
    let width = usual(lines.iter().map(|line| line.width));
    width.is_some_and(|width| width >= LEAST_WIDTH * size)
}

/// Whether lines of both stand at the same height, and not all of one above the other's.
fn are_beside(left: &[Line], right: &[Line]) -> bool {
    let ends = |lines: &[Line]| {
        let bases = lines.iter().map(|line| line.base);
        let top = bases.clone().fold(f64::INFINITY, f64::min);
        (top, bases.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left_top, left_end), (right_top, right_end)) = (ends(left), ends(right));
    let shared = left_top.max(right_top) - 1.0..=left_end.min(right_end) + 1.0;
    let within = |lines: &[Line]| {
        let bases = lines.iter().map(|line| line.base);
        bases.filter(|base| shared.contains(base)).count()
    };
    within(left).min(within(right)) >= LEAST_LINES - 1
}
