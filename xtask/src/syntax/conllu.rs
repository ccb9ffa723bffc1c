//! Reads CoNLL-U treebanks (<https://universaldependencies.org/format.html>).

use std::io::Read;
use std::path::Path;

use readout::syntax::NameKind;

/// One syntactic word.
pub struct Word {
    pub form: String,
    pub xpos: String,
    /// Index of the head in the sentence; none for the root.
    pub head: Option<usize>,
    pub deprel: String,
    pub space_after: bool,
}

/// One sentence.
#[derive(Default)]
pub struct Sentence {
    pub words: Vec<Word>,
    /// First and one-past-last word of the entity mentions (GUM only), and their types.
    pub mentions: Vec<(usize, usize, NameKind)>,
}

/// The text of a file, which may be compressed with gzip.
pub fn read_text(path: &Path) -> std::io::Result<String> {
    let file = std::fs::File::open(path)?;
    let mut text = String::new();
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::GzDecoder::new(file).read_to_string(&mut text)?;
    } else {
        std::io::BufReader::new(file).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// The sentences of a CoNLL-U text.
pub fn sentences(conllu: &str) -> Vec<Sentence> {
    conllu
        .split("\n\n")
        .map(sentence)
        .filter(|s| !s.words.is_empty())
        .collect()
}

fn sentence(lines: &str) -> Sentence {
    let mut out = Sentence::default();
    // Mentions that are open: their number, first word and type.
    let mut open: Vec<(String, usize, NameKind)> = Vec::new();
    // Last id of a multiword token, whose words are written without spaces.
    let mut fused: Option<(usize, bool)> = None;
    for line in lines.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<_> = line.split('\t').collect();
        let [id, form, _, _, xpos, _, head, deprel, _, misc] = columns[..] else {
            continue;
        };
        let spaced = !misc.split('|').any(|m| m == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            fused = last.parse().ok().map(|last| (last, spaced));
            continue;
        }
        let Ok(number) = id.parse::<usize>() else {
            continue;
        };
        let space_after = match fused {
            Some((last, _)) if number < last => false,
            Some((_, spaced)) => {
                fused = None;
                spaced
            }
            None => spaced,
        };
        if let Some(entity) = misc.split('|').find_map(|m| m.strip_prefix("Entity=")) {
            read_mentions(entity, out.words.len(), &mut open, &mut out.mentions);
        }
        out.words.push(Word {
            form: form.to_owned(),
            xpos: xpos.to_owned(),
            head: head.parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
            deprel: deprel.to_owned(),
            space_after,
        });
    }
    out
}

/// Reads GUM's brackets at one word: "(1-event(2-abstract", "7)", "(8-time)7)".
fn read_mentions(
    entity: &str,
    word: usize,
    open: &mut Vec<(String, usize, NameKind)>,
    mentions: &mut Vec<(usize, usize, NameKind)>,
) {
    let mut rest = entity;
    while !rest.is_empty() {
        let opens = rest.starts_with('(');
        rest = rest.trim_start_matches('(');
        let end = rest.find(['(', ')']).unwrap_or(rest.len());
        let body = &rest[..end];
        rest = &rest[end..];
        let mut parts = body.split('-');
        let chain = parts.next().unwrap_or_default().to_owned();
        if opens {
            let kind = match parts.next().unwrap_or_default() {
                "person" => NameKind::Person,
                "organization" => NameKind::Organization,
                "place" => NameKind::Place,
                "event" => NameKind::Event,
                _ => NameKind::Other,
            };
            open.push((chain.clone(), word, kind));
        }
        if let Some(after) = rest.strip_prefix(')') {
            rest = after;
            if let Some(at) = open.iter().rposition(|(c, _, _)| *c == chain) {
                let (_, start, kind) = open.remove(at);
                mentions.push((start, word + 1, kind));
            }
        }
    }
}
