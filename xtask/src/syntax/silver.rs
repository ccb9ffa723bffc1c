//! News with tags that tools made and people corrected in part: the Groningen Meaning
//! Bank. The tagger learns its words from it where both treebanks are poor.

use readout::syntax::training::forms;
use readout::syntax::{NameKind, Tag, Unit};
use readout::text::{Text, TokenKind, TokenRange};

use super::random::Random;
use super::train::Tagged;

/// Words in front of a name that the bank counts to it.
const TITLES: &[&str] = &[
    "president",
    "prime",
    "minister",
    "secretary",
    "general",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "king",
    "queen",
    "pope",
    "senator",
    "sen.",
    "gen.",
    "col.",
    "chancellor",
    "vice",
    "former",
];

/// Share of names that are one unit.
const COLLAPSED: f64 = 0.4;

/// Every second sentence of `bank` ("word tag name" lines, a blank line behind each
/// sentence) whose tokens are those of [`readout::text`].
pub fn read(bank: &str, random: &mut Random) -> Vec<Tagged> {
    bank.split("\n\n")
        .step_by(2)
        .filter_map(|lines| sentence(lines, random))
        .collect()
}

fn sentence(lines: &str, random: &mut Random) -> Option<Tagged> {
    let rows: Vec<(&str, &str, &str)> = lines
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.next()?, columns.next()?))
        })
        .collect();
    let mut source = String::new();
    for (word, _, _) in &rows {
        if !(source.is_empty() || word.starts_with('\'') || *word == "n't") {
            source.push(' ');
        }
        source.push_str(word);
    }
    let text = Text::new(&source);
    let same =
        text.tokens().len() == rows.len() && (0..rows.len()).all(|at| text.word(at) == rows[at].0);
    if !same || rows.is_empty() {
        return None;
    }
    let mut names = names(&rows, &text);
    names.retain(|_| random.chance(COLLAPSED));
    let units = Unit::cover(TokenRange::new(0, rows.len()), &names);
    let tags = units
        .iter()
        .map(|unit| lesson(&text, unit, rows[unit.tokens.start()].1))
        .collect();
    Some(Tagged {
        forms: forms(&text, &units),
        tags,
    })
}

/// The tag of a unit, where the bank follows the treebanks: it does not for
/// punctuation marks and "to".
fn lesson(text: &Text, unit: &Unit, tag: &str) -> Option<Tag> {
    if unit.name.is_some() {
        return Some(Tag::Nnp);
    }
    let at = unit.tokens.start();
    let taught = text.tokens()[at].kind != TokenKind::Punct && text.folded(at) != "to";
    Tag::from_name(tag).filter(|_| taught)
}

/// Names of persons, organizations and places without their titles.
fn names(rows: &[(&str, &str, &str)], text: &Text) -> Vec<(TokenRange, NameKind)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let mut start = at;
        let kind = match rows[at].2 {
            "B-per" => NameKind::Person,
            "B-org" => NameKind::Organization,
            "B-geo" => NameKind::Place,
            _ => {
                at += 1;
                continue;
            }
        };
        at += 1;
        while at < rows.len() && rows[at].2.starts_with("I-") {
            at += 1;
        }
        while start < at && TITLES.contains(&text.folded(start)) {
            start += 1;
        }
        if start < at && rows[start..at].iter().all(|row| row.1 == "NNP") {
            out.push((TokenRange::new(start, at), kind));
        }
    }
    out
}
