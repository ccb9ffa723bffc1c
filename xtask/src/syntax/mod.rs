//! `train-syntax` and `eval-syntax`: the model behind `readout::syntax`.

mod align;
mod conllu;
mod corpus;
mod eval;
mod oracle;
mod perceptron;
mod random;
mod train;
mod units;

use std::path::Path;

use readout::syntax::training::Model;

/// Where the model file lies, from the root of the repository.
const MODEL: &str = "src/syntax/model.bin";

/// Trains on the treebanks below `folder` and writes the model file.
///
/// # Errors
/// If a file cannot be read or written.
pub fn train(folder: &Path) -> std::io::Result<()> {
    let corpus = corpus::read(folder)?;
    std::fs::write(MODEL, train::train(&corpus.train))
}

/// Measures the model file.
///
/// # Errors
/// If a file cannot be read or is no model.
pub fn evaluate(folder: &Path) -> std::io::Result<()> {
    let bytes = std::fs::read(MODEL)?;
    let model = Model::read(&bytes).ok_or_else(|| std::io::Error::other("no model file"))?;
    println!("{} bytes", bytes.len());
    eval::evaluate(&model, &corpus::read(folder)?.held_out);
    Ok(())
}
