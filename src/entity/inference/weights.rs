//! What each clue counts for each sort of person: `weights.tsv`, as `cargo xtask affiliations`
//! has learnt it.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::clue::{Clue, Sort};

const TABLE: &str = include_str!("weights.tsv");

/// Stands before a title in the table, in the place of a sort.
pub(crate) const TITLE: &str = "title ";

/// How much more likely `clues` make it that a person of these sorts, with this title, acts for
/// whom they are of, as a logarithm.
pub(super) fn score(clues: &[Clue], sorts: &[Sort], title: &str) -> f32 {
    let weights = weights();
    let pairs = clues
        .iter()
        .flat_map(|clue| sorts.iter().map(|sort| cell(*clue, *sort)));
    let sorts: f32 = pairs.map(|cell| weights.of_sorts[cell]).sum();
    let own = weights.of_titles.get(title).into_iter().flatten();
    let title: f32 = own
        .filter(|(clue, _)| clues.contains(clue))
        .map(|(_, w)| w)
        .sum();
    sorts + title
}

struct Weights {
    of_sorts: Vec<f32>,
    of_titles: HashMap<&'static str, Vec<(Clue, f32)>>,
}

fn cell(clue: Clue, sort: Sort) -> usize {
    clue as usize * Sort::ALL.len() + sort as usize
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut weights = Weights {
            of_sorts: vec![0.0; Clue::ALL.len() * Sort::ALL.len()],
            of_titles: HashMap::new(),
        };
        for (clue, whose, weight) in TABLE.lines().filter_map(row) {
            match whose {
                Whose::Sort(sort) => weights.of_sorts[cell(clue, sort)] = weight,
                Whose::Title(title) => {
                    let own = weights.of_titles.entry(title).or_default();
                    own.push((clue, weight));
                }
            }
        }
        weights
    })
}

/// Of what persons a row of the table speaks.
enum Whose {
    Sort(Sort),
    Title(&'static str),
}

/// A row of the table; none for its comments.
fn row(line: &'static str) -> Option<(Clue, Whose, f32)> {
    let mut cells = line.split('\t');
    let (clue, whose, weight) = (cells.next()?, cells.next()?, cells.next()?);
    let clue = Clue::called(clue)?;
    let whose = match whose.strip_prefix(TITLE) {
        Some(title) => Whose::Title(title),
        None => Whose::Sort(Sort::called(whose)?),
    };
    Some((clue, whose, weight.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, row};
    use crate::named;

    #[test]
    fn every_row_names_a_clue_and_a_sort_or_title() {
        let rows = named::rows(TABLE);
        let unknown: Vec<_> = rows.clone().filter(|line| row(line).is_none()).collect();
        assert!(rows.count() > 0);
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
