//! Rows of a tab-separated file, with errors that name the file and the line.

use std::fs;
use std::path::{Path, PathBuf};

/// One row that is neither blank nor a comment.
pub struct Row {
    place: String,
    cells: Vec<String>,
}

impl Row {
    /// Cell `index`, from 0.
    pub fn cell(&self, index: usize) -> &str {
        &self.cells[index]
    }

    /// The spellings in cell `index`, which `|` separates.
    pub fn forms(&self, index: usize) -> impl Iterator<Item = &str> {
        self.cell(index).split('|').filter(|form| !form.is_empty())
    }

    /// An error message that names the row.
    pub fn error(&self, what: &str) -> String {
        format!("{}: {what}", self.place)
    }
}

/// The rows of `folder/name`, each of which must have `columns` cells without
/// surrounding white space. The comment on top must name the source.
pub fn read(folder: &Path, name: &str, columns: usize) -> Result<Vec<Row>, String> {
    let path: PathBuf = folder.join(name);
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    if !comments
        .into_iter()
        .any(|line| line.starts_with("# Source"))
    {
        return Err(format!("{}:1: no source on top", path.display()));
    }
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let row = Row {
            place: format!("{}:{}", path.display(), number + 1),
            cells: line.split('\t').map(str::to_owned).collect(),
        };
        if row.cells.len() != columns {
            let found = row.cells.len();
            return Err(row.error(&format!("{found} cells instead of {columns}")));
        }
        for cell in &row.cells {
            if cell.split('|').any(|form| form != form.trim()) {
                return Err(row.error(&format!("white space around a form in {cell:?}")));
            }
        }
        rows.push(row);
    }
    Ok(rows)
}
