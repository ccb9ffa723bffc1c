//! `cargo xtask eval --references`: how often a party that the sentence of a meeting does not
//! name is known from the phrase that stands for it there.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use readout::references::references;
use readout::text::fold;
use serde_json::Value;

/// Kinds of phrases by words of theirs, the first that fits.
const KINDS: &[(&str, &[&str])] = &[
    (
        "group",
        &[
            "they",
            "them",
            "two",
            "both",
            "sides",
            "three",
            "leaders",
            "ministers",
            "trio",
            "presidents",
            "delegations",
            "parties",
            "officials",
            "negotiators",
        ],
    ),
    ("pronoun", &["he", "she", "him", "her", "his"]),
    (
        "office",
        &[
            "minister",
            "president",
            "leader",
            "envoy",
            "premier",
            "chief",
            "general",
            "ambassador",
            "secretary",
            "representative",
            "king",
            "prime",
        ],
    ),
];

/// Prints the figures for the meetings of `folder`'s `news/read.jsonl`.
pub fn report(folder: &Path, errors: bool) -> Result<(), Box<dyn Error>> {
    let mut counts: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("news/read.jsonl"))?.lines() {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().unwrap_or_default();
        let told = references(text);
        for meeting in article["meetings"].as_array().into_iter().flatten() {
            let number = meeting["sentence"].as_u64().unwrap_or_default() as usize;
            let Some(sentence) = text.lines().nth(number) else {
                continue;
            };
            if meeting["unsure"] == true {
                continue;
            }
            let start = sentence.as_ptr() as usize - text.as_ptr() as usize;
            let end = start + sentence.len();
            let inside: Vec<_> = told
                .iter()
                .filter(|r| r.bytes.start >= start && r.bytes.end <= end)
                .collect();
            let words = fold(sentence);
            for party in meeting["participants"].as_array().into_iter().flatten() {
                let name = fold(party.as_str().unwrap_or_default());
                if is_named(&words, &name) {
                    continue;
                }
                let known = inside.iter().any(|reference| {
                    let mut names = reference.names.iter().flatten();
                    names.any(|other| is_same(&fold(other), &name))
                });
                let kind = kind(&words);
                let count = counts.entry(kind).or_default();
                count[0] += u32::from(known);
                count[1] += 1;
                if errors && !known {
                    println!("{} {kind}: {name}: {sentence}", article["id"]);
                }
            }
        }
    }
    println!("parties without a name in the sentence of their meeting: known of all");
    for (kind, [known, all]) in counts {
        println!(
            "{kind:12} {known:5} of {all:5}  {:.3}",
            f64::from(known) / f64::from(all)
        );
    }
    Ok(())
}

/// Whether a sentence has the last word of a name, as a surname stands for a person.
fn is_named(sentence: &str, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    words(sentence).any(|word| word == last)
}

fn is_same(name: &str, other: &str) -> bool {
    name == other || name.ends_with(&format!(" {other}")) || other.ends_with(&format!(" {name}"))
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|c: char| !c.is_alphanumeric())
}

/// The kind of phrase that the words of the sentence let one expect.
fn kind(sentence: &str) -> &'static str {
    let fits = |known: &[&str]| words(sentence).any(|word| known.contains(&word));
    KINDS
        .iter()
        .find(|(_, known)| fits(known))
        .map_or("other", |(kind, _)| kind)
}
