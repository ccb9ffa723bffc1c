//! Folders of gold articles: `ID.json` beside `ID.txt`.

use std::collections::HashSet;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use readout::document::Status;
use readout::lexicon::{self, Classes};
use readout::text::fold;
use serde_json::Value;

/// Every third article is set aside, to measure by.
const ASIDE: u32 = 3;

/// What a command is told that learns from folders: whether to write, and the folders.
pub fn arguments(arguments: &[String]) -> (bool, Vec<PathBuf>) {
    let (flags, folders): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|a| *a == "--write");
    (
        !flags.is_empty(),
        folders.iter().map(PathBuf::from).collect(),
    )
}

/// The articles of a folder, by name.
pub fn articles(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    Ok(paths)
}

/// Whether an article is one to measure by, of which nothing may be learnt: its number is
/// divisible by three, or it has none.
pub fn is_aside(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|s| s.to_str());
    let number = stem.and_then(|s| s.rsplit('-').next()?.parse::<u32>().ok());
    number.is_none_or(|number| number % ASIDE == 0)
}

/// An article's gold and its text.
pub fn read(path: &Path) -> Result<(Value, String), String> {
    let named = |e: &dyn Display| format!("{}: {e}", path.display());
    let gold = fs::read_to_string(path).map_err(|e| named(&e))?;
    let gold = serde_json::from_str(&gold).map_err(|e| named(&e))?;
    let text = fs::read_to_string(path.with_extension("txt")).map_err(|e| named(&e))?;
    Ok((gold, text))
}

/// The members of an array; none where it is none.
pub fn list(value: &Value) -> Vec<&Value> {
    value
        .as_array()
        .map(|a| a.iter().collect())
        .unwrap_or_default()
}

/// A country by its code, anything else by its letters and digits.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    match lexicon::lookup(bare).filter(|entry| entry.is(Classes::COUNTRY)) {
        Some(entry) => entry
            .country
            .map_or_else(String::new, |c| c.as_str().to_owned()),
        None => bare.chars().filter(|c| c.is_alphanumeric()).collect(),
    }
}

/// The keys of all names of an entity.
pub fn names(entity: &Value) -> HashSet<String> {
    list(&entity["aliases"])
        .into_iter()
        .chain([&entity["name"]])
        .filter_map(Value::as_str)
        .map(key)
        .collect()
}

/// The status of a meeting; none where it has no such.
pub fn status(meeting: &Value) -> Option<Status> {
    serde_json::from_value(meeting["status"].clone()).ok()
}

/// What is counted of a status: whether the meeting took place, may take place, or did not.
pub fn happened(status: Status) -> u8 {
    match status {
        Status::Held => 0,
        Status::Planned | Status::Proposed => 1,
        Status::NotHeld => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_one_key_whatever_their_name() {
        assert_eq!(key("the United States"), key("U.S."));
        assert_ne!(key("Iran"), key("Iraq"));
    }

    #[test]
    fn every_third_article_is_set_aside() {
        assert!(is_aside(Path::new("gold/w-12.json")));
        assert!(!is_aside(Path::new("gold/w-13.json")));
    }
}
