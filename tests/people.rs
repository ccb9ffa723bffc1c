//! What is said of people: `tests/data/people.tsv`.

use readout::document::{AffiliationBasis, Entity, EntityType};
use readout::{Extractor, Options};

#[test]
fn every_row_gives_the_offices_it_names() {
    let extractor = Extractor::new(Options::default());
    let rows: Vec<_> = include_str!("data/people.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(!rows.is_empty());
    let mut failures = Vec::new();
    for row in rows {
        let (text, expected) = row.split_once('\t').expect("a row has two cells");
        let entities = extractor.extract(text).entities;
        for line in expected.split(" ; ") {
            let name = line.split(" | ").next().unwrap_or_default();
            let found = entities
                .iter()
                .find(|e| e.kind == EntityType::Person && e.name == name)
                .map(said_of)
                .unwrap_or_default();
            if found != line {
                failures.push(format!("{text}\n  wanted {line}\n  got    {found}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// "Ana Reis | Foreign Minister | Portugal", "Jo Lund | minister | Norway?"
fn said_of(person: &Entity) -> String {
    let or_none = |cell: &Option<String>| cell.clone().unwrap_or_else(|| "-".to_owned());
    let (role, affiliation) = (or_none(&person.role), or_none(&person.affiliation));
    let inferred = person.affiliation_basis == Some(AffiliationBasis::Inferred);
    let mark = if inferred { "?" } else { "" };
    format!("{} | {role} | {affiliation}{mark}", person.name)
}
