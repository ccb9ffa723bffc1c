//! The score of each tag of a token: the weights of its features, added up. The sums of bundles
//! that were met before are remembered; most tokens share most of theirs with others.

use super::bundle::{
    Bundle, Document, Near, NearMarks, OwnMark, Put, Roles, RunMarks, Shapes, Sink, Word,
};
use super::lattice::Scores;
use super::model::{Model, Sum};
use super::template::feature;

/// Scores one token after the other.
pub(super) struct Scorer<'m> {
    model: &'m Model<'m>,
    known: Known,
}

impl<'m> Scorer<'m> {
    /// A scorer that remembers nothing yet.
    pub(super) fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            known: Known::new(model),
        }
    }

    /// The score of each tag of a token that `give` gives the features of.
    pub(super) fn score(&mut self, give: impl FnOnce(&mut Remembering)) -> Scores {
        let mut remembering = Remembering {
            adder: Adder::new(self.model),
            known: &mut self.known,
        };
        give(&mut remembering);
        let sum = remembering.adder.sum;
        self.model.scores(sum)
    }
}

/// Adds up the weights of features.
struct Adder<'m> {
    model: &'m Model<'m>,
    sum: Sum,
}

impl<'m> Adder<'m> {
    fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            sum: Sum::default(),
        }
    }
}

impl Put for Adder<'_> {
    fn put(&mut self, template: usize, values: [u32; 3]) {
        self.model.add(feature(template, values), &mut self.sum);
    }
}

/// Adds up the weights of features, those of a known bundle at once.
pub(super) struct Remembering<'s> {
    adder: Adder<'s>,
    known: &'s mut Known,
}

impl Put for Remembering<'_> {
    fn put(&mut self, template: usize, values: [u32; 3]) {
        self.adder.put(template, values);
    }
}

impl Sink for Remembering<'_> {
    fn take<B: Bundle>(&mut self, bundle: B) {
        self.adder.sum += B::sums(self.known).of(bundle, self.adder.model);
    }
}

/// The sums of bundles that were met last.
pub(super) struct Known {
    pub word: Sums<Word>,
    pub near: Sums<Near>,
    pub shapes: Sums<Shapes>,
    pub own_mark: Sums<OwnMark>,
    pub near_marks: Sums<NearMarks>,
    pub document: Sums<Document>,
    pub roles: Sums<Roles>,
    pub run_marks: Sums<RunMarks>,
}

impl Known {
    fn new(model: &Model) -> Self {
        Self {
            word: Sums::new(model),
            near: Sums::new(model),
            shapes: Sums::new(model),
            own_mark: Sums::new(model),
            near_marks: Sums::new(model),
            document: Sums::new(model),
            roles: Sums::new(model),
            run_marks: Sums::new(model),
        }
    }
}

/// For each of some places the bundle that was last asked for there, with its sum.
pub(super) struct Sums<B> {
    places: Box<[(B, Sum)]>,
}

impl<B: Bundle> Sums<B> {
    /// In each place stands one and the same bundle, with its true sum.
    fn new(model: &Model) -> Self {
        let any = B::default();
        Self {
            places: vec![(any, sum(any, model)); B::PLACES].into(),
        }
    }

    /// The sum of the weights that `model` has for the features of `bundle`.
    fn of(&mut self, bundle: B, model: &Model) -> Sum {
        let place = &mut self.places[bundle.place()];
        if place.0 != bundle {
            *place = (bundle, sum(bundle, model));
        }
        place.1
    }
}

fn sum(bundle: impl Bundle, model: &Model) -> Sum {
    let mut adder = Adder::new(model);
    bundle.give(&mut adder);
    adder.sum
}

#[cfg(test)]
mod tests {
    use super::{Scorer, Sums, sum};
    use crate::tagger::bundle::{Bundle, Near, Side};
    use crate::tagger::features::Extractor;
    use crate::tagger::model::{Model, Sum};
    use crate::tagger::template::FEATURES;
    use crate::text::Text;

    const SOURCES: [&str; 4] = [
        "Prime Minister Ansel Okvist flew to South Korea on 3 May. Okvist, 61, met Governor \
         Lee of the Bank of Korea (BOK) near Busan, said his office in Riga.",
        "OKVIST MEETS LEE IN BUSAN AS TALKS GO ON",
        "Old Rivals Discuss Border Trade Near Riga",
        "the envoy of latvia met nobody in riga",
    ];

    #[test]
    fn sums_of_bundles_are_sums_of_their_features() {
        let model = Model::built_in();
        let mut scorer = Scorer::new(model);
        let mut tokens = 0;
        for text in SOURCES.repeat(2).into_iter().map(Text::new) {
            let mut extractor = Extractor::new(&text);
            for sentence in text.sentences() {
                extractor.enter(*sentence);
                for at in extractor.stretches().iter().cloned().flatten() {
                    let mut row = [0; FEATURES];
                    extractor.write(at, &mut row);
                    let mut whole = Sum::default();
                    for hash in row.into_iter().filter(|hash| *hash != 0) {
                        model.add(hash, &mut whole);
                    }
                    let found = scorer.score(|sink| extractor.give(at, sink));
                    let expected = model.scores(whole);
                    assert_eq!(found.map(f32::to_bits), expected.map(f32::to_bits));
                    tokens += 1;
                }
            }
        }
        assert!(tokens > 80);
    }

    #[test]
    fn bundles_that_share_a_place_have_their_own_sums() {
        let model = Model::built_in();
        let scores = |sum| model.scores(sum).map(f32::to_bits);
        let near = |word| Near {
            side: Side::Before,
            word,
            suffix: 0,
            shape: 1,
        };
        let edge = near(1);
        let other = (2..=u32::MAX)
            .map(near)
            .find(|near| near.place() == edge.place());
        let bundles = [edge, other.unwrap()];
        let expected = bundles.map(|bundle| scores(sum(bundle, model)));
        assert_ne!(expected[0], expected[1]);
        let mut sums = Sums::new(model);
        for _ in 0..2 {
            let found = bundles.map(|bundle| scores(sums.of(bundle, model)));
            assert_eq!(found, expected);
        }
    }
}
