//! From corpus sentences to what the model learns from: text as the library sees it, with
//! features and tags.

use std::io::{self, Write};

use readout::tagger::features::Extractor;
use readout::tagger::label::{Label, Position};
use readout::tagger::template::{FEATURES, Row};
use readout::text::Text;
use serde_json::json;

use super::corpus::{Document, Sentence};

/// A document as running text, with the bytes of its names.
pub struct Annotated {
    pub text: String,
    /// First byte, one past the last, type; in order.
    pub names: Vec<(usize, usize, usize)>,
}

/// Writes the words out as an author would, one paragraph a sentence.
pub fn render(document: &Document) -> Annotated {
    let mut out = Annotated {
        text: String::new(),
        names: Vec::new(),
    };
    for sentence in document {
        if !out.text.is_empty() {
            out.text.push_str("\n\n");
        }
        render_sentence(sentence, &mut out);
    }
    out
}

fn render_sentence(sentence: &Sentence, out: &mut Annotated) {
    let mut starts = Vec::with_capacity(sentence.words.len());
    let mut ends = Vec::with_capacity(sentence.words.len());
    let mut quoted = false;
    let mut glue = true;
    for word in &sentence.words {
        let mut word = word.as_str();
        if word == "``" || word == "''" {
            word = "\"";
        }
        let closing = word == "\"" && quoted;
        if word == "\"" {
            quoted = !quoted;
        }
        let close = closing
            || matches!(
                word,
                "," | "." | ";" | ":" | "!" | "?" | "%" | ")" | "]" | "”" | "..."
            )
            || matches!(word, "'s" | "’s" | "n't" | "n’t" | "'" | "’")
            || matches!(
                word,
                "'re" | "'ve" | "'ll" | "'d" | "'m" | "’re" | "’ve" | "’ll"
            );
        if !glue && !close {
            out.text.push(' ');
        }
        starts.push(out.text.len());
        out.text.push_str(word);
        ends.push(out.text.len());
        glue = matches!(word, "(" | "[" | "“" | "$" | "£") || word == "\"" && quoted;
    }
    for name in &sentence.names {
        out.names
            .push((starts[name.start], ends[name.end - 1], name.kind));
    }
}

/// A stretch of tokens: features and the tag of each.
pub struct Stretch {
    /// Whether the tags were made by machine and may be wrong.
    pub silver: bool,
    pub rows: Vec<Row>,
    pub labels: Vec<Label>,
}

/// The tags of all tokens of `text`. A name that cuts through a token takes all of it.
pub fn labels(text: &Text, names: &[(usize, usize, usize)]) -> Vec<Label> {
    let spans = text.spans();
    let mut labels = vec![Label::OUTSIDE; spans.len()];
    for (start, end, kind) in names {
        let first = spans.partition_point(|span| span.end as usize <= *start);
        let behind = spans.partition_point(|span| (span.start as usize) < *end);
        for (at, label) in labels.iter_mut().enumerate().take(behind).skip(first) {
            *label = Label::new(
                *kind,
                match (at == first, at + 1 == behind) {
                    (true, true) => Position::Unit,
                    (true, false) => Position::Begin,
                    (false, true) => Position::Last,
                    (false, false) => Position::Inside,
                },
            );
        }
    }
    labels
}

/// All stretches of a document that may hold names.
pub fn stretches(document: &Annotated, silver: bool, out: &mut Vec<Stretch>) {
    let text = Text::new(&document.text);
    let labels = labels(&text, &document.names);
    let mut extractor = Extractor::new(&text);
    for sentence in text.sentences() {
        extractor.enter(*sentence);
        for range in extractor.stretches() {
            let mut stretch = Stretch {
                silver,
                rows: Vec::with_capacity(range.len()),
                labels: Vec::with_capacity(range.len()),
            };
            for at in range.clone() {
                let mut row = [0; FEATURES];
                extractor.write(at, &mut row);
                stretch.rows.push(row);
                stretch.labels.push(labels[sentence.tokens.start() + at]);
            }
            if is_whole(&stretch.labels) {
                out.push(stretch);
            }
        }
    }
}

/// Whether no name reaches over the ends of the stretch.
fn is_whole(labels: &[Label]) -> bool {
    labels.windows(2).all(|pair| pair[0].allows(pair[1]))
        && labels.first().is_some_and(|l| l.may_start())
        && labels.last().is_some_and(|l| l.may_end())
}

/// The sentences of a document as the network is shown them, each a line of JSON: its folded words,
/// what is known of each, its tag, and whether it could be part of a name.
pub fn sentences(document: &Annotated, origin: &str, out: &mut impl Write) -> io::Result<()> {
    let text = Text::new(&document.text);
    let labels = labels(&text, &document.names);
    let mut extractor = Extractor::new(&text);
    for sentence in text.sentences() {
        extractor.enter(*sentence);
        let mut open = vec![0; sentence.tokens.len()];
        for range in extractor.stretches() {
            open[range.clone()].fill(1);
        }
        if open.contains(&1) {
            let tokens = sentence.tokens;
            let words: Vec<&str> = tokens.iter().map(|at| text.folded(at)).collect();
            let clues: Vec<u64> = (0..tokens.len()).map(|at| extractor.clues(at)).collect();
            let tags: Vec<usize> = tokens.iter().map(|at| labels[at].index()).collect();
            let line = json!({
                "origin": origin, "words": words, "clues": clues, "tags": tags, "open": open
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
