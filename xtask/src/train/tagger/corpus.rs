//! The annotated corpora, read into one form.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::GzDecoder;

/// A run of tokens of a sentence that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Index into `readout::tagger::label::TYPES`.
    pub kind: usize,
}

/// Indexes into `readout::tagger::label::TYPES`.
pub const PERSON: usize = 0;
pub const ORGANIZATION: usize = 1;
pub const PLACE: usize = 2;

/// A sentence in the corpus's own tokens.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub words: Vec<String>,
    /// In order, without overlap.
    pub names: Vec<Name>,
}

impl Sentence {
    /// The words of a name, with a space between them.
    pub fn text_of(&self, name: Name) -> String {
        self.words[name.start..name.end].join(" ")
    }
}

/// Sentences that belong together.
pub type Document = Vec<Sentence>;

/// One token of a corpus file: word, part of speech (or ""), tag.
pub struct Row {
    pub word: String,
    pub pos: String,
    pub tag: String,
}

/// All of a file, unpacked if its name ends in `.gz`.
fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let mut file = File::open(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(file).read_to_string(&mut text)?;
    } else {
        file.read_to_string(&mut text)?;
    }
    Ok(text)
}

/// The Groningen Meaning Bank's sentences: word, part of speech, tag.
pub fn gmb(data: &Path) -> io::Result<Vec<Vec<Row>>> {
    let text = read(&data.join("gmb/gmb.iob2.gz"))?;
    Ok(sentences(&text, |line| {
        let mut fields = line.split('\t');
        Some(Row {
            word: fields.next()?.to_owned(),
            pos: fields.next()?.to_owned(),
            tag: fields.next()?.to_owned(),
        })
    }))
}

/// Wikigold's sentences: word and tag; `I-` begins a name where none of its type is open.
pub fn wikigold(data: &Path) -> io::Result<Vec<Vec<Row>>> {
    let text = read(&data.join("wikigold/wikigold.conll.txt"))?;
    Ok(sentences(&text, |line| {
        let (word, tag) = line.rsplit_once(' ')?;
        Some(Row {
            word: word.to_owned(),
            pos: String::new(),
            tag: tag.to_owned(),
        })
    }))
}

/// Documents of one Universal NER file (`en_ewt-dev`, `en_ewt-test`, `en_pud-test`).
pub fn universal_ner(data: &Path, name: &str) -> io::Result<Vec<Vec<Vec<Row>>>> {
    let text = read(&data.join("uner").join(format!("{name}.iob2")))?;
    Ok(text
        .split("# newdoc")
        .map(|document| {
            sentences(document, |line| {
                let mut fields = line.split('\t').skip(1);
                Some(Row {
                    word: fields.next()?.to_owned(),
                    pos: String::new(),
                    tag: fields.next()?.to_owned(),
                })
            })
        })
        .filter(|document| !document.is_empty())
        .collect())
}

fn sentences(text: &str, row: impl Fn(&str) -> Option<Row>) -> Vec<Vec<Row>> {
    let mut all = Vec::new();
    let mut sentence = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            if !sentence.is_empty() {
                all.push(std::mem::take(&mut sentence));
            }
        } else if let Some(row) = row(line).filter(|_| !line.starts_with("# ")) {
            sentence.push(row);
        }
    }
    if !sentence.is_empty() {
        all.push(sentence);
    }
    all
}

/// The stretches of a sentence that carry one tag, as `(start, end, tag without B- or I-)`.
pub fn tagged(rows: &[Row]) -> Vec<(usize, usize, &str)> {
    let mut out: Vec<(usize, usize, &str)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some((prefix, kind)) = row.tag.split_once('-') else {
            continue;
        };
        match out.last_mut() {
            Some((_, end, open)) if prefix == "I" && *end == at && *open == kind => *end = at + 1,
            _ => out.push((at, at + 1, kind)),
        }
    }
    out
}

/// A sentence of a corpus that uses PER, ORG and LOC as the guidelines do.
pub fn plain(rows: Vec<Row>) -> Sentence {
    let names = tagged(&rows)
        .into_iter()
        .filter_map(|(start, end, tag)| {
            let kind = match tag {
                "PER" => PERSON,
                "ORG" => ORGANIZATION,
                "LOC" => PLACE,
                _ => return None,
            };
            Some(Name { start, end, kind })
        })
        .collect();
    Sentence {
        words: rows.into_iter().map(|row| row.word).collect(),
        names,
    }
}
