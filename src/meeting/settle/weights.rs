//! What each clue counts for each sort of encounter: `weights.tsv`, as `cargo xtask circumstances`
//! has learnt it.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::Slot;
use super::clue::{Clue, Sort};

const TABLE: &str = include_str!("weights.tsv");

/// How much more likely `clues`, and the `words` around it, make it that something is the slot of
/// an encounter of these sorts, as a logarithm.
pub(super) fn score(slot: Slot, clues: &[Clue], words: &[String], sorts: &[Sort]) -> f32 {
    let weights = weights();
    let pairs = clues
        .iter()
        .flat_map(|clue| sorts.iter().map(move |sort| (*clue, *sort)));
    let told: f32 = pairs
        .map(|(clue, sort)| weights.of_clues[cell(slot, clue, sort)])
        .sum();
    let own = words.iter().filter_map(|word| {
        let key = (slot, word.as_str());
        weights.of_words.get(&key)
    });
    told + own.sum::<f32>()
}

struct Weights {
    of_clues: Vec<f32>,
    of_words: HashMap<(Slot, &'static str), f32>,
}

fn cell(slot: Slot, clue: Clue, sort: Sort) -> usize {
    (slot as usize * Clue::ALL.len() + clue as usize) * Sort::ALL.len() + sort as usize
}

fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut weights = Weights {
            of_clues: vec![0.0; Slot::ALL.len() * Clue::ALL.len() * Sort::ALL.len()],
            of_words: HashMap::new(),
        };
        for (slot, what, weight) in TABLE.lines().filter_map(row) {
            match what {
                What::Clue(clue, sort) => weights.of_clues[cell(slot, clue, sort)] = weight,
                What::Word(word) => drop(weights.of_words.insert((slot, word), weight)),
            }
        }
        weights
    })
}

/// Of what a row of the table speaks.
enum What {
    Clue(Clue, Sort),
    Word(&'static str),
}

/// Stands in the table in the place of a sort: the clue is a word of the text.
pub(crate) const WORD: &str = "word";

/// A row of the table; none for its comments.
fn row(line: &'static str) -> Option<(Slot, What, f32)> {
    let cells: Vec<_> = line.split('\t').collect();
    let [slot, clue, sort, weight] = cells[..] else {
        return None;
    };
    let slot = Slot::called(slot)?;
    let what = if sort == WORD {
        What::Word(clue)
    } else {
        What::Clue(Clue::called(clue)?, Sort::called(sort)?)
    };
    Some((slot, what, weight.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, row};
    use crate::named;

    #[test]
    fn every_row_names_a_slot_a_clue_and_a_sort() {
        let rows = named::rows(TABLE);
        let unknown: Vec<_> = rows.clone().filter(|line| row(line).is_none()).collect();
        assert!(rows.count() > 0);
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
