//! The tab-separated form of a user's lexicon.

use super::UserEntry;
use super::entry::printable;
use crate::text::fold;

/// Type, name, aliases, role, affiliation.
const COLUMNS: usize = 5;

/// The rows of `text` with their line numbers, from 1; an error is the reason why a row
/// cannot be read.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (usize, Result<UserEntry, String>)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .enumerate()
        .filter(|(position, (_, line))| *position > 0 || !is_header(line))
        .map(|(_, (number, line))| {
            let row = row(line).map_err(|reason| format!("{reason}: {}", printable(line)));
            (number, row)
        })
}

/// Whether a row heads the columns.
fn is_header(line: &str) -> bool {
    let mut cells = line.split('\t').map(|cell| fold(cell.trim()));
    cells.next().as_deref() == Some("type") && cells.next().as_deref() == Some("name")
}

fn row(line: &str) -> Result<UserEntry, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    // Tabs at the end are what a spreadsheet leaves of empty columns.
    let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
    let count = filled.map_or(0, |last| last + 1);
    if count > COLUMNS {
        return Err(format!("{count} columns instead of {COLUMNS}"));
    }
    let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
    let some = |index: usize| Some(cell(index).to_owned());
    Ok(UserEntry {
        kind: UserEntry::type_of(cell(0))?,
        name: cell(1).to_owned(),
        aliases: cell(2).split(';').map(str::to_owned).collect(),
        role: some(3),
        affiliation: some(4),
    })
}
