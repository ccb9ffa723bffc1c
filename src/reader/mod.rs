//! Who met whom, read by a small trained network, a sentence at a time.
//!
//! [`units`] cuts a sentence into what can take part and what else stands there, [`network`] says
//! how likely each two of them took part in one encounter, and [`encounters`] makes encounters
//! of that. docs/reader.md tells what it was trained on and how well it does.

mod encounters;
mod network;
#[cfg(feature = "train")]
pub mod passages;
pub(crate) mod units;

use std::cell::RefCell;
use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::entity::Entities;
use crate::text::Text;
pub(crate) use encounters::{Encounter, number};
use network::{Network, Position};
pub(crate) use units::Recent;
use units::{Kind, Unit, feature};

/// What the reader says of a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The encounters that it tells of, the likeliest first.
    pub(crate) encounters: Vec<Encounter>,
    /// Of each two units asked: how likely they met.
    pub(crate) likely: Vec<((usize, usize), f32)>,
}

/// Parties that are asked of one sentence, cards aside.
const MOST_PARTIES: usize = 14;
/// Units of the shortest sentence that is read.
const SHORTEST: usize = 5;

/// A trained network, with what it said of the last sentences: texts repeat themselves, and to
/// read one is dear.
#[derive(Debug)]
pub(crate) struct Reader {
    network: &'static Network,
    said: RefCell<HashMap<Vec<u32>, Reading>>,
}

/// Sentences whose reading is kept.
const KEPT: usize = 64;

impl Reader {
    /// The reader that is built in.
    pub(crate) fn built_in() -> Option<Self> {
        static NETWORK: LazyLock<Option<Network>> =
            LazyLock::new(|| Network::read(include_bytes!("model.bin")).ok());
        NETWORK.as_ref().map(|network| Self {
            network,
            said: RefCell::default(),
        })
    }

    /// The encounters that a sentence tells of. `counts`: whether a unit can be when, where or on
    /// whose margins one took place. `rules` gives for two units what the rules say: 0 where they
    /// say nothing, else the number of the status in the network's answers.
    pub(crate) fn read(
        &self,
        text: &Text,
        entities: &Entities,
        units: &[Unit],
        counts: impl Fn(&Unit) -> bool,
        rules: impl Fn(usize, usize) -> usize,
    ) -> Option<Reading> {
        let parties = parties(units);
        let several = |unit: usize| units[unit].features & feature::SEVERAL != 0;
        // "talks with both sides": others met them, who need not have met each other.
        let mut groups = (units.iter())
            .filter(|unit| unit.features & feature::GROUP != 0)
            .map(|unit| unit.tokens.start())
            .peekable();
        let met_by_others = groups.peek().is_some()
            && groups.all(|start| start > 0 && text.folded(start - 1) == "with");
        let is_card = |unit: usize| units[unit].features & feature::CARD != 0;
        // Somebody unnamed may have met the only party, but nobody was met in a word or two.
        if parties.len() < 2 || units.len() < SHORTEST {
            return None;
        }
        let positions: Vec<Position> = (units.iter())
            .map(|unit| self.position(text, entities, unit))
            .collect();
        if !self.network.may_hold_one(&positions) {
            return None;
        }
        let mut pairs = Vec::new();
        for (at, first) in parties.iter().enumerate() {
            for second in &parties[at..] {
                let left_out = *first == 0 && is_card(*second)
                    || met_by_others && is_card(*first) && is_card(*second);
                if first != second && !left_out || first == second && several(*first) {
                    pairs.push((*first, *second, 1 + rules(*first, *second)));
                }
            }
        }
        let circumstances: Vec<(usize, usize)> = (0..units.len())
            .filter(|unit| is_circumstance(&units[*unit]) && counts(&units[*unit]))
            .flat_map(|unit| parties.iter().map(move |party| (*party, unit)))
            .collect();
        let question = question(&positions, &pairs, &circumstances);
        if let Some(known) = self.said.borrow().get(&question) {
            return Some(known.clone());
        }
        let length = units.partition_point(|unit| !matches!(unit.kind, Kind::Card(_)));
        let answers = self
            .network
            .answer(&positions, length, &pairs, &circumstances);
        let likely = pairs.iter().zip(&answers.statuses);
        let reading = Reading {
            likely: likely
                .map(|((a, b, _), shares)| ((*a, *b), 1.0 - shares[0]))
                .collect(),
            encounters: encounters::of(units, &pairs, &circumstances, &answers),
        };
        let mut said = self.said.borrow_mut();
        if said.len() >= KEPT {
            said.clear();
        }
        said.insert(question, reading.clone());
        Some(reading)
    }

    fn position(&self, text: &Text, entities: &Entities, unit: &Unit) -> Position {
        let mut pieces = Vec::new();
        if let Kind::Card(id) = unit.kind {
            for word in units::card_words(entities, id) {
                self.network.pieces(&word, &mut pieces);
            }
        }
        for at in units::words(unit, entities) {
            self.network.pieces(text.folded(at), &mut pieces);
        }
        Position {
            pieces,
            features: unit.features,
        }
    }
}

/// All that an answer hangs on, as numbers.
fn question(
    units: &[Position],
    pairs: &[(usize, usize, usize)],
    circumstances: &[(usize, usize)],
) -> Vec<u32> {
    let mut out = Vec::new();
    for unit in units {
        out.push(unit.features);
        out.push(unit.pieces.len() as u32);
        out.extend(&unit.pieces);
    }
    out.extend(pairs.iter().map(|(.., rules)| *rules as u32));
    out.extend(circumstances.iter().map(|(_, unit)| *unit as u32));
    out
}

/// The units that are asked whether they met: the sentence itself for whoever is unnamed, who
/// takes part in it, and who is on the cards.
fn parties(units: &[Unit]) -> Vec<usize> {
    let of = |kind: fn(&Unit) -> bool| {
        let asked = move |unit: &usize| {
            let features = units[*unit].features;
            features & feature::PARTY != 0 && features & feature::GROUP == 0 && kind(&units[*unit])
        };
        (0..units.len()).filter(asked)
    };
    let named = of(|unit| !matches!(unit.kind, Kind::Card(_))).take(MOST_PARTIES);
    let cards = of(|unit| matches!(unit.kind, Kind::Card(_)));
    [0].into_iter().chain(named).chain(cards).collect()
}

/// Whether the unit can be when, where or on whose margins an encounter took place.
fn is_circumstance(unit: &Unit) -> bool {
    let places = feature::PLACE | feature::COUNTRY | feature::ORGANIZATION;
    match unit.kind {
        Kind::Time(_) | Kind::Event(_) => true,
        Kind::Card(_) => false,
        _ => unit.features & places != 0,
    }
}
