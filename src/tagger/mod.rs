//! The statistical tagger: a linear-chain conditional random field (Lafferty et al. 2001)
//! that finds the names of persons, organizations and places by word, shape, context,
//! lexicon and the rest of the document. Its weights are `model.bin`, which
//! `cargo xtask train` makes; `docs/tagger.md` says from what.

mod bundle;
mod evidence;
#[doc(hidden)]
pub mod features;
mod form;
mod gazetteer;
mod hash;
#[doc(hidden)]
pub mod label;
#[doc(hidden)]
pub mod lattice;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod network;
mod scorer;
mod sentence;
mod shape;
#[doc(hidden)]
pub mod template;

use crate::document::EntityType;
use crate::text::{Kept, Text, TokenRange, with_kept};
use features::Extractor;
use label::{Label, Position, TYPES};
use lattice::{Lattice, Scores, Steps};
use model::Model;
use network::Network;
use scorer::Scorer;

/// Words that name someone or something, as the model sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaggedSpan {
    /// Its tokens, without title, article or possessive 's.
    pub tokens: TokenRange,
    /// Person, organization or place; never an event.
    pub kind: EntityType,
    /// The model's probability of the least sure of its tokens' tags, 0 to 1.
    pub confidence: f32,
}

thread_local! {
    /// Keeps what it learnt from the texts read before; the next one is much like them.
    static TAGGER: Kept<Tagger<'static>> = const { Kept::new(None) };
}

/// All names in `text` that the built-in model finds, in text order, without overlap.
///
/// Time is linear in the length of the text.
pub fn tag(text: &Text) -> Vec<TaggedSpan> {
    let fresh = || Tagger::new(Model::built_in(), Network::built_in());
    with_kept(&TAGGER, fresh, |tagger| tagger.tag(text))
}

/// What the network's scores count beside the chain's; what served best, see docs/tagger.md.
const SHARE: f32 = 0.6;

/// Finds names in one text after the other.
#[doc(hidden)]
pub struct Tagger<'m> {
    scorer: Scorer<'m>,
    network: &'m Network,
    steps: Steps,
    lattice: Lattice,
    path: Vec<Label>,
    opinions: Vec<Scores>,
}

impl<'m> Tagger<'m> {
    /// A tagger with this model and this network.
    pub fn new(model: &'m Model<'m>, network: &'m Network) -> Self {
        Self {
            scorer: Scorer::new(model),
            network,
            steps: Steps::new(model.transitions()),
            lattice: Lattice::default(),
            path: Vec::new(),
            opinions: Vec::new(),
        }
    }

    /// All names in `text` that the model finds, in text order, without overlap.
    pub fn tag(&mut self, text: &Text) -> Vec<TaggedSpan> {
        let Self {
            scorer,
            network,
            steps,
            lattice,
            path,
            opinions,
        } = self;
        let mut extractor = Extractor::new(text);
        let mut spans = Vec::new();
        for sentence in text.sentences() {
            extractor.enter(*sentence);
            network.read_sentence(
                extractor.len(),
                extractor.stretches(),
                |at| (extractor.folded(at), extractor.clues(at)),
                opinions,
            );
            for stretch in extractor.stretches() {
                lattice.scores.clear();
                for at in stretch.clone() {
                    lattice.scores.push(if extractor.is_outside(at) {
                        lattice::outside()
                    } else {
                        let mut scores = scorer.score(|sink| extractor.give(at, sink));
                        for (score, opinion) in scores.iter_mut().zip(opinions[at]) {
                            *score += SHARE * opinion;
                        }
                        scores
                    });
                }
                lattice.best(steps, path);
                if path.iter().all(|label| *label == Label::OUTSIDE) {
                    continue;
                }
                lattice.sum_paths(steps);
                let first = sentence.tokens.start() + stretch.start;
                read_spans(path, lattice, first, &mut spans);
            }
        }
        spans
    }
}

/// Turns the tags of one stretch, whose first token is `first`, into spans.
fn read_spans(path: &[Label], lattice: &Lattice, first: usize, spans: &mut Vec<TaggedSpan>) {
    let mut start = 0;
    let mut confidence = 1.0_f32;
    for (at, label) in path.iter().enumerate() {
        let Some((kind, position)) = label.parts() else {
            continue;
        };
        if matches!(position, Position::Begin | Position::Unit) {
            start = at;
            confidence = 1.0;
        }
        confidence = confidence.min(lattice.probability(at, *label));
        if matches!(position, Position::Last | Position::Unit) {
            spans.push(TaggedSpan {
                tokens: TokenRange::new(first + start, first + at + 1),
                kind: TYPES[kind],
                confidence,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tag;
    use crate::document::EntityType;
    use crate::text::Text;

    /// The names found, each behind a letter for its type.
    fn found(source: &str) -> String {
        let text = Text::new(source);
        let spans = tag(&text);
        for span in &spans {
            assert!((0.0..=1.0).contains(&span.confidence), "{source}");
        }
        let names: Vec<String> = spans
            .iter()
            .map(|span| {
                let letter = match span.kind {
                    EntityType::Person => "P",
                    EntityType::Organization => "O",
                    EntityType::Place => "L",
                    EntityType::Event => "E",
                };
                format!("{letter} {}", text.slice(span.tokens))
            })
            .collect();
        names.join(" | ")
    }

    #[test]
    fn names_are_found_whoever_bears_them() {
        for (source, expected) in [
            (
                "Foreign Minister Ilgar Tamrazov met his Latvian counterpart in Riga on Friday.",
                "P Ilgar Tamrazov | L Riga",
            ),
            (
                "President Oyelaran Adewusi told Reuters that Ghana would join NATO.",
                "P Oyelaran Adewusi | O Reuters | L Ghana | O NATO",
            ),
            (
                "Mr. Quvondiqov left for Tashkent, where Chinese diplomats waited.",
                "P Quvondiqov | L Tashkent",
            ),
            (
                "The European Union and Japan signed the deal in Brussels.",
                "O European Union | L Japan | L Brussels",
            ),
            (
                "U.S. officials said Sheikh Khalid bin Rashid Al Mansoori had flown to Doha.",
                "L U.S. | P Khalid bin Rashid Al Mansoori | L Doha",
            ),
            ("They met again on Monday, and nothing was agreed.", ""),
            ("", ""),
        ] {
            assert_eq!(found(source), expected);
        }
    }

    #[test]
    fn capitals_hide_no_names() {
        assert_eq!(
            found("FRANCE AND GERMANY SIGN TRADE DEAL IN PARIS"),
            "L FRANCE | L GERMANY | L PARIS"
        );
    }

    #[test]
    fn odd_text_is_survived() {
        for source in [
            "A",
            "’s ’s ’s",
            "\u{202e}Ω≈ç√ 𝕏 \u{0}",
            "....!!!!((((",
            "Президент 李明 met محمد.",
        ] {
            found(source);
        }
        found(&"Aa".repeat(10_000));
        found(&"A b ".repeat(5_000));
    }
}
