//! Articles whose entities are known by name: each place where a name stands is marked.

use std::error::Error;
use std::path::{Path, PathBuf};

use readout::tagger::label::TYPES;
use serde_json::Value;

use super::corpus::PERSON;
use super::retell::{Article, Stand};
use crate::gold;

/// The folders of such articles.
pub const SETS: [&str; 2] = ["voa", "written"];

/// An entity of the gold: all its names, and its type as the tagger counts (none for events).
struct Entity {
    names: Vec<String>,
    kind: Option<usize>,
}

/// The articles of one set that may be read, or those set aside.
pub fn paths(folder: &Path, set: &str, aside: bool) -> Result<Vec<PathBuf>, String> {
    let mut paths = gold::articles(&folder.join(set))?;
    paths.retain(|path| gold::is_aside(path) == aside);
    Ok(paths)
}

/// All articles under `folder` that may be read.
pub fn read(folder: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut out = Vec::new();
    for set in SETS {
        for path in paths(folder, set, false)? {
            let (gold, text) = gold::read(&path)?;
            let entities = entities(&gold);
            let names = locate(&text, &entities);
            let kinds = entities.into_iter().map(|entity| entity.kind).collect();
            out.push(Article { text, names, kinds });
        }
    }
    Ok(out)
}

fn entities(gold: &Value) -> Vec<Entity> {
    let list = gold["entities"].as_array();
    list.into_iter()
        .flatten()
        .map(|entity| {
            let kind = TYPES
                .iter()
                .position(|kind| entity["type"] == format!("{kind:?}").to_lowercase().as_str());
            let aliases = entity["aliases"].as_array().into_iter().flatten();
            let mut names: Vec<String> = std::iter::once(&entity["name"])
                .chain(aliases)
                .filter_map(Value::as_str)
                .map(|name| {
                    let bare = name.strip_prefix("the ").or(name.strip_prefix("The "));
                    bare.unwrap_or(name).to_owned()
                })
                // "the minister": what is no name is no use to who learns names.
                .filter(|name| name.chars().any(char::is_uppercase))
                .collect();
            // The gold tells the forms of a name; a surname alone is one even where it is left out.
            if kind == Some(PERSON)
                && let Some((_, last)) = names.first().and_then(|n| n.rsplit_once(' '))
                && last.chars().count() > 2
            {
                names.push(last.to_owned());
            }
            Entity { names, kind }
        })
        .collect()
}

/// Where names stand, in text order; where two overlap, the longer.
fn locate(source: &str, entities: &[Entity]) -> Vec<Stand> {
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        // A gathering in small letters ("OSCE summit") holds names; one in capitals is a
        // name itself, and no part of it is another.
        let holds = entity.kind.is_none();
        forms.extend(
            entity
                .names
                .iter()
                .filter(|name| !holds || is_title_case(name))
                .map(|name| (name.as_str(), index)),
        );
    }
    forms.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut found = Vec::new();
    let mut taken = vec![false; source.len()];
    for (name, index) in forms {
        for (start, _) in source.match_indices(name) {
            let end = start + name.len();
            let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            if open(source[..start].chars().next_back())
                && open(source[end..].chars().next())
                && !taken[start..end].iter().any(|t| *t)
            {
                taken[start..end].fill(true);
                found.push(Stand {
                    start,
                    end,
                    owner: index,
                });
            }
        }
    }
    found.sort_unstable_by_key(|stand| stand.start);
    found
}

fn is_title_case(name: &str) -> bool {
    name.split_whitespace()
        .all(|word| !word.starts_with(char::is_lowercase) || word.len() < 4)
}
