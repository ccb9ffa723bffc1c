//! Exact-span precision, recall and F1 for each type.

use std::fmt::{self, Write};

use readout::tagger::Tagger;
use readout::tagger::label::TYPES;
use readout::text::Text;

use super::sample::{Annotated, labels};

/// Bands of confidence, each a tenth, from 0 on.
const BANDS: usize = 10;

/// True positives, found and wanted spans of each type.
#[derive(Default)]
pub struct Score {
    /// Right and found spans of each band of confidence.
    bands: [(u32, u32); BANDS],
    hits: [u32; 3],
    found: [u32; 3],
    wanted: [u32; 3],
}

impl Score {
    /// Counts what the tagger finds in a document against its annotation.
    pub fn add(&mut self, tagger: &mut Tagger, document: &Annotated, errors: bool) {
        let text = Text::new(&document.text);
        let labels = labels(&text, &document.names);
        let mut wanted = Vec::new();
        let mut start = 0;
        for (at, label) in labels.iter().enumerate() {
            if let Some((kind, _)) = label.parts() {
                if label.may_start() {
                    start = at;
                }
                if label.may_end() {
                    wanted.push((start, at + 1, kind));
                }
            }
        }
        let mut found = Vec::new();
        for span in tagger.tag(&text) {
            let kind = TYPES.iter().position(|t| *t == span.kind).unwrap_or(0);
            let place = (span.tokens.start(), span.tokens.end(), kind);
            #[expect(clippy::cast_sign_loss, reason = "a probability is no less than 0")]
            let band = (span.confidence * BANDS as f32) as usize;
            let (right, all) = &mut self.bands[band.min(BANDS - 1)];
            *right += u32::from(wanted.contains(&place));
            *all += 1;
            found.push(place);
        }
        for span in &found {
            self.found[span.2] += 1;
            self.hits[span.2] += u32::from(wanted.contains(span));
        }
        for span in &wanted {
            self.wanted[span.2] += 1;
        }
        if errors {
            print_errors(&text, &wanted, &found);
        }
    }

    /// How often spans of each band of confidence are right, as lines of a table.
    pub fn reliability(&self) -> String {
        let mut out = String::from("confidence  right  of\n");
        for (band, (right, all)) in self.bands.iter().enumerate() {
            let share = f64::from(*right) / f64::from((*all).max(1));
            let from = band as f64 / BANDS as f64;
            let _ = writeln!(out, "{from:.1}         {share:.3}  {all}");
        }
        out
    }

    /// F1 of one type, or over all.
    fn f1(hits: u32, found: u32, wanted: u32) -> f64 {
        2.0 * f64::from(hits) / f64::from((found + wanted).max(1))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = |a: u32, b: u32| f64::from(a) / f64::from(b.max(1));
        for (index, kind) in TYPES.iter().enumerate() {
            let (hits, found, wanted) = (self.hits[index], self.found[index], self.wanted[index]);
            write!(
                f,
                "{kind:?} {:.3} ({:.3}/{:.3})  ",
                Self::f1(hits, found, wanted),
                ratio(hits, found),
                ratio(hits, wanted)
            )?;
        }
        let sum = |counts: &[u32; 3]| counts.iter().sum::<u32>();
        let all = Self::f1(sum(&self.hits), sum(&self.found), sum(&self.wanted));
        write!(f, "all {all:.3} of {} names", sum(&self.wanted))
    }
}

fn print_errors(text: &Text, wanted: &[(usize, usize, usize)], found: &[(usize, usize, usize)]) {
    let show = |span: &(usize, usize, usize)| {
        let range = readout::text::TokenRange::new(span.0, span.1);
        format!("{} [{:?}]", text.slice(range), TYPES[span.2])
    };
    for (index, sentence) in text.sentences().iter().enumerate() {
        let inside = |span: &&(usize, usize, usize)| text.sentence_of(span.0) == index;
        let missed: Vec<_> = wanted
            .iter()
            .filter(inside)
            .filter(|s| !found.contains(s))
            .map(show)
            .collect();
        let wrong: Vec<_> = found
            .iter()
            .filter(inside)
            .filter(|s| !wanted.contains(s))
            .map(show)
            .collect();
        if !missed.is_empty() || !wrong.is_empty() {
            println!(
                "{}\n    missed {missed:?} wrong {wrong:?}",
                text.slice(sentence.tokens)
            );
        }
    }
}
