//! `train-syntax` and `eval-syntax`: the model behind `readout::syntax`.

mod align;
mod conllu;
mod corpus;
mod eval;
mod oracle;
mod perceptron;
mod random;
mod silver;
mod train;
mod units;

use std::path::Path;

use readout::syntax::training::Model;

/// Where the model file lies, from the root of the repository.
const MODEL: &str = "src/syntax/model.bin";

/// Runs `command` ("train-syntax" or "eval-syntax"); its one argument is the folder of
/// the corpora.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(command: &str, arguments: &[String]) -> Result<(), String> {
    let folder = Path::new(arguments.first().map_or("../shared/train", String::as_str));
    let done = if command == "train-syntax" {
        train(folder)
    } else {
        evaluate(folder)
    };
    done.map_err(|error| format!("{}: {error}", folder.display()))
}

/// Learns from the corpora and writes the model file.
fn train(folder: &Path) -> std::io::Result<()> {
    let corpus = corpus::read(folder)?;
    let bank = conllu::read_text(&folder.join("gmb/gmb.iob2.gz"))?;
    std::fs::write(MODEL, train::train(&corpus.train, &bank))
}

/// Measures the model file.
fn evaluate(folder: &Path) -> std::io::Result<()> {
    let bytes = std::fs::read(MODEL)?;
    let model = Model::read(&bytes).ok_or_else(|| std::io::Error::other("no model file"))?;
    println!("{} bytes", bytes.len());
    eval::evaluate(&model, &corpus::read(folder)?.held_out);
    Ok(())
}
