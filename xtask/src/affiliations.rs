//! `cargo xtask affiliations`: from gold articles (`ID.json` beside `ID.txt`) to what each clue
//! counts for whom a person acts for. Prints how often the answer was right, each article left
//! out of what was learnt for it; with `--write`, writes the table.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use readout::affiliations::{Question, questions};

use crate::choice::{Choices, learn, probabilities};
use crate::gold::{self, key, list};

const TABLE: &str = "src/entity/inference/weights.tsv";

const HEADER: &str = "\
# How much each clue speaks for the side of which a text shows it, by the sort of person, as a
# natural logarithm of odds. Made by `cargo xtask affiliations --write FOLDER…`.
# clue\tsort of person\tweight
";

/// Weights below this are left out of the table: they change hardly an answer.
const LEAST: f64 = 0.15;

/// How small weights are kept.
const SMALL: f64 = 1.5;

/// In how many parts the articles are learnt from in turn.
const FOLDS: usize = 6;

/// A pair of a clue and a sort of person.
type Pair<'a> = (&'static str, &'a str);

/// A question with its answer.
struct Example {
    article: usize,
    choices: Choices,
    /// Whether gold tells an affiliation at all.
    told: bool,
}

/// Runs the command.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (write, folders) = gold::arguments(arguments);
    let mut asked = Vec::new();
    for folder in &folders {
        for path in gold::articles(folder)? {
            if !gold::is_aside(&path) {
                asked.push(read(&path)?);
            }
        }
    }
    if asked.is_empty() {
        return Err("affiliations needs folders of gold articles".to_owned());
    }
    let pairs = common_pairs(&asked);
    let examples: Vec<Example> = (asked.iter().enumerate())
        .flat_map(|(article, asked)| asked.iter().map(move |one| (article, one)))
        .map(|(article, one)| one.example(article, &pairs))
        .collect();
    let scales: Vec<f64> = pairs.keys().map(|pair| scale(*pair)).collect();
    cross_validate(&examples, &scales);
    if write {
        let all: Vec<&Choices> = examples.iter().map(|one| &one.choices).collect();
        let weights = learn(&all, &scales, SMALL);
        let mut rows = HEADER.to_owned();
        for ((clue, sort), index) in &pairs {
            let weight = weights[*index] * scales[*index];
            if weight.abs() >= LEAST {
                let _ = writeln!(rows, "{clue}\t{sort}\t{weight:.2}");
            }
        }
        fs::write(TABLE, rows).map_err(|e| format!("{TABLE}: {e}"))?;
        println!("wrote {TABLE}");
    }
    Ok(())
}

/// A question, and for each side whether it is right.
struct Asked {
    question: Question,
    right: Vec<bool>,
    told: bool,
}

impl Asked {
    fn pairs(&self) -> impl Iterator<Item = Pair<'_>> {
        let clues = self.question.sides.iter().flat_map(|(_, clues)| clues);
        clues.flat_map(|clue| {
            self.question
                .sorts
                .iter()
                .map(move |sort| (*clue, sort.as_str()))
        })
    }

    fn example(&self, article: usize, pairs: &BTreeMap<Pair<'_>, usize>) -> Example {
        let sides = self.question.sides.iter().zip(&self.right);
        Example {
            article,
            choices: sides
                .map(|((_, clues), right)| {
                    let cells = clues.iter().flat_map(|clue| {
                        let sorts = self.question.sorts.iter();
                        sorts.filter_map(|sort| pairs.get(&(*clue, sort.as_str())).copied())
                    });
                    (cells.collect(), *right)
                })
                .collect(),
            told: self.told,
        }
    }
}

/// The questions of one article about persons of whom its gold tells.
fn read(path: &Path) -> Result<Vec<Asked>, String> {
    let (gold, text) = gold::read(path)?;
    let mut persons: Vec<(HashSet<String>, Option<String>)> = list(&gold["entities"])
        .into_iter()
        .filter(|entity| entity["type"] == "person")
        .map(|entity| {
            let affiliation = entity["affiliation"].as_str().map(key);
            (gold::names(entity), affiliation)
        })
        .collect();
    let mut asked = Vec::new();
    for question in questions(&text) {
        let is_asked =
            |names: &HashSet<String>| question.person.iter().any(|n| names.contains(&key(n)));
        let Some(at) = persons.iter().position(|(names, _)| is_asked(names)) else {
            continue;
        };
        let (_, affiliation) = persons.remove(at);
        asked.push(Asked {
            right: right(&question, affiliation.as_deref()),
            told: affiliation.is_some(),
            question,
        });
    }
    Ok(asked)
}

/// For each side whether it is the affiliation: by its whole name, else by a part of it.
fn right(question: &Question, affiliation: Option<&str>) -> Vec<bool> {
    let names: Vec<Option<String>> = question
        .sides
        .iter()
        .map(|(name, _)| name.as_deref().map(key))
        .collect();
    let Some(wanted) = affiliation else {
        return names.iter().map(Option::is_none).collect();
    };
    let whole: Vec<bool> = names
        .iter()
        .map(|name| name.as_deref() == Some(wanted))
        .collect();
    if whole.contains(&true) {
        return whole;
    }
    let is_part = |name: &String| name.contains(wanted) || wanted.contains(name.as_str());
    names
        .iter()
        .map(|name| name.as_ref().is_some_and(is_part))
        .collect()
}

/// The pairs that are seen often enough to learn from, and the index of each.
fn common_pairs(asked: &[Vec<Asked>]) -> BTreeMap<Pair<'_>, usize> {
    const SEEN: usize = 12;
    let mut counts: BTreeMap<Pair<'_>, usize> = BTreeMap::new();
    for pair in asked.iter().flatten().flat_map(Asked::pairs) {
        *counts.entry(pair).or_default() += 1;
    }
    let common = counts.into_iter().filter(|(_, count)| *count >= SEEN);
    common.map(|(pair, _)| pair).zip(0..).collect()
}

/// What holds for all sorts of person is believed sooner than what holds for one.
fn scale((_, sort): Pair<'_>) -> f64 {
    const ONE_SORT: f64 = 0.6;
    if sort == "any" { 1.0 } else { ONE_SORT }
}

/// Prints how often the answer was right from each least probability on.
fn cross_validate(examples: &[Example], scales: &[f64]) {
    let mut answers: Vec<(f64, bool, bool)> = Vec::new();
    for fold in 0..FOLDS {
        let (out, kept): (Vec<&Example>, Vec<&Example>) =
            examples.iter().partition(|one| one.article % FOLDS == fold);
        let kept: Vec<&Choices> = kept.iter().map(|one| &one.choices).collect();
        let weights = learn(&kept, scales, SMALL);
        for example in out {
            let likely = probabilities(&example.choices, &weights, scales);
            // The first side is nobody.
            let best = (1..likely.len()).max_by(|a, b| likely[*a].total_cmp(&likely[*b]));
            answers.extend(best.map(|b| (likely[b], example.choices[b].1, example.told)));
        }
    }
    println!(
        "{} questions\nleast  right  wrong  none told",
        examples.len()
    );
    for tenth in 0..10 {
        let least = f64::from(tenth) / 10.0;
        let given = || answers.iter().filter(move |(likely, ..)| *likely >= least);
        let right = given().filter(|(_, right, _)| *right).count();
        let wrong = given().filter(|(_, right, told)| !right && *told).count();
        let none = given().filter(|(.., told)| !told).count();
        println!("{least:.1}    {right:5}  {wrong:5}  {none:5}");
    }
}
