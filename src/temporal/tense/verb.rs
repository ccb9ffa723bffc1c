//! The table of words that tell the tense of a clause.

use hashbrown::HashMap;
use std::sync::OnceLock;

use crate::named::{self, named};

const TABLE: &str = include_str!("verbs.tsv");

named! {
    /// What a word of the table does.
    Class {
        /// It happens when its tense says.
        Event = "event",
        /// It tells of words that have been said.
        Report = "report",
        /// It speaks of what is later than its own tense.
        Ahead = "ahead",
        /// It says that something will not be.
        Cancel = "cancel",
        /// It looks like a verb and is none.
        None = "none",
    }
}

/// The form in which a word of the table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "meet"; also a word that is no verb
    Base,
    /// "meets"
    Present,
    /// "met"
    Past,
    /// "meeting"
    Gerund,
}

/// What the table says of the tense of a folded word.
pub(super) fn lookup(word: &str) -> Option<(Class, Form)> {
    table().tense.get(word).copied()
}

/// The form of a folded word that says of something that it will not be, and the particle
/// that it does so with.
pub(super) fn cancels(word: &str) -> Option<(Form, Option<&'static str>)> {
    table().cancel.get(word).copied()
}

#[derive(Default)]
struct Table {
    tense: HashMap<String, (Class, Form)>,
    cancel: HashMap<String, (Form, Option<&'static str>)>,
}

fn table() -> &'static Table {
    static CELL: OnceLock<Table> = OnceLock::new();
    CELL.get_or_init(|| {
        let mut table = Table::default();
        for row in rows() {
            let (lemma, particle) = match row.lemma.split_once(' ') {
                Some((lemma, particle)) => (lemma, Some(particle)),
                None => (row.lemma, None),
            };
            for (word, form) in forms(lemma, row.past) {
                if row.class == Class::Cancel {
                    table.cancel.insert(word, (form, particle));
                } else {
                    table.tense.insert(word, (row.class, form));
                }
            }
        }
        table
    })
}

/// The forms of a lemma.
fn forms(lemma: &str, past: &str) -> Vec<(String, Form)> {
    let mut forms = vec![(lemma.to_owned(), Form::Base)];
    match past {
        "0" => return forms,
        "-" => forms.push((regular(lemma, "ed"), Form::Past)),
        irregular => forms.extend(
            irregular
                .split(',')
                .map(|form| (form.to_owned(), Form::Past)),
        ),
    }
    forms.push((third_person(lemma), Form::Present));
    forms.push((regular(lemma, "ing"), Form::Gerund));
    forms
}

/// "visited", "hosting"
fn regular(lemma: &str, ending: &str) -> String {
    let stem = match lemma.strip_suffix('e') {
        Some(stem) if !(ending == "ing" && stem.ends_with('e')) => stem,
        _ => lemma,
    };
    format!("{stem}{ending}")
}

/// "meets", "flies", "goes"
fn third_person(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        _ if lemma == "have" => "has".to_owned(),
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if lemma.ends_with(['s', 'o']) || lemma.ends_with("sh") || lemma.ends_with("ch") => {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    }
}

/// A row of the table.
pub(super) struct Row {
    lemma: &'static str,
    past: &'static str,
    class: Class,
    #[cfg(test)]
    pub(super) example: &'static str,
    #[cfg(test)]
    pub(super) reading: &'static str,
}

pub(super) fn rows() -> impl Iterator<Item = Row> {
    named::rows(TABLE).filter_map(|line| {
        let row = parse(line);
        debug_assert!(row.is_some(), "bad row in verbs.tsv: {line}");
        row
    })
}

fn parse(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (lemma, past) = (cells.next()?, cells.next()?);
    let class = Class::called(cells.next()?)?;
    Some(Row {
        lemma,
        past,
        class,
        #[cfg(test)]
        example: cells.next()?,
        #[cfg(test)]
        reading: cells.next()?,
    })
}
