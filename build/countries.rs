//! `countries.tsv`: into the table, and into the static list of countries.

use std::fmt::Write as _;
use std::path::Path;

use super::classes::Classes;
use super::entry::{CountryCode, Entry};
use super::table::{Table, save};
use super::{LISTED_CITY, add_demonyms, tsv};

const CODE: usize = 0;
const NAME: usize = 1;
const OFFICIAL: usize = 2;
const CAPITALS: usize = 3;
const ADJECTIVES: usize = 4;
const NOUNS: usize = 5;
const ALIASES: usize = 6;
const SIDE: usize = 7;

/// Compiles `countries.tsv`.
pub fn compile(data: &Path, out: &Path, table: &mut Table) -> Result<(), String> {
    let mut rows = tsv::read(data, "countries.tsv", 8)?;
    rows.sort_by(|a, b| a.cell(CODE).cmp(b.cell(CODE)));
    let mut code = String::from("static COUNTRIES: &[Country] = &[\n");
    for (index, row) in rows.iter().enumerate() {
        let country = CountryCode::new(row.cell(CODE))
            .ok_or_else(|| row.error("the first cell is no country code"))?;
        if index > 0 && rows[index - 1].cell(CODE) == row.cell(CODE) {
            return Err(row.error("the code is listed twice"));
        }
        let entry = |classes| Entry {
            country: Some(country),
            ..Entry::of(classes)
        };
        // The union is a body, not a place.
        let class = if row.cell(CODE) == "EU" {
            Classes::ORGANIZATION
        } else {
            Classes::COUNTRY
        };
        for form in [NAME, OFFICIAL, ALIASES].iter().flat_map(|c| row.forms(*c)) {
            table.add(row, form, entry(class))?;
            table.mark_acronym(row, form)?;
        }
        add_demonyms(table, row, ADJECTIVES, NOUNS, Some(country))?;

        let first = |cell: usize| row.forms(cell).next();
        let _ = writeln!(
            code,
            "    Country {{ code: {:?}, name: {:?}, official: {:?}, capital: {:?}, adjective: {:?}, side: {:?} }},",
            row.cell(CODE),
            row.cell(NAME),
            first(OFFICIAL).unwrap_or(row.cell(NAME)),
            first(CAPITALS),
            first(ADJECTIVES),
            first(SIDE).unwrap_or(row.cell(NAME)),
        );
    }
    code.push_str("];\n");
    save(&out.join("countries.rs"), code.as_bytes())?;

    // After all names: "Panama City" and "Georgetown" never take a country's place.
    for row in &rows {
        for form in row.forms(CAPITALS) {
            let entry = Entry {
                country: CountryCode::new(row.cell(CODE)),
                size: LISTED_CITY,
                ..Entry::of(Classes::CAPITAL | Classes::CITY)
            };
            table.add(row, form, entry)?;
        }
    }
    Ok(())
}
