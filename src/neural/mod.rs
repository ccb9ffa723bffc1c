//! What networks are made of: pieces of words, layers, and files of weights. The reader and the
//! tagger have one each.

mod embedding;
mod file;
pub(crate) mod math;
mod matrix;
mod pieces;

pub(crate) use embedding::Embedding;
pub(crate) use file::{File, WeightsError};
pub(crate) use math::Norm;
pub(crate) use matrix::{Inputs, Matrix};
pub(crate) use pieces::Pieces;
