//! The trained model: three classifiers, and what they make of a sentence.

use std::sync::OnceLock;

use super::form::forms;
use super::relation::Relation;
use super::tag::Tag;
use super::tree::{Parse, Word};
use super::unit::Unit;
use super::weights::Weights;
use super::{parser, part};
use crate::text::Text;

/// Made by `cargo xtask train-syntax`; see `docs/syntax.md`.
static BUILT_IN: &[u8] = include_bytes!("model.bin");

/// More units than this are parsed in pieces, which the root of the first one joins.
const PIECE: usize = 200;

/// The classifiers of parts of speech, of the parser's actions, and of relations.
#[derive(Debug, Default)]
pub struct Model {
    parts: Weights,
    actions: Weights,
    relations: Weights,
}

impl Model {
    /// The model that is part of the program, decoded at the first call.
    pub fn built_in() -> &'static Self {
        static LOADED: OnceLock<Model> = OnceLock::new();
        LOADED.get_or_init(|| Self::read(BUILT_IN).unwrap_or_default())
    }

    /// Reads a model file: three classifiers, one after the other.
    pub fn read(mut bytes: &[u8]) -> Option<Self> {
        Some(Self {
            parts: Weights::read(&mut bytes)?,
            actions: Weights::read(&mut bytes)?,
            relations: Weights::read(&mut bytes)?,
        })
    }

    /// Part of speech of each unit.
    pub fn tag(&self, text: &Text, units: &[Unit]) -> Vec<Tag> {
        part::tag(&forms(text, units), &self.parts)
    }

    /// The tree over the units.
    pub fn parse(&self, text: &Text, units: &[Unit]) -> Parse {
        let mut words: Vec<Word> = Vec::with_capacity(units.len());
        let mut first_root = None;
        for piece in units.chunks(PIECE) {
            let forms = forms(text, piece);
            let tags = part::tag(&forms, &self.parts);
            let state = parser::parse(&forms, &tags, &self.actions, &self.relations);
            let offset = words.len();
            for (node, tag) in state.nodes.iter().zip(tags) {
                let in_piece = node.head.filter(|head| *head < piece.len());
                let mut word = Word {
                    tag,
                    head: in_piece.map(|head| (offset + head) as u32),
                    relation: node.relation,
                };
                if word.head.is_none() {
                    if first_root.is_some() {
                        word.head = first_root;
                        word.relation = Relation::Parataxis;
                    } else {
                        first_root = Some(words.len() as u32);
                    }
                }
                words.push(word);
            }
        }
        Parse::new(units.to_vec(), words)
    }
}
