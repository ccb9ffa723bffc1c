//! Measures tagging and parsing on held-out documents.

use std::time::Instant;

use readout::syntax::Relation;
use readout::syntax::training::Model;
use readout::text::Text;

use super::align::Example;
use super::units::{Tree, collapsed, plain};

#[derive(Default)]
struct Score {
    words: usize,
    tags: usize,
    /// Without punctuation, as usual.
    scored: usize,
    heads: usize,
    labelled: usize,
}

/// Prints tagging accuracy, unlabelled and labelled attachment for each set.
pub fn evaluate(model: &Model, sets: &[(&str, Vec<Example>)]) {
    println!("set       units   words    XPOS     UAS     LAS");
    for (name, examples) in sets {
        let plain: Vec<_> = examples.iter().map(plain).collect();
        let whole: Vec<_> = examples.iter().map(|e| collapsed(e, || true)).collect();
        for (units, trees) in [("tokens", plain), ("names", whole)] {
            let mut score = Score::default();
            for (example, tree) in examples.iter().zip(&trees) {
                add(&mut score, model, &Text::new(&example.source), tree);
            }
            println!(
                "{name:9} {units:6} {:6}  {:6.2}  {:6.2}  {:6.2}",
                score.words,
                percent(score.tags, score.words),
                percent(score.heads, score.scored),
                percent(score.labelled, score.scored),
            );
        }
    }
    speed(model, sets);
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn add(score: &mut Score, model: &Model, text: &Text, tree: &Tree) {
    let parse = model.parse(text, &tree.units);
    for (unit, relation) in tree.relations.iter().enumerate() {
        score.words += 1;
        score.tags += usize::from(parse.tag(unit) == tree.tags[unit]);
        if *relation == Relation::Punct {
            continue;
        }
        score.scored += 1;
        if parse.head(unit).unwrap_or(tree.units.len()) == tree.heads[unit] {
            score.heads += 1;
            // PUD does not tell agents apart.
            let plain = |r| {
                if r == Relation::OblAgent {
                    Relation::Obl
                } else {
                    r
                }
            };
            score.labelled += usize::from(plain(parse.relation(unit)) == plain(*relation));
        }
    }
}

fn speed(model: &Model, sets: &[(&str, Vec<Example>)]) {
    let sentences: Vec<_> = sets
        .iter()
        .flat_map(|(_, examples)| examples)
        .map(|e| (Text::new(&e.source), plain(e).units))
        .collect();
    let words: usize = sentences.iter().map(|(_, units)| units.len()).sum();
    let seconds = (0..5)
        .map(|_| {
            let start = Instant::now();
            for (text, units) in &sentences {
                std::hint::black_box(model.parse(text, units));
            }
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!("{:.0} words/s, best of 5", words as f64 / seconds);
}
