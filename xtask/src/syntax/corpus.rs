//! Which documents are learned from and which are held out.

use std::path::Path;

use super::align::{Example, align};
use super::conllu::{read_text, sentences};

/// Sentences to learn from and, apart, to measure on.
pub struct Corpus {
    pub train: Vec<Example>,
    /// Name of the set and its sentences.
    pub held_out: Vec<(&'static str, Vec<Example>)>,
}

/// Reads GUM, EWT and PUD below `folder`.
///
/// # Errors
/// If a file cannot be read.
pub fn read(folder: &Path) -> std::io::Result<Corpus> {
    let (mut train, mut news) = (Vec::new(), Vec::new());
    let mut gum: Vec<_> = std::fs::read_dir(folder.join("gum"))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .collect();
    gum.sort();
    for path in gum {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let examples = examples(&path)?;
        if is_held_out(&name) {
            eprintln!("held out: {name}");
            news.extend(examples);
        } else {
            train.extend(examples);
        }
    }
    for part in ["train", "dev", "test"] {
        train.extend(examples(
            &folder.join(format!("ud/en_ewt-{part}.conllu.gz")),
        )?);
    }
    let pud = examples(&folder.join("ud/en_pud-test.conllu.gz"))?;
    Ok(Corpus {
        train,
        held_out: vec![("GUM news", news), ("PUD", pud)],
    })
}

/// Whether a GUM document is never learned from: of the news, a third by hash.
fn is_held_out(name: &str) -> bool {
    let hash = name.bytes().fold(0_u32, |hash, b| {
        hash.wrapping_mul(31).wrapping_add(b.into())
    });
    name.starts_with("GUM_news_") && hash % 3 == 0
}

fn examples(path: &Path) -> std::io::Result<Vec<Example>> {
    let read = sentences(&read_text(path)?);
    let examples: Vec<_> = read.iter().filter_map(align).collect();
    if examples.len() < read.len() {
        eprintln!(
            "{}: {} of {} sentences left out",
            path.display(),
            read.len() - examples.len(),
            read.len()
        );
    }
    Ok(examples)
}
