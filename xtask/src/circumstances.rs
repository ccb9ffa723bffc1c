//! `cargo xtask circumstances`: from gold articles (folders with `ID.json` beside `ID.txt`, and
//! files of JSON lines) to what each clue counts for the day and the place of an encounter. Prints
//! how often the choice was right, each article left out of what was learnt for it, and how often
//! the rules alone are; with `--write`, writes the table.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use readout::circumstances::{Choice, Question, questions};
use readout::document::{Precision, Status};
use serde_json::Value;

use crate::choice::{Choices, learn, probabilities};
use crate::gold::{self, happened, key, list};

const TABLE: &str = "src/meeting/settle/weights.tsv";

const HEADER: &str = "\
# How much each clue speaks for a day or a place of an encounter, by the sort of encounter, as a
# natural logarithm of odds. Of the sort `word` are words that stand around it in the text. Made by
# `cargo xtask circumstances --write PATH…`.
# slot\tclue\tsort of encounter\tweight
";

/// Weights below this are left out of the table: they change hardly an answer.
const LEAST: f64 = 0.1;

/// How small weights are kept.
const SMALL: f64 = 1.5;

/// In how many parts the articles are learnt from in turn.
const FOLDS: usize = 6;

const SLOTS: [&str; 3] = ["day", "place", "occasion"];

/// An encounter of the gold.
struct Gold {
    parties: Vec<HashSet<String>>,
    status: Status,
    /// Its day, month or year.
    date: Option<String>,
    /// The words that date it.
    when: Option<String>,
    /// All names of the place.
    place: HashSet<String>,
    occasion: Option<String>,
    unsure: bool,
}

/// An article: where it is from, and what is asked of it.
struct Article {
    set: String,
    /// Each with which of its choices are right.
    asked: Vec<(Question, Vec<bool>)>,
}

/// Runs the command.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let (write, paths) = gold::arguments(arguments);
    let mut articles = Vec::new();
    for path in &paths {
        read(path, &mut articles)?;
    }
    if articles.is_empty() {
        return Err("circumstances needs gold articles".to_owned());
    }
    let mut rows = HEADER.to_owned();
    for slot in SLOTS {
        let weights = of_slot(slot, &articles);
        for ((clue, sort), weight) in weights {
            if weight.abs() >= LEAST {
                let _ = writeln!(rows, "{slot}\t{clue}\t{sort}\t{weight:.2}");
            }
        }
    }
    if write {
        fs::write(TABLE, rows).map_err(|e| format!("{TABLE}: {e}"))?;
        println!("wrote {TABLE}");
    }
    Ok(())
}

/// Measures a slot, and learns the weights of it.
fn of_slot(slot: &str, articles: &[Article]) -> BTreeMap<(String, &'static str), f64> {
    let asked: Vec<(usize, &Question, &Vec<bool>)> = (articles.iter().enumerate())
        .flat_map(|(index, article)| {
            article
                .asked
                .iter()
                .map(move |(q, right)| (index, q, right))
        })
        .filter(|(_, question, _)| question.slot == slot)
        .collect();
    let mut counts: BTreeMap<&(String, &'static str), usize> = BTreeMap::new();
    for (_, question, _) in &asked {
        let seen: HashSet<_> = question.choices.iter().flat_map(|c| &c.clues).collect();
        for clue in seen {
            *counts.entry(clue).or_default() += 1;
        }
    }
    let cells: BTreeMap<&(String, &'static str), usize> = (counts.into_iter())
        .filter(|((_, sort), count)| *count >= seen_least(sort))
        .map(|(clue, _)| clue)
        .zip(0..)
        .collect();
    let scales: Vec<f64> = cells.keys().map(|(_, sort)| scale(sort)).collect();
    let examples: Vec<(usize, Choices)> = (asked.iter())
        .map(|(article, question, right)| {
            let choices = question.choices.iter().zip(right.iter());
            let choices = choices.map(|(choice, right)| {
                let own = choice.clues.iter();
                (
                    own.filter_map(|clue| cells.get(clue).copied()).collect(),
                    *right,
                )
            });
            (*article, choices.collect())
        })
        .collect();
    let mut by_set: BTreeMap<&str, [usize; 6]> = BTreeMap::new();
    for fold in 0..FOLDS {
        let kept: Vec<&Choices> = (examples.iter())
            .filter(|(article, _)| article % FOLDS != fold)
            .map(|(_, choices)| choices)
            .collect();
        let weights = learn(&kept, &scales, SMALL);
        for ((article, choices), (_, question, _)) in examples.iter().zip(&asked) {
            if article % FOLDS != fold {
                continue;
            }
            let likely = probabilities(choices, &weights, &scales);
            let best = (0..likely.len())
                .rev()
                .max_by(|a, b| likely[*a].total_cmp(&likely[*b]));
            let best = best.unwrap_or_default();
            let rules = question
                .choices
                .iter()
                .position(|c| c.by_rules)
                .unwrap_or_default();
            let said = |index: usize| (choices[index].1, index > 0);
            let count = by_set.entry(&articles[*article].set).or_default();
            count[0] += 1;
            count[1] += usize::from(choices.iter().any(|(_, right)| *right));
            count[2] += usize::from(said(rules).0);
            count[3] += usize::from(said(rules) == (false, true));
            count[4] += usize::from(said(best).0);
            count[5] += usize::from(said(best) == (false, true));
        }
    }
    println!("{slot}\tasked\tcould be\trules right\trules wrong\tright\twrong");
    for (set, count) in by_set {
        let share = |index: usize| count[index] as f64 / count[0] as f64;
        println!(
            "{set}\t{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{:.3}",
            count[0],
            share(1),
            share(2),
            share(3),
            share(4),
            share(5)
        );
    }
    let all: Vec<&Choices> = examples.iter().map(|(_, choices)| choices).collect();
    let weights = learn(&all, &scales, SMALL);
    cells
        .into_iter()
        .map(|(clue, index)| (clue.clone(), weights[index] * scales[index]))
        .collect()
}

/// How often a clue must be seen to be learnt from.
fn seen_least(sort: &str) -> usize {
    if sort == "word" { 8 } else { 12 }
}

/// What holds for all sorts of encounter is believed sooner than what holds for one.
fn scale(sort: &str) -> f64 {
    const ONE_SORT: f64 = 0.4;
    const WORD: f64 = 0.8;
    match sort {
        "any" => 1.0,
        "word" => WORD,
        _ => ONE_SORT,
    }
}

/// The articles at `path` that may be read.
fn read(path: &Path, articles: &mut Vec<Article>) -> Result<(), String> {
    if path.is_dir() {
        let set = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let set = set.unwrap_or_default();
        let lines = fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut lines: Vec<_> = (lines.filter_map(|entry| Some(entry.ok()?.path())))
            .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
            .collect();
        lines.sort();
        for file in lines {
            read(&file, articles)?;
        }
        for path in gold::articles(path)? {
            if !gold::is_aside(&path) {
                let (gold, text) = gold::read(&path)?;
                let told = of_article(&gold);
                let published = gold["published"].as_str();
                articles.push(article(set.clone(), &text, published, &told));
            }
        }
        return Ok(());
    }
    let name = path
        .file_stem()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    if name == "aside" {
        return Ok(());
    }
    // Of "d-01" the kind.
    let set = name.split('-').next().unwrap_or_default().to_owned();
    let lines = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let gold: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let told: Vec<Gold> = list(&gold["meetings"]).into_iter().map(of_line).collect();
        let text = gold["text"].as_str().unwrap_or_default();
        articles.push(article(
            set.clone(),
            text,
            gold["published"].as_str(),
            &told,
        ));
    }
    Ok(())
}

fn status(meeting: &Value) -> Status {
    gold::status(meeting).unwrap_or(Status::Held)
}

/// The encounters of an article in whose gold they have parties by number.
fn of_article(gold: &Value) -> Vec<Gold> {
    let names = |id: &Value| -> HashSet<String> {
        let entity = list(&gold["entities"])
            .into_iter()
            .find(|entity| entity["id"] == *id);
        entity.map(gold::names).unwrap_or_default()
    };
    let told = |meeting: &Value| Gold {
        parties: list(&meeting["participants"])
            .into_iter()
            .map(names)
            .collect(),
        status: status(meeting),
        date: meeting["date"].as_str().map(str::to_owned),
        when: None,
        place: names(&meeting["place"]),
        occasion: meeting["occasion"].as_str().map(key),
        unsure: false,
    };
    list(&gold["meetings"]).into_iter().map(told).collect()
}

/// An encounter that is told by names.
fn of_line(meeting: &Value) -> Gold {
    let name = |value: &Value| value.as_str().map(key).into_iter().collect();
    Gold {
        parties: list(&meeting["participants"])
            .into_iter()
            .map(name)
            .collect(),
        status: status(meeting),
        date: None,
        when: meeting["when"].as_str().map(str::to_lowercase),
        place: name(&meeting["place"]),
        occasion: meeting["occasion"].as_str().map(key),
        unsure: meeting["unsure"].as_bool() == Some(true),
    }
}

/// What is asked of the encounters of an article that its gold tells of, too.
fn article(set: String, text: &str, published: Option<&str>, told: &[Gold]) -> Article {
    let mut asked = questions(text, published);
    let by_words = published.is_none();
    let mut pairs: Vec<(usize, bool, usize, usize)> = Vec::new();
    for question in asked.iter().filter(|question| question.slot == SLOTS[0]) {
        for (index, gold) in told.iter().enumerate() {
            let alike = alike(question, gold);
            let same = happened(question.status) == happened(gold.status);
            if alike >= 500 {
                pairs.push((alike, same, index, question.meeting));
            }
        }
    }
    pairs.sort_by_key(|(alike, same, gold, meeting)| {
        std::cmp::Reverse((*alike, *same, usize::MAX - gold, usize::MAX - meeting))
    });
    let (mut used, mut gold_of) = (HashSet::new(), BTreeMap::new());
    for (_, _, gold, meeting) in pairs {
        if !gold_of.contains_key(&meeting) && used.insert(gold) {
            gold_of.insert(meeting, &told[gold]);
        }
    }
    let answered = asked.drain(..).filter_map(|question| {
        let gold = gold_of.get(&question.meeting).filter(|gold| !gold.unsure)?;
        let right = (question.choices.iter())
            .map(|choice| is_right(question.slot, choice, gold, by_words))
            .collect();
        Some((question, right))
    });
    Article {
        set,
        asked: answered.collect(),
    }
}

/// How many of the parties, in thousandths, two encounters have in common.
fn alike(question: &Question, gold: &Gold) -> usize {
    let mut left: Vec<HashSet<String>> = (question.parties.iter())
        .map(|names| names.iter().map(|name| key(name)).collect())
        .collect();
    let all = left.len() + gold.parties.len();
    let mut shared = 0;
    for party in &gold.parties {
        if let Some(at) = left.iter().position(|names| !names.is_disjoint(party)) {
            left.remove(at);
            shared += 1;
        }
    }
    shared * 1000 / (all - shared).max(1)
}

fn is_right(slot: &str, choice: &Choice, gold: &Gold, by_words: bool) -> bool {
    if slot == SLOTS[1] {
        return match &choice.names[..] {
            [] => gold.place.is_empty(),
            names => names.iter().any(|name| gold.place.contains(&key(name))),
        };
    }
    if slot == SLOTS[2] {
        let (Some(gold), Some(name)) = (&gold.occasion, choice.names.first()) else {
            return gold.occasion.is_none() && choice.names.is_empty();
        };
        let name = key(name);
        return gold.contains(&name) || name.contains(gold.as_str());
    }
    if by_words {
        let (Some(gold), Some(words)) = (&gold.when, choice.names.first()) else {
            return gold.when.is_none() && choice.names.is_empty();
        };
        let words = words.to_lowercase();
        return gold.contains(&words) || words.contains(gold.as_str());
    }
    let (Some(gold), Some(days)) = (&gold.date, choice.days) else {
        return gold.date.is_none() && choice.names.is_empty();
    };
    let (from, to) = (days.from.to_string(), days.to.to_string());
    match days.precision {
        Precision::Year => from[..4] == **gold,
        Precision::Month => from[..7] == **gold,
        // A week that lies in one month is the month in gold.
        Precision::Week => gold.len() == 7 && from.starts_with(gold) && to.starts_with(gold),
        _ => from == *gold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(line: &str) -> Gold {
        of_line(&serde_json::from_str(line).unwrap())
    }

    #[test]
    fn what_agrees_with_gold_is_right() {
        let gold = gold(
            r#"{"participants": ["Ana Reis", "Jo Lund"], "status": "held", "when": "on Monday",
                "place": "Oslo", "occasion": null}"#,
        );
        let choice = |name: &str| Choice {
            names: Vec::from_iter((!name.is_empty()).then(|| name.to_owned())),
            days: None,
            by_rules: false,
            clues: Vec::new(),
        };
        for (slot, name, right) in [
            ("day", "Monday", true),
            ("day", "Friday", false),
            ("day", "", false),
            ("place", "Oslo", true),
            ("place", "Riga", false),
            ("occasion", "Porto Summit", false),
            ("occasion", "", true),
        ] {
            assert_eq!(
                is_right(slot, &choice(name), &gold, true),
                right,
                "{slot} {name}"
            );
        }
    }
}
