//! The long tables, most of them machine-made: words, cities, subdivisions, names.

use std::path::Path;

use super::classes::Classes;
use super::country;
use super::entry::Entry;
use super::table::Table;
use super::tsv::{self, Row};

/// Words of this level of `common_words.tsv` and below are common in themselves; rarer
/// ones matter only where a name is spelled like them.
const COMMON_LEVEL: u8 = 20;

/// Common words, before everything that is told apart from them.
pub fn common_words(data: &Path, table: &mut Table) -> Result<(), String> {
    each_word(data, |row, level| {
        if level <= COMMON_LEVEL {
            table.add(row, row.cell(0), Entry::of(Classes::COMMON_WORD))?;
        }
        Ok(())
    })
}

/// Marks what has been added and is spelled like a rarer word.
pub fn rarer_words(data: &Path, table: &mut Table) -> Result<(), String> {
    each_word(data, |row, level| {
        if level > COMMON_LEVEL && table.holds(row.cell(0)) {
            table.imply(row, row.cell(0), Entry::of(Classes::COMMON_WORD))?;
        }
        Ok(())
    })
}

fn each_word(
    data: &Path,
    mut visit: impl FnMut(&Row, u8) -> Result<(), String>,
) -> Result<(), String> {
    for row in tsv::read(data, "common_words.tsv", 2)? {
        let level = number(&row, row.cell(1), 35)?;
        visit(&row, level)?;
    }
    Ok(())
}

/// Cities, and those first-level subdivisions that are not also something better known.
pub fn cities(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "cities.tsv", 3)? {
        let entry = Entry {
            country: country(&row, 1)?,
            size: number(&row, row.cell(2), 7)?,
            ..Entry::of(Classes::CITY)
        };
        table.imply(&row, row.cell(0), entry)?;
    }
    for row in tsv::read(data, "subdivisions.tsv", 2)? {
        let entry = Entry {
            country: country(&row, 1)?,
            ..Entry::of(Classes::REGION)
        };
        if !table.is(row.cell(0), Classes::PLACE.or(Classes::DEMONYM)) {
            table.imply(&row, row.cell(0), entry)?;
        }
    }
    Ok(())
}

/// Given and family names.
pub fn names(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "names.tsv", 2)? {
        let (given, surname) = match row.cell(1) {
            "given" => (2, 0),
            "surname" => (0, 2),
            "both" => (2, 2),
            other => return Err(row.error(&format!("{other:?} is no kind of name"))),
        };
        for form in row.forms(0) {
            table.add(&row, form, name(given, surname))?;
        }
    }
    for file in ["names_by_country.tsv", "names_collected.tsv"] {
        for row in tsv::read(data, file, 3)? {
            let rank = row.cell(1).trim_end_matches(['f', 'm']);
            let bearers = &row.cell(1)[rank.len()..];
            let entry = Entry {
                female: bearers == "f",
                male: bearers == "m",
                ..name(number(&row, rank, 3)?, number(&row, row.cell(2), 3)?)
            };
            table.imply(&row, row.cell(0), entry)?;
        }
    }
    Ok(())
}

fn name(given: u8, surname: u8) -> Entry {
    let mut entry = Entry {
        given,
        surname,
        ..Entry::default()
    };
    if given > 0 {
        entry.classes |= Classes::GIVEN_NAME;
    }
    if surname > 0 {
        entry.classes |= Classes::SURNAME;
    }
    entry
}

/// The whole number of a cell, at most `most`.
fn number(row: &Row, cell: &str, most: u8) -> Result<u8, String> {
    match cell.parse() {
        Ok(number) if number <= most => Ok(number),
        _ => Err(row.error(&format!("{cell:?} is no number up to {most}"))),
    }
}
