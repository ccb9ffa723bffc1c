//! Orientation on articles whose entities are known by name, not by place: how many of the
//! names found are right, and how many of the entities are found.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use readout::tagger::Tagger;
use readout::tagger::label::TYPES;
use readout::text::Text;
use serde_json::Value;

use super::articles;
use crate::gold;

/// Prints precision and recall by name for the articles of each set in `folder`: those that the
/// training reads, and those set aside, of which nothing but the figures is told.
pub fn report(folder: &Path, tagger: &mut Tagger, errors: bool) -> Result<(), Box<dyn Error>> {
    for set in articles::SETS {
        for aside in [false, true] {
            let mut counts = [[0_u32; 4]; 3];
            for path in articles::paths(folder, set, aside)? {
                let (gold, source) = gold::read(&path)?;
                count(&source, &gold, tagger, &mut counts, errors && !aside);
            }
            let part = if aside { "aside" } else { "read" };
            print!("{set:7} {part:5} ");
            for (kind, [right, found, known, wanted]) in TYPES.iter().zip(counts) {
                let precision = f64::from(right) / f64::from(found.max(1));
                let recall = f64::from(known) / f64::from(wanted.max(1));
                let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
                print!("{kind:?} {f1:.3} ({precision:.3}/{recall:.3})  ");
            }
            println!("names by string");
        }
    }
    Ok(())
}

/// Adds right, found, known, wanted names of each type.
fn count(
    source: &str,
    gold: &Value,
    tagger: &mut Tagger,
    counts: &mut [[u32; 4]; 3],
    errors: bool,
) {
    let text = Text::new(source);
    let spans = tagger.tag(&text);
    for (index, kind) in TYPES.iter().enumerate() {
        let kind_name = format!("{kind:?}").to_lowercase();
        let found: BTreeSet<String> = spans
            .iter()
            .filter(|s| s.kind == *kind)
            .map(|s| bare(text.slice(s.tokens)))
            .collect();
        let entities: Vec<(String, Vec<String>)> = gold["entities"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|e| e["type"] == kind_name.as_str())
            .map(|e| {
                let aliases = e["aliases"].as_array().into_iter().flatten();
                let texts = aliases.filter_map(Value::as_str).map(bare);
                (
                    bare(e["name"].as_str().unwrap_or_default()),
                    texts.collect(),
                )
            })
            .collect();
        let is_name = |n: &String| {
            entities
                .iter()
                .any(|(name, aliases)| n == name || aliases.contains(n))
        };
        let wrong: Vec<_> = found.iter().filter(|n| !is_name(n)).collect();
        let missed: Vec<_> = entities
            .iter()
            .map(|(name, _)| name)
            .filter(|name| !found.contains(*name))
            .collect();
        counts[index][0] += (found.len() - wrong.len()) as u32;
        counts[index][1] += found.len() as u32;
        counts[index][2] += (entities.len() - missed.len()) as u32;
        counts[index][3] += entities.len() as u32;
        if errors {
            println!("{} {kind:?}: wrong {wrong:?} missed {missed:?}", gold["id"]);
        }
    }
}

fn bare(name: &str) -> String {
    let name = name
        .strip_prefix("the ")
        .or(name.strip_prefix("The "))
        .unwrap_or(name);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
