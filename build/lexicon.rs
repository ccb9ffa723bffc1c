//! Reads each data file by its own few rules into one table.

use std::env;
use std::path::{Path, PathBuf};

#[path = "../src/lexicon/classes.rs"]
#[allow(dead_code, reason = "the build needs a part of what the library needs")]
mod classes;
#[path = "countries.rs"]
mod countries;
#[path = "../src/lexicon/entry.rs"]
#[allow(dead_code, reason = "the build needs a part of what the library needs")]
mod entry;
#[path = "gazetteers.rs"]
mod gazetteers;
#[path = "plural.rs"]
mod plural;
#[path = "table.rs"]
mod table;
#[path = "../src/text/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the build needs a part of what the library needs"
)]
mod text;
#[path = "tsv.rs"]
mod tsv;

use classes::Classes;
use entry::{CountryCode, Entry, TitleKind};
use plural::plural;
use table::Table;
use tsv::Row;

const DATA: &str = "src/lexicon/data";

/// The least size of a city that is listed by hand: news knows it better than its
/// population says.
const LISTED_CITY: u8 = 4;

/// Compiles all data files; the error names the file and line.
pub fn compile() -> Result<(), String> {
    for watched in [DATA, "build", "src/lexicon", "src/text"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let data = root.join(DATA);

    let mut table = Table::default();
    gazetteers::common_words(&data, &mut table)?;
    countries::compile(&data, &out, &mut table)?;
    demonyms(&data, &mut table)?;
    places(&data, &mut table)?;
    seats(&data, &mut table)?;
    organizations(&data, &mut table)?;
    persons(&data, &mut table)?;
    titles(&data, &mut table)?;
    words(&data, &mut table)?;
    gazetteers::cities(&data, &mut table)?;
    gazetteers::names(&data, &mut table)?;
    gazetteers::rarer_words(&data, &mut table)?;
    table.write(&out)
}

/// Demonyms that belong to no row of `countries.tsv`.
fn demonyms(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "demonyms.tsv", 3)? {
        let country = country(&row, 2)?;
        add_demonyms(table, &row, 0, 1, country)?;
    }
    Ok(())
}

/// Adjectives of cell `adjectives` and people of cell `nouns`; no nouns means that the
/// adjectives are nouns too.
fn add_demonyms(
    table: &mut Table,
    row: &Row,
    adjectives: usize,
    nouns: usize,
    country: Option<CountryCode>,
) -> Result<(), String> {
    let entry = |classes| Entry {
        country,
        ..Entry::of(classes)
    };
    for form in row.forms(adjectives) {
        table.add(row, form, entry(Classes::DEMONYM))?;
        table.mark_acronym(row, form)?;
    }
    let nouns = if row.cell(nouns).is_empty() {
        adjectives
    } else {
        nouns
    };
    for form in row.forms(nouns) {
        let many = plural(form);
        if many != form {
            table.imply(row, form, entry(Classes::DEMONYM_NOUN))?;
        }
        table.imply(row, &many, entry(Classes::DEMONYM_NOUN | Classes::PLURAL))?;
    }
    Ok(())
}

/// Regions, waters and sites.
fn places(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "places.tsv", 3)? {
        let classes = match row.cell(1) {
            "region" => Classes::REGION,
            "water" => Classes::WATER,
            "site" => Classes::SITE,
            "city" => Classes::CITY,
            other => return Err(row.error(&format!("{other:?} is no kind of place"))),
        };
        add_forms(table, &row, classes, country(&row, 2)?)?;
    }
    Ok(())
}

/// Seats of government.
fn seats(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "seats.tsv", 3)? {
        let acts = match row.cell(1) {
            "organization" => Classes::ORGANIZATION,
            "site" => Classes::SITE,
            "both" => Classes::ORGANIZATION | Classes::SITE,
            other => return Err(row.error(&format!("{other:?} is nothing a seat can be"))),
        };
        add_forms(table, &row, acts | Classes::SEAT, country(&row, 2)?)?;
    }
    Ok(())
}

/// Named bodies and gatherings.
fn organizations(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "organizations.tsv", 3)? {
        let classes = match row.cell(1) {
            "organization" => Classes::ORGANIZATION,
            "media" => Classes::NEWS_AGENCY,
            "armed" => Classes::ARMED_GROUP,
            "party" => Classes::PARTY,
            "company" => Classes::COMPANY,
            "event" => Classes::EVENT,
            other => return Err(row.error(&format!("{other:?} is no kind of body"))),
        };
        add_forms(table, &row, classes, country(&row, 2)?)?;
    }
    Ok(())
}

/// Styles that are as good as a name.
fn persons(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "persons.tsv", 2)? {
        add_forms(table, &row, Classes::GIVEN_NAME, country(&row, 1)?)?;
    }
    Ok(())
}

fn add_forms(
    table: &mut Table,
    row: &Row,
    classes: Classes,
    country: Option<CountryCode>,
) -> Result<(), String> {
    for form in row.forms(0) {
        let entry = Entry {
            country,
            size: if classes.any(Classes::CITY) {
                LISTED_CITY
            } else {
                0
            },
            ..Entry::of(classes)
        };
        table.add(row, form, entry)?;
        table.mark_acronym(row, form)?;
    }
    Ok(())
}

/// Offices and occupations.
fn titles(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "titles.tsv", 4)? {
        let kind = TitleKind::from_name(row.cell(1))
            .ok_or_else(|| row.error(&format!("{:?} is no kind of title", row.cell(1))))?;
        let classes = match row.cell(2) {
            "before" => Classes::TITLE | Classes::BEFORE_NAME,
            "" => Classes::TITLE,
            other => return Err(row.error(&format!("{other:?} is not \"before\""))),
        };
        let entry = Entry {
            country: country(&row, 3)?,
            title: Some(kind),
            ..Entry::of(classes)
        };
        for form in row.forms(0) {
            table.add(&row, form, entry)?;
            let many = Entry {
                classes: classes | Classes::PLURAL,
                ..entry
            };
            table.imply(&row, &plural(form), many)?;
        }
    }
    Ok(())
}

/// Words that are parts of titles and names.
fn words(data: &Path, table: &mut Table) -> Result<(), String> {
    for row in tsv::read(data, "words.tsv", 2)? {
        let classes = match row.cell(1) {
            "modifier" => Classes::TITLE_MODIFIER,
            "portfolio" => Classes::PORTFOLIO,
            "honorific" => Classes::HONORIFIC,
            "particle" => Classes::NAME_PARTICLE,
            "organization_head" => Classes::ORGANIZATION_HEAD,
            "site_head" => Classes::SITE_HEAD,
            "event_head" => Classes::EVENT_HEAD,
            "calendar" => Classes::CALENDAR,
            "open_title" => Classes::OPEN_TITLE,
            other => return Err(row.error(&format!("{other:?} is no kind of word"))),
        };
        let title = (row.cell(1) == "honorific").then_some(TitleKind::Honorific);
        for form in row.forms(0) {
            let entry = Entry {
                title,
                ..Entry::of(classes)
            };
            table.add(&row, form, entry)?;
        }
    }
    Ok(())
}

/// The country code in cell `index`; an empty cell is none.
fn country(row: &Row, index: usize) -> Result<Option<CountryCode>, String> {
    match row.cell(index) {
        "" => Ok(None),
        code => CountryCode::new(code)
            .map(Some)
            .ok_or_else(|| row.error(&format!("{code:?} is no country code"))),
    }
}
